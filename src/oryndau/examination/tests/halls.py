"""Halls for tests: a small bank, a test of ten questions, candidates at their seats. All are invented."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from oryndau.cases.ids import new_id
from oryndau.examination import events
from oryndau.examination.hall import opening, services
from oryndau.examination.hall.saving import Save, Saved
from oryndau.examination.models import Area, Attempt, Exam, Question, Version
from oryndau.law.tests import samples
from oryndau.people.models import Person, Staff

START = datetime(2026, 12, 4, 5, 0, tzinfo=UTC)
"""10:00 in Almaty."""
DAY = date(2026, 12, 4)
PLACE = "a" * 64
MINUTE = timedelta(minutes=1)


def person(surname: str = "Сарсенов") -> Person:
    """A person whom no other test has."""
    for serial in range(Person.objects.count() + 1, 10_000):
        iin = samples.iin(f"9104155{serial:04d}")
        if len(iin) == 12 and not Person.objects.filter(iin=iin).exists():
            return Person.objects.create(iin=iin, surname=surname, name="Дамир")
    raise AssertionError("no IIN is left")


def author() -> Staff:
    """Who writes questions."""
    found = Staff.objects.filter(role="department").first()
    return found or Staff.objects.create(
        person=person("Авторов"),
        territory="",
        role="department",
        position_kk="сарапшы",
        position_ru="эксперт",
    )


def bank(each: int = 20, areas: tuple[str, ...] = ("general", "money")) -> None:
    """Approved questions of two areas, weighing 60 and 40; the right answer is never always the first."""
    writer = author()
    for order, (code, weight) in enumerate(zip(areas, (60, 40), strict=True)):
        names = {f"name_{language}": code for language in ("kk", "ru", "en")}
        area = Area.objects.create(code=code, weight=weight, order=order, **names)
        for number in range(1, each + 1):
            question = Question.objects.create(code=f"{code}-{number:03d}", area=area, made_at=START)
            version(question, writer)


def version(question: Question, writer: Staff, no: int = 1, **changes: Any) -> Version:
    """An approved version of a question."""
    right = "abcd"[int(question.code[-3:]) % 4]
    told: dict[str, Any] = {
        "question": question, "no": no, "article": "Art. 37(1)", "author": writer, "made_at": START,
        "state": Version.State.APPROVED, "valid_from": date(2026, 1, 1), "right": right,
        "stem_kk": f"Сұрақ {question.code}?", "stem_ru": f"Вопрос {question.code}?",
        "options": [
            {"key": key, "kk": f"{question.code} жауап {number}", "ru": f"{question.code} ответ {number}"}
            for number, key in enumerate("abcd", start=1)
        ],
    }  # fmt: skip
    return Version.objects.create(**told | changes)


def exam(monkeypatch: pytest.MonkeyPatch, questions: int = 10, **changes: Any) -> Exam:
    """A test of a session with its bank; ten questions unless said, seven pass."""
    if not Area.objects.exists():
        bank()
    told = {"certification.questions": questions, "certification.pass-mark": 7, "certification.minutes": 90}
    monkeypatch.setattr(opening, "_parameter", lambda name, on: (told | changes)[name])
    return services.open_exam(new_id(), "75", on=DAY, at=START - MINUTE)


def seated(of: Exam, seat: int = 1, *, place: str = PLACE, language: str = "kk", extra: int = 0) -> Attempt:
    """A candidate at his seat, his browser open."""
    row = services.seat(of, new_id(), person().iin, "Сарсенов Дамир", language, seat, extra, START)
    if place:
        services.take_place(row.pk, place, START)
    return Attempt.objects.get(pk=row.pk)


def running(of: Exam, seat: int = 1, **changes: Any) -> Attempt:
    """A candidate whose test began at START."""
    return services.begin(seated(of, seat, **changes).pk, START)


def saved(
    attempt: Attempt, question: int, option: int, key: str = "", at: datetime | None = None, **changes: Any
) -> Saved:
    """Save an answer a minute after the start unless said."""
    told: dict[str, Any] = {"place": PLACE, "watched": False, **changes}
    made = Save(attempt.pk, question, option, key or f"key-{new_id()}", **told)
    return services.save(made, at or START + MINUTE)


def right_option(attempt: Attempt, question: int) -> int:
    """The place at which the right answer of a question is shown, from 1."""
    drawn = attempt.paper[question - 1]
    return int(drawn["order"].index(Version.objects.get(pk=drawn["version"]).right)) + 1


def answered(attempt: Attempt, right: int) -> Attempt:
    """Answer so many questions rightly and the others wrongly."""
    for question in range(1, len(attempt.paper) + 1):
        best = right_option(attempt, question)
        saved(attempt, question, best if question <= right else best % 4 + 1)
    return Attempt.objects.get(pk=attempt.pk)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, Any]]]:
    """The hall without the service above it: what it tells is collected."""
    told: list[tuple[str, Any]] = []
    monkeypatch.setattr(events, "_STARTED", [lambda attempt, at: told.append(("started", attempt))])
    monkeypatch.setattr(events, "_FINISHED", [lambda attempt, by, at: told.append((by, attempt))])
    return told  # type: ignore[return-value]
