"""Reads of a licence's case: proposals, requests, the conclusion that stands, acts (L-12; Art. 143, 144)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from oryndau.cases.models import Case, Event
from oryndau.law.licensing import life_facts as f
from oryndau.law.licensing import life_reading as reading
from oryndau.law.licensing.life_grounds import GROUNDS, LifeGround

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class History:
    """What was told in a licence's case, in its order: (step, facts)."""

    told: tuple[tuple[str, Told], ...]

    def of(self, *steps: str) -> list[Told]:
        """The facts of these steps."""
        return [facts for step, facts in self.told if step in steps]

    @property
    def grant(self) -> f.Grant:
        """The licence as it was granted."""
        return f.Grant.model_validate(self.of("grant")[0])

    @property
    def proposals(self) -> list[f.Proposal]:
        """All proposals, by their numbers."""
        return [f.Proposal.model_validate(one) for one in self.of("propose", "record-proposal")]

    @property
    def requests(self) -> list[f.Request]:
        """The holder's own applications."""
        return [f.Request.model_validate(one) for one in self.of("request")]

    @property
    def conclusions(self) -> list[f.Conclusion]:
        """All conclusions, by their numbers."""
        return [f.Conclusion.model_validate(one) for one in self.of("conclude")]

    @property
    def pending(self) -> f.Conclusion | None:
        """The conclusion that stands; None when the last one was acted on."""
        used, found = self._used(*reading.USES), self.conclusions
        return found[-1] if found and found[-1].no not in used else None

    @property
    def open_proposals(self) -> list[f.Proposal]:
        """Proposals that nothing was decided on."""
        answered = {one.proposal for one in self.conclusions if one.no in self._used()}
        return [one for one in self.proposals if one.no not in answered]

    @property
    def open_requests(self) -> list[f.Request]:
        """The holder's applications that nothing was decided on."""
        answered = {one.request for one in self.conclusions if one.no in self._used()}
        return [one for one in self.requests if one.no not in answered]

    @property
    def claim(self) -> f.Claim | None:
        """The claim that is before a court."""
        filed, lost = self.of("record-claim"), self.of("record-claim-lost")
        return f.Claim.model_validate(filed[-1]) if len(filed) > len(lost) else None

    @property
    def suspension(self) -> f.Suspension | None:
        """The last suspension."""
        found = self.of("suspend")
        return f.Suspension.model_validate(found[-1]) if found else None

    @property
    def handovers(self) -> list[f.Handover]:
        """Every handing over of proceedings."""
        return [f.Handover.model_validate(one) for one in self.of("hand-over")]

    def conclusion(self, no: int) -> f.Conclusion:
        """The conclusion of a number. StopIteration when there is none: an act names one that is there."""
        return next(one for one in self.conclusions if one.no == no)

    def suspended_before(self, no: int) -> f.Suspension:
        """The suspension that stood when a conclusion was made."""
        found: list[Told] = []
        for step, facts in self.told:
            if step == "conclude" and facts["no"] == no:
                break
            found += [facts] if step == "suspend" else []
        return f.Suspension.model_validate(found[-1])

    def objections(self, no: int) -> list[f.Objection]:
        """The holder's objections to a conclusion."""
        found = [one for one in self.of("object") if one["conclusion"] == no]
        return [f.Objection.model_validate(one) for one in found]

    def hearing(self, no: int) -> f.OralHearing | None:
        """The hearing in person about a conclusion."""
        found = [one for one in self.of("hold-hearing") if one["conclusion"] == no]
        return f.OralHearing.model_validate(found[-1]) if found else None

    def _used(self, *steps: str) -> set[int | None]:
        return {one["conclusion"] for one in self.of(*(steps or reading.ACTS))}


def history(case: Case) -> History:
    """What a licence's case tells. Prefetch `events` to ask the database once."""
    events: Sequence[Event] = case.events.all()  # type: ignore[assignment]
    return History(tuple((event.step, json.loads(event.body)["facts"]) for event in events))


def ground(code: str | None) -> LifeGround | None:
    """A ground by its code."""
    return GROUNDS.get(code or "")


def basis_of(told: History, conclusion: f.Conclusion) -> f.Proposal | f.Request | None:
    """What a conclusion answers: a proposal, or the holder's own application."""
    proposal = next((one for one in told.proposals if one.no == conclusion.proposal), None)
    return proposal or next((one for one in told.requests if one.no == conclusion.request), None)


def lost_on(told: History) -> date | None:
    """Since when the holder may not work; None while he may, and after a resumption."""
    since: date | None = None
    for step, facts in told.told:
        if step in ("suspend", "terminate"):
            since = date.fromisoformat(facts["decided_on"])
        elif step == "deprive":
            since = date.fromisoformat(facts["recorded_on"])
        elif step == "resume":
            since = None
    return since
