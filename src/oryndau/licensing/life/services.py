"""The verbs of a licence's life that are not signed acts: propose, conclude, object, claim, hand over (L-12).

Numbers, days and who proposes are filled in here; the law's own checks stand in `law.licensing.life_checks`.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from oryndau.cases import engine, errors, permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.documents import services as documents
from oryndau.law.licensing.life import LICENCE
from oryndau.law.licensing.life_facts import Body
from oryndau.law.procedure import Role
from oryndau.licensing.life.selectors import History, history
from oryndau.timekeeping import local

__all__ = [
    "conclude", "decline", "hand_over", "lose_claim", "object_to", "propose", "record_claim",
    "record_hearing", "record_proposal", "request", "send_back",
]  # fmt: skip
Said = dict[str, Any]


def _case(case_id: UUID, actor: Actor) -> tuple[Case, History]:
    case = Case.objects.filter(pk=case_id, procedure=LICENCE.key).first()
    if case is None or not permissions.can_see(actor, case):
        raise errors.UnknownCase(str(case_id))
    return case, history(case)


def _perform(case: Case, step: str, actor: Actor, facts: Said, version: int | None, at: datetime) -> Event:
    """Take the step, and keep the attached files as documents of the case."""
    event = engine.perform(case.pk, step, actor, facts, at=at, version=version)
    for one in facts.get("attachments", ()):
        documents.attach(
            case_id=case.pk, territory=case.territory, at=at, name=one["name"], role=one["role"],
            media_type=one["media_type"], size=one["size"], sha256=one["sha256"], event_no=event.no,
        )  # fmt: skip
    return event


def propose(case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime) -> Event:
    """A territorial head or a chamber proposes to suspend, to end, or to sue (Art. 143(1), 144(3))."""
    case, told = _case(case_id, actor)
    body = Body.CHAMBER if Role.CHAMBER in actor.roles else Body.TERRITORY
    facts = {"body": body, "proposed_on": local(at).date(), **said, "no": len(told.proposals) + 1}
    return _perform(case, "propose", actor, facts, version, at)


def record_proposal(
    case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime
) -> Event:
    """The licensor enters a proposal that came otherwise: of a prosecutor or of the Republican Chamber."""
    case, told = _case(case_id, actor)
    return _perform(case, "record-proposal", actor, {**said, "no": len(told.proposals) + 1}, version, at)


def request(case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime) -> Event:
    """The holder applies: as a deputy, to resume, or to end his licence (Art. 143(3), 143(5), 144(5))."""
    case, told = _case(case_id, actor)
    facts = {**said, "no": len(told.requests) + 1, "asked_on": local(at).date()}
    return _perform(case, "request", actor, facts, version, at)


def conclude(case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime) -> Event:
    """The officer concludes; of what burdens him the holder is told today, and may object (APPC Art. 73)."""
    case, told = _case(case_id, actor)
    facts = {**said, "no": len(told.conclusions) + 1, "told_on": local(at).date()}
    return _perform(case, "conclude", actor, facts, version, at)


def send_back(case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime) -> Event:
    """The head does not follow the conclusion that stands; the officer prepares another."""
    case, told = _case(case_id, actor)
    facts = {**said, "conclusion": _standing(told, "send-back")}
    return _perform(case, "send-back", actor, facts, version, at)


def object_to(case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime) -> Event:
    """The holder objects to the conclusion that stands (APPC Art. 73(3))."""
    case, told = _case(case_id, actor)
    facts = {**said, "conclusion": _standing(told, "object"), "objected_on": local(at).date()}
    return _perform(case, "object", actor, facts, version, at)


def record_hearing(
    case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime
) -> Event:
    """The officer records what was said at a hearing in person (APPC Art. 73(4))."""
    case, told = _case(case_id, actor)
    facts = {**said, "conclusion": _standing(told, "hold-hearing")}
    return _perform(case, "hold-hearing", actor, facts, version, at)


def decline(case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime) -> Event:
    """The licensor does not follow a proposal or a request, and says why."""
    case, told = _case(case_id, actor)
    facts = {**said, "conclusion": _standing(told, "decline-proposal")}
    return _perform(case, "decline-proposal", actor, facts, version, at)


def record_claim(
    case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime
) -> Event:
    """The claim to take the licence away was filed in court (Art. 144(2), 167(9))."""
    case, told = _case(case_id, actor)
    standing = told.pending
    facts = {
        **said, "conclusion": _standing(told, "record-claim"),
        "ground": standing.ground if standing else "",
    }  # fmt: skip
    return _perform(case, "record-claim", actor, facts, version, at)


def lose_claim(case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime) -> Event:
    """The court did not take the licence away."""
    case, _told = _case(case_id, actor)
    return _perform(case, "record-claim-lost", actor, said, version, at)


def hand_over(case_id: UUID, said: Said, actor: Actor, *, version: int | None = None, at: datetime) -> Event:
    """The chamber records to whom proceedings, papers and archive went (Art. 143(6), 144(4), 162(1)2-3)."""
    case, _told = _case(case_id, actor)
    return _perform(case, "hand-over", actor, said, version, at)


def _standing(told: History, step: str) -> int:
    standing = told.pending
    if standing is None:
        raise errors.StepNotAllowed(step)
    return standing.no
