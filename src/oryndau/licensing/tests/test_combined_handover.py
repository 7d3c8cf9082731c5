"""One application for two services: the decision opens the licence's case, once (C-20, L-13; A2 p.17)."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from oryndau.cases import journal
from oryndau.cases.models import Case, Event, Message
from oryndau.cases.outbox import work_off
from oryndau.certification.desk import results, selectors
from oryndau.certification.tests import combined
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.desk import clock, seal, sign
from oryndau.law.licensing.facts import LicenceApplication
from oryndau.licensing.combined import services
from oryndau.licensing.models import Application
from oryndau.licensing.reading import application_of, known
from oryndau.payments.models import Fee
from oryndau.payments.services import ask_refund, expire
from oryndau.people.models import Person
from oryndau.registers.models import CertificationDecision
from oryndau.registers.services import HAND_OVER
from oryndau.signing.tests.world import Pretender, pretender

__all__ = ["clock", "pretender", "seal"]
pytestmark = pytest.mark.django_db
DIPLOMA = {
    "sha256": "a" * 64,
    "name": "диплом.pdf",
    "media_type": "application/pdf",
    "size": 7,
    "role": "diploma",
}
OFFICE = {"region": "75", "settlement": "Алматы", "street": "Үлгі", "house": "7"}


def decided(outcome: str = "passed", who: Person | None = None, **more: Any) -> Case:
    """A candidate of form An.3 whose result the head has signed."""
    who = who or make.person()
    case = make.concluded(outcome, **combined.wanted(who, **more), attachments=[DIPLOMA])
    combined.waits(case)
    at = evening(case)
    sign(results.prepare(case, make.the("head"), at=at), at)
    return Case.objects.get(pk=case.pk)


def evening(case: Case) -> datetime:
    """The day of the session, after the minutes were signed."""
    return selectors.session_of(case).held_at + timedelta(hours=7)


def message(case: Case) -> Message:
    """The message that hands the case over."""
    return Message.objects.get(case=case, topic=HAND_OVER)


def handed_over(case: Case) -> Case:
    """The case of the licence, opened by the worker."""
    assert work_off(message(case), evening(case))
    return Case.objects.get(pk=Application.objects.get(certification_case=case.pk).pk)


def test_the_signed_decision_opens_the_case_of_the_licence(pretender: Pretender) -> None:
    """A2 p.17: by itself, by the system; the applicant's own, with his decision as the basis."""
    first = decided(account=None, office_address=OFFICE)
    case = handed_over(first)
    decision = CertificationDecision.objects.get(case_id=first.pk)
    assert (case.procedure, case.state, case.applicant) == ("licence-issue", "submitted", first.applicant)
    facts = application_of(case)
    assert isinstance(facts, LicenceApplication)
    assert (facts.submitted_via, facts.certification_case) == ("certification", first.pk)
    assert facts.basis.model_dump(mode="json") == {
        "kind": "certification", "number": decision.number, "decided_on": decision.decided_on.isoformat(),
        "territory": "75",
    }  # fmt: skip
    one = selectors.application(first)
    assert (facts.applicant, facts.residence, facts.diploma) == (one.applicant, one.residence, one.diploma)
    assert (facts.phones, facts.paper_copy) == ([one.phone], True)
    assert [(file.name, file.role.value) for file in facts.attachments] == [("диплом.pdf", "other")]
    assert facts.office_address is not None
    assert facts.office_address.house == "7"
    step = Event.objects.get(case=case, no=1)
    assert (step.step, json.loads(step.body)["actor"]["kind"]) == ("transfer", "system")
    topics = set(Message.objects.filter(case=case).values_list("topic", flat=True))
    assert {"licence.register", "licence.ask-registers", "licence.received"} <= topics


def test_the_fee_waits_for_the_licence_from_then_on(pretender: Pretender) -> None:
    """L-10: one fee, one road: it leaves the certification's case for the licence's."""
    first = decided()
    assert Fee.objects.get().application == first.pk
    case = handed_over(first)
    assert Fee.objects.get().application == case.pk
    assert Application.objects.get(pk=case.pk).fee == Fee.objects.get().pk


def test_a_repeated_message_opens_no_second_case(pretender: Pretender) -> None:
    first = decided()
    case = handed_over(first)
    again = services.take_over(first.pk, at=evening(first))
    assert again is not None
    assert again.pk == case.pk
    assert Case.objects.filter(procedure="licence-issue").count() == 1


def test_whoever_asked_for_certification_alone_is_not_handed_over(pretender: Pretender) -> None:
    case = make.concluded()
    sign(results.prepare(case, make.the("head"), at=evening(case)), evening(case))
    assert not Message.objects.filter(topic=HAND_OVER).exists()
    assert services.take_over(case.pk, at=evening(case)) is None


@pytest.mark.parametrize("outcome", ["not-passed", "absent"])
def test_whoever_was_not_certified_is_not_handed_over(pretender: Pretender, outcome: str) -> None:
    """Issue 4, point 6: refusal in the first ends the second; the fee stays the person's, free again."""
    case = decided(outcome)
    assert not Message.objects.filter(topic=HAND_OVER).exists()
    assert services.take_over(case.pk, at=evening(case)) is None
    assert not Case.objects.filter(procedure="licence-issue").exists()
    assert services.fee_for(selectors.application(case)) is not None


def test_a_decision_that_certifies_no_more_opens_nothing(pretender: Pretender) -> None:
    """The register decides at the moment of the hand-over, not the message."""
    first = decided()
    CertificationDecision.objects.filter(case_id=first.pk).update(certified=False)
    assert work_off(message(first), evening(first))
    assert not Application.objects.exists()


def test_a_fee_that_was_given_away_meanwhile_is_taken_the_place_of(pretender: Pretender) -> None:
    """L-10: another free fee of the person serves; without one the case opens and misses it."""
    who = make.person()
    first = decided(who=who)
    named = Fee.objects.get()
    actor = make.candidate_actor(selectors.application(first))
    ask_refund(named.pk, "Ақшам қайтарылсын", None, actor=actor, at=evening(first),
               version=Case.objects.get(pk=named.pk).version)  # fmt: skip
    other = combined.fee(who, at=make.MONDAY + timedelta(days=1))
    case = handed_over(first)
    assert Application.objects.get(pk=case.pk).fee == other.pk
    assert Fee.objects.get(pk=named.pk).application == first.pk


def test_what_was_paid_anew_serves_before_an_order_that_lapsed(pretender: Pretender) -> None:
    """L-10: the order was never paid; the fee that came later is the one of the licence."""
    who = make.person()
    unpaid = combined.fee(who, paid=False)
    case = make.concluded(**combined.wanted(who, unpaid))
    combined.waits(case)
    at = evening(case)
    expire(unpaid, at=at)
    anew = combined.fee(who, at=at)
    sign(results.prepare(case, make.the("head"), at=at), at)
    assert Application.objects.get(pk=handed_over(case).pk).fee == anew.pk
    assert Fee.objects.get(pk=anew.pk).application == Application.objects.get().case_id


def test_an_unpaid_order_is_handed_over_and_the_ministry_sees_it(pretender: Pretender) -> None:
    who = make.person()
    unpaid = combined.fee(who, paid=False)
    case = make.concluded(**combined.wanted(who, unpaid))
    combined.waits(case)
    at = evening(case)
    sign(results.prepare(case, make.the("head"), at=at), at)
    opened = handed_over(case)
    assert application_of(opened).fee.fee == unpaid.pk
    assert Fee.objects.get().application == opened.pk


def test_without_any_fee_the_case_opens_and_the_ministry_sees_that(pretender: Pretender) -> None:
    first = decided()
    fee = Fee.objects.get()
    actor = make.candidate_actor(selectors.application(first))
    ask_refund(fee.pk, "Ақшам қайтарылсын", None, actor=actor, at=evening(first),
               version=Case.objects.get(pk=fee.pk).version)  # fmt: skip
    case = handed_over(first)
    assert application_of(case).fee.fee == fee.pk
    assert Fee.objects.get().application == first.pk


def test_an_old_journal_goes_on_with_a_free_fee_or_stays(
    pretender: Pretender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C-20: typed data of a payment name no fee; the person's free fee serves, else nothing opens."""
    monkeypatch.setattr("oryndau.law.certification.admission._fee_has_a_case", lambda fee: ())
    who = make.person()
    old = {"amount": "25950.00", "paid_on": "2026-11-20", "reference": "ПП-1", "way": "receipt"}
    changes = combined.wanted(who)
    Fee.objects.all().update(iin="")
    case = make.concluded(**changes | {"licence": {"fee": old, "account": None, "office_address": None}})
    at = evening(case)
    sign(results.prepare(case, make.the("head"), at=at), at)
    assert services.take_over(case.pk, at=at) is None
    fee = Fee.objects.get()
    Fee.objects.all().update(iin=who.iin)
    opened = services.take_over(case.pk, at=at)
    assert opened is not None
    assert application_of(opened).fee.fee == fee.pk


def test_both_journals_verify_and_the_grounds_can_be_weighed(pretender: Pretender) -> None:
    """L-04: what came over is weighed like every application."""
    first = decided()
    case = handed_over(first)
    for one in (first, case):
        events = list(Event.objects.filter(case=one).order_by("no"))
        assert not list(journal.faults_of(Case.objects.get(pk=one.pk), events))
    assert known(case, evening(first).date()).application == application_of(case)
