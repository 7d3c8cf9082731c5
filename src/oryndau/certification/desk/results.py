"""The results of a session, one after the other: number, day, validity, and the document to sign (C-17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from oryndau.acts import services as acting
from oryndau.acts.models import Prepared
from oryndau.cases import numbering
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.certification.desk import selectors
from oryndau.certification.desk.acts import RESULTS
from oryndau.certification.models import Candidate, Session
from oryndau.law.certification.candidate import APPROVED, CERTIFIED, NOT_CERTIFIED, REJECTED
from oryndau.law.certification.facts import Result
from oryndau.law.certification.result import valid_until
from oryndau.timekeeping import local

SERIES = "certification-result"
PREFIX = "AT-R"


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate whose result waits for the signature, or has it."""

    candidate: Candidate
    case: Case
    late: datetime | None
    """When it should have been signed, where that moment has passed."""

    @property
    def waits(self) -> bool:
        """Whether the head has still to sign."""
        return self.case.state in (APPROVED, REJECTED)

    @property
    def certified(self) -> bool:
        """Whether the Commission certified the candidate."""
        return self.case.state in (APPROVED, CERTIFIED)


def of_session(session: UUID, at: datetime) -> list[Line]:
    """The results of a session by name: those that wait and those that are signed."""
    rows = {row.case_id: row for row in Candidate.objects.filter(session_id=session).order_by("name")}
    states = (APPROVED, REJECTED, CERTIFIED, NOT_CERTIFIED)
    found = Case.objects.filter(pk__in=rows, state__in=states).prefetch_related("clocks").in_bulk()
    return [
        Line(row, found[key], selectors.late_by(found[key], at)) for key, row in rows.items() if key in found
    ]


def waiting_sessions(territory: str) -> Sequence[Session]:
    """The sessions of a territory some of whose results wait for the signature, the oldest first."""
    waiting = Case.objects.filter(
        territory=territory, procedure="certification", state__in=(APPROVED, REJECTED), closed_at=None
    )
    keys = Candidate.objects.filter(case_id__in=waiting.values("pk")).values("session_id")
    return list(Session.objects.filter(pk__in=keys).order_by("held_at"))


def step_of(case: Case) -> str | None:
    """The result that the case waits for; None when it waits for none."""
    return next((step for step, state in RESULTS.items() if state == case.state), None)


def prepare(case: Case, actor: Actor, *, at: datetime) -> Prepared:
    """Typeset the result of a case. One that was prepared before keeps its number: none is left out.

    Raises what `acts.services.prepare` raises; ValueError in a case that waits for no result.
    """
    step = step_of(case)
    if step is None:
        raise ValueError(f"the case {case.pk} waits for no result")
    decided_on = selectors.conclusion(case).decided_on
    until = valid_until(decided_on) if step == "certify" else None
    with transaction.atomic():  # a number that comes to nothing is given back
        facts = Result(number=_number(case, step, at), decided_on=decided_on, valid_until=until)
        told = facts.model_dump(mode="json")
        return acting.prepare(case.pk, step, told, actor, version=case.version, at=at)


def _number(case: Case, step: str, at: datetime) -> str:
    before = Prepared.objects.filter(case_id=case.pk, step=step).order_by("made_at").first()
    if before:
        return str(before.facts["number"])
    return f"{PREFIX}-{numbering.next_number(SERIES, case.territory, local(at).year)}"
