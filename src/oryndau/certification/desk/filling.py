"""What stands in the form of an act before anybody types: computed from the case and the registers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from oryndau.acts.forms import ActForm
from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.certification.desk import forms, reasons, selectors, services
from oryndau.certification.lookups.selectors import answers
from oryndau.law.hearing import lawful_days
from oryndau.law.restrictions import Finding
from oryndau.timekeeping import local


@dataclass(frozen=True, slots=True)
class Blank:
    """A form that is to be filled in: its kind, what stands in it, what it is made with."""

    kind: type[ActForm]
    initial: dict[str, Any]
    made_with: dict[str, Any]


def blank(case: Case, step: str, at: datetime, language: str) -> Blank:
    """The form of a step of this case. KeyError for a step that has none."""
    return _BLANKS[step](case, at, language)


def steps() -> frozenset[str]:
    """The steps that have a form."""
    return frozenset(_BLANKS)


def days(case: Case, at: datetime) -> tuple[date, ...]:
    """The days on which a hearing may be held after a notice given now (C-18)."""
    return lawful_days(local(at).date(), selectors.term_ends_on(case), calendars.active())


def _plain(kind: type[ActForm]) -> Callable[[Case, datetime, str], Blank]:
    return lambda case, at, language: Blank(kind, {}, {})


def _return(case: Case, at: datetime, language: str) -> Blank:
    proposed = selectors.lacking(case)
    return Blank(forms.LackingForm, proposed.model_dump() if proposed else {}, {})


def _propose(case: Case, at: datetime, language: str) -> Blank:
    findings, told = services.restrictions(case, at), answers(case)
    found = reasons.restrictions_found(findings)
    grounds = [
        name for name, there in (("unreliable", reasons.differing(told)), ("restriction", found)) if there
    ]
    initial = {
        "grounds": grounds, "restrictions": found,
        "reasons_kk": reasons.of(findings, told, "kk"), "reasons_ru": reasons.of(findings, told, "ru"),
        "manner": "in-person",
    }  # fmt: skip
    offered = days(case, at)
    if offered:
        initial["hearing_on"] = offered[0]
    return Blank(forms.ProposeRefusalForm, initial, {**_with(findings, language), "days": offered})


def _hold(case: Case, at: datetime, language: str) -> Blank:
    appointed = local(selectors.preliminary(case).hearing_at)
    return Blank(forms.HearingForm, {"held_on": appointed.date(), "held_time": appointed.time()}, {})


def _refuse(case: Case, at: datetime, language: str) -> Blank:
    before = selectors.preliminary(case)
    initial = {
        "grounds": [ground.value for ground in before.grounds], "restrictions": list(before.restrictions),
        "reasons_kk": before.reasons_kk, "reasons_ru": before.reasons_ru,
    }  # fmt: skip
    return Blank(forms.RefuseForm, initial, _with(services.restrictions(case, at), language))


def _with(findings: tuple[Finding, ...], language: str) -> dict[str, Any]:
    return {"language": language, "findings": findings}


_BLANKS: dict[str, Callable[[Case, datetime, str], Blank]] = {
    "find-complete": _plain(forms.CompleteForm), "find-incomplete": _plain(forms.LackingForm),
    "send-back": _plain(forms.SendBackForm), "refuse-to-consider": _return,
    "admit": _plain(forms.AdmitForm), "admit-after-hearing": _plain(forms.AdmitAfterHearingForm),
    "propose-refusal": _propose, "hold-hearing": _hold, "refuse": _refuse,
    "certify": _plain(forms.ResultForm), "deny": _plain(forms.ResultForm),
}  # fmt: skip
