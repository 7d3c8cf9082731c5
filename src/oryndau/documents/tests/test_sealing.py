"""The system's seal on a decree: it verifies, keeps PDF/A; without a good key there is none (E-03)."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from oryndau.documents import sealing, typeset
from oryndau.documents.tests import keys, samples
from oryndau.eds.oids import EKU_INDIVIDUAL, SHA256

AT = datetime.now(UTC)
DECREE = typeset.render(samples.initiation())


@pytest.fixture
def key(tmp_path: Path) -> tuple[Path, x509.Certificate]:
    return keys.seal_file(tmp_path, AT)


def status(pdf: bytes, root: x509.Certificate) -> PdfSignatureStatus:
    trusted = asn1.Certificate.load(root.public_bytes(Encoding.DER))
    (signature,) = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
    return validate_pdf_signature(signature, ValidationContext(trust_roots=[trusted], moment=AT))


class Stamper:
    """A stamping authority of this process."""

    def stamp(self, digest_oid: str, imprint: bytes) -> bytes:
        stamper = DummyTimeStamper(*keys.stamping_key(AT))
        token: bytes = asyncio.run(stamper.async_timestamp(imprint, "sha256")).dump()
        return token


def test_the_seal_verifies_and_covers_the_whole_file(key: tuple[Path, x509.Certificate]) -> None:
    sealed = sealing.load(key[0], keys.PASSWORD).apply(DECREE, at=AT)
    verdict = status(sealed, key[1])
    assert verdict.bottom_line, verdict.pretty_print_details()
    assert verdict.coverage.name == "ENTIRE_FILE"


def test_the_bytes_that_the_official_signed_stay_the_beginning_of_the_file(
    key: tuple[Path, x509.Certificate],
) -> None:
    assert sealing.load(key[0], keys.PASSWORD).apply(DECREE, at=AT).startswith(DECREE)


def test_any_changed_byte_breaks_the_seal(key: tuple[Path, x509.Certificate]) -> None:
    sealed = sealing.load(key[0], keys.PASSWORD).apply(DECREE, at=AT)
    at = sealed.index(b"stream") + 20
    changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
    assert not status(changed, key[1]).intact


def test_the_sealed_document_is_still_tagged_pdf_a(key: tuple[Path, x509.Certificate]) -> None:
    reader = PdfReader(io.BytesIO(sealing.load(key[0], keys.PASSWORD).apply(DECREE, at=AT)))
    packet = reader.root_object["/Metadata"].get_object()
    assert b"pdfaid:part" in packet.get_data()
    assert "/Filter" not in packet
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/OutputIntents"]
    widgets = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert [widget["/F"] & 0b100 for widget in widgets if widget["/Subtype"] == "/Widget"] == [0b100]
    assert not reader.is_encrypted


def test_without_a_key_nothing_is_sealed(tmp_path: Path) -> None:
    with pytest.raises(sealing.SealUnavailable, match="no sealing key"):
        sealing.load(tmp_path / "none.p12", "")


def test_a_wrong_password_or_a_damaged_file_seals_nothing(key: tuple[Path, x509.Certificate]) -> None:
    with pytest.raises(sealing.SealUnavailable, match="cannot be opened"):
        sealing.load(key[0], "wrong")


def test_a_persons_key_is_no_seal(tmp_path: Path) -> None:
    path, _ = keys.seal_file(tmp_path, AT, purpose=EKU_INDIVIDUAL)
    with pytest.raises(sealing.SealUnavailable, match="information system"):
        sealing.load(path, keys.PASSWORD)


@pytest.mark.parametrize("days", [-2, 2])
def test_an_expired_or_future_certificate_seals_nothing(
    key: tuple[Path, x509.Certificate], days: int
) -> None:
    seal = sealing.load(key[0], keys.PASSWORD)
    with pytest.raises(sealing.SealUnavailable, match="not valid"):
        seal.apply(DECREE, at=AT + timedelta(days=days))


def test_a_time_stamp_is_put_into_the_seal(key: tuple[Path, x509.Certificate]) -> None:
    seal = sealing.load(key[0], keys.PASSWORD)
    sealed = sealing.KeyFileSeal(seal.signer, Stamper()).apply(DECREE, at=AT)
    assert status(sealed, key[1]).timestamp_validity is not None
    assert status(seal.apply(DECREE, at=AT), key[1]).timestamp_validity is None


def test_the_time_stamp_stands_in_the_seal_as_the_authority_gave_it(
    key: tuple[Path, x509.Certificate],
) -> None:
    token = Stamper().stamp(SHA256, b"7" * 32)

    class Given:
        def stamp(self, digest_oid: str, imprint: bytes) -> bytes:
            return token

    sealed = sealing.KeyFileSeal(sealing.load(key[0], keys.PASSWORD).signer, Given()).apply(DECREE, at=AT)
    assert token.hex() in sealed.decode("latin-1").lower()


def test_without_its_time_stamp_nothing_is_sealed(key: tuple[Path, x509.Certificate]) -> None:
    seal = sealing.load(key[0], keys.PASSWORD, "http://127.0.0.1:9/tsp")
    with pytest.raises(sealing.SealUnavailable):
        seal.apply(DECREE, at=AT)


def test_what_is_no_pdf_is_not_sealed(key: tuple[Path, x509.Certificate]) -> None:
    with pytest.raises(ValueError, match="PDF"):
        sealing.load(key[0], keys.PASSWORD).apply(b"not a document", at=AT)
