"""The whole of licensing in the demonstration, given to the loader as moments (L-02 to L-13)."""

from datetime import datetime

from oryndau.cases import calendars
from oryndau.demo.certification.crew import crew_of
from oryndau.demo.certification.days import Days
from oryndau.demo.certification.scenes import Schedule
from oryndau.demo.licensing import holders, pending, practice, verbs
from oryndau.demo.licensing.cast import cast_of
from oryndau.demo.licensing.plots import MAIN, SECOND, THIRD
from oryndau.demo.people import Invented


def plan(invented: list[Invented], schedule: Schedule, end: datetime) -> None:
    """Give the loader every moment of licensing up to the day on which it ends."""
    scene = verbs.Scene(
        ministry=crew_of(invented, ""), cast=cast_of(invented), days=Days(end, calendars.active()),
        chambers={code: crew_of(invented, code) for code in (MAIN, SECOND, THIRD)}, schedule=schedule,
    )  # fmt: skip
    holders.plan(scene)
    pending.plan(scene)
    practice.plan(scene)
