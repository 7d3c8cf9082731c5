"""What stands in the form of an act before anybody types: computed from the case and the registers."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from oryndau.acts import reading
from oryndau.acts.considering.forms import LackingForm, RemarkForm, SendBackForm
from oryndau.acts.filling import Blank
from oryndau.acts.forms import ActForm
from oryndau.acts.hearing.filling import appointing, holding
from oryndau.cases.models import Case
from oryndau.certification.desk import forms, reasons, selectors, services
from oryndau.certification.lookups.selectors import answers
from oryndau.law.restrictions import Finding


def blank(case: Case, step: str, at: datetime, language: str) -> Blank:
    """The form of a step of this case. KeyError for a step that has none."""
    return _BLANKS[step](case, at, language)


def steps() -> frozenset[str]:
    """The steps that have a form."""
    return frozenset(_BLANKS)


def _plain(kind: type[ActForm]) -> Callable[[Case, datetime, str], Blank]:
    return lambda case, at, language: Blank(kind, {}, {})


def _return(case: Case, at: datetime, language: str) -> Blank:
    proposed = reading.lacking(case)
    return Blank(LackingForm, proposed.model_dump() if proposed else {}, {})


def _propose(case: Case, at: datetime, language: str) -> Blank:
    findings, told = services.restrictions(case, at), answers(case)
    found = reasons.restrictions_found(findings)
    grounds = [
        name for name, there in (("unreliable", reasons.differing(told)), ("restriction", found)) if there
    ]
    initial = {
        "grounds": grounds, "restrictions": found,
        "reasons_kk": reasons.of(findings, told, "kk"), "reasons_ru": reasons.of(findings, told, "ru"),
    }  # fmt: skip
    begins, made_with = appointing(selectors.term_ends_on(case), at)
    return Blank(forms.ProposeRefusalForm, {**initial, **begins}, {**_with(findings, language), **made_with})


def _hold(case: Case, at: datetime, language: str) -> Blank:
    return holding(selectors.preliminary(case))


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
    "find-complete": _plain(RemarkForm), "find-incomplete": _plain(LackingForm),
    "send-back": _plain(SendBackForm), "refuse-to-consider": _return,
    "admit": _plain(forms.AdmitForm), "admit-after-hearing": _plain(forms.AdmitAfterHearingForm),
    "propose-refusal": _propose, "hold-hearing": _hold, "refuse": _refuse,
    "certify": _plain(forms.ResultForm), "deny": _plain(forms.ResultForm),
}  # fmt: skip
