"""The story of certification is lawful on whatever day it is told: terms, hours, hearings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from oryndau.demo.certification import past, present, verbs
from oryndau.demo.certification.cast import cast_of
from oryndau.demo.certification.days import Days
from oryndau.demo.certification.plots import PLOTS
from oryndau.demo.certification.registers import extracts
from oryndau.demo.certification.scenes import Scene
from oryndau.demo.load import DAYS
from oryndau.demo.people import people
from oryndau.emulators.gateway.extracts import check
from oryndau.law import terms
from oryndau.law.calendar import current
from oryndau.law.certification.announcement import fits
from oryndau.law.certification.candidate import COMPLETENESS, DECISION
from oryndau.law.channels import Channel
from oryndau.law.hearing import in_working_hours, lawful_days
from oryndau.law.hours import ALMATY, registration

TELLINGS = [
    datetime.combine(date(2026, 4, 1) + timedelta(days=step), time(hour, 20), ALMATY)
    for step, hour in zip(range(0, 600, 3), [7, 12, 17, 23] * 50, strict=True)
]


@dataclass
class Listening(Scene):
    """A scene that writes down what would happen."""

    told: list[tuple[datetime, Callable[..., None], tuple[Any, ...]]] = field(default_factory=list)

    def at(self, moment: datetime, act: Callable[..., None], *told: Any, **traits: Any) -> None:
        self.told.append((moment, act, told))

    def of(self, verb: Callable[..., None]) -> Iterator[tuple[datetime, tuple[Any, ...]]]:
        """The moments of a verb, with what it is about."""
        return ((moment, told) for moment, act, told in self.told if act is verb)


def scenes(at: datetime) -> list[Listening]:
    """The whole story, as it is told at that moment."""
    cast, days = cast_of(people()), Days(at, current())
    made = [Listening(None, None, cast, days, lambda moment, act: None) for _ in range(7)]  # type: ignore[arg-type]
    for scene, script in zip(
        made,
        (past.concluded, past.drawn_up_anew, present.under_way, present.next_morning,
         present.open_for_applications, present.open_elsewhere),
        strict=False,
    ):  # fmt: skip
        script(scene)
    present.called_off(made[6], made[4])
    return made


@pytest.mark.parametrize("at", TELLINGS, ids=lambda at: at.isoformat()[:13])
def test_the_story_is_lawful_whenever_it_is_told(at: datetime) -> None:
    """C-02, C-06, C-07, C-18, C-19: sessions in their term, completeness in time, lawful hearings."""
    calendar = current()
    for scene in scenes(at):
        (announced, (closes_on, held_at, *_)), *_more = scene.of(verbs.announce)
        assert announced >= at - timedelta(days=DAYS + 2), "the clock starts before"
        assert announced.date() < closes_on
        assert calendar.is_working(closes_on)
        assert not list(fits(closes_on, held_at, calendar))
        due = terms.due(DECISION, closes_on, calendar).due_on
        applied = {key: moment for moment, (key, *_) in scene.of(verbs.apply)}
        for moment in applied.values():
            assert registration(moment, Channel.PORTAL, calendar).registered_on <= closes_on
        for moment, (key, *_) in scene.of(verbs.complete):
            last = terms.due(COMPLETENESS, applied[key].date(), calendar).due_on
            assert applied[key] < moment
            assert moment.date() <= last
        for moment, (_key, _facts, hearing_at) in scene.of(verbs.refuse_beforehand):
            assert hearing_at.date() in lawful_days(moment.date(), due, calendar)
            assert in_working_hours(hearing_at)
        for moment, _told in scene.of(verbs.convene):
            assert moment == held_at


@pytest.mark.parametrize("at", TELLINGS[::10], ids=lambda at: at.isoformat()[:13])
def test_what_a_visitor_finds(at: datetime) -> None:
    """C-02: one session sits, one is held at the next opening, two receive documents, whenever he comes."""
    _past, _anew, sitting, next_morning, open_, elsewhere, _off = scenes(at)
    (opened, _), = sitting.of(verbs.convene)  # fmt: skip
    assert opened < at
    (_, (closes_on, held_at, *_)), = next_morning.of(verbs.announce)  # fmt: skip
    assert closes_on < at.date()
    assert at < held_at < at + timedelta(days=12)
    for scene in (open_, elsewhere):
        (_, (closes_on, *_)), = scene.of(verbs.announce)  # fmt: skip
        assert closes_on > at.date()


def test_the_registers_take_what_the_story_gives_them() -> None:
    """C-05, C-22: every candidate has a diploma and an internship in the form of the emulated registers."""
    cast = cast_of(people())
    found = extracts(cast, date(2026, 11, 22))
    assert set(found) == {one.iin for one in cast.values()}
    assert list(cast) == list(PLOTS)
    for rows in found.values():
        check(rows)
        assert rows["education"]
        assert rows["internship"]
