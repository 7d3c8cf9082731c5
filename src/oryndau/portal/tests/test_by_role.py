"""What each reader finds on the site: his services, his work, his cases (C-25, E-05, E-11)."""

import pytest
from django.test import Client
from django.urls import reverse

from oryndau.certification.tests import applying, factories
from oryndau.initiation.tests import factories as initiation
from oryndau.law.text import Text
from oryndau.notices.services import notify
from oryndau.people.models import Person
from oryndau.wizard.models import Draft

pytestmark = pytest.mark.django_db
BACKEND = "oryndau.people.backend.EdsBackend"
WORK = {
    "state-bailiff": ["desk:queue"],
    "clerk": ["certification-desk:queue", "sessions:list", "profession:list"],
    "head": ["desk:queue", "certification-desk:queue", "sessions:list", "complaint-desk:queue",
             "profession:list", "licence-life:queue"],
    "licensor": ["licensing-desk:queue", "licence-life:queue", "payments:refunds"],
    "licensing-head": ["licensing-desk:queue", "licence-life:queue", "payments:refunds"],
    "chamber": ["profession:list", "licence-life:queue"],
    "proctor": ["examining:halls"],
    "secretary": ["commission:mine"],
    "commission": ["commission:mine"],
    "ministry": ["complaint-desk:queue"],
    "quality": ["complaint-desk:queue"],
    "department": ["questions:list", "examining:rulings"],
}  # fmt: skip
EVERYBODY = ["licences:list", "documents:check"]


def _staff(role: str) -> Client:
    post, client = factories.post(role), Client()
    client.force_login(post.person, backend=BACKEND)
    session = client.session
    session["acting"] = f"staff:{post.pk}"
    session.save()
    return client


@pytest.mark.parametrize(("role", "names"), WORK.items())
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_staff_find_their_work_in_the_menu_and_on_the_home_page(
    role: str, names: list[str], language: str
) -> None:
    client = _staff(role)
    client.cookies["django_language"] = language
    page = client.get("/")
    urls = [reverse(name) for name in names]
    assert [entry.url for entry in page.context["site"].navigation][1:-1] == urls
    assert [entry.url for entry in page.context["work"]] == urls
    assert len({entry.text for entry in page.context["work"]}) == len(urls)
    assert page.context["site"].acts_as
    assert all(client.get(url).status_code == 200 for url in urls)


def test_a_post_is_named_with_its_territory() -> None:
    """C-25: a proctor is no bailiff."""
    for role, words in (("proctor", "proctor of the hall"), ("department", "Department officer")):
        client = _staff(role)
        client.cookies["django_language"] = "en"
        said = client.get("/").context["site"].acts_as
        assert said.startswith(words)
        assert ("," in said) is (role == "proctor")


def test_anybody_finds_every_service(client: Client) -> None:
    page = client.get("/")
    urls = [entry.url for entry in page.context["site"].navigation]
    assert urls == ["/", "/initiation/", "/certification/", "/licensing/", *map(reverse, EVERYBODY)]
    assert page.context["work"] == []
    for name in ("sessions:list", "decisions:look-up", "decisions:statistics"):
        assert f'href="{reverse(name)}"' in page.content.decode()


def test_an_organisation_is_not_led_to_what_only_persons_ask_for(client: Client) -> None:
    applying.signed_in(client, organisation=applying.BIN)
    urls = [entry.url for entry in client.get("/").context["site"].navigation]
    assert "/certification/" not in urls
    assert "/initiation/" in urls


def test_one_entry_is_current(client: Client) -> None:
    """A page below two addresses stands under the longer one."""
    client = _staff("clerk")
    page = client.get("/certification/sessions/")
    assert [entry.url for entry in page.context["site"].navigation if entry.current] == [
        "/certification/sessions/"
    ]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_account_has_cases_and_drafts_of_both_services(client: Client, language: str) -> None:
    """E-05, C-25: one account for all services, each case by its own page."""
    case = factories.registered()
    who = Person.objects.get(iin=case.applicant)
    other = initiation.registered()
    type(other).objects.filter(pk=other.pk).update(applicant=who.iin)
    applying.signed_in(client, who)
    client.cookies["django_language"] = language
    for service in ("initiation", "certification"):
        client.post(f"/{service}/begin/")
    page = client.get("/account/")
    assert {row.url for row in page.context["cases"]} == {
        f"/certification/cases/{case.pk}/", f"/initiation/cases/{other.pk}/",
    }  # fmt: skip
    assert all(client.get(row.url).status_code == 200 for row in page.context["cases"])
    assert {row.draft.service for row in page.context["drafts"]} == {"initiation", "certification"}
    assert all(client.get(row.url).status_code == 200 for row in page.context["drafts"])
    assert Draft.objects.count() == 2


def test_a_message_and_a_document_lead_to_the_case_of_their_service(client: Client) -> None:
    case = factories.registered()
    applying.signed_in(client, Person.objects.get(iin=case.applicant))
    said = Text(kk="а", ru="б", en="c")
    notify(
        case.applicant, "certification-test", said, said, at=applying.AT, case=case.pk,
        territory=case.territory, language="kk",
    )  # fmt: skip
    notice = client.get("/account/messages/").context["notices"][0]
    page = client.get(f"/account/messages/{notice['id']}/").content.decode()
    assert f"/certification/cases/{case.pk}/" in page
    client.get(f"/certification/cases/{case.pk}/slip/")
    listed = client.get("/account/documents/").context["documents"]
    assert [url for _row, url, _case in listed] == [
        reverse("certification:file", args=[case.pk, listed[0][0].sha256])
    ]
    assert client.get(listed[0][1]).status_code == 200
