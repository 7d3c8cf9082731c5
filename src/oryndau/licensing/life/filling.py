"""Which form a step has, with what it begins, and what the licence's case already says of it (L-12)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from oryndau.acts.forms import ActForm
from oryndau.cases.models import Case
from oryndau.law.licensing.life import SUSPENDED, VALID
from oryndau.law.licensing.life_checks import barred_until
from oryndau.law.licensing.life_grounds import Measure
from oryndau.licensing.life import forms, words
from oryndau.licensing.life.selectors import History
from oryndau.pages import formats
from oryndau.timekeeping import local
from oryndau.wizard.forms.fields import in_page_language

OFFERED = {
    "active": (Measure.SUSPEND, Measure.TERMINATE, Measure.SUE, Measure.DECLINE),
    SUSPENDED: (Measure.RESUME, Measure.KEEP_SUSPENDED, Measure.TERMINATE, Measure.SUE, Measure.DECLINE),
}
"""What may be concluded about a licence in a state."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A form before it is filled in."""

    kind: type[ActForm]
    initial: Mapping[str, Any] = field(default_factory=dict)
    made_with: Mapping[str, Any] = field(default_factory=dict)


Fill = Callable[[Case, History, datetime], Blank]


def blank(case: Case, step: str, told: History, at: datetime) -> Blank:
    """The form of a step. KeyError for a step that has none."""
    return _FORMS[step](case, told, at)


def steps() -> frozenset[str]:
    """The steps that staff takes by a form."""
    return frozenset(_FORMS)


def measure_of(step: str) -> Measure | None:
    """The measure that a conclusion must propose before the step; None where it needs none."""
    return _NEEDS.get(step)


def _propose(case: Case, told: History, at: datetime) -> Blank:
    return Blank(forms.ProposeForm, {}, {"suspended": case.state == SUSPENDED})


def _record(case: Case, told: History, at: datetime) -> Blank:
    return Blank(forms.RecordProposalForm, {}, {"suspended": case.state == SUSPENDED})


def _conclude(case: Case, told: History, at: datetime) -> Blank:
    proposals = [
        (f"proposal-{one.no}", _("Proposal No. %(no)s of %(day)s: %(body)s proposes to %(measure)s") % {
            "no": one.no, "day": formats.day(one.proposed_on),
            "body": in_page_language(words.BODIES[one.body]),
            "measure": in_page_language(words.MEASURES[one.measure]),
        })
        for one in told.open_proposals
    ]  # fmt: skip
    requests = [
        (f"request-{one.no}", _("Application No. %(no)s of the holder of %(day)s: %(wish)s") % {
            "no": one.no, "day": formats.day(one.asked_on), "wish": in_page_language(words.WISHES[one.wish]),
        })
        for one in told.open_requests
    ]  # fmt: skip
    first = told.open_proposals[0] if told.open_proposals else None
    initial = (
        {"basis": f"proposal-{first.no}", "measure": first.measure.value, "ground": first.ground,
         "reasons_kk": first.reasons_kk, "reasons_ru": first.reasons_ru}
        if first else {}
    )  # fmt: skip
    return Blank(
        forms.ConcludeForm, initial,
        {"open_": [*proposals, *requests], "offered": OFFERED.get(case.state, ())},
    )  # fmt: skip


def _decision(kind: type[forms.DecisionForm], *names: str) -> Fill:
    def fill(case: Case, told: History, at: datetime) -> Blank:
        standing, today = told.pending, local(at).date()
        if standing is None:
            return Blank(kind, {}, {"told": {}})
        known = {"conclusion": standing.no, "decided_on": today}
        known |= {name: getattr(standing, name) for name in names}
        initial = {
            "reasons_kk": standing.reasons_kk, "reasons_ru": standing.reasons_ru, "effective_on": today,
        }  # fmt: skip
        return Blank(kind, initial, {"told": known})

    return fill


def _deprive(case: Case, told: History, at: datetime) -> Blank:
    claim = told.claim
    if claim is None:
        return Blank(forms.DeprivationForm, {}, {"told": {}})
    known = {"ground": claim.ground, "recorded_on": local(at).date()}
    return Blank(forms.DeprivationForm, {"court": claim.court}, {"told": known})


def completed(step: str, facts: dict[str, Any]) -> dict[str, Any]:
    """What is reckoned from what was typed: the end of the three years (Art. 140(2)8)."""
    day = facts.get("in_force_on")
    return (
        {**facts, "barred_until": barred_until(day)} if step == "deprive" and isinstance(day, date) else facts
    )


def _hand_over(case: Case, told: History, at: datetime) -> Blank:
    ended = case.state not in VALID | {SUSPENDED}
    return Blank(forms.HandoverForm, {"handed_on": local(at).date()}, {"ended": ended})


def _freeze(case: Case, told: History, at: datetime) -> Blank:
    known = {"ordered_on": local(at).date(), "state": case.state}
    return Blank(forms.AccountForm, {}, {"told": known})


def _plain(kind: type[ActForm]) -> Fill:
    return lambda case, told, at: Blank(kind)


_FORMS: dict[str, Fill] = {
    "propose": _propose, "record-proposal": _record, "conclude": _conclude,
    "hold-hearing": _plain(forms.HearingForm), "decline-proposal": _plain(forms.DeclineForm),
    "send-back": _plain(forms.SendBackForm),
    "suspend": _decision(forms.DecisionForm, "ground", "until"), "resume": _decision(forms.DecisionForm),
    "keep-suspended": _decision(forms.DecisionForm),
    "terminate": _decision(forms.TerminationForm, "ground"), "record-claim": _plain(forms.ClaimForm),
    "record-claim-lost": _plain(forms.ClaimLostForm), "deprive": _deprive, "hand-over": _hand_over,
    "freeze-account": _freeze,
}  # fmt: skip
_NEEDS = {
    "suspend": Measure.SUSPEND, "resume": Measure.RESUME, "keep-suspended": Measure.KEEP_SUSPENDED,
    "terminate": Measure.TERMINATE, "record-claim": Measure.SUE, "decline-proposal": Measure.DECLINE,
}  # fmt: skip
