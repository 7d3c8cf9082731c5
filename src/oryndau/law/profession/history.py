"""What is known of an agent: his case's steps in their order, read into one record (W-01).

A notice that was refused counts for nothing; one that nobody has looked at yet counts, and is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from oryndau.law.hours import ALMATY
from oryndau.law.profession import facts as said
from oryndau.law.profession.facts import Told

F = TypeVar("F", bound=Told)


@dataclass(frozen=True, slots=True)
class Entry:
    """A step of an agent's case: its name, facts as the journal keeps them, moment, and whether the agent
    took it himself."""

    step: str
    facts: Mapping[str, Any]
    at: datetime
    own: bool = False

    @property
    def on(self) -> date:
        """The day in Kazakhstan."""
        return self.at.astimezone(ALMATY).date()


@dataclass(frozen=True, slots=True)
class Notice(Generic[F]):
    """Something told: when, by whom, and what became of it."""

    facts: F
    step: str
    on: date
    own: bool
    accepted: bool | None = None
    reason: str = ""

    @property
    def counts(self) -> bool:
        """Whether it was not refused."""
        return self.accepted is not False

    @property
    def waits(self) -> bool:
        """Whether the agent told it himself and nobody has confirmed it yet."""
        return self.own and self.accepted is None


@dataclass(slots=True)
class Worker:
    """An assistant, trainee or other worker, from the first day to the last."""

    hired: Notice[said.Hiring]
    trained_on: date | None
    ended_on: date | None = None

    def works(self, on: date) -> bool:
        """Whether he works with the agent on a day."""
        return self.hired.facts.since <= on and (self.ended_on is None or on <= self.ended_on)


@dataclass(slots=True)
class Check:
    """A check, its answer and its result."""

    opened: said.CheckOpening
    answered_on: date | None = None
    result: said.CheckResult | None = None


@dataclass(slots=True)
class Proceedings:
    """Disciplinary proceedings about one offence: at most one sanction ends them (Art. 170(3))."""

    offence: said.Offence
    sanction: said.Sanction | None = None
    imposed_on: date | None = None
    excluded: bool = False
    dropped: bool = False

    @property
    def open(self) -> bool:
        """Whether nothing was decided yet."""
        return not (self.sanction or self.excluded or self.dropped)


@dataclass(slots=True)
class Record:
    """An agent as his history tells him."""

    registration: said.Registration
    district: said.District | None = None
    notices: dict[UUID, Notice[Any]] = field(default_factory=dict)
    closed_accounts: dict[str, date] = field(default_factory=dict)
    workers: dict[UUID, Worker] = field(default_factory=dict)
    checks: dict[UUID, Check] = field(default_factory=dict)
    offences: dict[UUID, Proceedings] = field(default_factory=dict)
    absence: said.Absence | None = None
    exclusion: said.Exclusion | None = None
    excluded_on: date | None = None
    ending: said.Ending | None = None
    handed_over_on: date | None = None

    def told(self, kind: type[F]) -> list[Notice[F]]:
        """The notices of a kind that count, in the order in which they were given."""
        return [one for one in self.notices.values() if isinstance(one.facts, kind) and one.counts]

    @property
    def waiting(self) -> list[Notice[Any]]:
        """The agent's own notices that nobody has confirmed yet."""
        return [one for one in self.notices.values() if one.waits]

    @property
    def office(self) -> Notice[said.OfficeNotice] | None:
        """The one place of work that stands now (Art. 153(2))."""
        return max(self.told(said.OfficeNotice), key=lambda one: one.facts.since, default=None)

    @property
    def accounts(self) -> list[Notice[said.Account]]:
        """The accounts that were not closed."""
        return [one for one in self.told(said.Account) if one.facts.iban not in self.closed_accounts]

    @property
    def trained_on(self) -> date | None:
        """The last training."""
        days = [one.facts.trained_on for one in self.told(said.Training)]
        return max([*days, *filter(None, [self.registration.trained_on])], default=None)

    @property
    def checked_on(self) -> date | None:
        """The end of the last planned check."""
        days = [
            one.result.finished_on for one in self.checks.values()
            if one.result and one.opened.kind is said.CheckKind.PLANNED
        ]  # fmt: skip
        return max([*days, *filter(None, [self.registration.checked_on])], default=None)

    def staff(self, on: date) -> list[Worker]:
        """Who works with the agent on a day."""
        return [one for one in self.workers.values() if one.hired.counts and one.works(on)]


def record_of(history: Iterable[Entry]) -> Record:
    """The record that a history tells. ValueError when it does not begin with the registration."""
    found: Record | None = None
    for entry in history:
        if entry.step == "register":
            found = Record(said.Registration.model_validate(entry.facts))
        elif found is None:
            raise ValueError("an agent's history begins with his registration")
        else:
            _read(found, entry)
    if found is None:
        raise ValueError("an agent's history begins with his registration")
    return found


TOLD: dict[str, type[Told]] = {
    "tell-office": said.OfficeNotice, "insure": said.Insurance, "open-account": said.Account,
    "train": said.Training, "tell-tax": said.TaxNotice, "hire": said.Hiring,
    "train-worker": said.WorkerTraining,
}  # fmt: skip
"""The steps by which something is told that may be confirmed or refused."""


def _read(record: Record, entry: Entry) -> None:
    if entry.step in TOLD:
        facts = TOLD[entry.step].model_validate(entry.facts)
        record.notices[facts.id] = Notice(facts, entry.step, entry.on, entry.own)
    if entry.step in _READERS:
        _READERS[entry.step](record, entry)


def _confirm(record: Record, entry: Entry) -> None:
    told = said.Confirmation.model_validate(entry.facts)
    one = record.notices.get(told.notice)
    if one is None:  # of a kind that the reader did not ask for
        return
    record.notices[told.notice] = Notice(
        one.facts, one.step, one.on, one.own, told.accepted, told.reason or ""
    )
    if one.step == "hire":
        record.workers[told.notice].hired = record.notices[told.notice]
    if isinstance(one.facts, said.WorkerTraining):
        _trained_again(record, one.facts.worker)


def _district(record: Record, entry: Entry) -> None:
    record.district = said.District.model_validate(entry.facts)


def _close_account(record: Record, entry: Entry) -> None:
    told = said.AccountClosed.model_validate(entry.facts)
    record.closed_accounts[told.iban] = told.closed_on


def _hire(record: Record, entry: Entry) -> None:
    told = said.Hiring.model_validate(entry.facts)
    record.workers[told.id] = Worker(record.notices[told.id], told.trained_on)


def _let_go(record: Record, entry: Entry) -> None:
    told = said.WorkerGone.model_validate(entry.facts)
    record.workers[told.worker].ended_on = told.ended_on


def _train_worker(record: Record, entry: Entry) -> None:
    _trained_again(record, said.WorkerTraining.model_validate(entry.facts).worker)


def _trained_again(record: Record, worker: UUID) -> None:
    found = record.workers[worker]
    days = [one.facts.trained_on for one in record.told(said.WorkerTraining) if one.facts.worker == worker]
    found.trained_on = max([*days, *filter(None, [found.hired.facts.trained_on])], default=None)


def _open_check(record: Record, entry: Entry) -> None:
    told = said.CheckOpening.model_validate(entry.facts)
    record.checks[told.id] = Check(told)


def _answer_check(record: Record, entry: Entry) -> None:
    record.checks[UUID(str(entry.facts["check"]))].answered_on = entry.on


def _finish_check(record: Record, entry: Entry) -> None:
    told = said.CheckResult.model_validate(entry.facts)
    record.checks[told.check].result = told


def _report(record: Record, entry: Entry) -> None:
    told = said.Offence.model_validate(entry.facts)
    record.offences[told.id] = Proceedings(told)


def _impose(record: Record, entry: Entry) -> None:
    told = said.Sanction.model_validate(entry.facts)
    found = record.offences[told.offence]
    found.sanction, found.imposed_on = told, entry.on


def _drop(record: Record, entry: Entry) -> None:
    record.offences[UUID(str(entry.facts["offence"]))].dropped = True


def _exclude(record: Record, entry: Entry) -> None:
    told = said.Exclusion.model_validate(entry.facts)
    record.exclusion, record.excluded_on = told, entry.on
    if told.offence:
        record.offences[told.offence].excluded = True


def _leave(record: Record, entry: Entry) -> None:
    record.absence = said.Absence.model_validate(entry.facts)
    record.handed_over_on = None


def _back(record: Record, entry: Entry) -> None:
    record.absence = None
    record.handed_over_on = None


def _hand_over(record: Record, entry: Entry) -> None:
    record.handed_over_on = said.HandOver.model_validate(entry.facts).received_on


def _end(record: Record, entry: Entry) -> None:
    record.ending = said.Ending.model_validate(entry.facts)


_READERS = {
    "confirm": _confirm, "assign-district": _district, "close-account": _close_account, "hire": _hire,
    "let-go": _let_go, "train-worker": _train_worker, "open-check": _open_check,
    "answer-check": _answer_check, "finish-check": _finish_check, "report-offence": _report,
    "impose": _impose, "drop-offence": _drop, "exclude": _exclude, "leave": _leave, "come-back": _back,
    "hand-over": _hand_over, "end": _end,
}  # fmt: skip
