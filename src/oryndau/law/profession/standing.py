"""How an agent stands on a day: what he, the body and the chamber must do by when, and whether he may work.

Pure: a record and a day in, what is missing or ends when out (W-01, W-02, W-04). Pages, lists and reminders
read nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from oryndau.law import parameters, terms
from oryndau.law.acts import LAW_261, Clause
from oryndau.law.calendar import CalendarError, WorkCalendar
from oryndau.law.months import months_after, years_after
from oryndau.law.profession import facts as said
from oryndau.law.profession import insurance, words
from oryndau.law.profession.discipline import stands_until
from oryndau.law.profession.history import Record
from oryndau.law.terms import Term, Unit
from oryndau.law.text import Text

_DAY, _SATURDAY = timedelta(days=1), 5


class By(StrEnum):
    """Who must see to a duty."""

    AGENT = "agent"
    BODY = "body"
    CHAMBER = "chamber"


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done by a day, or that holds until a day and must be renewed before it ends."""

    key: str
    name: Text
    due_on: date
    clause: Clause
    by: By = By.AGENT
    about: str = ""
    """Which assistant, which check: tells duties of one key apart."""
    from_: date | None = None
    """Not before this day, where the law names one."""
    assumed: bool = False

    def late(self, on: date) -> bool:
        """Whether its day has passed."""
        return on > self.due_on

    def days_left(self, on: date) -> int:
        """Calendar days left; negative when it is late."""
        return (self.due_on - on).days


@dataclass(frozen=True, slots=True)
class LicenceState:
    """What the register of licences says of the agent's licence."""

    number: str
    state: str
    since: date
    until: date | None = None

    @property
    def ended(self) -> bool:
        """Whether it lets nobody work any more."""
        return self.state in ("terminated", "deprived")


@dataclass(frozen=True, slots=True)
class Standing:
    """How an agent stands on a day."""

    on: date
    duties: tuple[Duty, ...]
    sanctions: tuple[tuple[said.Sanction, date, date], ...]
    """Sanctions that stand: the decision, its day, the last day on which it stands."""
    obstacles: tuple[tuple[Text, Clause], ...]
    """Why the agent may not work now, each with its clause; empty when he may."""
    licence: LicenceState | None = None
    """What the register says of his licence."""

    @property
    def nearest(self) -> Duty | None:
        """The duty whose day comes first."""
        return self.duties[0] if self.duties else None

    def of(self, by: By) -> tuple[Duty, ...]:
        """The duties of the agent, of the body or of the chamber."""
        return tuple(one for one in self.duties if one.by is by)


def standing(
    record: Record, on: date, calendar: WorkCalendar, licence: LicenceState | None = None
) -> Standing:
    """How the agent of a record stands on a day. `licence` is what the register says; None where it says
    nothing."""
    ended = record.ending is not None or record.exclusion is not None
    found = [*_handing_over(record, calendar, licence), *_checks_to_answer(record)]
    if not ended:
        found += [insurance_duty(record, on), *_practice(record, calendar), *_own_training(record)]
        found += [*_assistants(record, on), *_control(record)]
    return Standing(
        on, tuple(sorted(found, key=lambda one: (one.due_on, one.key, one.about))),
        tuple(_sanctions(record, on)), tuple(_obstacles(record, on, licence)), licence,
    )  # fmt: skip


def _number(name: str, on: date) -> int:
    return int(parameters.get(f"agent.{name}", on=on))


def working_days_after(start: date, days: int, calendar: WorkCalendar, clause: Clause, name: Text) -> date:
    """The last day of a term of working days counted from the day after an event (APPC Art. 76).

    A history may begin before the first year of the calendar: there the days from Monday to Friday count.
    """
    try:
        return terms.due(Term("agent.term", days, Unit.WORKING_DAYS, clause, name), start, calendar).due_on
    except CalendarError:
        later = (start + timedelta(days=ahead) for ahead in range(1, 2 * days + 8))
        return [day for day in later if day.weekday() < _SATURDAY][days - 1]


def _practice(record: Record, calendar: WorkCalendar) -> Iterator[Duty]:
    """What must be there from the first day of practice."""
    start = record.registration
    if not record.told(said.TaxNotice):
        clause = LAW_261 / "Art. 148(1)1"
        days = _number("tax-registration", start.registered_on)
        due = working_days_after(start.registered_on, days, calendar, clause, words.TAX)
        yield Duty("tax", words.TAX, due, clause)
    if record.office is None:
        due = start.registered_on + timedelta(days=_number("premises-notice", start.registered_on))
        yield Duty("office", words.OFFICE, due, LAW_261 / "Art. 153(8)", assumed=True)
    if record.district is None:
        yield Duty("district", words.DISTRICT, start.began_on, LAW_261 / "Art. 152(2)", By.CHAMBER)
    kinds = {(one.facts.kind, one.facts.currency) for one in record.accounts}
    if (said.AccountKind.CREDITORS, "KZT") not in kinds:
        yield Duty("creditors-account", words.CREDITORS_ACCOUNT, start.began_on, LAW_261 / "Art. 122(3)1")
    if not any(kind is said.AccountKind.OPERATIONS for kind, _currency in kinds):
        yield Duty("operations-account", words.OPERATIONS_ACCOUNT, start.began_on, LAW_261 / "Art. 122(3)2")


def office_told_by(facts: said.OfficeNotice) -> date | None:
    """By when the chamber was to be told of an office: ten days after its state registration (Art. 153(3)).
    None of premises, for whose change the law sets no term."""
    if facts.founded_on is None:
        return None
    return facts.founded_on + timedelta(days=_number("office-notice", facts.founded_on))


def insurance_duty(record: Record, on: date) -> Duty:
    """Until when the agent is insured without a gap (Art. 146(1))."""
    contracts = [one.facts for one in record.told(said.Insurance)]
    until = insurance.covered_until(contracts, on, record.registration.began_on)
    return Duty("insurance", words.INSURANCE, until, insurance.OBLIGATORY)


def training_due(record: Record) -> date:
    """By when the agent is to be trained: half a year after he began, then every three years
    (Art. 148(1)9-1)."""
    began = record.registration.began_on
    first = months_after(began, _number("training-first", began))
    last = record.trained_on
    return first if last is None else max(first, years_after(last, _number("training-every", last)))


def _own_training(record: Record) -> Iterator[Duty]:
    yield Duty("training", words.TRAINING, training_due(record), LAW_261 / "Art. 148(1)9-1")


def _assistants(record: Record, on: date) -> Iterator[Duty]:
    for worker in record.staff(on):
        if worker.hired.facts.kind is said.WorkerKind.ASSISTANT and worker.trained_on:
            years = _number("assistant-training-every", worker.trained_on)
            due = years_after(worker.trained_on, years)
            name, who = words.ASSISTANT_TRAINING.format(name=worker.hired.facts.name), worker.hired.facts.id
            yield Duty("assistant", name, due, LAW_261 / "Art. 163-1(1)6-1", about=str(who), assumed=True)


def check_window(record: Record) -> tuple[date, date]:
    """From when to when the next planned check is to be made (Art. 169(4))."""
    began, last = record.registration.began_on, record.checked_on
    if last is None:
        first, until = _number("check-first-from", began), _number("check-first-to", began)
        return months_after(began, first), months_after(began, until)
    return date(last.year + 1, 1, 1), months_after(last, _number("check-every", last))


def _control(record: Record) -> Iterator[Duty]:
    first, last = check_window(record)
    yield Duty("check", words.CHECK, last, LAW_261 / "Art. 169(4)", By.BODY, from_=first)


def _checks_to_answer(record: Record) -> Iterator[Duty]:
    for check in record.checks.values():
        if check.answered_on is None and check.result is None:
            yield Duty(
                "check-answer", words.CHECK_ANSWER, check.opened.answer_by, LAW_261 / "Art. 169(5)",
                about=str(check.opened.id),
            )  # fmt: skip


def hand_over_from(record: Record, licence: LicenceState | None) -> date | None:
    """The day from which the three working days of handing over count; None while nothing asks for it."""
    days: list[date | None] = [
        record.excluded_on, record.ending.ended_on if record.ending else None,
        record.absence.starts_on if record.absence else None,
        licence.since if licence and (licence.ended or licence.state == "suspended") else None,
    ]  # fmt: skip
    return min((day for day in days if day), default=None)


def _handing_over(record: Record, calendar: WorkCalendar, licence: LicenceState | None) -> Iterator[Duty]:
    start = hand_over_from(record, licence)
    if start and (record.handed_over_on is None or record.handed_over_on < start):
        clause = LAW_261 / "Art. 148(1)9-2"
        due = working_days_after(start, _number("hand-over", start), calendar, clause, words.HAND_OVER)
        yield Duty("hand-over", words.HAND_OVER, due, clause)


def _sanctions(record: Record, on: date) -> Iterator[tuple[said.Sanction, date, date]]:
    imposed = [(one.sanction, one.imposed_on) for one in record.offences.values()]
    until = stands_until(day for _sanction, day in imposed if day)
    for sanction, day in imposed:
        if sanction and day and day <= on <= until[day]:
            yield sanction, day, until[day]


def _obstacles(record: Record, on: date, licence: LicenceState | None) -> Iterator[tuple[Text, Clause]]:
    if record.ending:
        yield words.ENDED, LAW_261 / "Art. 168(1)4"
    if record.exclusion:
        yield words.EXCLUDED, LAW_261 / "Art. 140(1)"
    if licence is None:
        yield words.NO_LICENCE, LAW_261 / "Art. 140(1)"
    elif licence.state == "suspended":
        yield words.SUSPENDED, LAW_261 / "Art. 143"
    elif licence.ended:
        yield words.LICENCE_ENDED, LAW_261 / "Art. 144"
    if record.absence and record.absence.starts_on <= on:
        yield words.ABSENT, LAW_261 / "Art. 148(1)9-2"
    if not insurance.is_covered([one.facts for one in record.told(said.Insurance)], on):
        yield words.UNINSURED, insurance.OBLIGATORY
