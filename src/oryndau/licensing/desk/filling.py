"""What stands in the form of an act before anybody types: computed from the case and the law's findings."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from oryndau.acts import reading
from oryndau.acts.considering.forms import LackingForm, RemarkForm, SendBackForm
from oryndau.acts.filling import Blank
from oryndau.acts.forms import ActForm
from oryndau.acts.hearing.filling import appointing, holding
from oryndau.cases.models import Case
from oryndau.law.licensing.issue import HEARD
from oryndau.licensing.desk import forms, points, selectors
from oryndau.timekeeping import local


def blank(case: Case, step: str, at: datetime, language: str) -> Blank:
    """The form of a step of this case. KeyError for a step that has none."""
    return _BLANKS[step](case, at, language)


def steps() -> frozenset[str]:
    """The steps that have a form."""
    return frozenset(_BLANKS)


Filling = Callable[[Case, datetime, str], Blank]


def _plain(kind: type[ActForm]) -> Filling:
    return lambda case, at, language: Blank(kind)


def _return(case: Case, at: datetime, language: str) -> Blank:
    proposed = reading.lacking(case)
    return Blank(LackingForm, proposed.model_dump() if proposed else {})


def _refusing(case: Case, at: datetime) -> dict[str, Any]:
    """The officer's words where he proposed the refusal; else what the law finds, line by line."""
    if before := selectors.suggested(case):
        return before.model_dump()
    found = points.points(case, at)
    return {
        "grounds": points.grounds_of(found), "reasons_kk": points.reasons(found, "kk"),
        "reasons_ru": points.reasons(found, "ru"),
    }  # fmt: skip


def _with(case: Case, at: datetime, language: str) -> dict[str, Any]:
    return {"language": language, "found": points.points(case, at)}


def _suggest(case: Case, at: datetime, language: str) -> Blank:
    return Blank(forms.RefusalForm, _refusing(case, at), _with(case, at, language))


def _propose(case: Case, at: datetime, language: str) -> Blank:
    begins, made_with = appointing(selectors.term_ends_on(case), at)
    with_days = {**_with(case, at, language), **made_with}
    return Blank(forms.PreliminaryRefusalForm, {**_refusing(case, at), **begins}, with_days)


def _hold(case: Case, at: datetime, language: str) -> Blank:
    return holding(selectors.preliminary(case))


def _refuse(case: Case, at: datetime, language: str) -> Blank:
    """After a hearing the words of the preliminary refusal; in a re-issue, which has none, the officer's."""
    if case.state != HEARD:
        return _suggest(case, at, language)
    before = selectors.preliminary(case)
    initial = {name: getattr(before, name) for name in ("grounds", "reasons_kk", "reasons_ru")}
    return Blank(forms.RefusalForm, initial, _with(case, at, language))


def _sign(case: Case, at: datetime, language: str) -> Blank:
    return Blank(forms.SignAfterHearingForm if case.state == HEARD else forms.SignForm)


def _hand(case: Case, at: datetime, language: str) -> Blank:
    today = local(at).date()
    return Blank(forms.PaperCopyForm, {"handed_on": today, "handed_to": case.title}, {"latest": today})


_BLANKS: dict[str, Filling] = {
    "find-complete": _plain(RemarkForm), "find-incomplete": _plain(LackingForm),
    "send-back": _plain(SendBackForm), "refuse-to-consider": _return,
    "conclude": _plain(forms.ConcludeForm), "endorse": _plain(RemarkForm), "reopen": _plain(SendBackForm),
    "suggest-refusal": _suggest, "propose-refusal": _propose, "hold-hearing": _hold, "refuse": _refuse,
    "issue": _sign, "reissue": _sign, "hand-paper-copy": _hand,
}  # fmt: skip
