"""The candidate's case in plain words: what happens now, by when, where to come, the papers (C-04, C-25)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from oryndau.cases.models import Case
from oryndau.certification.applying import selectors
from oryndau.certification.applying.case_words import NOW, TONES, WHO
from oryndau.certification.applying.own import OWN
from oryndau.certification.desk.selectors import test
from oryndau.certification.models import Session
from oryndau.examination.models import Attempt
from oryndau.law.certification import candidate as table
from oryndau.law.certification.candidate import CERTIFICATION, DECISION
from oryndau.law.certification.facts import TestResult
from oryndau.law.certification.session import CANCELLED
from oryndau.law.territories import territory
from oryndau.law.text import Text
from oryndau.pages.components import Clock, Tag, Tone
from oryndau.timekeeping import local
from oryndau.wizard.reading.clocks import expected
from oryndau.wizard.reading.road import road
from oryndau.wizard.reading.told import hearing
from oryndau.wizard.views.guards import Visit, for_applicants, language, own_case
from oryndau.wizard.views.own import told_of

_AT_SESSION = frozenset({table.ADMITTED, table.PRESENT, table.TESTING})


@dataclass(frozen=True, slots=True)
class Sitting:
    """The session as its candidate needs it: when, where, and the way into the hall on its day."""

    session: Session
    place: Text
    cancelled: bool
    calendar: str
    page: str
    hall: str


@dataclass(frozen=True, slots=True)
class Result:
    """What has come of it so far: the test, the decision and where anybody can check it, the licence."""

    correct: int | None
    questions: int
    pass_mark: int
    sheet: str
    decision: Any
    check: str


def state_tag(case: Case) -> Tag:
    """The state of a case in words."""
    return Tag(CERTIFICATION.state(case.state).text.in_(language()), TONES.get(case.state, Tone.PROGRESS))


@require_safe
@for_applicants
def page(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """The candidate's page of a case."""
    case = own_case(case_id, CERTIFICATION.key, visit.actor)
    context = {
        **told_of(case, visit, OWN), "facts": selectors.application(case), "state": state_tag(case),
        "now": NOW[case.state], "who": _who(case), "expected": _expected(case, visit.at),
        "sitting": sitting(case, visit.at), "result": _result(case),
        "hearing": hearing(case) if case.state in (table.HEARING, table.HEARD) else None,
        "road": road(case, case, language(), visit.at),
    }  # fmt: skip
    return render(request, "certification/applying/case.html", context)


def _who(case: Case) -> str:
    body = territory(case.territory).justice_body.in_(language())
    return str(WHO[case.state]) % {"body": body} if case.state in WHO else body


def _expected(case: Case, at: datetime) -> Clock | None:
    """The term of the service before it runs: it begins when the application is found complete (C-19)."""
    running = {clock.term for clock in case.clocks.all() if clock.stopped_at is None}
    if case.closed_at or DECISION.name in running:
        return None
    return expected(selectors.expected(case), at, language())


def sitting(case: Case, at: datetime) -> Sitting:
    """The session of the case, with the link to the hall on its day."""
    row = selectors.session_of(case)
    today = local(row.held_at).date() == local(at).date()
    return Sitting(
        session=row, place=Text(kk=row.place_kk, ru=row.place_ru, en=row.place_ru),
        cancelled=row.state == CANCELLED and case.closed_at is None,
        calendar=_address("sessions:calendar", row.pk), page=_address("sessions:one", row.pk),
        hall=_address("hall:home") if today and case.state in _AT_SESSION else "",
    )  # fmt: skip


def _result(case: Case) -> Result | None:
    tested, decided = test(case), selectors.decision(case)
    if tested is None and decided is None:
        return None
    return Result(
        correct=tested.correct if tested else None, questions=tested.questions if tested else 0,
        pass_mark=tested.pass_mark if tested else 0, decision=decided,
        sheet=_address("examining:own", case.pk) if _sat(case, tested) else "",
        check=selectors.check_address(decided.number) if decided else "",
    )  # fmt: skip


def _sat(case: Case, tested: TestResult | None) -> bool:
    """Whether the candidate's finished test can be read: his sheet to sign, his questions to contest."""
    return tested is not None and Attempt.objects.filter(case_id=case.pk).exists()


def _address(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@require_safe
@for_applicants
def submitted(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """Acceptance at once: received when, registered when, result by when, and why (C-04)."""
    case = own_case(case_id, CERTIFICATION.key, visit.actor)
    context = {
        "case": case, "due": selectors.expected(case), "facts": selectors.application(case),
        "sitting": sitting(case, visit.at), "body": territory(case.territory).justice_body,
    }  # fmt: skip
    return render(request, "certification/applying/submitted.html", context)
