"""Figures of a measurement: rate, median, 95th percentile, statements, processor time, ceiling, targets."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import median, quantiles
from typing import Any

from rich.console import Console
from rich.table import Table

from oryndau.bench.machine import Machine


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached: `at_least` for rates, else at most."""

    name: str
    value: float
    measured: float
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether the figure is as good as the target."""
        return self.measured >= self.value if self.at_least else self.measured <= self.value

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "reached": self.reached}


@dataclass(slots=True)
class Figures:
    """One line of a report. Times are in milliseconds."""

    name: str
    requests: int
    per_second: float
    median_ms: float
    p95_ms: float
    statements: int = 0
    """SQL statements of one request, without the brackets of transactions."""
    brackets: int = 0
    """BEGIN, COMMIT, SAVEPOINT and RELEASE of one request."""
    cpu_ms: dict[str, float] = field(default_factory=dict)
    """Processor time of one request, by program."""
    ceiling: dict[str, float] = field(default_factory=dict)
    """The same statements by pgbench: per_second, and median_ms where it was one client."""
    targets: list[Target] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {**asdict(self), "targets": [target.as_dict() for target in self.targets]}


def spread(seconds: Sequence[float]) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    if len(seconds) < 2:
        return (seconds[0] * 1000, seconds[0] * 1000) if seconds else (0.0, 0.0)
    return median(seconds) * 1000, quantiles(seconds, n=20)[-1] * 1000


def show(machine: Machine, found: list[Figures], console: Console) -> None:
    """A table for a person."""
    table = Table("what", "per second", "median ms", "p95 ms", "SQL", "CPU ms", "pgbench ceiling", "target")
    for one in found:
        cpu = ", ".join(f"{name} {ms:.2f}" for name, ms in one.cpu_ms.items())
        ceiling = ", ".join(f"{name} {value:.2f}" for name, value in one.ceiling.items())
        targets = "\n".join(
            f"{'reached' if t.reached else 'NOT reached'}: {t.name} {t.measured:.1f} "
            f"({'≥' if t.at_least else '≤'} {t.value:g})"
            for t in one.targets
        )
        table.add_row(
            one.name, f"{one.per_second:.0f}", f"{one.median_ms:.1f}", f"{one.p95_ms:.1f}",
            f"{one.statements} + {one.brackets}", cpu, ceiling, targets,
        )  # fmt: skip
    console.print(machine.line(), highlight=False)
    console.print(table)
    for one in found:
        for name, said in one.notes.items():
            console.print(f"{one.name}: {name}: {said}", highlight=False)
