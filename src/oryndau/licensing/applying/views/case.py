"""The applicant's case in plain words: what happens now, by when, the fee, the registers (L-03 to L-12)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.cases.told import told
from oryndau.documents.letterhead import ministry
from oryndau.law.answer_words import REGISTERS
from oryndau.law.fee.table import ORDERED, UNMATCHED
from oryndau.law.licensing import changes, grounds
from oryndau.law.licensing.facts import RenewalApplication
from oryndau.law.licensing.issue import HEARD, HEARING
from oryndau.law.text import Text
from oryndau.licensing.applying import selectors, words
from oryndau.licensing.applying.case_words import NOW, TONES
from oryndau.licensing.applying.own import OWN
from oryndau.licensing.applying.stops import Either
from oryndau.licensing.combined.road import first_case
from oryndau.licensing.reading import application_of
from oryndau.pages.components import Clock, Tag, Tone
from oryndau.payments.models import Fee
from oryndau.payments.selectors import fee_of
from oryndau.payments.words import tag
from oryndau.wizard.fees import warned
from oryndau.wizard.reading.clocks import expected
from oryndau.wizard.reading.road import road
from oryndau.wizard.reading.told import hearing
from oryndau.wizard.views.guards import Visit, for_applicants, language, own_case
from oryndau.wizard.views.own import told_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A register that is asked about the applicant: its name, and whether it has answered."""

    name: Text
    state: Tag


def state_tag(case: Case) -> Tag:
    """The state of a case in words."""
    text = procedure_of(case.procedure).state(case.state).text
    return Tag(text.in_(language()), TONES.get(case.state, Tone.PROGRESS))


@require_safe
@for_applicants
def page(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """The applicant's page of a case, of issue or of re-issue."""
    case = own_case(case_id, OWN.procedures, visit.actor)
    facts = application_of(case)
    appointed = case.state in (HEARING, HEARD)
    context = {
        **told_of(case, visit, OWN), **_standing(case, facts, visit), **_fee(facts),
        "hearing": hearing(case) if appointed else None, "registers": _registers(case, facts),
        "licence": _licence(case), "road": road(first_case(case), case, language(), visit.at),
    }  # fmt: skip
    return render(request, "licensing/applying/case.html", context)


def _standing(case: Case, facts: Either, visit: Visit) -> dict[str, Any]:
    return {
        "facts": facts, "service": procedure_of(case.procedure).text, "state": state_tag(case),
        "now": NOW[case.state], "who": ministry().name.in_(language()),
        "expected": _expected(case, visit.at), "is_renewal": isinstance(facts, RenewalApplication),
    }  # fmt: skip


def _expected(case: Case, at: datetime) -> Clock | None:
    """The term of the service before it runs: it begins when the application is registered."""
    if case.closed_at or case.registered_on:
        return None
    return expected(selectors.expected(case), at, language())


def _fee(facts: Either) -> dict[str, Any]:
    fee = fee_of(facts.fee.fee)
    if fee is None:
        return {"fee": None}
    return {
        "fee": fee, "fee_state": tag(fee), "fee_warned": warned(fee), "fee_url": _fee_url(fee),
        "may_pay": fee.state == ORDERED, "may_correct": fee.state == UNMATCHED,
    }  # fmt: skip


def _fee_url(fee: Fee) -> str:
    return reverse("payments:fee", args=[fee.pk])


def _registers(case: Case, facts: Either) -> list[Asked]:
    """Which registers are asked, and which of them answered; what they said is not told here."""
    wanted = (
        changes.asked_of(facts) if isinstance(facts, RenewalApplication) else grounds.asked_of(facts)
    )  # fmt: skip
    outcomes = {said["register_name"]: said["outcome"] for said in told(case, "record-answer")}
    return [Asked(REGISTERS[register], _answered(outcomes.get(register.value))) for register in wanted]


def _answered(outcome: str | None) -> Tag:
    if outcome is None:
        return Tag(words.AWAITED.in_(language()), Tone.PROGRESS)
    silent = outcome in ("refused", "unavailable")
    return Tag((words.SILENT if silent else words.ANSWERED).in_(language()),
               Tone.ATTENTION if silent else Tone.GOOD)  # fmt: skip


def _licence(case: Case) -> dict[str, Any] | None:
    """The licence that came of it, with its page in the public register."""
    row = selectors.licence_of(case)
    if row is None:
        return None
    try:
        url = reverse("licences:one", args=[row.number])
    except NoReverseMatch:
        url = ""
    return {"row": row, "url": url}


@require_safe
@for_applicants
def submitted(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """Acceptance at once: received when, registered when, result by when, and why (L-03)."""
    case = own_case(case_id, OWN.procedures, visit.actor)
    facts = application_of(case)
    context = {
        "case": case, "facts": facts, "due": selectors.expected(case), "who": ministry().name,
        "service": procedure_of(case.procedure).text, **_fee(facts),
    }  # fmt: skip
    return render(request, "licensing/applying/submitted.html", context)
