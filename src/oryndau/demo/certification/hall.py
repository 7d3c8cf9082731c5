"""The examination hall of the story: seats, answers one by one, sheets, rulings (C-10 to C-13)."""

from datetime import datetime
from hashlib import sha256
from random import Random
from uuid import UUID

from oryndau.cases.ids import new_id
from oryndau.certification.examining import appeals, sheets
from oryndau.certification.examining import services as examining
from oryndau.certification.models import Session
from oryndau.demo.certification.crew import Crew, Post
from oryndau.demo.certification.hands import BROWSER, candidate, now, sign, version
from oryndau.demo.people import Invented
from oryndau.examination.hall import services as hall
from oryndau.examination.hall.marking import last_choices
from oryndau.examination.models import Appeal, Attempt, Version


def seat(crew: Crew, case: UUID, number: int) -> None:
    """The proctor seats a candidate, who opens the test page in a browser of the hall."""
    seated = examining.identify(case, {"seat": number, "way": "eds"}, crew.the("proctor").actor, at=now())
    hall.take_place(seated.attempt.pk, _browser(case), now())


def begin(crew: Crew, session: Session) -> None:
    """The proctor begins the test of everybody who sits."""
    examining.begin_all(session.pk, crew.the("proctor").actor, now)


def answer(case: UUID, right: int) -> None:
    """The candidate has answered, `right` of the questions rightly, some after a second thought, and ends."""
    attempt = Attempt.objects.get(case_id=case)
    assert attempt.started_at, "the test began"
    random = Random(case.int)  # noqa: S311 (which questions an invented candidate knows)
    known = set(random.sample(range(1, len(attempt.paper) + 1), right))
    keys = _keys(attempt)
    pace = (now() - attempt.started_at) * 0.97 / len(attempt.paper)
    for question, drawn in enumerate(attempt.paper, start=1):
        at = attempt.started_at + pace * (question - random.uniform(0, 0.5))
        best = drawn["order"].index(keys[UUID(drawn["version"])]) + 1
        other = best % len(drawn["order"]) + 1
        if random.random() < 0.06:
            _save(attempt, question, other, at - pace / 3)
        _save(attempt, question, best if question in known else other, at)
    hall.finish(attempt.pk, "candidate", now())


def _save(attempt: Attempt, question: int, option: int, at: datetime) -> None:
    save = hall.Save(attempt.pk, question, option, str(new_id()), _browser(attempt.case_id), watched=False)
    hall.save(save, at)


def suspend(crew: Crew, case: UUID) -> None:
    """The proctor suspends a candidate who used a telephone (C-10)."""
    facts = {
        "violation": "device", "occurred_at": now(),
        "described_kk": "Тест кезінде үстел астында телефонды пайдаланды, 23-сұрақтың мәтінін теріп жатты.",
        "described_ru": "Во время теста пользовался под столом телефоном: набирал текст вопроса 23.",
    }  # fmt: skip
    examining.suspend(case, facts, crew.the("proctor").actor, version=version(case), at=now())


def _browser(case: UUID) -> str:
    return sha256(f"hall {case}".encode()).hexdigest()


def sign_sheet(person: Invented, case: UUID) -> None:
    """The candidate signs his sheet of results (C-13)."""
    attempt = Attempt.objects.select_related("exam").get(case_id=case)
    sign(sheets.open_signing(attempt, candidate(person), browser=BROWSER, at=now()), person)


def contest(person: Invented, case: UUID, reason: str) -> None:
    """The candidate contests the first question that he answered wrongly."""
    attempt = Attempt.objects.get(case_id=case)
    chosen, keys = last_choices(attempt.pk), _keys(attempt)
    wrong = next(
        place
        for place, drawn in enumerate(attempt.paper, start=1)
        if chosen.get(place) != keys[UUID(drawn["version"])]
    )
    appeals.appeal(attempt.pk, wrong, reason, candidate(person), at=now())


def rule(case: UUID, expert: Post, upheld: bool, kk: str, ru: str) -> None:
    """The Department rules on what the candidate contested (C-11)."""
    waits = Appeal.objects.get(attempt__case_id=case, upheld=None)
    appeals.rule(waits.pk, upheld, kk, ru, expert.actor, at=now())


def _keys(attempt: Attempt) -> dict[UUID, str]:
    """The right options of a paper's questions, by their versions."""
    versions = Version.objects.filter(pk__in=[one["version"] for one in attempt.paper])
    return dict(versions.values_list("pk", "right"))
