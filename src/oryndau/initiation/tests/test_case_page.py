"""What the claimant sees of his case, and who else does not (E-03, E-05, E-11; issue 2, point 9)."""

from uuid import uuid4

import pytest
from django.test import Client

from oryndau.cases.models import Case
from oryndau.initiation.tests import factories, wizard
from oryndau.notices.models import Notice
from oryndau.people.models import Access

pytestmark = pytest.mark.django_db
PAGES = ("", "submitted/", "slip/", "withdraw/")


def _claimant(client: Client, case: Case) -> None:
    wizard.signed_in(client, wizard.person(case.applicant))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_state_is_told_in_every_language(client: Client, language: str) -> None:
    client.cookies["django_language"] = language
    first = factories.submitted()
    cases = [
        first, factories.registered(), factories.initiated(factories.registered()),
        factories.refused(factories.registered()),
    ]  # fmt: skip
    _claimant(client, first)
    for case in cases:
        for page in ("", "submitted/"):
            response = client.get(f"/initiation/cases/{case.pk}/{page}")
            assert response.status_code == 200, (case.state, page)
    for url in (
        "/account/",
        "/account/messages/",
        "/account/documents/",
        "/access-log/",
        "/act-as/",
        "/sign-in/",
    ):
        assert client.get(url).status_code == 200, url


@pytest.mark.parametrize("page", PAGES)
def test_another_persons_case_does_not_exist(client: Client, page: str) -> None:
    case = factories.registered()
    wizard.signed_in(client, wizard.person(wizard.OTHER_IIN))
    assert client.get(f"/initiation/cases/{case.pk}/{page}").status_code == 404
    assert client.get(f"/initiation/cases/{uuid4()}/{page}").status_code == 404


def test_the_bailiff_is_told_of_by_position_only(client: Client) -> None:
    bailiff = factories.bailiff(surname="Құпиябеков")
    case = factories.refused(factories.registered())
    _claimant(client, case)
    page = client.get(f"/initiation/cases/{case.pk}/").content.decode()
    assert bailiff.person.surname not in page
    assert bailiff.person.iin not in page


def test_the_acceptance_says_when_the_result_comes_and_why(client: Client) -> None:
    case = factories.submitted()
    _claimant(client, case)
    due = client.get(f"/initiation/cases/{case.pk}/submitted/").context["due"]
    assert (due.registered_on.isoformat(), due.due_on.isoformat()) == ("2026-11-20", "2026-11-25")
    assert len(due.steps) >= 6


def test_the_slip_is_typeset_once(client: Client) -> None:
    case = factories.submitted()
    _claimant(client, case)
    url = f"/initiation/cases/{case.pk}/slip/"
    first, second = (b"".join(client.get(url)) for _ in range(2))  # type: ignore[arg-type]
    assert first.startswith(b"%PDF")
    assert first == second


def test_a_file_of_the_case_is_served_to_its_owner_alone(client: Client) -> None:
    case = factories.registered()
    _claimant(client, case)
    views = client.get(f"/initiation/cases/{case.pk}/").context["documents"]
    assert all(client.get(view.url).status_code == 200 for view in views)
    assert client.get(f"/initiation/cases/{case.pk}/files/{'0' * 64}/").status_code == 404
    wizard.signed_in(client, wizard.person(wizard.OTHER_IIN))
    assert {client.get(view.url).status_code for view in views} == {404}


def test_an_application_is_taken_back_after_a_question(client: Client) -> None:
    case = factories.registered()
    _claimant(client, case)
    url = f"/initiation/cases/{case.pk}/withdraw/"
    assert client.get(url).status_code == 200
    response = client.post(url, {"version": str(case.version), "reason": "Борыш төленді"})
    assert response["Location"] == f"/initiation/cases/{case.pk}/"
    case.refresh_from_db()
    assert case.state == "withdrawn"
    assert client.post(url, {"version": str(case.version)}).status_code == 302


@pytest.mark.parametrize("version", ["1", "", "x", "²", "99999999999"])
def test_an_old_page_takes_nothing_back(client: Client, version: str) -> None:
    case = factories.registered()
    _claimant(client, case)
    assert client.post(f"/initiation/cases/{case.pk}/withdraw/", {"version": version}).status_code == 409
    case.refresh_from_db()
    assert case.state == "registered"


def test_a_decided_application_cannot_be_taken_back(client: Client) -> None:
    case = factories.refused(factories.registered())
    _claimant(client, case)
    assert (
        client.post(f"/initiation/cases/{case.pk}/withdraw/", {"version": str(case.version)}).status_code
        == 302
    )
    case.refresh_from_db()
    assert case.state == "refused"


def test_the_account_lists_cases_by_pages(client: Client) -> None:
    made = [factories.submitted() for _ in range(22)]
    _claimant(client, made[0])
    first = client.get("/account/")
    assert [row.case.pk for row in first.context["cases"]] == [case.pk for case in made[:1:-1]]
    second = client.get(first.context["pages"].next)
    assert [row.case.pk for row in second.context["cases"]] == [made[1].pk, made[0].pk]
    assert client.get("/account/?before=nonsense").status_code == 200


def test_a_message_is_read_by_its_recipient_alone(client: Client) -> None:
    words = {f"{part}_{code}": part for part in ("subject", "body") for code in ("kk", "ru", "en")}
    notice = Notice.objects.create(recipient=wizard.IIN, kind="x", created_at=factories.FRIDAY, **words)
    wizard.signed_in(client, wizard.person(wizard.OTHER_IIN))
    assert client.get(f"/account/messages/{notice.pk}/").status_code == 404
    wizard.signed_in(client)
    assert client.get("/account/").context["unread"]
    assert client.get(f"/account/messages/{notice.pk}/").status_code == 200
    assert not client.get("/account/").context["unread"]


def test_the_person_reads_who_looked_at_the_data(client: Client) -> None:
    bailiff = factories.bailiff()
    Access.objects.create(at=factories.FRIDAY, staff=bailiff, subject=wizard.IIN, what="case")
    wizard.signed_in(client)
    page = client.get("/access-log/").content.decode()
    assert bailiff.position_kk in page
    assert bailiff.person.surname not in page


def test_staff_acting_by_their_post_do_not_apply() -> None:
    client = factories.signed_in(factories.bailiff())
    assert client.post("/initiation/begin/").status_code == 403
    assert client.get("/account/").status_code == 403
    assert client.get("/initiation/").status_code == 200
