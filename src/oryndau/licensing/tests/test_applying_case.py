"""The applicant's own case of issue and of re-issue: what he is told, what he may do (L-03, L-06 to L-12)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Event
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.licensing.applying.case_words import NOW
from oryndau.licensing.tests import applying, factories
from oryndau.licensing.tests.signatures import agreed
from oryndau.people.models import Person
from oryndau.wizard.reading.story import timeline

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
LACKING = {"missing_kk": "Дипломның көшірмесі жоқ.", "missing_ru": "Нет копии диплома."}


def _returned() -> Case:
    case = factories.registered()
    factories.step(case, "find-incomplete", factories.licensor(), LACKING, factories.MONDAY)
    return factories.step(case, "refuse-to-consider", factories.licensing_head(), LACKING, factories.MONDAY)


def _refused() -> Case:
    case = factories.heard()
    return factories.step(
        case, "refuse", factories.licensing_head(), factories.refusal(), factories.MONDAY + _DAYS
    )


_DAYS = factories.timedelta(days=3)
STATES: dict[str, Callable[[], Case]] = {
    "submitted": factories.submitted, "registered": factories.registered, "checked": factories.checked,
    "labour": lambda: factories.checked("labour"), "concluded": factories.concluded,
    "endorsed": factories.endorsed, "issued": factories.issued, "hearing": factories.hearing,
    "heard": factories.heard, "refused": _refused, "returned": _returned,
    "suggested": factories.refusal_suggested, "renewal-submitted": factories.renewal_submitted,
    "renewal-checked": factories.renewal_checked, "reissued": factories.reissued,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    applying.at(monkeypatch)


def _applicant(client: Client, case: Case) -> Person:
    return applying.signed_in(client, Person.objects.get(iin=case.applicant))


def _url(case: Case, page: str = "") -> str:
    return f"/licensing/cases/{case.pk}/{page}"


def test_every_state_has_its_words() -> None:
    """Whatever the state, the applicant reads what it means."""
    assert set(NOW) == {state.key for one in (LICENCE_ISSUE, LICENCE_RENEWAL) for state in one.states}


@pytest.mark.parametrize("name", STATES)
def test_the_case_is_told_in_every_state_and_language(client: Client, name: str) -> None:
    """L-03, L-06 to L-12."""
    case = STATES[name]()
    _applicant(client, case)
    for language in LANGUAGES:
        client.cookies["django_language"] = language
        page = client.get(_url(case))
        assert page.status_code == 200
        assert page.context["now"] == NOW[case.state]
        assert "1414" in page.content.decode()
        assert client.get(_url(case, "submitted/")).status_code == 200


@pytest.mark.parametrize("name", STATES)
def test_the_story_tells_every_step_and_no_name_of_staff(name: str) -> None:
    """What colleagues wrote to each other is not the applicant's."""
    case = STATES[name]()
    for language in LANGUAGES:
        items = timeline(case, language)
        assert all(item.text and item.who and item.clause for item in items)
        told = str(items)
        assert case.applicant not in told
        assert timeline(case, language, staff=True)
        for post in (factories.licensor(), factories.licensing_head()):
            assert post.name not in told


def test_another_person_and_another_service_see_nothing(client: Client) -> None:
    case = factories.registered()
    applying.signed_in(client, applying.person(applying.OTHER_IIN))
    for page in ("", "submitted/", "slip/", "withdraw/", "object/"):
        assert client.get(_url(case, page)).status_code == 404
    _applicant(client, case)
    assert client.get(f"/certification/cases/{case.pk}/").status_code == 404


def test_the_account_leads_to_the_case_and_to_drafts(client: Client) -> None:
    """L-12: one account for all services."""
    case = factories.registered()
    _applicant(client, case)
    issue, renewal = applying.begun(client), applying.begun(client, applying.RENEWAL)
    page = client.get("/account/")
    assert _url(case) in {row.url for row in page.context["cases"]}
    urls = {row.url for row in page.context["drafts"]}
    assert urls == {f"/licensing/drafts/{issue.pk}/", f"/licensing/renewal/drafts/{renewal.pk}/"}
    assert all(client.get(url).status_code == 200 for url in urls)


def test_the_term_is_told_before_and_after_registration(client: Client) -> None:
    """L-03, L-11: expected until it runs; three working days for the re-issue."""
    waiting = factories.submitted()
    _applicant(client, waiting)
    page = client.get(_url(waiting)).context
    assert page["expected"] is not None
    assert page["clocks"] == []
    running = factories.renewal_registered()
    _applicant(client, running)
    page = client.get(_url(running)).context
    assert page["expected"] is None
    assert len(page["clocks"]) == 2


def test_the_licence_is_linked_to_the_public_register(client: Client) -> None:
    """L-12."""
    case = factories.issued()
    _applicant(client, case)
    licence = client.get(_url(case)).context["licence"]
    assert licence["url"] == f"/registers/licences/{licence['row'].number}/"
    assert client.get(licence["url"]).status_code == 200


def test_the_registers_are_told_by_name_and_never_by_what_they_said(client: Client) -> None:
    """L-04."""
    case = factories.registered()
    factories.answer(case, "convictions", {"conviction": "unexpunged"})
    _applicant(client, case)
    client.cookies["django_language"] = "en"
    page = client.get(_url(case))
    states = [one.state.text for one in page.context["registers"]]
    assert states.count("answered") == 1
    assert "unexpunged" not in page.content.decode()


@pytest.mark.parametrize(("paid", "may_pay"), [(True, False), (False, True)])
def test_the_state_of_the_fee_is_told(client: Client, paid: bool, may_pay: bool) -> None:
    """L-10."""
    who = factories.people.person()
    case = factories.submitted(who=who, of=factories.fee(who, paid=paid))
    _applicant(client, case)
    page = client.get(_url(case))
    assert page.context["may_pay"] is may_pay
    assert ("/pay/" in page.content.decode()) is may_pay


def test_an_application_is_withdrawn_once_and_by_its_applicant(client: Client) -> None:
    """APPC Art. 64."""
    case = factories.registered()
    _applicant(client, case)
    url = _url(case, "withdraw/")
    assert client.get(url).status_code == 200
    assert client.post(url, {"version": "0"}).status_code == 409
    assert client.post(url, {"version": str(case.version), "reason": "Ой\x00ладым"}).status_code == 302
    case.refresh_from_db()
    assert case.state == "withdrawn"
    assert client.post(url, {"version": str(case.version)})["Location"] == _url(case)
    assert Event.objects.filter(case=case, step="withdraw").count() == 1


def test_a_case_that_came_from_a_certification_is_told_too(client: Client) -> None:
    """C-20, L-13."""
    case = factories.transferred(certification=new_id(), who=factories.people.person())
    _applicant(client, case)
    page = client.get(_url(case))
    assert page.status_code == 200
    assert client.get(_url(case, "submitted/")).status_code == 200


def test_what_was_missing_is_told(client: Client) -> None:
    """L-06."""
    case = _returned()
    _applicant(client, case)
    page = client.get(_url(case))
    assert page.context["lacking"].ru == "Нет копии диплома."
    assert not page.context["may"]


class TestObjections:
    """L-07; APPC Art. 73."""

    def test_the_hearing_is_told_and_objections_are_signed(self, client: Client) -> None:
        case = factories.hearing()
        _applicant(client, case)
        page = client.get(_url(case))
        assert page.context["hearing"].reasons.ru == "Высшее юридическое образование не подтверждено."
        assert _url(case, "object/") in page.content.decode()
        with agreed(case.applicant):
            data = {"text": "Диплом бар: нөмірі қате терілген.", "version": str(case.version)}
            signing = client.post(_url(case, "object/"), data)["Location"]
            assert "нөмірі қате терілген" in client.get(signing).content.decode()
            assert client.post(signing, {"cms": "MIIB"})["Location"] == _url(case) + "?done=object"
            assert client.post(signing, {"cms": "MIIB"}).status_code == 422
        assert Event.objects.get(case=case, step="object").signature is not None
        assert client.get(_url(case)).context["objections"] == ["Диплом бар: нөмірі қате терілген."]

    @pytest.mark.parametrize("text", ["", "бір", "а" * 20_001, "а\u202eбвгдежз"])
    def test_bad_objections_are_refused_on_the_page(self, client: Client, text: str) -> None:
        case = factories.hearing()
        _applicant(client, case)
        response = client.post(_url(case, "object/"), {"text": text, "version": str(case.version)})
        assert response.status_code == 422
        assert "text" in response.context["form"].errors

    def test_a_reissue_has_no_hearing_to_object_in(self, client: Client) -> None:
        case = factories.renewal_registered()
        _applicant(client, case)
        assert client.get(_url(case, "object/"))["Location"] == _url(case)

    def test_a_stale_page_changes_nothing(self, client: Client) -> None:
        case = factories.hearing()
        _applicant(client, case)
        data = {"text": "Келіспеймін", "version": str(case.version - 1)}
        assert client.post(_url(case, "object/"), data).status_code == 409


def test_a_paper_of_the_case_is_served_to_its_applicant(client: Client) -> None:
    case = factories.registered()
    _applicant(client, case)
    assert client.get(_url(case, "slip/")).status_code == 200
    with translation.override("ru"):
        listed = client.get(_url(case)).context["documents"]
    assert [view.title.ru for view in listed] == ["Талон о принятии"]
    assert client.get(listed[0].url).status_code == 200
    assert client.get(_url(case, f"files/{'0' * 64}/")).status_code == 404


@pytest.mark.parametrize("name", ["registered", "issued", "heard", "reissued"])
def test_the_page_costs_as_many_queries_whatever_happened(
    client: Client, name: str, django_assert_max_num_queries: Any
) -> None:
    """The story grows, the number of queries does not."""
    case = STATES[name]()
    _applicant(client, case)
    client.get(_url(case))
    with django_assert_max_num_queries(15):
        client.get(_url(case))
