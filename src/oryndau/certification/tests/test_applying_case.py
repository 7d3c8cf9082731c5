"""The candidate's own case: what he is told, and what he may do (C-04, C-11, C-17, C-18, C-24, C-25)."""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.certification.applying import services
from oryndau.certification.applying.case_words import NOW
from oryndau.certification.models import Candidate, Session
from oryndau.certification.tests import applying, factories
from oryndau.eds.profile import Subject
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.people.models import Person
from oryndau.signing import verifiers
from oryndau.wizard.reading.story import timeline
from oryndau.wizard.stops import CannotApply

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    applying.at(monkeypatch)


def _candidate(client: Client, case: Case) -> Person:
    """The candidate of a case, signed in."""
    return applying.signed_in(client, Person.objects.get(iin=case.applicant))


def _of(who: Person | None = None, **changes: Any) -> dict[str, Any]:
    who = who or factories.person()
    named = {"iin": who.iin, "surname": who.surname, "name": who.name, "patronymic": None}
    return {"applicant": named, **changes}


def _url(case: Case, page: str = "") -> str:
    return f"/certification/cases/{case.pk}/{page}"


def _hearing(case: Case, at: datetime = applying.AT) -> Case:
    """A preliminary refusal with a lawful hearing two working days before the term's end."""
    return factories.step(case, "propose-refusal", factories.the("head", case.territory), _notice(at), at)


def _notice(at: datetime) -> dict[str, Any]:
    return {
        "grounds": ["unreliable"], "reasons_kk": "Диплом нөмірі тіркелімде табылмады.",
        "reasons_ru": "Номер диплома в реестре не найден.", "manner": "in-person",
        "hearing_at": (at + timedelta(days=1)).isoformat(), "place_kk": "Алматы, Абай 10, 5-кабинет",
        "place_ru": "Алматы, Абая 10, каб. 5",
    }  # fmt: skip


def test_every_state_has_its_words() -> None:
    """C-25: whatever the state, the candidate reads what it means."""
    assert set(NOW) == {state.key for state in CERTIFICATION.states}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_case_is_told_in_every_language(client: Client, language: str) -> None:
    """C-04, C-25: state, who has it, terms with their reckoning, session, documents, story, complaint."""
    case = factories.registered(**_of())
    _candidate(client, case)
    client.cookies["django_language"] = language
    page = client.get(_url(case))
    assert page.status_code == 200
    assert page.context["expected"] is not None
    assert len(page.context["clocks"]) == 1
    assert page.context["sitting"].calendar.endswith("session.ics")
    assert "1414" in page.content.decode()


def test_another_person_and_another_service_see_nothing(client: Client) -> None:
    case = factories.registered(**_of())
    applying.signed_in(client, applying.person(applying.OTHER_IIN))
    for page in ("", "submitted/", "slip/", "withdraw/", "session/", "object/"):
        assert client.get(_url(case, page)).status_code == 404
    _candidate(client, case)
    assert client.get(f"/initiation/cases/{case.pk}/").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_tells_every_step_and_no_name_of_staff(language: str) -> None:
    """Names, marks and what colleagues wrote to each other are not the candidate's."""
    case = factories.interviewed(**_of())
    items = timeline(case, language)
    assert all(item.text and item.who and item.clause for item in items)
    told = str(items)
    assert "Ахметов" not in told
    assert case.applicant not in told


def test_the_hall_is_linked_on_the_day_of_the_session_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C-11."""
    case = factories.admitted(**_of())
    _candidate(client, case)
    assert client.get(_url(case)).context["sitting"].hall == ""
    applying.at(monkeypatch, Candidate.objects.get(pk=case.pk).session.held_at)
    assert client.get(_url(case)).context["sitting"].hall == "/hall/"


def test_the_result_of_the_test_is_told(client: Client) -> None:
    """C-12."""
    case = factories.after_test(correct=64, **_of())
    _candidate(client, case)
    result = client.get(_url(case)).context["result"]
    assert (result.correct, result.pass_mark) == (64, 70)
    assert result.sheet == ""  # the factory's candidate sat in no hall


def test_an_application_is_withdrawn_once_and_by_its_candidate(client: Client) -> None:
    """APPC Art. 64: the seat is free again."""
    case = factories.registered(**_of())
    _candidate(client, case)
    url = _url(case, "withdraw/")
    assert client.get(url).status_code == 200
    assert client.post(url, {"version": "0"}).status_code == 409
    assert client.post(url, {"version": str(case.version), "reason": "Ой\x00ладым"}).status_code == 302
    case.refresh_from_db()
    assert case.state == "withdrawn"
    assert client.post(url, {"version": str(case.version)})["Location"] == _url(case)
    assert Event.objects.filter(case=case, step="withdraw").count() == 1


def test_after_the_test_began_nothing_is_withdrawn(client: Client) -> None:
    case = factories.after_test(**_of())
    _candidate(client, case)
    assert client.get(_url(case, "withdraw/"))["Location"] == _url(case)


class TestAnotherSession:
    """C-02, C-19: a candidate whose session is cancelled goes to another one of the same body."""

    def test_it_is_chosen_and_the_term_counts_anew(self, client: Client) -> None:
        case = factories.checked(**_of())
        later = factories.session(closes_on=factories.CLOSES_ON + timedelta(days=7))
        _candidate(client, case)
        page = client.get(_url(case, "session/"))
        assert [value for value, _label in page.context["form"].fields["session"].choices] == [str(later.pk)]
        data = {"session": str(later.pk), "version": str(case.version)}
        assert client.post(_url(case, "session/"), data).status_code == 302
        assert Candidate.objects.get(pk=case.pk).session_id == later.pk
        due = {clock.due_on for clock in case.clocks.filter(stopped_at=None)}
        assert due == {date(2026, 12, 23)}  # ten working days; 16 December is a holiday

    def test_a_cancelled_session_is_said_with_the_way_on(self, client: Client) -> None:
        case = factories.registered(**_of())
        Session.objects.update(state="cancelled")
        _candidate(client, case)
        page = client.get(_url(case))
        assert page.context["sitting"].cancelled
        assert _url(case, "session/") in page.content.decode()

    def test_no_other_session_is_an_answer_too(self, client: Client) -> None:
        case = factories.registered(**_of())
        _candidate(client, case)
        page = client.get(_url(case, "session/"))
        assert page.status_code == 200
        assert page.context["form"].fields["session"].choices == []
        assert client.post(_url(case, "session/"), {"session": "x"}).status_code == 422

    def test_a_full_session_is_refused_even_when_sent_by_hand(self, client: Client) -> None:
        case = factories.registered(**_of())
        full = factories.session(seats=1)
        factories.submitted(full)
        actor = Actor(kind="person", name="-", iin=case.applicant)
        with pytest.raises(CannotApply):
            services.move(case.pk, full.pk, actor, version=case.version, at=applying.AT)
        assert Candidate.objects.get(pk=case.pk).session_id != full.pk


class _Agrees:
    def __init__(self, iin: str) -> None:
        self.iin = iin

    def verify(self, signature: bytes, content: bytes, *, at: datetime) -> Verdict:
        subject = Subject(common_name="ОСПАНОВА ДАНА", surname="ОСПАНОВА", iin=self.iin)
        digest = hashlib.sha256(signature + content).hexdigest()
        return Verdict(Outcome.VALID, at, subject=subject, signed_at=at, replay_digest=digest)


@pytest.fixture
def _verifier() -> Iterator[None]:
    yield
    verifiers.use(None)


@pytest.mark.usefixtures("_verifier")
class TestObjections:
    """C-18; APPC Art. 73."""

    def test_the_hearing_is_told_and_objections_are_signed(self, client: Client) -> None:
        case = _hearing(factories.checked(**_of()))
        _candidate(client, case)
        page = client.get(_url(case))
        assert page.context["hearing"].place.ru == "Алматы, Абая 10, каб. 5"
        assert _url(case, "object/") in page.content.decode()
        verifiers.use(_Agrees(case.applicant))
        data = {"text": "Диплом бар: нөмірі қате терілген.", "version": str(case.version)}
        signing = client.post(_url(case, "object/"), data)["Location"]
        shown = client.get(signing).content.decode()
        assert "нөмірі қате терілген" in shown
        assert client.post(signing, {"cms": "MIIB"})["Location"] == _url(case) + "?done=object"
        event = Event.objects.get(case=case, step="object")
        assert event.signature is not None
        assert client.get(_url(case)).context["objections"] == ["Диплом бар: нөмірі қате терілген."]
        assert client.post(signing, {"cms": "MIIB"}).status_code == 422

    @pytest.mark.parametrize("text", ["", "бір", "а" * 20_001, "а\u202eбвгдежз"])
    def test_bad_objections_are_refused_on_the_page(self, client: Client, text: str) -> None:
        case = _hearing(factories.checked(**_of()))
        _candidate(client, case)
        response = client.post(_url(case, "object/"), {"text": text, "version": str(case.version)})
        assert response.status_code == 422
        assert "text" in response.context["form"].errors

    def test_they_are_received_only_while_a_hearing_is_appointed(self, client: Client) -> None:
        case = factories.checked(**_of())
        _candidate(client, case)
        assert client.get(_url(case, "object/"))["Location"] == _url(case)

    def test_a_stale_page_changes_nothing(self, client: Client) -> None:
        case = _hearing(factories.checked(**_of()))
        _candidate(client, case)
        data = {"text": "Келіспеймін", "version": str(case.version - 1)}
        assert client.post(_url(case, "object/"), data).status_code == 409


def test_what_was_missing_is_told_when_the_application_is_not_considered(client: Client) -> None:
    """C-07."""
    case = factories.registered(**_of())
    missing = {"missing_kk": "Тағылымдама мерзімі жоқ.", "missing_ru": "Нет дат стажировки."}
    factories.step(case, "find-incomplete", factories.the("clerk", "75"), missing, applying.AT)
    factories.step(case, "refuse-to-consider", factories.the("head", "75"), missing, applying.AT)
    _candidate(client, case)
    page = client.get(_url(case))
    assert page.context["lacking"].ru == "Нет дат стажировки."
    assert not page.context["may"]


def test_a_paper_of_the_case_is_served_to_its_candidate(client: Client) -> None:
    case = factories.registered(**_of())
    _candidate(client, case)
    slip = client.get(_url(case, "slip/"))
    assert slip.status_code == 200
    with translation.override("ru"):
        listed = client.get(_url(case)).context["documents"]
    assert [view.title.ru for view in listed] == ["Талон о принятии"]
    assert client.get(listed[0].url).status_code == 200
    assert client.get(_url(case, f"files/{'0' * 64}/")).status_code == 404


def test_answers_of_registers_in_a_row_are_one_line_to_the_candidate(client: Client) -> None:
    """C-05, C-25: nine answers are one thing that happened; staff see each."""
    case = factories.admitted(**_of())
    _candidate(client, case)
    told = [item.title for item in client.get(_url(case)).context["story"]]
    assert len(told) == len(set(told))
    assert len(timeline(case, "ru", staff=True)) > len(told)
