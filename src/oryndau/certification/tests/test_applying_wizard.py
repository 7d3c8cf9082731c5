"""The application for certification, page by page (C-02, C-03, C-20; issue 3, point 2)."""

import re
from typing import Any

import pytest
from django.test import Client

from oryndau.certification.applying.pages import PAGES
from oryndau.certification.models import Session
from oryndau.certification.tests import applying, factories
from oryndau.wizard.models import Draft, Upload

pytestmark = pytest.mark.django_db
TEXTS = ("contacts", "residence", "diploma", "internship")


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    applying.at(monkeypatch)


@pytest.fixture
def session() -> Session:
    return factories.session()


def _errors(response: Any) -> list[str]:
    return re.findall(r"error-message[^/]*", response.content.decode())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_first_page_is_open_to_everybody(client: Client, session: Session, language: str) -> None:
    """C-02, C-19: open sessions with their seats, the term, the conditions."""
    client.cookies["django_language"] = language
    response = client.get("/certification/")
    assert response.status_code == 200
    assert "/sign-in/" in response.content.decode()
    assert [row.session.pk for row in response.context["sessions"]] == [session.pk]
    assert response.context["forecast"].due_on > session.closes_on
    assert len(response.context["restrictions"]) == 8


def test_a_session_that_does_not_receive_is_not_on_the_first_page(client: Client) -> None:
    factories.session(seats=1)
    full = factories.session(seats=1)
    factories.submitted(full)
    assert full.pk not in [row.session.pk for row in client.get("/certification/").context["sessions"]]


def test_an_organisation_does_not_apply(client: Client, session: Session) -> None:
    """C-03: a natural person applies."""
    applying.signed_in(client, organisation=applying.BIN)
    assert not client.get("/certification/").context["may_apply"]
    assert client.post("/certification/begin/").status_code == 403
    assert not Draft.objects.exists()


def test_staff_do_not_apply_by_their_post(session: Session) -> None:
    client = Client()
    post = factories.post("clerk")
    client.force_login(post.person, backend="oryndau.people.backend.EdsBackend")
    kept = client.session
    kept["acting"] = f"staff:{post.pk}"
    kept.save()
    assert not client.get("/certification/").context["may_apply"]
    assert client.post("/certification/begin/").status_code == 403


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(client: Client, session: Session, language: str) -> None:
    applying.signed_in(client)
    client.cookies["django_language"] = language
    draft = applying.begun(client)
    client.post(f"{applying.BASE}/{draft.pk}/what/", {"form": "an3"})
    client.post(f"{applying.BASE}/{draft.pk}/region/", {"territory": "75"})
    for page in PAGES:
        response = client.get(f"{applying.BASE}/{draft.pk}/{page.key}/")
        assert response.status_code == 200, page.key
        assert f'lang="{language}"' in response.content.decode()
    for page in ("", "check/", "delete/"):
        assert client.get(f"{applying.BASE}/{draft.pk}/{page}").status_code == 200


def test_a_right_page_leads_to_the_next(client: Client, session: Session) -> None:
    applying.signed_in(client)
    draft = applying.begun(client)
    keys = [page.key for page in PAGES if page.key not in ("licence", "fee")]
    for key, data in applying.answers(session).items():
        response = client.post(f"{applying.BASE}/{draft.pk}/{key}/", data)
        assert response.status_code == 302, (key, _errors(response))
        following = keys[keys.index(key) + 1] if key != keys[-1] else "check"
        assert response["Location"] == f"{applying.BASE}/{draft.pk}/{following}/"


def test_the_page_of_the_licence_belongs_to_form_an3_alone(client: Client, session: Session) -> None:
    """C-20."""
    applying.signed_in(client)
    draft = applying.begun(client)
    url = f"{applying.BASE}/{draft.pk}/licence/"
    client.post(f"{applying.BASE}/{draft.pk}/what/", {"form": "an2"})
    assert client.get(url)["Location"] == f"{applying.BASE}/{draft.pk}/"
    client.post(f"{applying.BASE}/{draft.pk}/what/", {"form": "an3"})
    assert client.get(url).status_code == 200
    response = client.post(f"{applying.BASE}/{draft.pk}/internship/", applying.answers(session)["internship"])
    assert response["Location"].endswith("/licence/")
    assert client.get(f"{applying.BASE}/{draft.pk}/internship/").context["of"] == len(PAGES)


_NEEDED = [page.key for page in PAGES if page.form and page.key not in ("extra-time", "licence")]


@pytest.mark.parametrize("key", [*_NEEDED, "fee", "fee/receipt"])
def test_an_empty_page_is_refused_with_links_to_the_fields(
    client: Client, session: Session, key: str
) -> None:
    applying.signed_in(client)
    draft = applying.begun(client)
    client.post(f"{applying.BASE}/{draft.pk}/what/", {"form": "an3"})
    response = client.post(f"{applying.BASE}/{draft.pk}/{key}/", {})
    assert response.status_code == 422
    page = response.content.decode()
    assert "govuk-error-summary" in page
    for name in response.context["form"].errors:
        assert f'href="#id_{name}' in page, name


@pytest.mark.parametrize("key", [page.key for page in PAGES if page.form])
def test_answers_that_are_too_long_do_not_break_the_page(client: Client, session: Session, key: str) -> None:
    applying.signed_in(client)
    draft = applying.begun(client)
    client.post(f"{applying.BASE}/{draft.pk}/what/", {"form": "an3"})
    url = f"{applying.BASE}/{draft.pk}/{key}/"
    names = list(client.get(url).context["form"].fields)
    data = dict.fromkeys(names, "ш" * 30_000) | {f"{name}_day": "9" * 30_000 for name in names}
    response = client.post(url, data)
    assert response.status_code == 422 or key == "consents"
    assert client.get(url).status_code in (200, 302)


@pytest.mark.parametrize(
    ("key", "field", "value", "words"),
    [
        ("contacts", "email", "dana@", "e-mail"),
        ("contacts", "phone", "+0 701", "at least 10"),
        ("residence", "residence_postal_code", "12345Z", "postal code"),
        ("diploma", "institution", "Уни\u202eверситет", "character"),
        ("what", "form", "an9", "list"),
        ("region", "territory", "99", "list"),
        ("session", "language", "en", "list"),
        ("session", "session", "11111111-1111-4111-8111-111111111111", "no such session"),
        ("session", "session", "nonsense", "no such session"),
    ],
)
def test_a_wrong_answer_names_the_rule(
    client: Client, session: Session, key: str, field: str, value: str, words: str
) -> None:
    applying.signed_in(client)
    client.cookies["django_language"] = "en"
    draft = applying.begun(client)
    client.post(f"{applying.BASE}/{draft.pk}/region/", {"territory": "75"})
    right = applying.answers(session)[key]
    response = client.post(f"{applying.BASE}/{draft.pk}/{key}/", right | {field: value})
    assert response.status_code == 422
    told = response.context["form"].errors
    assert any(words in error for error in told[field]), told


def test_an_internship_longer_than_six_months_is_said_on_its_page(client: Client, session: Session) -> None:
    """W-02."""
    applying.signed_in(client)
    client.cookies["django_language"] = "en"
    draft = applying.begun(client)
    data = applying.answers(session)["internship"] | {"started_on_month": "3"}
    response = client.post(f"{applying.BASE}/{draft.pk}/internship/", data)
    assert response.status_code == 422
    assert "6 months" in response.context["form"].errors["ended_on"][0]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"started_on_year": "2027"}, "started_on"),
        (applying.ahead("approved_on", 1), "approved_on"),
        ({"approved_on_month": "9", "approved_on_day": "1"}, "approved_on"),
        ({"ended_on_month": "2"}, "ended_on"),
    ],
)
def test_dates_of_the_internship_fit_together(
    client: Client, session: Session, change: dict[str, str], field: str
) -> None:
    applying.signed_in(client)
    draft = applying.begun(client)
    data = applying.answers(session)["internship"] | change
    response = client.post(f"{applying.BASE}/{draft.pk}/internship/", data)
    assert response.status_code == 422
    assert field in response.context["form"].errors


def test_a_document_of_recognition_has_series_and_number(client: Client, session: Session) -> None:
    applying.signed_in(client)
    draft = applying.begun(client)
    foreign = applying.answers(session)["diploma"] | {"where": "abroad", "series": "НС"}
    response = client.post(f"{applying.BASE}/{draft.pk}/diploma/", foreign)
    assert list(response.context["form"].errors) == ["recognition"]


def test_a_session_in_one_language_is_not_taken_in_the_other(client: Client) -> None:
    """C-11."""
    applying.signed_in(client)
    client.cookies["django_language"] = "en"
    only = factories.session(languages=["ru"])
    draft = applying.begun(client)
    client.post(f"{applying.BASE}/{draft.pk}/region/", {"territory": "75"})
    data = {"session": str(only.pk), "language": "kk"}
    response = client.post(f"{applying.BASE}/{draft.pk}/session/", data)
    assert "Russian" in response.context["form"].errors["language"][0]


def test_full_and_closed_sessions_are_explained(client: Client) -> None:
    """C-02, C-03: they cannot be chosen, and the page says why."""
    applying.signed_in(client)
    full = factories.session(seats=1)
    factories.submitted(full)
    draft = applying.begun(client)
    client.post(f"{applying.BASE}/{draft.pk}/region/", {"territory": "75"})
    page = client.get(f"{applying.BASE}/{draft.pk}/session/")
    assert not page.context["free"]
    assert [one.listed.session.pk for one in page.context["closed"]] == [full.pk]
    client.cookies["django_language"] = "en"
    data = {"session": str(full.pk), "language": "kk"}
    refused = client.post(f"{applying.BASE}/{draft.pk}/session/", data)
    assert "seats are taken" in refused.context["form"].errors["session"][0]


def test_a_session_of_another_region_is_not_chosen_by_hand(client: Client, session: Session) -> None:
    applying.signed_in(client)
    other = factories.session("71")
    draft = applying.begun(client)
    client.post(f"{applying.BASE}/{draft.pk}/region/", {"territory": "75"})
    data = {"session": str(other.pk), "language": "kk"}
    response = client.post(f"{applying.BASE}/{draft.pk}/session/", data)
    assert "session" in response.context["form"].errors


def test_a_session_that_closes_while_the_draft_lies_is_said_again(
    client: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft that was left: the page of the session has to be put right (C-02)."""
    applying.signed_in(client)
    draft = applying.filled(client, session)
    assert not client.get(f"{applying.BASE}/{draft.pk}/check/").context["faults"]
    applying.at(monkeypatch, session.held_at)
    found = client.get(f"{applying.BASE}/{draft.pk}/check/").context
    assert [link.url for link in found["faults"]] == [f"{applying.BASE}/{draft.pk}/session/?from=check"]
    assert not found["ready"]


def test_the_session_from_whose_page_one_comes_is_offered(client: Client, session: Session) -> None:
    applying.signed_in(client)
    draft = applying.begun(client, f"?session={session.pk.hex}")
    region = client.get(f"{applying.BASE}/{draft.pk}/region/").context["form"]
    assert region["territory"].value() == "75"
    client.post(f"{applying.BASE}/{draft.pk}/region/", {"territory": "75"})
    assert client.get(f"{applying.BASE}/{draft.pk}/session/").context["form"]["session"].value() == str(
        session.pk
    )


def test_another_persons_draft_and_another_services_draft_do_not_exist(
    client: Client, session: Session
) -> None:
    applying.signed_in(client)
    draft = applying.begun(client)
    assert client.get(f"/initiation/drafts/{draft.pk}/").status_code == 404
    applying.signed_in(client, applying.person(applying.OTHER_IIN))
    for page in ("", "what/", "attachments/", "check/", "delete/"):
        assert client.get(f"{applying.BASE}/{draft.pk}/{page}").status_code == 404


def test_nothing_must_be_attached_and_a_file_can_be(client: Client, session: Session) -> None:
    """A1 St.: the application alone is the list of documents."""
    applying.signed_in(client)
    draft = applying.begun(client)
    url = f"{applying.BASE}/{draft.pk}/attachments/"
    assert client.post(url, {"next": "1"})["Location"].endswith("/consents/")
    page = client.get(url).context["form"]
    assert "signature" not in page.fields
    assert client.post(url, {"role": "diploma", "file": applying.picture()}).status_code == 302
    assert client.post(url, {"role": "judicial_act", "file": applying.picture("red")}).status_code == 422
    assert Upload.objects.get().role == "diploma"


def test_who_the_candidate_is_comes_from_the_certificate(client: Client, session: Session) -> None:
    who = applying.signed_in(client)
    draft = applying.filled(client, session, contacts={**applying.answers(session)["contacts"], "iin": "1"})
    assert "iin" not in draft.data["contacts"]
    assert who.iin in client.get(f"{applying.BASE}/{draft.pk}/contacts/").content.decode()
