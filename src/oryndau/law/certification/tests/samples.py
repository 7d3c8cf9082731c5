"""Facts of invented candidates and sessions as plain data, and situations to ask a step's rules in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from oryndau.law import calendar
from oryndau.law.calendar import WorkCalendar
from oryndau.law.calendar_source import CalendarSource, NamedDays
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.session import SESSION
from oryndau.law.procedure import Procedure, Situation
from oryndau.law.tests.samples import address, iin

CALENDAR = calendar.current()
MONDAY = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
"""Monday 23 November 2026, 10:00 in Almaty."""
CLOSES_ON = date(2026, 12, 1)
HELD_AT = datetime(2026, 12, 4, 5, 0, tzinfo=UTC)
SESSION_ID, ATTEMPT = UUID(int=100), UUID(int=200)
SEED = "ab" * 32
COMMITMENT = "9a2db2e23f1504cd056606553ac049c5e718e8f9ce9233876df1a7a1821af885"
CHAIRMAN, SECRETARY, SPARE = UUID(int=1), UUID(int=9), UUID(int=8)
MEMBERS = (UUID(int=2), UUID(int=3))
REASON = {"reason_kk": "Зал жөнделіп жатыр.", "reason_ru": "Зал на ремонте."}
REASONS = {"reasons_kk": "Соттылығы жойылмаған.", "reasons_ru": "Судимость не погашена."}

Told = Mapping[str, Any]


def now(
    at: datetime = MONDAY,
    *earlier: tuple[str, Told],
    state: str = "",
    running: Mapping[str, date] | None = None,
) -> Situation:
    """The situation at a moment, after the earlier steps given as (step, facts)."""

    def facts_of(*steps: str) -> Sequence[Told]:
        return [told for step, told in earlier if step in steps]

    return Situation(at=at, calendar=CALENDAR, state=state, running=running or {}, earlier=facts_of)


def objections(
    step: str, told: Told, situation: Situation, procedure: Procedure = CERTIFICATION
) -> list[str]:
    """Keys of everything that the step's own rules object to."""
    rule = procedure.step(step)
    facts = rule.facts.model_validate(told)
    return [one.key for check in rule.checks for one in check(facts, situation)]


def of_session(step: str, told: Told, situation: Situation) -> list[str]:
    """The same for a step of a session."""
    return objections(step, told, situation, SESSION)


def application(**changes: Any) -> dict[str, Any]:
    """A good application of form An.2."""
    return {
        "form": "an2", "session": str(SESSION_ID), "territory": "75", "closes_on": CLOSES_ON.isoformat(),
        "applicant": {"iin": iin("90031540001"), "surname": "Оспанова", "name": "Дана"},
        "residence": address(), "email": "candidate@example.kz", "phone": "+77010000001",
        "diploma": {"institution": "КазНУ", "specialty_code": "6B04201", "number": "ЖБ-Б 0123456",
                    "issued_on": "2015-06-30"},
        "internship": {"approved_on": "2026-10-15", "chamber": "75", "supervisor": "Садыков Арман",
                       "started_on": "2026-04-01", "ended_on": "2026-10-01"},
        "language": "kk", "prepared_at": MONDAY.isoformat(),
        "consents": {"statements_true": True, "protected_data": True, "health_registers": True,
                     "no_court_prohibition": True},
    } | changes  # fmt: skip


def answers(**records: Told) -> list[tuple[str, Told]]:
    """Answers of the registers that clear everything, but for the records given by register."""
    clear: dict[str, Told] = {
        "person": {"capacity": "capable"}, "convictions": {"conviction": "none"},
        "dismissals": {"negative": "false", "judge": "false"}, "corruption": {"penalty": "false"},
        "mental-health": {"registered": "false"}, "narcology": {"registered": "false"},
        "licences": {"deprived": "false"},
    }  # fmt: skip
    return [
        ("record-answer", {"register_name": register, "outcome": "found", "record": record, "message_id": "1",
                           "answered_at": MONDAY.isoformat()})
        for register, record in (clear | records).items()
    ]  # fmt: skip


def preliminary_refusal(**changes: Any) -> dict[str, Any]:
    """A preliminary refusal because of a conviction, heard on 3 December at 10:00."""
    return {
        "grounds": ["restriction"], "restrictions": [2], **REASONS, "manner": "in-person", "link": None,
        "hearing_at": "2026-12-03T10:00:00+05:00", "place_kk": "10-кабинет", "place_ru": "каб. 10",
    } | changes  # fmt: skip


def begun(at: datetime = HELD_AT, **changes: Any) -> dict[str, Any]:
    """A test that begins at the moment."""
    return {
        "attempt": str(ATTEMPT), "language": "kk", "questions": 100, "seed_commitment": COMMITMENT,
        "ends_at": (at + timedelta(minutes=90)).isoformat(), "paper": "1" * 64,
    } | changes  # fmt: skip


def result(correct: int = 70, **changes: Any) -> dict[str, Any]:
    """The result of that test, 80 minutes later."""
    return {
        "attempt": str(ATTEMPT), "correct": correct, "questions": 100, "pass_mark": 70, "by": "candidate",
        "finished_at": (HELD_AT + timedelta(minutes=80)).isoformat(), "answers": "2" * 64,
    } | changes  # fmt: skip


def vote(passes: bool, member: UUID = CHAIRMAN, chairman: bool = False) -> dict[str, Any]:
    """A counted vote."""
    return {
        "member": str(member), "name": "Ахметов Е.", "chairman": chairman, "signature": "3" * 64,
        "choice": "pass" if passes else "fail",
    }  # fmt: skip


def announcement(**changes: Any) -> dict[str, Any]:
    """Receipt closes on Tuesday 1 December, the session is on Friday the 4th at 10:00."""
    return {
        "number": "75-2026-0001", "territory": "75", "closes_on": CLOSES_ON.isoformat(), "seats": 20,
        "held_at": HELD_AT.isoformat(), "place_kk": "Абай даңғылы, 10", "place_ru": "пр. Абая, 10",
        "languages": ["kk", "ru"],
    } | changes  # fmt: skip


def person(staff: UUID, seat: str) -> dict[str, Any]:
    """A person of the Commission."""
    number = iin(f"7003154{staff.int:04d}")
    return {"staff": str(staff), "iin": number, "name": "Ахметов Е.", "position": "Мүше", "seat": seat}


def composition(*more: dict[str, Any]) -> dict[str, Any]:
    """Chairman, two members, a secretary and a substitute."""
    people = [
        person(CHAIRMAN, "chairman"), *(person(one, "member") for one in MEMBERS),
        person(SECRETARY, "secretary"), person(SPARE, "substitute"), *more,
    ]  # fmt: skip
    return {"order_number": "15-А", "people": people}


def opening(*present: UUID, of: Told | None = None) -> dict[str, Any]:
    """The session is opened with those present; without names everybody is."""
    whole = of or composition()
    there = present or [UUID(one["staff"]) for one in whole["people"]]
    return {
        "opened_at": HELD_AT.isoformat(), "present": [str(one) for one in there], "composition": dict(whole),
        "seed_commitment": COMMITMENT,
    }  # fmt: skip


def line(case: int, outcome: str, **votes: Any) -> dict[str, Any]:
    """A candidate in the minutes."""
    return {
        "case": str(UUID(int=case)),
        "number": f"AT-{case}",
        "name": "Оспанова Д.",
        "outcome": outcome,
        **votes,
    }


def minutes(*lines: dict[str, Any], members: Sequence[UUID] = MEMBERS, **changes: Any) -> dict[str, Any]:
    """Minutes of the session that chairman, members and secretary sign."""
    return {
        "number": "75-2026-0001/Х", "drawn_up_at": HELD_AT.isoformat(), "candidates": list(lines),
        "chairman": person(CHAIRMAN, "chairman"), "members": [person(one, "member") for one in members],
        "secretary": person(SECRETARY, "secretary"), "seed": SEED,
    } | changes  # fmt: skip


def signed(*people: UUID, **changes: Any) -> dict[str, Any]:
    """Signatures under those minutes."""
    seats = {CHAIRMAN: "chairman", SECRETARY: "secretary"}
    return {
        "minutes_number": "75-2026-0001/Х", "minutes": "4" * 64, "decided_on": "2026-12-04",
        "signatures": [
            {"staff": str(one), "name": "Ахметов Е.", "seat": seats.get(one, "member"), "signature": "5" * 64}
            for one in people
        ],
    } | changes  # fmt: skip


def conclusion(outcome: str = "passed", **changes: Any) -> dict[str, Any]:
    """What the minutes mean for a candidate, decided on 4 December."""
    return {
        "outcome": outcome, "minutes_number": "75-2026-0001/Х", "minutes": "4" * 64,
        "decided_on": "2026-12-04",
    } | changes  # fmt: skip


def calendar_with_days_off(off: Sequence[date]) -> WorkCalendar:
    """A calendar of 2026 with weekends and these days off, and nothing else."""
    row = NamedDays(
        key="off", dates=tuple(off), kk="демалыс", ru="отдых", en="off", clause="labour-code:Art. 84",
        mark="assumption",
    )  # fmt: skip
    return WorkCalendar(
        CalendarSource(
            version="2026-01-01", first_year=2026, last_year=2026, checked_on=date(2026, 1, 1), holiday=(),
            day_off=(row,),
        )
    )  # fmt: skip


ANY_CALENDAR = st.lists(
    st.dates(date(2026, 3, 1), date(2026, 10, 31)), max_size=60, unique=True
).map(calendar_with_days_off)  # fmt: skip
