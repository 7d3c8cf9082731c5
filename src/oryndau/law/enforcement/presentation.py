"""Until when, and from when, a document may be presented (Law No. 261-IV, Art. 11 to 13; E-10)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from oryndau.law import calendar as calendars
from oryndau.law import parameters
from oryndau.law.acts import LAW_261, Clause
from oryndau.law.calendar import WorkCalendar
from oryndau.law.enforcement import presentation_words as words
from oryndau.law.enforcement.documents import LimitStart, criminal_fine_years, document_rule
from oryndau.law.enforcement.kinds import DocumentKind
from oryndau.law.facts.document import EnforcementDocument, Interruption, InterruptionReason, Subject
from oryndau.law.steps import Step
from oryndau.law.text import Text

_DAY = timedelta(days=1)
# Art. 13(2) speaks of the writ and the court order only.
_RESTORABLE = frozenset({
    DocumentKind.WRIT, DocumentKind.AIFC_WRIT, DocumentKind.COURT_ORDER,
    DocumentKind.FOREIGN_DECISION_WRIT, DocumentKind.ARBITRAL_AWARD_WRIT,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Presentation:
    """The window of presentation as it stands on a day.

    `starts_on`/`last_day` the current run of the limit (None: not begun, no limit, or interrupted and not
    running);
    `earliest_on` the first day allowed by Art. 11(1-1); `payments_since` for periodic payments the first
    day of
    payments still recoverable, since the limit runs for each payment alone (Art. 11(3))."""

    starts_on: date | None
    last_day: date | None
    earliest_on: date | None
    payments_since: date | None
    expired: bool
    too_early: bool
    interrupted: bool
    restored: bool
    clause: Clause
    steps: tuple[Step, ...]


def presentation(
    document: EnforcementDocument, on: date, calendar: WorkCalendar | None = None
) -> Presentation:
    """Whether `document` may be presented on `on`, and why."""
    calendar = calendar or calendars.current()
    earliest, steps = _earliest(document, calendar)
    limit = _limit(document, on, calendar)
    return replace(
        limit,
        earliest_on=earliest,
        too_early=earliest is not None and on < earliest,
        steps=(*steps, *limit.steps),
    )


def _limit(document: EnforcementDocument, on: date, calendar: WorkCalendar) -> Presentation:
    years, clause = _years(document)
    blank = Presentation(None, None, None, None, False, False, False, False, clause, ())
    starts, told = _starts(document, calendar)
    if starts is None or years is None:
        return replace(blank, starts_on=starts, steps=told)
    if document.subject is Subject.PERIODIC:
        since = _years_back(on, years)
        return replace(
            blank, starts_on=starts, payments_since=since, clause=LAW_261 / "Art. 11(3)",
            steps=(*told, Step(since, True, words.PERIODIC)),
        )  # fmt: skip
    last = _years_on(starts, years) - _DAY
    steps = (*told, Step(last, True, words.LAST.format(years=years)))
    return _with_court(
        _interrupted(replace(blank, starts_on=starts, last_day=last, steps=steps), document, on), document
    )


def _years(document: EnforcementDocument) -> tuple[int | None, Clause]:
    if document.criminal_gravity:
        return criminal_fine_years(document.criminal_gravity), LAW_261 / "Art. 11(1)11"
    rule = document_rule(document.kind)
    return rule.limit_years, rule.limit_clause


def _starts(document: EnforcementDocument, calendar: WorkCalendar) -> tuple[date | None, tuple[Step, ...]]:
    start, why = _start_rule(document, calendar)
    return start, (Step(start, True, why),) if start else (
        Step(document.decided_on, False, words.NOT_IN_FORCE),
    )


def _start_rule(document: EnforcementDocument, calendar: WorkCalendar) -> tuple[date | None, Text]:
    rule = document_rule(document.kind).start
    # Art. 11(2)1 is about recoveries of property; a writ that orders an act falls under 11(2)5.
    act_writ = document.kind is DocumentKind.WRIT and document.subject is Subject.ACT
    if rule is LimitStart.IN_FORCE and not act_writ:
        return _start_in_force(document, calendar)
    if rule is LimitStart.DECIDED:
        return document.decided_on, words.FROM_DECISION
    if rule is LimitStart.ENFORCEMENT_DECISION:
        return (document.enforcement_decided_on or document.issued_on) + _DAY, words.FROM_ENFORCEMENT
    return document.issued_on + _DAY, words.FROM_ISSUE


def _start_in_force(document: EnforcementDocument, calendar: WorkCalendar) -> tuple[date | None, Text]:
    if document.deferral_until:
        return document.deferral_until + _DAY, words.FROM_DEFERRAL
    if document.in_force_on:
        return document.in_force_on + _DAY, words.FROM_FORCE
    if document.immediate:
        return _next_working(document.decided_on, calendar), words.FROM_IMMEDIATE
    return None, words.FROM_FORCE


def _interrupted(limit: Presentation, document: EnforcementDocument, on: date) -> Presentation:
    # Art. 12(2), (3): the time elapsed before a break counts into the new term, which runs from the day of
    # return.
    for interruption in document.interruptions:
        if limit.last_day is None or interruption.began_on > limit.last_day:
            break
        limit = _after(limit, interruption)
    return replace(limit, expired=limit.last_day is not None and on > limit.last_day)


def _after(limit: Presentation, interruption: Interruption) -> Presentation:
    assert limit.last_day is not None
    began = Step(interruption.began_on, False, words.BREAK[interruption.reason])
    ended = interruption.ended_on
    if ended is None and interruption.reason is InterruptionReason.PARTIAL_PERFORMANCE:
        ended = interruption.began_on
    if ended is None:
        return replace(limit, last_day=None, interrupted=True, steps=(*limit.steps, began))
    begun = max(interruption.began_on, limit.starts_on or interruption.began_on)
    left = (limit.last_day - begun).days + 1
    last = ended + timedelta(days=left) - _DAY
    told = (began, Step(ended, True, words.RESUMES.format(left=left)), Step(last, True, words.NEW_LAST))
    return replace(limit, starts_on=ended, last_day=last, steps=(*limit.steps, *told))


def _with_court(limit: Presentation, document: EnforcementDocument) -> Presentation:
    restored = document.restored_by_court
    if not (limit.expired and restored and document.kind in _RESTORABLE):
        return limit
    return replace(
        limit, expired=False, restored=True, clause=LAW_261 / "Art. 13",
        steps=(*limit.steps, Step(restored, True, words.RESTORED)),
    )  # fmt: skip


def _earliest(document: EnforcementDocument, calendar: WorkCalendar) -> tuple[date | None, tuple[Step, ...]]:
    # Documents for immediate execution do not wait for legal force, so nothing counts from it.
    force = document.in_force_on
    if not document_rule(document.kind).earliest_applies or document.immediate or force is None:
        return None, ()
    if not calendar.first <= force <= calendar.last - timedelta(days=30):
        return None, ()
    days, day = int(parameters.get("presentation.earliest", on=force)), force
    for _ in range(days):
        day = calendar.next_working(day)
    return day + _DAY, (Step(day + _DAY, True, words.EARLIEST.format(days=days)),)


def _next_working(day: date, calendar: WorkCalendar) -> date:
    return calendar.next_working(day) if calendar.first <= day < calendar.last else day + _DAY


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)


def _years_back(day: date, years: int) -> date:
    return _years_on(day, -years)
