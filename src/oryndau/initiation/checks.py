"""The checks of Art. 38 joined with what the system knows: registers, earlier cases (E-10; Art. 37(4)).

The rules and their verdicts are `oryndau.law.enforcement.refusal`; here they get their evidence. A check
never decides: the bailiff does.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.db.models import Q

from oryndau.cases import calendars
from oryndau.cases.models import Case, Party, SearchEntry
from oryndau.cases.procedures import procedure_of
from oryndau.cases.search import compact
from oryndau.initiation import check_words as words
from oryndau.initiation.selectors import RegisterAnswerView
from oryndau.law.acts import Clause
from oryndau.law.enforcement.grounds import Ground, GroundRule, ground_rule
from oryndau.law.enforcement.refusal import Check, Known, Outcome
from oryndau.law.enforcement.refusal import checks as law_checks
from oryndau.law.enforcement.writ import missing
from oryndau.law.facts import InitiationApplication
from oryndau.law.initiation import INITIATED, REGISTERED
from oryndau.law.territories import territories
from oryndau.law.text import Text
from oryndau.pages import formats
from oryndau.timekeeping import local

LIMIT = 20
"""How many earlier or other cases are shown at most."""
_NOT_SHOWN = frozenset({"applicant", "kind", "source", "error", "differs"})
Said = Text | str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: what it is, and what it says."""

    name: Said
    value: Said


@dataclass(frozen=True, slots=True)
class CheckView:
    """One ground of refusal with what was found about it. `failed`: the ground is there."""

    ground: Ground
    rule: GroundRule
    outcome: Outcome
    why: Text
    clause: Clause
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OtherCase:
    """Another case of the system that concerns this one: the same document, or the same debtor."""

    id: UUID
    number: str
    territory: str
    state: str
    state_text: Text
    received_on: date


def checks(
    case: Case, application: InitiationApplication, answers: Iterable[RegisterAnswerView],
    earlier: Iterable[OtherCase] = (),
) -> list[CheckView]:  # fmt: skip
    """All grounds in the order of the law, computed for the day on which the application was received."""
    answers, earlier = list(answers), list(earlier)
    on = local(case.received_at).date()
    found = law_checks(application, on, calendars.active(), known(application, answers))
    return [_view(check, application, answers, earlier) for check in found]


def known(application: InitiationApplication, answers: list[RegisterAnswerView]) -> Known:
    """What is known besides the application. The signature was verified, or the case would not exist."""
    statuses = {a.number: a.record["status"] != "active" for a in answers if a.record.get("status")}
    return Known(signature_verified=True, dissolved=statuses, differences=_differences(application, answers))


def _differences(
    application: InitiationApplication, answers: list[RegisterAnswerView]
) -> tuple[str, ...] | None:
    differing = tuple(f"{a.number}: {name}" for a in answers for name in a.differs)
    asked = {party.identifier for party in (application.claimant, *application.debtors) if party.identifier}
    found = {a.number for a in answers if a.outcome == "found"}
    # Silence, or "not found", about one party is no agreement: then the bailiff looks.
    return differing if differing or (asked and asked <= found) else None


def _view(
    check: Check,
    application: InitiationApplication,
    answers: list[RegisterAnswerView],
    earlier: list[OtherCase],
) -> CheckView:
    evidence = [
        _told(check.ground, name, value) for name, value in check.evidence.items() if name not in _NOT_SHOWN
    ]
    outcome, why = check.outcome, check.why
    if check.ground is Ground.NOT_A_DOCUMENT:
        evidence = _missing(application)
    if check.ground in (Ground.UNRELIABLE, Ground.DISSOLVED):
        evidence = _answered(check.ground, answers)
    if check.ground is Ground.TERMINATED_BEFORE and earlier:
        evidence = [Evidence(words.EARLIER, _earlier(other)) for other in earlier]
        if outcome is Outcome.PASSED and any(other.state == INITIATED for other in earlier):
            outcome, why = Outcome.UNKNOWN, words.LOOK_EARLIER
    return CheckView(check.ground, ground_rule(check.ground), outcome, why, check.clause, tuple(evidence))


def _told(ground: Ground, name: str, value: str) -> Evidence:
    label: Said = words.EVIDENCE.get(name, name)
    if value == "true":  # a feature of Art. 138: its words stand in the finding itself
        return Evidence(words.EVIDENCE["clause"], words.TRUE)
    return Evidence(label, _SHOWN.get(name, _plain)(value))


def _plain(value: str) -> Said:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return _each(lambda language: formats.day(day, language))


def _territories(value: str) -> Said:
    names = [territories()[code].name for code in value.split(", ") if code in territories()]
    return _each(lambda language: ", ".join(name.in_(language) for name in names)) if names else "—"


def _sum(value: str) -> Said:
    return _each(lambda language: formats.tenge(value, language))


def _each(say: Callable[[str], str]) -> Text:
    return Text(kk=say("kk"), ru=say("ru"), en=say("en"))


_SHOWN: dict[str, Callable[[str], Said]] = {
    "territory": _territories, "allowed": _territories, "amount": _sum, "threshold": _sum,
}  # fmt: skip


def _missing(application: InitiationApplication) -> list[Evidence]:
    return [Evidence(words.EVIDENCE["missing"], item.text) for item in missing(application)]


def _answered(ground: Ground, answers: list[RegisterAnswerView]) -> list[Evidence]:
    about = [a for a in answers if ground is Ground.UNRELIABLE or "status" in a.record]
    return [Evidence(_party(answer), _each(partial(_said, ground, answer))) for answer in about]


def _party(answer: RegisterAnswerView) -> Text:
    return _each(lambda language: f"{answer.about.in_(language)}, {answer.number}")


def _said(ground: Ground, answer: RegisterAnswerView, language: str) -> str:
    if ground is Ground.DISSOLVED:
        return dict(answer.record_in(language, "status")).popitem()[1]
    if answer.outcome != "found":
        return answer.outcome_text.in_(language)
    agrees = words.DIFFERS.format(what=answer.differs_in(language)) if answer.differs else words.AGREES
    return agrees.in_(language)


def _earlier(other: OtherCase) -> Text:
    return words.EARLIER_ANSWER.format(
        number=other.number, state=other.state_text,
        received=_each(lambda language: formats.day(other.received_on, language)),
    )  # fmt: skip


def earlier_cases(case: Case, application: InitiationApplication) -> list[OtherCase]:
    """Other cases of the system on an enforcement document of the same number, newest first."""
    rule = Q(kind="document", value=compact(application.document.number))
    return _cases(case, SearchEntry.objects.filter(rule))


def other_proceedings(case: Case, application: InitiationApplication) -> list[OtherCase]:
    """Cases pending or initiated against the same debtors, in every territory (Art. 37(4)), newest first."""
    numbers = [debtor.identifier for debtor in application.debtors if debtor.identifier]
    if not numbers:
        return []
    entries = SearchEntry.objects.filter(kind="identity", value__in=numbers)
    as_debtor = Party.objects.filter(role="debtor", number__in=numbers)
    others = _cases(case, entries, states=(REGISTERED, INITIATED))
    meant = set(as_debtor.filter(case__in=[other.id for other in others]).values_list("case_id", flat=True))
    return [other for other in others if other.id in meant]


def _cases(case: Case, entries: "object", states: tuple[str, ...] = ()) -> list[OtherCase]:
    ids = entries.exclude(case=case.pk).order_by("-case_id").values("case_id")[: LIMIT * 5]  # type: ignore[attr-defined]
    rows = Case.objects.filter(pk__in=list({row["case_id"] for row in ids}), procedure=case.procedure)
    if states:
        rows = rows.filter(state__in=states)
    return [_other(row) for row in rows.order_by("-id")[:LIMIT]]


def _other(case: Case) -> OtherCase:
    return OtherCase(
        id=case.pk, number=case.number or "", territory=case.territory, state=case.state,
        state_text=procedure_of(case.procedure).state(case.state).text,
        received_on=local(case.received_at).date(),
    )  # fmt: skip
