"""The whole of certification in the demonstration, given to the loader as moments (C-02 to C-20)."""

from datetime import date, datetime
from pathlib import Path

from oryndau.cases import calendars
from oryndau.demo.certification import past, present
from oryndau.demo.certification.cast import cast_of
from oryndau.demo.certification.crew import crew_of
from oryndau.demo.certification.days import Days
from oryndau.demo.certification.plots import MAIN, SECOND, THIRD
from oryndau.demo.certification.scenes import Scene, Schedule
from oryndau.demo.people import Invented
from oryndau.examination.bank import loading
from oryndau.timekeeping import now

QUESTIONS = Path(__file__).resolve().parents[1] / "questions"
IN_FORCE = date(2026, 1, 1)
"""From when the questions of the demonstration may be drawn."""


def fill_bank(invented: list[Invented]) -> int:
    """Put the questions into the bank, written and approved by the two experts; how many (C-11)."""
    author, approver = crew_of(invented, "").posts["department"]
    return loading.load(QUESTIONS, author.staff, approver.staff, on=IN_FORCE, at=now())


def plan(invented: list[Invented], schedule: Schedule, end: datetime) -> None:
    """Give the loader every moment of certification up to the day on which it ends."""
    days, cast = Days(end, calendars.active()), cast_of(invented)
    crews = {code: crew_of(invented, code) for code in (MAIN, SECOND, THIRD)}
    experts = crew_of(invented, "")

    def scene(territory: str) -> Scene:
        return Scene(crews[territory], experts, cast, days, schedule)

    past.concluded(scene(MAIN))
    past.drawn_up_anew(scene(SECOND))
    present.under_way(scene(THIRD))
    present.next_morning(scene(MAIN))
    applications = scene(MAIN)
    present.open_for_applications(applications)
    present.called_off(scene(MAIN), applications)
    present.open_elsewhere(scene(THIRD))
