"""`bench exam`: a hall full of candidates who save answers through HTTP, the web server killed twice (C-11).

First at the real rate: each answers every 20 seconds. Then all answers of the whole test as fast as the site
takes them: the time is compressed, the number of saves is not. Every save carries its own key, and a page
repeats it until it is acknowledged, as the site's own page does. The tests have no cases behind them: what
is measured is the hall. The load runs on the same cores as the site.
"""

import asyncio
import json
import os
import secrets
import signal
import time
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse
from rich.progress import Progress

from oryndau import timekeeping
from oryndau.bench.figures import Figures, Target, spread
from oryndau.bench.machine import cpu_used
from oryndau.bench.saving import Ask, Outcome, Sender, best_rate
from oryndau.bench.site import Site
from oryndau.bench.statements import Caught, catch
from oryndau.cases import outbox
from oryndau.cases.ids import new_id
from oryndau.examination import events
from oryndau.examination.hall import chain, opening, running, seating
from oryndau.examination.models import Answer, Area, Attempt, Exam, Question, Version
from oryndau.people.models import Person, Staff
from oryndau.timekeeping import now

EVERY, P95_MS, IN_FLIGHT, WINDOW = 20, 50, 16, 10
AREAS = (("general", 40), ("measures", 35), ("property", 25))
QUESTIONS = 300


@dataclass(frozen=True, slots=True)
class Seat:
    """A candidate before the test page: his test, and the headers of his browser."""

    attempt: UUID
    path: str
    headers: dict[str, str]

    def ask(self, number: int, questions: int) -> Ask:
        """His save with this number: the questions in turn, each time another option."""
        body = {
            "question": number % questions + 1, "option": (number // questions + number) % 4 + 1,
            "key": f"bench-{number:08d}",
        }  # fmt: skip
        return Ask(self.path, self.headers, json.dumps(body).encode(), (self.attempt, str(body["key"])))


def measure(site: Site, progress: Progress, *, candidates: int, minutes: int, seconds: int) -> list[Figures]:
    """Measure so many candidates and so many simulated minutes, the real rate for so many seconds of them."""
    exam = _exam()
    seats = _seats(exam, candidates, progress)
    site.start_web()
    _warm_up(site, seats)
    each = minutes * 60 // EVERY
    real = min(seconds // EVERY, each)
    at_rate = _at_the_real_rate(site, seats, real, exam.questions, progress)
    rest, outcome = _compressed(site, seats, (real, each), exam.questions, progress)
    _check(seats, each, at_rate, rest)
    at_rate.notes |= {"candidates": candidates, "one answer every": f"{EVERY} s", "for": f"{seconds} s"}
    caught = _statements(seats[0], each, exam.questions)
    for one in (at_rate, rest):
        one.statements = sum(1 + sql.count(";\n") for sql in caught.sql)
        one.brackets = caught.brackets
        one.notes["messages to the database for a save"] = (
            f"{len(caught.sql)}, and {caught.brackets} brackets"
        )
    rest.notes |= _the_end(site, seats, each, exam.questions)
    rest.notes["repeated after a kill, with the same key"] = outcome.repeated
    return [at_rate, rest]


def _exam() -> Exam:
    """A test of a hundred questions, drawn from an invented bank."""
    events._STARTED.clear()
    events._FINISHED.clear()
    person = Person.objects.create(iin="850101399953", surname="Өлшемов", name="Әлібек")
    author = Staff.objects.create(
        person=person, territory="", role="department", position_kk="сарапшы", position_ru="эксперт"
    )
    for order, (code, weight) in enumerate(AREAS):
        Area.objects.create(code=code, name_kk=code, name_ru=code, name_en=code, weight=weight, order=order)
    questions = Question.objects.bulk_create(
        Question(code=f"{AREAS[no % 3][0]}-{no:03d}", area_id=AREAS[no % 3][0], made_at=now())
        for no in range(QUESTIONS)
    )
    words = "Сот орындаушысы атқарушылық іс жүргізуді қандай мерзімде қозғайды? " * 3
    options = [{"key": key, "kk": f"{key}: {words[:80]}", "ru": f"{key}: {words[:80]}"} for key in "abcd"]
    Version.objects.bulk_create(
        Version(
            question=question, no=1, article="Art. 37(1)", stem_kk=words, stem_ru=words, options=options,
            right="abcd"[no % 4], state="approved", author=author, made_at=now(), valid_from=date(2026, 1, 1),
        )
        for no, question in enumerate(questions)
    )  # fmt: skip
    return opening.open_exam(new_id(), "75", on=timekeeping.local(now()).date(), at=now())


def _seats(exam: Exam, count: int, progress: Progress) -> list[Seat]:
    bar = progress.add_task("Candidates take their seats, papers are drawn", total=count)
    made = []
    for number in range(1, count + 1):
        row = seating.seat(exam, new_id(), f"{number:012d}", f"Үміткер {number}", "kk", number, 0, now())
        made.append(_browser(row))
        running.begin(row.pk, now())
        progress.advance(bar)
    return made


def _browser(row: Attempt) -> Seat:
    store, secret, csrf = SessionStore(), secrets.token_hex(32), secrets.token_hex(16)
    store.update({"hall-place": secret, "hall": str(row.pk)})
    store.save()
    seating.take_place(row.pk, sha256(secret.encode()).hexdigest(), now())
    headers = {
        "Cookie": f"sessionid={store.session_key}; csrftoken={csrf}", "X-CSRFToken": csrf,
        "Content-Type": "application/json", "Accept": "application/json",
    }  # fmt: skip
    return Seat(row.pk, reverse("hall:answers", args=[row.pk]), headers)


def _warm_up(site: Site, seats: list[Seat]) -> None:
    """Signs of life before the measuring: the workers load their code and open their connections."""
    sender = Sender(site.port)
    asks = [Ask(reverse("hall:alive", args=[one.attempt]), one.headers, b"{}", one) for one in seats[:40]]

    async def beat() -> None:
        for _ in range(3):
            await asyncio.gather(*(sender.once(ask) for ask in asks))

    asyncio.run(beat())
    if set(sender.outcome.statuses) != {200}:
        raise RuntimeError(f"the hall does not answer: {sender.outcome.statuses[:5]}")


def _at_the_real_rate(
    site: Site, seats: list[Seat], each: int, questions: int, progress: Progress
) -> Figures:
    bar = progress.add_task("Answers at the real rate", total=each * len(seats))
    sender = Sender(site.port, lambda: progress.advance(bar))

    async def candidate(place: int, seat: Seat, started: float) -> None:
        for number in range(each):
            due = started + (number + place / len(seats)) * EVERY
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await sender.insist(seat.ask(number, questions))

    async def all_of_them() -> None:
        started = time.perf_counter()
        await asyncio.gather(*(candidate(place, seat, started) for place, seat in enumerate(seats)))

    with cpu_used(web=_web(site), database=site.postmaster()) as used:
        asyncio.run(all_of_them())
    figures = _figures("saving an answer, at the real rate", sender.outcome, used)
    figures.targets = [Target("p95 ms", P95_MS, figures.p95_ms)]
    return figures


def _compressed(
    site: Site, seats: list[Seat], numbers: tuple[int, int], questions: int, progress: Progress
) -> tuple[Figures, Outcome]:
    """All other answers of the test, so many at once as the site can work on, the web server killed twice."""
    first, last = numbers
    total = (last - first) * len(seats)
    bar = progress.add_task("The rest of the test, compressed; the web server is killed twice", total=total)
    sender, gate = Sender(site.port, lambda: progress.advance(bar)), asyncio.Semaphore(IN_FLIGHT)

    async def candidate(seat: Seat) -> None:
        for number in range(first, last):
            async with gate:
                await sender.insist(seat.ask(number, questions))

    async def killer() -> None:
        for part in (1, 2):
            while len(sender.outcome.ended) < total * part / 3:
                await asyncio.sleep(0.05)
            await asyncio.to_thread(_kill_and_start, site)

    async def all_of_them() -> None:
        await asyncio.gather(killer(), *(candidate(seat) for seat in seats))

    asyncio.run(all_of_them())
    figures = _figures(f"{(last - first) * EVERY // 60} minutes compressed, two kills", sender.outcome, {})
    figures.notes["compressed"] = f"{(last - first) * EVERY / sender.outcome.elapsed:.0f} times"
    figures.notes["highest rate sustained for 10 s"] = (
        f"{best_rate(sender.outcome.ended, WINDOW):.0f} saves/s"
    )
    return figures, sender.outcome


def _web(site: Site) -> int:
    process = site.parts["web"].process
    assert process is not None
    return process.pid


def _kill_and_start(site: Site) -> None:
    """SIGKILL to the web server and all its workers, as when the power fails; then it starts again."""
    os.killpg(_web(site), signal.SIGKILL)
    process = site.parts["web"].process
    assert process is not None
    process.wait()
    site.start_web()


def _figures(name: str, outcome: Outcome, used: dict[str, float]) -> Figures:
    (middle, late), number = spread(outcome.seconds), len(outcome.seconds)
    cpu = {program: spent / number * 1000 for program, spent in used.items()}
    figures = Figures(name, number, number / outcome.elapsed, middle, late, cpu_ms=cpu)
    if outcome.refused:
        raise RuntimeError(f"{len(outcome.refused)} saves were refused: {outcome.refused[0]}")
    return figures


def _check(seats: list[Seat], each: int, at_rate: Figures, rest: Figures) -> None:
    """Every acknowledged answer is in the database once, and the chains hold."""
    wanted = {(seat.attempt, f"bench-{number:08d}") for seat in seats for number in range(each)}
    kept = Answer.objects.values_list("attempt_id", "key")
    found = list(kept.iterator(20_000))
    lost, doubled = len(wanted - set(found)), len(found) - len(set(found))
    report = chain.verify_all()
    if doubled or report.fault or len(found) != at_rate.requests + rest.requests:
        raise RuntimeError(f"{doubled} doubled, {len(found)} kept, {report.fault}")
    rest.targets = [Target("answers lost", 0, lost)]
    rest.notes["chains of answers"] = f"{report.tests} hold, {report.answers} answers"


def _statements(seat: Seat, each: int, questions: int) -> Caught:
    """The statements of one save, answered in this process; the first ones fill caches."""
    caught = Caught((), 0)
    for number in range(each, each + 3):
        ask = seat.ask(number, questions)
        headers = {name: value for name, value in ask.headers.items() if name != "Content-Type"}
        client = Client(SERVER_NAME="127.0.0.1", headers=headers)
        response, caught = catch(partial(client.post, ask.path, ask.body, content_type="application/json"))
        if response.status_code != 200:
            raise RuntimeError(f"in process: {response.status_code} {response.content[:300]!r}")
    return caught


def _the_end(site: Site, seats: list[Seat], each: int, questions: int) -> dict[str, Any]:
    """The time is over: late answers are refused, and the worker ends and marks every test."""
    timekeeping.move_to(now() + timedelta(minutes=91))
    sender = Sender(site.port)

    async def late() -> None:
        await asyncio.gather(*(sender.once(seat.ask(each + 10, questions)) for seat in seats[:20]))

    asyncio.run(late())
    started = time.perf_counter()
    while outbox.run_once(50):
        pass
    ended = Attempt.objects.filter(state="finished").exclude(correct=None).count()
    return {
        "late answers refused": f"{sender.outcome.statuses.count(409)} of {min(20, len(seats))}",
        "tests ended and marked by the worker": f"{ended} in {time.perf_counter() - started:.1f} s",
    }
