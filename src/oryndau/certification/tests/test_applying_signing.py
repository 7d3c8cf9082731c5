"""From the check of the answers to a seat in the session: once, and by the law (C-03, C-04, C-10)."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.applying.selectors import forecast
from oryndau.certification.models import Candidate, Session
from oryndau.certification.tests import applying, combined, factories
from oryndau.eds.profile import Subject
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.law.money import Money
from oryndau.payments.models import Fee
from oryndau.signing import verifiers
from oryndau.signing.models import SignatureSession
from oryndau.wizard.models import Draft

pytestmark = pytest.mark.django_db


class _Agrees:
    """Says of every signature that it is the candidate's; each is another one."""

    iin = applying.IIN

    def verify(self, signature: bytes, content: bytes, *, at: datetime) -> Verdict:
        subject = Subject(common_name="ОСПАНОВА ДАНА", surname="ОСПАНОВА", iin=self.iin)
        digest = hashlib.sha256(signature + content).hexdigest()
        return Verdict(Outcome.VALID, at, subject=subject, signed_at=at, replay_digest=digest)


@pytest.fixture(autouse=True)
def agrees(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Agrees]:
    applying.at(monkeypatch)
    made = _Agrees()
    verifiers.use(made)
    yield made
    verifiers.use(None)


@pytest.fixture
def session() -> Session:
    return factories.session()


def _opened(client: Client, of: Session, **changes: Any) -> tuple[Draft, str]:
    draft = applying.filled(client, of, **changes)
    response = client.post(f"{applying.BASE}/{draft.pk}/sign/")
    return draft, response["Location"]


def test_a_whole_application_can_be_signed(client: Client, session: Session) -> None:
    """C-03: form An.2 with its four statements, and a readable paper bound to it."""
    who = applying.signed_in(client)
    draft = applying.filled(client, session)
    page = client.get(f"{applying.BASE}/{draft.pk}/check/")
    assert not page.context["faults"], page.context["faults"]
    assert page.context["ready"]
    location = client.post(f"{applying.BASE}/{draft.pk}/sign/")["Location"]
    opened = SignatureSession.objects.get()
    assert (opened.expected_iin, opened.expected_bin) == (who.iin, "")
    facts = opened.subject["facts"]
    assert facts["session"] == str(session.pk)
    assert facts["closes_on"] == session.closes_on.isoformat()
    assert facts["consents"]["health_registers"] is True
    assert facts["phone"] == "+77011234567"
    assert facts["licence"] is None
    assert client.get(location).status_code == 200
    assert client.get(f"/certification/preview/{opened.pk}/").content.startswith(b"%PDF")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_combined_application_asks_for_the_licence_too(
    client: Client, session: Session, language: str
) -> None:
    """C-20: form An.3, with the paid fee; the paper is typeset in the language of the test."""
    applying.signed_in(client)
    chosen = {"session": str(session.pk), "language": language}
    _draft, location = _opened(
        client, session, what={"form": "an3"}, session=chosen, licence=applying.licence(), fee=applying.fee()
    )
    fee = Fee.objects.get()
    facts = SignatureSession.objects.get().subject["facts"]
    assert facts["licence"]["fee"] == {
        "fee": str(fee.pk), "amount": "25950.00", "way": "gateway", "paid_on": "2026-11-23",
        "reference": fee.number,
    }  # fmt: skip
    assert facts["licence"]["paper_copy"] is True
    client.post(location, {"cms": "MIIB"})
    candidate = Candidate.objects.get()
    assert candidate.form == "an3"
    assert Fee.objects.get().application == candidate.case_id


def test_a_signed_application_is_a_case_with_a_seat(client: Client, session: Session) -> None:
    """C-04: the case, its candidate and its messages at once; the draft is closed."""
    applying.signed_in(client)
    draft, page = _opened(client, session)
    response = client.post(page, {"cms": "MIIB"})
    assert response["Location"] == f"/certification/cases/{draft.pk}/submitted/"
    case = Case.objects.get(procedure="certification")
    assert (case.pk, case.state, case.applicant) == (draft.pk, "submitted", applying.IIN)
    candidate = Candidate.objects.get()
    assert (candidate.case_id, candidate.session_id) == (draft.pk, session.pk)
    topics = set(Message.objects.filter(case=case.pk).values_list("topic", flat=True))
    assert {"certification.register", "certification.ask-registers", "certification.received"} <= topics
    assert client.get(f"{applying.BASE}/{draft.pk}/")["Location"] == f"/certification/cases/{draft.pk}/"


def test_the_acceptance_says_when_the_result_comes_and_why(client: Client, session: Session) -> None:
    """C-04, C-19: ten working days from the closing date, explained day by day."""
    applying.signed_in(client)
    client.cookies["django_language"] = "en"
    _draft, page = _opened(client, session)
    accepted = client.get(client.post(page, {"cms": "MIIB"})["Location"])
    due = accepted.context["due"]
    assert due.due_on == forecast(applying.AT, session.closes_on).due_on == date(2026, 12, 15)
    assert due.steps[0].date == session.closes_on
    assert "15 December 2026" in accepted.content.decode()
    slip = client.get(accepted.wsgi_request.path.replace("submitted", "slip"))
    assert b"".join(slip).startswith(b"%PDF")  # type: ignore[arg-type]


def test_the_same_signature_sent_twice_makes_one_case(client: Client, session: Session) -> None:
    applying.signed_in(client)
    _draft, page = _opened(client, session)
    client.post(page, {"cms": "MIIB"})
    assert client.post(page, {"cms": "MIIB"}).status_code == 422
    assert Candidate.objects.count() == 1


def test_two_signing_pages_of_one_draft_make_one_case(client: Client, session: Session) -> None:
    applying.signed_in(client)
    draft, first = _opened(client, session)
    second = client.post(f"{applying.BASE}/{draft.pk}/sign/")["Location"]
    assert client.post(first, {"cms": "MIIB"}).status_code == 302
    assert client.post(second, {"cms": "MIIB"}).status_code == 409
    assert Candidate.objects.count() == Case.objects.filter(procedure="certification").count() == 1


def test_a_change_after_signing_began_does_not_change_what_is_signed(
    client: Client, session: Session
) -> None:
    applying.signed_in(client)
    draft, page = _opened(client, session)
    client.post(f"{applying.BASE}/{draft.pk}/contacts/", {"email": "x@example.kz", "phone": "87010000002"})
    client.post(page, {"cms": "MIIB"})
    body = Event.objects.get(case_id=draft.pk).body
    assert json.loads(body)["facts"]["email"] == "dana@example.kz"


def test_the_last_seat_is_given_once(client: Client, agrees: _Agrees) -> None:
    """The second of two who sign for the last seat is told clearly, and nothing of his is kept."""
    last = factories.session(seats=1)
    applying.signed_in(client)
    draft, page = _opened(client, last)
    other = Client()
    applying.signed_in(other, applying.person(applying.OTHER_IIN, "Иванов", "Пётр"))
    other_draft, other_page = _opened(other, last)
    assert client.post(page, {"cms": "MIIB"}).status_code == 302
    agrees.iin = applying.OTHER_IIN
    other.cookies["django_language"] = "en"
    refused = other.post(other_page, {"cms": "MIIB"})
    assert refused.status_code == 409
    assert "seats are taken" in refused.content.decode()
    assert f"{applying.BASE}/{other_draft.pk}/check/" in refused.content.decode()
    assert [row.case_id for row in Candidate.objects.all()] == [draft.pk]
    assert Draft.objects.get(pk=other_draft.pk).submitted_at is None


def test_a_withdrawn_application_gives_its_seat_back(client: Client) -> None:
    last = factories.session(seats=1)
    gone = factories.submitted(last)
    actor = Actor(kind="person", name="-", iin=gone.applicant)
    factories.step(gone, "withdraw", actor, {"reason": ""}, applying.AT)
    applying.signed_in(client)
    _draft, page = _opened(client, last)
    assert client.post(page, {"cms": "MIIB"}).status_code == 302


def test_receipt_that_closes_before_the_signature_is_told(
    client: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C-02: signed after the closing date the application is not received, with the clause."""
    applying.signed_in(client)
    client.cookies["django_language"] = "en"
    _draft, page = _opened(client, session)
    late = session.held_at - timedelta(days=1)
    SignatureSession.objects.update(expires_at=late + timedelta(hours=1))
    applying.at(monkeypatch, late)
    refused = client.post(page, {"cms": "MIIB"})
    assert refused.status_code == 409
    assert "receipt closes on 01.12.2026" in refused.content.decode().lower()
    assert not Candidate.objects.exists()


def test_an_application_after_hours_of_the_closing_day_is_too_late(
    client: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C-06: it would be registered on the day after."""
    applying.signed_in(client)
    draft = applying.filled(client, session)
    evening = datetime(2026, 12, 1, 14, 0, tzinfo=applying.AT.tzinfo)
    applying.at(monkeypatch, evening)
    assert not client.get(f"{applying.BASE}/{draft.pk}/check/").context["ready"]
    assert client.post(f"{applying.BASE}/{draft.pk}/sign/")["Location"].endswith("/check/")
    assert not SignatureSession.objects.exists()


def test_a_suspended_candidate_does_not_apply_for_three_months(client: Client, session: Session) -> None:
    """C-10: said at the start, on the check page and by the engine's door, with the clause."""
    who = applying.signed_in(client)
    client.cookies["django_language"] = "en"
    past = factories.submitted(factories.session())
    Candidate.objects.filter(pk=past.pk).update(iin=who.iin, may_apply_from=date(2027, 1, 15))
    start = client.get("/certification/").content.decode()
    assert "15.01.2027" in start
    assert "10(3)" in start
    draft = applying.filled(client, session)
    found = client.get(f"{applying.BASE}/{draft.pk}/check/").context
    assert not found["ready"]
    assert any("15.01.2027" in link.text for link in found["faults"])
    client.post(f"{applying.BASE}/{draft.pk}/sign/")
    assert not SignatureSession.objects.exists()


def test_the_ban_ends_on_its_day(client: Client, session: Session) -> None:
    who = applying.signed_in(client)
    past = factories.submitted(factories.session())
    today = applying.AT.date()
    Candidate.objects.filter(pk=past.pk).update(iin=who.iin, may_apply_from=today)
    Case.objects.filter(pk=past.pk).update(closed_at=applying.AT)
    draft = applying.filled(client, session)
    assert client.get(f"{applying.BASE}/{draft.pk}/check/").context["ready"]


def test_a_second_application_for_the_same_session_is_refused(client: Client, session: Session) -> None:
    applying.signed_in(client)
    client.cookies["django_language"] = "en"
    _draft, page = _opened(client, session)
    client.post(page, {"cms": "MIIB"})
    again = applying.filled(client, session)
    found = client.get(f"{applying.BASE}/{again.pk}/check/").context
    assert not found["ready"]
    assert any("for this session already" in link.text for link in found["faults"])


def test_an_open_application_for_another_session_is_warned_of(client: Client, session: Session) -> None:
    applying.signed_in(client)
    _draft, page = _opened(client, session)
    client.post(page, {"cms": "MIIB"})
    again = applying.filled(client, factories.session())
    found = client.get(f"{applying.BASE}/{again.pk}/check/").context
    assert found["ready"]
    assert ["another session" in warned.text.en for warned in found["warnings"]] == [True]


def test_a_foreign_diploma_without_recognition_and_a_fee_too_small_are_warned_of(
    client: Client, session: Session
) -> None:
    """C-08, L-10: it can be signed, and the candidate knows what it will come to."""
    applying.signed_in(client)
    foreign = applying.answers(session)["diploma"] | {"where": "abroad"}
    draft = applying.filled(
        client, session, diploma=foreign, what={"form": "an3"}, licence=applying.licence()
    )
    short = combined.fee(applying.person(), amount=Money("1"))
    Draft.objects.filter(pk=draft.pk).update(data=draft.data | {"fee": {"fee": str(short.pk)}})
    found = client.get(f"{applying.BASE}/{draft.pk}/check/").context
    assert found["ready"]
    assert len(found["warnings"]) == 2


def test_an_incomplete_application_is_not_signed(client: Client, session: Session) -> None:
    applying.signed_in(client)
    draft = applying.begun(client)
    response = client.post(f"{applying.BASE}/{draft.pk}/sign/", follow=True)
    assert response.redirect_chain[-1][0].endswith("/check/")
    assert len(response.context["faults"]) == 9  # not those of the licence; attachments need nothing
    assert not SignatureSession.objects.exists()


@pytest.mark.parametrize(
    "box", ["statements_true", "no_court_prohibition", "protected_data", "health_registers"]
)
def test_every_statement_is_given_by_itself(client: Client, session: Session, box: str) -> None:
    """C-03, C-05: without any one of them nothing is sent."""
    applying.signed_in(client)
    given = applying.answers(session)["consents"]
    del given[box]
    draft = applying.filled(client, session, consents=given)
    assert not client.get(f"{applying.BASE}/{draft.pk}/check/").context["ready"]


def test_another_person_cannot_read_what_is_to_be_signed(client: Client, session: Session) -> None:
    applying.signed_in(client)
    _draft, page = _opened(client, session)
    url = f"/certification/preview/{page.strip('/').split('/')[-1]}/"
    assert client.get(url).status_code == 200
    applying.signed_in(client, applying.person(applying.OTHER_IIN))
    assert client.get(url).status_code == 404


def test_a_signature_of_another_person_is_refused(client: Client, session: Session, agrees: _Agrees) -> None:
    applying.signed_in(client)
    _draft, page = _opened(client, session)
    agrees.iin = applying.OTHER_IIN
    assert client.post(page, {"cms": "MIIB"}).status_code == 422
    assert not Candidate.objects.exists()
