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
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject

from oryndau import timekeeping
from oryndau.eds import pkcs12
from oryndau.eds.errors import Indeterminate, Malformed
from oryndau.eds.oids import EKU_INFORMATION_SYSTEM
from oryndau.eds.sign import KeyPair, TimestampSource, sign_digest
from oryndau.eds.tsp import HttpTimestamper

FIELD = "Oryndau"
# Room for the seal, its certificates and the time stamp; pyHanko fails loudly if they need more.
_RESERVED = 24576


class SealUnavailable(RuntimeError):
    """The document cannot be sealed now: no key, an unfit or expired one, or no time stamp."""


class Seal(Protocol):
    """The port behind which the sealing key lives: a file here, a hardware module in production."""

    def check(self, at: datetime) -> None:
        """SealUnavailable when the key could not seal at this moment; seals nothing."""

    def apply(self, pdf: bytes, *, at: datetime) -> bytes:
        """The sealed document; SealUnavailable when it cannot be sealed."""


@dataclass(frozen=True)
class KeyFileSeal:
    """A seal whose key lies in a PKCS#12 file, issued to an information system of the body.

    pyHanko writes the PDF and this house the signature in it. Another maker of the signature's bytes,
    asn1crypto, takes every length that happens to end in 0x80 for an indefinite one and encodes anew what
    is nested in it, over and over: up to two seconds for one seal in four.
    """

    signer: KeyPair
    timestamper: TimestampSource | None = None

    def apply(self, pdf: bytes, *, at: datetime) -> bytes:
        """The sealed document; SealUnavailable outside the certificate's validity or without a time stamp."""
        self.check(at)
        try:
            return self._embed(IncrementalPdfFileWriter(io.BytesIO(pdf)), at)
        except Indeterminate as error:
            raise SealUnavailable(f"the seal could not be made: {error}") from error
        except PdfError as error:
            raise ValueError("only a PDF document can be sealed") from error

    def _embed(self, writer: IncrementalPdfFileWriter, at: datetime) -> bytes:
        """Field, signature object, digest of all other bytes, and the signature of it: pyHanko's protocol."""
        steps = PdfCMSEmbedder(new_field_spec=SigFieldSpec(FIELD)).write_cms(FIELD, writer)
        next(steps)
        placeholder = SignatureObject(
            timestamp=timekeeping.local(at), subfilter=SigSeedSubFilter.PADES,
            name=self.signer.certificate.subject.common_name, bytes_reserved=_RESERVED,
        )  # fmt: skip
        steps.send(SigObjSetup(sig_placeholder=placeholder))
        prepared, sealed = steps.send(SigIOSetup(md_algorithm="sha256"))
        # A PAdES signature names its moment beside itself, in the PDF, so it carries no signing-time.
        steps.send(sign_digest(prepared.document_digest, self.signer, self.timestamper))
        assert isinstance(sealed, io.BytesIO)
        return sealed.getvalue()

    def check(self, at: datetime) -> None:
        """SealUnavailable outside the certificate's validity."""
        certificate = self.signer.certificate
        if not certificate.not_before <= at <= certificate.not_after:
            raise SealUnavailable("the certificate of the seal is not valid at this moment")


def load(path: Path, password: str, timestamp_url: str = "") -> KeyFileSeal:
    """The seal from a PKCS#12 file. SealUnavailable when it is absent, locked or not a system's."""
    try:
        signer = pkcs12.load(path.read_bytes(), password)
    except OSError as error:
        raise SealUnavailable(f"no sealing key at {path}") from error
    except Malformed as error:
        raise SealUnavailable("the sealing key cannot be opened with its password") from error
    if EKU_INFORMATION_SYSTEM not in signer.certificate.extended_key_usage:
        raise SealUnavailable("the sealing key must be one issued to an information system, not to a person")
    return KeyFileSeal(signer, HttpTimestamper(timestamp_url) if timestamp_url else None)


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
