"""The public check of a document, by number, QR address and file (E-03)."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.db import IntegrityError
from django.test import Client, RequestFactory
from django.urls import reverse

from oryndau.cases.models import Case
from oryndau.documents import checking, face, numbers, sealing, selectors, services, storage, views
from oryndau.documents.checking import Outcome
from oryndau.documents.models import Document
from oryndau.documents.receiving import LIMIT, DigestHandler
from oryndau.documents.tests import keys, samples
from oryndau.documents.typeset import render

pytestmark = [pytest.mark.django_db, pytest.mark.urls("oryndau.documents.tests.urls")]
NOW = datetime.now(UTC)
SECRETS = ["Үкілі", "900101300017", "Һәм", "123456789021", "1 250 300"]


@pytest.fixture
def issued(case: Case, tmp_path: Path) -> Document:
    """A sealed decree of a case, as the bailiff's step leaves it."""
    content = samples.initiation(number=numbers.new())
    signed = render(content)
    sealed = sealing.load(keys.seal_file(tmp_path, NOW)[0], keys.PASSWORD).apply(signed, at=NOW)
    return services.keep(
        content,
        sealed,
        case_id=case.pk,
        territory="75",
        at=NOW,
        event_no=3,
        signature_id=case.pk,
        signed=signed,
    )


def upload(client: Client, content: bytes) -> tuple[int, str]:
    response = client.post(reverse("documents:check"), {"file": SimpleUploadedFile("x.pdf", content)})
    return response.status_code, response.content.decode()


def test_a_kept_document_can_be_read_back_and_found(issued: Document) -> None:
    assert storage.read(issued.sha256).startswith(storage.read(issued.signed_sha256))
    assert issued.sealed
    assert issued.storage_key == storage.key_of(issued.sha256)
    assert list(selectors.of_case(issued.case_id)) == [issued]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Decree to initiate", "Test body", "state bailiff", "Әбдіқұлова Ғ. Ң.", "November 2026"]),
        ("kk", ["қозғау туралы қаулы", "Сынақ облысының", "мемлекеттік сот орындаушысы", "қараша"]),
        ("ru", ["Постановление о возбуждении", "Пробной области", "государственный судебный", "ноября"]),
    ],
)
def test_a_number_shows_the_least_that_proves_the_document(
    client: Client, issued: Document, language: str, words: list[str]
) -> None:
    response = client.get(
        reverse("documents:check-number", args=[issued.number]), headers={"accept-language": language}
    )
    page = response.content.decode()
    assert response.status_code == 200
    for word in [*words, issued.number]:
        assert word in page, word
    assert not [secret for secret in SECRETS if secret in page]


def test_a_typed_number_leads_to_its_page(client: Client, issued: Document) -> None:
    typed = str(issued.number).lower().replace("-", " ")
    response = client.get(reverse("documents:check"), {"number": typed}, follow=True)
    assert response.status_code == 200
    assert str(issued.number) in response.content.decode()


def test_the_file_itself_is_recognised_sealed_and_as_signed(client: Client, issued: Document) -> None:
    for digest in (issued.sha256, issued.signed_sha256):
        status, page = upload(client, storage.read(digest))
        assert status == 200
        assert 'class="govuk-panel govuk-panel--confirmation"' in page


def test_an_altered_byte_is_called_altered(client: Client, issued: Document) -> None:
    content = storage.read(issued.sha256)
    at = content.index(b"stream") + 30
    status, page = upload(client, content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    assert status == 200
    assert "govuk-panel--confirmation" not in page
    assert str(issued.number) in page
    changed = checking.by_file("0" * 64, str(issued.number))
    assert changed.outcome is Outcome.ALTERED


def test_a_strangers_file_is_not_ours(client: Client, issued: Document) -> None:
    status, page = upload(client, render(samples.initiation(number=numbers.new())))
    assert status == 404
    assert str(issued.number) not in page


def test_an_attachment_is_never_told_of(case: Case) -> None:
    sha256 = storage.put(b"a private paper")
    services.attach(
        case_id=case.pk, territory="75", at=NOW, name="x.pdf", role="other", media_type="application/pdf",
        size=15, sha256=sha256,
    )  # fmt: skip
    assert checking.by_file(sha256, None).outcome is Outcome.UNKNOWN


def test_an_attachment_whose_bytes_are_not_stored_is_not_recorded(case: Case) -> None:
    with pytest.raises(storage.NotStored):
        services.attach(
            case_id=case.pk, territory="75", at=NOW, name="x", role="other", media_type="image/png", size=1,
            sha256="0" * 64,
        )  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["ORY-1111-1111-1111-1112", "x", "<script>alert(1)</script>", "%00", "Ә" * 70]
)
def test_a_mistyped_number_is_told_so_and_echoed_harmlessly(client: Client, typed: str) -> None:
    response = client.get(reverse("documents:check-number", args=[typed.replace("/", "")]))
    assert response.status_code == 404
    assert "<script>alert" not in response.content.decode()


def test_a_number_never_issued_is_unknown(client: Client) -> None:
    assert client.get(reverse("documents:check-number", args=[numbers.new()])).status_code == 404


def test_nothing_is_confirmed_from_a_damaged_copy(client: Client, issued: Document) -> None:
    path = storage.path_of(issued.sha256)
    path.chmod(0o600)
    path.write_bytes(b"damaged")
    response = client.get(reverse("documents:check-number", args=[issued.number]))
    assert response.status_code == 503
    assert list(selectors.broken()) == [issued]


def test_a_replaced_document_says_so(client: Client, issued: Document) -> None:
    content = samples.initiation(number=numbers.new())
    services.keep(content, render(content), case_id=issued.case_id, territory="75", at=NOW, supersedes=issued)
    assert checking.by_number(str(issued.number)).replaced


def test_a_public_number_is_given_once(issued: Document) -> None:
    content = samples.initiation(number=str(issued.number))
    with pytest.raises(IntegrityError):
        services.keep(content, render(content), case_id=issued.case_id, territory="75", at=NOW)


@pytest.mark.parametrize("data", [{}, {"file": ""}])
def test_the_form_says_that_a_file_is_needed(client: Client, data: dict[str, str]) -> None:
    response = client.post(reverse("documents:check"), data)
    assert response.status_code == 400
    assert "error-summary" in response.content.decode()


def test_the_form_says_that_a_number_is_needed(client: Client) -> None:
    assert client.get(reverse("documents:check"), {"number": " "}).status_code == 400
    assert client.get(reverse("documents:check")).status_code == 200


class Counted(io.BytesIO):
    """A body that counts what is read of it."""

    taken = 0

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(size)
        self.taken += len(piece)
        return piece


def test_a_gigabyte_is_refused_before_it_is_read(client: Client) -> None:
    body = Counted(b"x" * 1000)
    response = client.generic(
        "POST", reverse("documents:check"), b"", "multipart/form-data; boundary=x",
        **{"wsgi.input": body, "CONTENT_LENGTH": str(1 << 30)},
    )  # fmt: skip
    assert response.status_code == 413
    assert body.taken == 0


def test_a_form_of_another_site_is_refused(issued: Document) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert upload(strict, b"x")[0] == 403


@pytest.mark.parametrize("cut", range(1, numbers.LENGTH))
def test_a_number_split_between_two_pieces_of_the_upload_is_found(cut: int) -> None:
    handler, number = DigestHandler(), numbers.new().encode()
    handler.new_file("file", "x.pdf", "application/pdf", 0)
    for piece in (b"%PDF" + b" " * 100 + number[:cut], number[cut:] + b" " * 100):
        handler.receive_data_chunk(piece, 0)
    assert handler.file_complete(0).number == number.decode()


def test_an_upload_past_the_limit_is_cut_whatever_it_declared() -> None:
    handler = DigestHandler()
    handler.new_file("file", "x.pdf", "application/pdf", 0)
    for _ in range(LIMIT // 65536):
        handler.receive_data_chunk(b"x" * 65536, 0)
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"x" * 65536, 0)


def test_checking_is_limited_by_address(client: Client) -> None:
    page = reverse("documents:check")
    answers = [client.get(page, REMOTE_ADDR="203.0.113.7").status_code for _ in range(views.CHECKS + 1)]
    assert set(answers[:-1]) == {200}
    assert answers[-1] == 429
    assert client.get(page, REMOTE_ADDR="203.0.113.8").status_code == 200


def test_a_served_file_cannot_run_anything(rf: RequestFactory, issued: Document) -> None:
    response = views.serve_document(rf.get("/"), issued)
    assert b"".join(response.streaming_content) == storage.read(issued.sha256)  # type: ignore[arg-type]
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_damaged_file_is_not_served(rf: RequestFactory, issued: Document) -> None:
    storage.path_of(issued.sha256).unlink()
    with pytest.raises(storage.NotStored):
        views.serve_document(rf.get("/"), issued)


@pytest.mark.parametrize("make", [samples.application, samples.slip, samples.card])
def test_the_public_face_of_other_kinds_names_no_party(make: Callable[[], object]) -> None:
    shown = face.face_of(make()).model_dump_json()  # type: ignore[arg-type]
    assert not [secret for secret in SECRETS if secret in shown]


def test_of_an_applicant_only_the_initials_are_shown() -> None:
    assert face.face_of(samples.application()).signer == "Ө. Ү. Ұ."
    assert face.initials("«Һәм» ЖШС") == "Ж."
