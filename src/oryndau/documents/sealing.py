"""The system's seal on a PDF: PAdES B-T with a time stamp where one is configured, else B-B.

The seal is added as an incremental update: the bytes that the official signed stay the beginning of the
sealed file, untouched, and PDF/A-2 conformance is kept (an invisible field with the print flag). Without a
good key there is no seal and the act waits (fail closed).
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper

from oryndau import timekeeping
from oryndau.eds.oids import EKU_INFORMATION_SYSTEM

FIELD = "Oryndau"
# Room for the seal, its certificates and the time stamp; pyHanko fails loudly if they need more.
_RESERVED = 24576


class SealUnavailable(RuntimeError):
    """The document cannot be sealed now: no key, an unfit or expired one, or no time stamp."""


class Seal(Protocol):
    """The port behind which the sealing key lives: a file here, a hardware module in production."""

    def apply(self, pdf: bytes, *, at: datetime) -> bytes:
        """The sealed document; SealUnavailable when it cannot be sealed."""


@dataclass(frozen=True)
class KeyFileSeal:
    """A seal whose key lies in a PKCS#12 file, issued to an information system of the body."""

    signer: SimpleSigner
    timestamper: TimeStamper | None = None

    def apply(self, pdf: bytes, *, at: datetime) -> bytes:
        """The sealed document; SealUnavailable outside the certificate's validity or without a time stamp."""
        self._check_validity(at)
        name = self.signer.subject_name
        metadata = PdfSignatureMetadata(
            field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, name=name
        )
        signer = PdfSigner(
            metadata, self.signer, timestamper=self.timestamper, new_field_spec=SigFieldSpec(FIELD)
        )
        try:
            writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
            sealed = signer.sign_pdf(writer, bytes_reserved=_RESERVED)
        except (TimestampRequestError, SigningError, OSError) as error:
            raise SealUnavailable(f"the seal could not be made: {error}") from error
        except PdfError as error:
            raise ValueError("only a PDF document can be sealed") from error
        assert isinstance(sealed, io.BytesIO)
        return sealed.getvalue()

    def _check_validity(self, at: datetime) -> None:
        certificate = self.signer.signing_cert
        if certificate is None or not certificate.not_valid_before <= at <= certificate.not_valid_after:
            raise SealUnavailable("the certificate of the seal is not valid at this moment")


def load(path: Path, password: str, timestamp_url: str = "") -> KeyFileSeal:
    """The seal from a PKCS#12 file. SealUnavailable when it is absent, locked or not a system's."""
    signer = _signer(path, password)
    certificate = signer.signing_cert
    purposes = (
        certificate.extended_key_usage_value.native
        if certificate and certificate.extended_key_usage_value
        else []
    )
    if EKU_INFORMATION_SYSTEM not in purposes:
        raise SealUnavailable("the sealing key must be one issued to an information system, not to a person")
    return KeyFileSeal(signer, _timestamper(timestamp_url))


def _timestamper(url: str) -> RequestsHTTPTimeStamper | None:
    return RequestsHTTPTimeStamper(url) if url else None  # type: ignore[no-untyped-call]


def _signer(path: Path, password: str) -> SimpleSigner:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SealUnavailable(f"no sealing key at {path}") from error
    try:
        signer: SimpleSigner = SimpleSigner.load_pkcs12_data(content, [], passphrase=password.encode())
    except (ValueError, TypeError) as error:
        raise SealUnavailable("the sealing key cannot be opened with its password") from error
    return signer


@lru_cache(maxsize=4)
def _loaded(path: Path, changed: int, password: str, timestamp_url: str) -> KeyFileSeal:
    return load(path, password, timestamp_url)


def configured() -> Seal:
    """The seal of this installation (SEAL_P12, SEAL_PASSWORD, SEAL_TSA), read anew when its file changes."""
    path = Path(settings.SEAL_P12)
    changed = path.stat().st_mtime_ns if path.exists() else 0
    return _loaded(path, changed, settings.SEAL_PASSWORD, getattr(settings, "SEAL_TSA", ""))


def seal(pdf: bytes, *, at: datetime | None = None) -> bytes:
    """The document under the seal of this installation. SealUnavailable: the act waits and says so."""
    return configured().apply(pdf, at=at or timekeeping.now())
