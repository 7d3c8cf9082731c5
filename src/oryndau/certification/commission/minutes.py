"""The minutes of a session are drawn up when every admitted candidate is accounted for (C-15, C-16; An.4)."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from oryndau.cases.models import Event
from oryndau.certification.commission.bench import Bench
from oryndau.certification.commission.stages import Stage, Standing
from oryndau.certification.models import Dissent
from oryndau.examination.models import Appeal, Exam
from oryndau.law.certification.candidate import VOTED_PASS
from oryndau.law.certification.facts import Outcome, Tally
from oryndau.law.certification.session_facts import Appointee, Line4, Minutes, Seat
from oryndau.law.text import Text

MAY_BE_ABSENT = (Stage.SEATED, Stage.WAITING)
"""Who came and did not go on: absent when the secretary says so."""
_STILL = (Stage.TESTING, Stage.INTERVIEWED)
_TOLD = ("vote-pass", "vote-fail", "suspend")

_LEFT_HALL = Text(
    kk="орнына отырды, бірақ тестке кіріспеді", ru="занял место, но к тесту не приступил",
    en="took his seat and did not begin the test",
)  # fmt: skip
_NO_INTERVIEW = Text(
    kk="тесттен өтті, бірақ ауызша әңгімелесуге келмеді", ru="тест сдал, но на собеседование не явился",
    en="passed the test and did not come to the interview",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """Who is accounted for, who keeps the minutes back, and who may be declared absent."""

    standing: Sequence[Standing]
    open: Sequence[Standing]
    """Still at the test, or to be voted on."""
    doubtful: Sequence[Standing]
    """Came and did not go on: they keep the minutes back until the secretary declares them absent."""
    contested: Sequence[Standing]
    """Failed the test and wait for the Department's ruling on a question."""

    def ready(self, absent: Collection[UUID]) -> bool:
        """Whether the minutes can be drawn up with these declared absent."""
        return not self.open and not self.contested and {one.key for one in self.doubtful} == set(absent)


def account(session: UUID, standing: Sequence[Standing]) -> Account:
    """How far a session is from its minutes."""
    waiting = pending(session)
    return Account(
        standing,
        open=[one for one in standing if one.stage in _STILL],
        doubtful=[one for one in standing if one.stage in MAY_BE_ABSENT],
        contested=[one for one in standing if one.stage is Stage.FAILED and one.key in waiting],
    )


def pending(session: UUID) -> set[UUID]:
    """Cases of the session with a contested question that waits for a ruling."""
    return set(Appeal.objects.filter(exam=session, upheld=None).values_list("attempt__case_id", flat=True))


def minutes_of(
    session: UUID, number: str, bench: Bench, standing: Sequence[Standing], at: datetime
) -> Minutes:  # fmt: skip
    """What the minutes say: who sat, the outcome of each candidate, recusals, the published seed."""
    told, chair = _told(standing), bench.presides()
    assert chair, "somebody presides"  # the law lets nobody be recused so that nobody does
    people = [bench.appointee(staff) for staff in bench.called() if staff != chair]
    candidates = [one for one in standing if one.stage is not Stage.CONCLUDED]
    dissents = _dissents(candidates)
    return Minutes(
        number=number, drawn_up_at=at, chairman=_as_chairman(bench.appointee(chair)), members=people,
        secretary=next(
            one for one in bench.opening.composition.people
            if one.seat is Seat.SECRETARY and one.staff in bench.opening.present
        ),
        candidates=[_line(one, told.get(one.key, {}), dissents.get(one.key, ())) for one in candidates],
        recusals=list(bench.recusals), seed=Exam.objects.only("seed").get(pk=session).seed,
    )  # fmt: skip


def _as_chairman(person: Appointee) -> Appointee:
    return person.model_copy(update={"seat": Seat.CHAIRMAN})


def _told(standing: Iterable[Standing]) -> dict[UUID, dict[str, Any]]:
    """The last count of votes or suspension of each candidate, as the journal tells it. One statement."""
    events = Event.objects.filter(case__in=[one.key for one in standing], step__in=_TOLD).order_by("no")
    return {event.case_id: json.loads(event.body)["facts"] for event in events}


def _dissents(standing: Iterable[Standing]) -> dict[UUID, list[str]]:
    """Opinions given after the count, by candidate."""
    rows = Dissent.objects.filter(vote__candidate__in=[one.key for one in standing])
    found: dict[UUID, list[str]] = {}
    for row in rows.select_related("vote__member__staff__person").order_by("at"):
        member = row.vote.member.staff.person.full_name
        found.setdefault(row.vote.candidate_id, []).append(f"{member}: {row.text}")
    return found


def _line(one: Standing, told: Mapping[str, Any], later: Iterable[str]) -> Line4:
    common: dict[str, Any] = {
        "case": one.key,
        "number": one.case.number,
        "name": one.row.name,
        "correct": one.row.correct,
    }
    match one.stage:
        case Stage.VOTED:
            return Line4(**common, **_votes(one, Tally.model_validate(told), later))
        case Stage.FAILED:
            return Line4(**common, outcome=Outcome.NOT_PASSED)
        case Stage.SUSPENDED:
            notes = {"note_kk": told["described_kk"], "note_ru": told["described_ru"]}
            return Line4(**common, outcome=Outcome.SUSPENDED, **notes)
        case _:
            note = {Stage.SEATED: _LEFT_HALL, Stage.WAITING: _NO_INTERVIEW}.get(one.stage)
            notes = {"note_kk": note.kk, "note_ru": note.ru} if note else {}
            return Line4(**common, outcome=Outcome.ABSENT, **notes)


def _votes(one: Standing, tally: Tally, later: Iterable[str]) -> dict[str, Any]:
    favour = sum(vote.choice == "pass" for vote in tally.votes)
    written = [f"{vote.name}: {vote.dissent}" for vote in tally.votes if vote.dissent]
    return {
        "outcome": Outcome.PASSED if one.case.state == VOTED_PASS else Outcome.NOT_PASSED,
        "votes_for": favour, "votes_against": len(tally.votes) - favour, "decided_by": tally.decided_by,
        "dissent": [*written, *later],
    }  # fmt: skip
