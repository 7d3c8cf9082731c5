"""Figures of concluded sessions: applied, admitted, appeared, passed, by session, region, language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum

from oryndau.certification.models import Candidate
from oryndau.examination.models import Exam
from oryndau.law.certification.facts import Outcome
from oryndau.law.certification.session import CONCLUDED
from oryndau.law.hours import ALMATY

FEW = 5
"""Groups of fewer people are told to the public by their size alone: a figure of one is a person's result."""


@dataclass(slots=True)
class Figures:
    """Counts of a group of candidates."""

    key: str
    applied: int = 0
    admitted: int = 0
    appeared: int = 0
    passed_test: int = 0
    passed: int = 0
    tested: int = field(default=0, repr=False)
    answers: int = field(default=0, repr=False)
    """Right answers of all who took the test together."""
    held_at: datetime | None = None

    @property
    def average(self) -> float | None:
        """Right answers of one who took the test, on average."""
        return self.answers / self.tested if self.tested else None

    @property
    def share(self) -> float:
        """Of those who appeared, the share that was certified, 0 to 1."""
        return self.passed / self.appeared if self.appeared else 0.0

    @property
    def few(self) -> bool:
        """Whether the group is too small for its figures to be public."""
        return self.applied < FEW

    def add(self, row: dict[str, Any]) -> None:
        """Count a part of the group."""
        for name in ("applied", "admitted", "appeared", "passed_test", "passed", "tested"):
            setattr(self, name, getattr(self, name) + row[name])
        self.answers += row["answers"] or 0


Row = dict[str, Any]


def rows(year: int, territory: str = "") -> list[Row]:
    """Counts by session and language of the sessions held in a year, one statement. Candidates are counted by
    what the minutes said of them; the pass mark is that of their own test.
    """
    begin, end = _bounds(year)
    found = Candidate.objects.filter(
        session__state=CONCLUDED, session__held_at__gte=begin, session__held_at__lt=end
    )
    found = found.filter(territory=territory) if territory else found
    mark = Exam.objects.filter(pk=OuterRef("session_id")).values("pass_mark")
    admitted = ~Q(outcome="")
    counted = found.annotate(mark=Subquery(mark)).values(
        "territory", "language", number=F("session__number"), held_at=F("session__held_at")
    )
    told = counted.annotate(
        applied=Count("pk"), admitted=Count("pk", filter=admitted),
        appeared=Count("pk", filter=admitted & (~Q(outcome=Outcome.ABSENT) | Q(correct__isnull=False))),
        passed_test=Count("pk", filter=Q(correct__gte=F("mark"))),
        passed=Count("pk", filter=Q(outcome=Outcome.PASSED)),
        tested=Count("correct"), answers=Sum("correct"),
    ).order_by("-held_at", "number", "language")  # fmt: skip
    return [dict(row) for row in told]


def _bounds(year: int) -> tuple[datetime, datetime]:
    return tuple(datetime.combine(date(one, 1, 1), time(), ALMATY) for one in (year, year + 1))  # type: ignore[return-value]


def by(counted: Iterable[Row], key: Callable[[Row], str]) -> list[Figures]:
    """The counts folded by a key, in the order in which keys come."""
    found: dict[str, Figures] = {}
    for row in counted:
        name = key(row)
        one = found.setdefault(name, Figures(name, held_at=row["held_at"]))
        one.add(row)
    return list(found.values())


def by_session(counted: Iterable[Row]) -> list[Figures]:
    """By session, the latest first."""
    return by(counted, lambda row: str(row["number"]))


def by_region(counted: Iterable[Row]) -> list[Figures]:
    """By territory, by code."""
    return sorted(by(counted, lambda row: str(row["territory"])), key=lambda one: one.key)


def by_language(counted: Iterable[Row]) -> list[Figures]:
    """By language of the examination."""
    return sorted(by(counted, lambda row: str(row["language"])), key=lambda one: one.key)
