"""Bad input gets a clear answer each (issue 2: what it must show; E-07)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from oryndau.eds.path import TrustStore
from oryndau.eds.revocation import OnlineRevocation
from oryndau.eds.verify import NativeVerifier
from oryndau.initiation.forms.pages import PAGES
from oryndau.initiation.tests import wizard
from oryndau.law.territories import territories
from oryndau.signing import verifiers
from oryndau.signing.models import SignatureSession
from oryndau.wizard.models import Upload

pytestmark = pytest.mark.django_db
NEED_ANSWERS = [
    page.key for page in PAGES if page.form and page.key not in ("force", "history", "features", "motions")
]


def _post(client: Client, key: str, data: dict[str, Any]) -> Any:
    wizard.signed_in(client)
    client.cookies["django_language"] = "en"
    draft = wizard.begun(client)
    return client.post(f"/initiation/drafts/{draft.pk}/{key}/", data)


@pytest.mark.parametrize("key", NEED_ANSWERS)
def test_an_empty_page_is_refused_with_links_to_the_fields(client: Client, key: str) -> None:
    response = _post(client, key, {})
    assert response.status_code == 422
    page = response.content.decode()
    assert "govuk-error-summary" in page
    for name in response.context["form"].errors:
        assert f'href="#id_{name}' in page, name


@pytest.mark.parametrize("key", [page.key for page in PAGES if page.form])
def test_answers_that_are_too_long_are_refused_and_do_not_break_the_page(client: Client, key: str) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    url = f"/initiation/drafts/{draft.pk}/{key}/"
    names = list(client.get(url).context["form"].fields)
    data = dict.fromkeys(names, "ш" * 30000) | {f"{name}_day": "9" * 30_000 for name in names}
    lines = [
        name
        for name in names
        if client.get(url).context["form"].fields[name].__class__.__name__ == "LawField"
    ]
    assert client.post(url, data).status_code == 422 or not lines
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("key", "field", "value", "words"),
    [
        ("claimant", "iin", "850101300125", "control digit"),
        ("claimant", "iin", "85010130012", "12 digits"),
        ("claimant", "iin", "851301300124", "date of birth"),
        ("claimant", "account_0_iban", "KZ001251234567890123", "check digits"),
        ("claimant", "surname", "Серікова1", "letters"),
        ("claimant", "surname", "Сер\u202eікова", "character"),
        ("contacts", "email", "aliya@", "e-mail"),
        ("contacts", "phone", "+0 701 123 45 67", "phone"),
        ("contacts", "address_postal_code", "12345Z", "postal code"),
        ("demand", "amount", "12,345", "two decimal places"),
        ("demand", "amount", "-5", "more than zero"),
        ("kind", "kind", "7", "list"),
        ("place", "territory", "99", "list"),
    ],
)
def test_a_wrong_answer_names_the_rule(client: Client, key: str, field: str, value: str, words: str) -> None:
    right = wizard.answers()[key]
    response = _post(client, key, {**right, "account_0_bank": "Банк", field: value})
    assert response.status_code == 422
    assert any(words in error for error in response.context["form"].errors[field]), response.context[
        "form"
    ].errors


@pytest.mark.parametrize(("key", "field"), [("particulars", "decided_on"), ("force", "in_force_on")])
def test_a_day_that_has_not_come_is_refused(client: Client, key: str, field: str) -> None:
    response = _post(client, key, wizard.answers()[key] | wizard.day(field, -3))
    assert field in response.context["form"].errors


def test_a_date_that_contradicts_another_page_is_refused_at_once(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    client.post(f"/initiation/drafts/{draft.pk}/particulars/", wizard.answers()["particulars"])
    response = client.post(f"/initiation/drafts/{draft.pk}/force/", wizard.day("in_force_on", 200))
    assert list(response.context["form"].errors) == ["in_force_on"]


def test_a_birth_date_that_is_not_the_one_of_the_iin_is_refused(client: Client) -> None:
    born = {"birth_date_day": "2", "birth_date_month": "1", "birth_date_year": "1985"}
    response = _post(client, "claimant", wizard.answers()["claimant"] | born)
    assert list(response.context["form"].errors) == ["birth_date"]


def test_a_half_address_is_refused(client: Client) -> None:
    response = _post(client, "claimant", wizard.answers()["claimant"] | {"other_street": "Абай"})
    assert set(response.context["form"].errors) == {"other_region", "other_settlement", "other_house"}


def test_a_script_in_a_name_is_refused_and_shown_as_text(client: Client) -> None:
    response = _post(
        client, "claimant", wizard.answers()["claimant"] | {"surname": "<script>alert(1)</script>"}
    )
    assert response.status_code == 422
    assert b"<script>alert" not in response.content
    assert b"&lt;script&gt;" in response.content


def test_a_script_in_a_free_text_is_kept_and_shown_as_text(client: Client) -> None:
    wizard.signed_in(client)
    evil = "<img src=x onerror=alert(1)>"
    draft = wizard.filled(client, demand=wizard.answers()["demand"] | {"operative_part": evil})
    page = client.get(f"/initiation/drafts/{draft.pk}/check/").content.decode()
    assert evil not in page
    assert "&lt;img" in page


def test_a_nul_character_breaks_nothing(client: Client) -> None:
    assert _post(client, "particulars", {"number": "1\x002"}).status_code == 422


def test_an_unknown_page_does_not_exist(client: Client) -> None:
    assert _post(client, "nothing", {}).status_code == 404


def test_the_browser_cannot_say_who_the_applicant_is(client: Client) -> None:
    who = wizard.signed_in(client)
    draft = wizard.filled(client, applicant={"kind": "self", "person": "x", "iin": wizard.OTHER_IIN})
    draft.refresh_from_db()
    assert "iin" not in draft.data["applicant"]
    client.post(f"/initiation/drafts/{draft.pk}/sign/")
    assert SignatureSession.objects.get().subject["facts"]["applicant"]["person"]["iin"] == who.iin


def _attach(client: Client, file: SimpleUploadedFile, **extra: Any) -> Any:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    data = {"role": "other", "file": file, **extra}
    return client.post(f"/initiation/drafts/{draft.pk}/attachments/", data)


@pytest.mark.parametrize("content", [b"", b"MZ evil", b"<html>", b"%PDF-1.7 broken"])
def test_a_file_that_is_not_what_it_says_is_refused(client: Client, content: bytes) -> None:
    response = _attach(client, SimpleUploadedFile("a.pdf", content))
    assert response.status_code == 422
    assert "file" in response.context["form"].errors
    assert not Upload.objects.exists()


def test_a_gigabyte_is_refused_before_it_is_read(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    response = client.generic(
        "POST", f"/initiation/drafts/{draft.pk}/attachments/", b"x", CONTENT_LENGTH=str(1 << 30),
        content_type="multipart/form-data; boundary=x",
    )  # fmt: skip
    assert response.status_code == 413


def test_the_same_file_is_attached_once(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    url = f"/initiation/drafts/{draft.pk}/attachments/"
    assert client.post(url, {"role": "other", "file": wizard.picture()}).status_code == 302
    assert client.post(url, {"role": "judicial_act", "file": wizard.picture()}).status_code == 422
    assert Upload.objects.count() == 1


@pytest.fixture
def _no_anchors() -> Iterator[None]:
    verifiers.use(NativeVerifier(TrustStore([]), OnlineRevocation()))
    yield
    verifiers.use(None)


@pytest.mark.usefixtures("_no_anchors")
def test_a_signature_that_is_none_is_refused(client: Client) -> None:
    response = _attach(client, wizard.picture(), signature=SimpleUploadedFile("a.cms", b"not a signature"))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["signature"]
    assert not Upload.objects.exists()


def test_attachments_need_the_csrf_token() -> None:
    client = Client(enforce_csrf_checks=True)
    wizard.signed_in(client)
    draft = wizard.person().drafts.create(
        service="initiation",
        acts_for=wizard.IIN,
        created_at="2026-11-01T00:00Z",
        updated_at="2026-11-01T00:00Z",
    )
    assert client.post(f"/initiation/drafts/{draft.pk}/attachments/", {"role": "other"}).status_code == 403
    assert client.post(f"/initiation/drafts/{draft.pk}/sign/").status_code == 403


def test_all_territories_can_be_chosen(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    page = client.get(f"/initiation/drafts/{draft.pk}/place/").content.decode()
    assert all(f'value="{code}"' in page for code in territories())
