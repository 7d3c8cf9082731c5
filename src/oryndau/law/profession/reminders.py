"""Reminders before anything ends: at which stages, and when the next one comes (W-01, W-02).

The law knows no reminders: sixty, thirty and seven days before are a setting of this system, told once each,
and once more when the day has passed. A stage that has gone by with another day is not told after it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from oryndau.law import parameters
from oryndau.law.profession.standing import By, Duty

STAGES = ("reminder-first", "reminder-second", "reminder-last")
PASSED = 0
"""The stage of a duty whose day has passed."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder that is due: of what, and at which stage, in days before."""

    duty: Duty
    stage: int

    @property
    def passed(self) -> bool:
        """Whether the duty's day has passed."""
        return self.stage == PASSED


def stages(on: date) -> tuple[int, ...]:
    """How many days before the end reminders come, the first one first."""
    return tuple(int(parameters.get(f"agent.{name}", on=on)) for name in STAGES)


def stage_of(duty: Duty, on: date) -> int | None:
    """The stage at which a duty stands on a day; None while it is too early to remind."""
    left = duty.days_left(on)
    if left < 0:
        return PASSED
    return min((days for days in stages(on) if left <= days), default=None)


def reminders(duties: Iterable[Duty], on: date) -> Iterator[Reminder]:
    """What the agent is reminded of on a day: each duty of his own at the stage where it stands."""
    for duty in duties:
        stage = stage_of(duty, on)
        if duty.by is By.AGENT and stage is not None:
            yield Reminder(duty, stage)


def next_day(duties: Iterable[Duty], on: date) -> date | None:
    """The first day after this one on which a duty of the agent comes to a new stage; None when none will."""
    days = [
        day
        for duty in duties if duty.by is By.AGENT
        for day in (
            *(duty.due_on - timedelta(days=before) for before in stages(on)),
            duty.due_on + timedelta(days=1),
        )
        if day > on
    ]  # fmt: skip
    return min(days, default=None)
