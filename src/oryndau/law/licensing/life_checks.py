"""What the law objects to in a step of a licence's life (L-12; Art. 140(2)8, 143, 144; APPC Art. 73)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from oryndau.law import parameters
from oryndau.law.acts import LAW_261, Clause
from oryndau.law.licensing import life_facts as f
from oryndau.law.licensing import life_reading as reading
from oryndau.law.licensing.life_grounds import BY_COURT_ACT, GONE, GROUNDS, OWN, Measure
from oryndau.law.licensing.life_words import HEARING, WORDS
from oryndau.law.months import months_after, years_after
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import shown

ACTIVE, SUSPENDED = "active", "suspended"
BURDENS: Final = frozenset({Measure.SUSPEND, Measure.TERMINATE})
"""What burdens the holder and is an act of the licensor: he is heard before it. A claim is the court's."""
_FROM: Final = {
    Measure.SUSPEND: {ACTIVE},
    Measure.RESUME: {SUSPENDED},
    Measure.KEEP_SUSPENDED: {SUSPENDED},
}


def _no(field: str, key: str, clause: Clause | None = None, **values: object) -> Objection:
    source, words = WORDS[key]
    return Objection(field, key, words.format(**values), clause or source)


def months_of_suspension(on: date) -> int:
    """How many months a licence may be suspended for, by the law of a day (Art. 143(2))."""
    return int(parameters.get("licence.suspension-limit", on=on))


def last_day_of_suspension(decided_on: date) -> date:
    """The last day that a suspension decided on a day may name (Art. 143(2), 143(3))."""
    return months_after(decided_on, months_of_suspension(decided_on))


def barred_until(in_force_on: date) -> date:
    """Until when who was deprived may not be an agent: three years from the court's act (Art. 140(2)8)."""
    return years_after(in_force_on, int(parameters.get("certification.lookback-licence", on=in_force_on)))


def earliest_act(told_on: date, now: Situation) -> date:
    """The first day on which an act may follow the notice of a preliminary decision (APPC Art. 73(1))."""
    day = told_on
    for _ in range(int(parameters.get("licence.hearing-notice", on=told_on))):
        day = now.calendar.next_working(day)
    return day


def last_day_of_petition(told_on: date, now: Situation) -> date:
    """Until when the holder may ask to be heard in person (APPC Art. 73(3))."""
    day = told_on
    for _ in range(int(parameters.get("licence.hearing-petition", on=told_on))):
        day = now.calendar.next_working(day)
    return day


def check_proposal(facts: f.Proposal, now: Situation) -> Iterator[Objection]:
    """Numbered in turn; its ground is one of what it proposes; a prosecutor proposes no suspension."""
    yield from _numbered(facts.no, len(reading.proposals(now)))
    yield from _ground(facts.ground, facts.measure)
    if facts.ground in OWN:
        yield _no("ground", "own_wish")
    if facts.measure is Measure.SUSPEND and facts.body is f.Body.PROSECUTOR:
        yield _no("body", "body_may_not")
    if facts.measure is Measure.SUSPEND and now.state == SUSPENDED and not facts.carried_from:
        yield _not_twice("measure")
    yield from _past("proposed_on", facts.proposed_on, now, LAW_261 / "Art. 143(1)")


def check_request(facts: f.Request, now: Situation) -> Iterator[Objection]:
    """Numbered in turn; of a kind that the licence's state allows; the end asked for without discipline."""
    yield from _numbered(facts.no, len(now.earlier("request")))
    state = {f.Wish.SUSPEND: ACTIVE, f.Wish.RESUME: SUSPENDED}.get(facts.wish)
    if state and state != now.state:
        yield _no("wish", "state_does_not_allow")
    if facts.wish is f.Wish.TERMINATE and not facts.no_discipline:
        yield _no("no_discipline", "discipline_runs")


def check_conclusion(facts: f.Conclusion, now: Situation) -> Iterator[Objection]:
    """A conclusion rests on what lies there, names a lawful measure, and tells the holder today."""
    yield from _numbered(facts.no, len(now.earlier("conclude")))
    yield from _today("told_on", facts.told_on, now, HEARING)
    if reading.pending(now):
        yield _no("measure", "conclusion_stands")
    yield from _possible(facts.measure, now)
    yield from _rests(facts, now)
    if facts.measure in (Measure.SUSPEND, Measure.TERMINATE, Measure.SUE):
        yield from _ground(facts.ground or "", facts.measure)
    if facts.measure is Measure.SUSPEND:
        yield from _until(facts.ground or "", facts.until, now)
    if facts.measure in BURDENS and facts.unheard:
        yield from _unheard(facts)


def _rests(facts: f.Conclusion, now: Situation) -> Iterator[Objection]:
    proposal = reading.by_no(reading.proposals(now), facts.proposal)
    request = reading.by_no(now.earlier("request"), facts.request)
    if (facts.proposal and not proposal) or (facts.request and not request):
        yield _no("proposal", "no_such_proposal")
    elif facts.proposal in reading.answered(now, "proposal") or facts.request in reading.answered(
        now, "request"
    ):
        yield _no("proposal", "answered_already")
    elif facts.ground in OWN or facts.measure is Measure.KEEP_SUSPENDED:
        wish = {"143.5": f.Wish.SUSPEND, "144.5": f.Wish.TERMINATE}.get(facts.ground or "", f.Wish.RESUME)
        if request is None or request["wish"] != wish:
            yield _no("request", "request_needed")
    elif facts.measure is Measure.SUSPEND and (proposal is None or proposal["body"] == f.Body.PROSECUTOR):
        yield _no("proposal", "proposal_needed")
    elif not (proposal or request) and (facts.measure is Measure.DECLINE or reading.unanswered(now)):
        yield _no("proposal", "nothing_answered")


def _unheard(facts: f.Conclusion) -> Iterator[Objection]:
    allowed = {
        f.Unheard.FAVOURABLE: OWN,
        f.Unheard.NOBODY: GONE,
        f.Unheard.COURT_ACT: BY_COURT_ACT,
    }
    assert facts.unheard is not None
    if facts.ground not in allowed.get(facts.unheard, GROUNDS):
        yield _no("unheard", "exception_does_not_apply")
    if facts.unheard is f.Unheard.URGENT and not (facts.unheard_kk and facts.unheard_ru):
        yield _no("unheard_kk", "urgency_not_argued")


def check_measure(measure: Measure) -> Any:
    """The check of a signed act: a pending conclusion of the same measure, today, the holder heard."""

    def check(facts: Any, now: Situation) -> Iterator[Objection]:
        """What every act about a licence rests on."""
        found = reading.pending(now)
        if found is None or found["no"] != facts.conclusion or found["measure"] != measure:
            yield _no("conclusion", "conclusion_needed")
            return
        if hasattr(facts, "decided_on"):
            yield from _today("decided_on", facts.decided_on, now, LAW_261 / "Art. 143(3)")
        ground = getattr(facts, "ground", None)
        if ground and ground != found["ground"]:
            yield _no("ground", "ground_not_heard")
        if measure in BURDENS and not found.get("unheard"):
            yield from _heard(found, now)

    return check


def _heard(found: Mapping[str, Any], now: Situation) -> Iterator[Objection]:
    told_on = date.fromisoformat(found["told_on"])
    first = earliest_act(told_on, now)
    if now.today < first:
        yield _no("conclusion", "too_early", told=shown(told_on), first=shown(first))
    asked = [one for one in reading.objections(now, found["no"]) if one["oral"]]
    in_time = last_day_of_petition(told_on, now)
    wanted = any(date.fromisoformat(one["objected_on"]) <= in_time for one in asked)
    if wanted and not any(one["conclusion"] == found["no"] for one in now.earlier("hold-hearing")):
        yield _no("conclusion", "hearing_asked_for")


def check_suspension(facts: f.Suspension, now: Situation) -> Iterator[Objection]:
    """Six months at the most from the day of the decision (Art. 143(2), 143(3))."""
    yield from _until(facts.ground, facts.until, now)


def check_keeping(facts: f.Keeping, now: Situation) -> Iterator[Objection]:
    """A suspension is not kept beyond its term: then it is resumed, or the licence's end is sought."""
    until = now.last("suspend").get("until")
    if until and now.today > date.fromisoformat(until):
        yield _no("decided_on", "suspension_over", day=shown(date.fromisoformat(until)))


def check_termination(facts: f.Termination, now: Situation) -> Iterator[Objection]:
    """The licence ends on the day of the decision; by death or court act on its day; never before a change.

    Assumption: Art. 144 does not say from which day; a day to come is not decided today.
    """
    last = reading.last_change(now)
    backwards = facts.ground in BY_COURT_ACT | GONE
    if facts.effective_on > now.today or (facts.effective_on < now.today and not backwards):
        yield _no("effective_on", "day_of_end")
    elif facts.effective_on < last:
        yield _no("effective_on", "before_last_change", day=shown(last))


def check_claim(facts: f.Claim, now: Situation) -> Iterator[Objection]:
    """One claim at a time, by a ground of Art. 144(2), after a conclusion to sue."""
    yield from _ground(facts.ground, Measure.SUE)
    yield from _past("filed_on", facts.filed_on, now, LAW_261 / "Art. 167(9)")
    if facts.conclusion is not None:
        yield from check_measure(Measure.SUE)(facts, now)
    elif not facts.carried_from:
        yield _no("conclusion", "no_conclusion_to_sue")
    if reading.claim(now):
        yield _no("reference", "claim_runs")


def check_claim_lost(facts: f.ClaimLost, now: Situation) -> Iterator[Objection]:
    """There was a claim, and the court's act is in force."""
    yield from _claimed(now)
    yield from _past("in_force_on", facts.in_force_on, now, LAW_261 / "Art. 144(2)")


def check_deprivation(facts: f.Deprivation, now: Situation) -> Iterator[Objection]:
    """By a court, at the licensor's suit, not before its act is in force; three years count from it."""
    yield from _claimed(now)
    yield from _ground(facts.ground, Measure.SUE)
    yield from _today("recorded_on", facts.recorded_on, now, LAW_261 / "Art. 144(2)")
    if facts.in_force_on > now.today:
        yield _no("in_force_on", "not_in_force")
    filed = reading.claim(now).get("filed_on", facts.decided_on.isoformat())
    if not date.fromisoformat(filed) <= facts.decided_on <= facts.in_force_on:
        yield _no("decided_on", "days_out_of_order")
    if facts.barred_until != barred_until(facts.in_force_on):
        yield _no("barred_until", "three_years", day=shown(barred_until(facts.in_force_on)))


def check_sent_back(facts: f.SentBack, now: Situation) -> Iterator[Objection]:
    """It is about the conclusion that stands."""
    found = reading.pending(now)
    if found is None or found["no"] != facts.conclusion:
        yield _no("conclusion", "conclusion_needed")


def check_objection(facts: f.Objection, now: Situation) -> Iterator[Objection]:
    """It is about the conclusion that stands, and of a measure that burdens."""
    found = reading.pending(now)
    if found is None or found["no"] != facts.conclusion or found["measure"] not in BURDENS:
        yield _no("conclusion", "nothing_to_object")


def check_oral_hearing(facts: f.OralHearing, now: Situation) -> Iterator[Objection]:
    """It was held, and about the conclusion that stands."""
    found = reading.pending(now)
    if found is None or found["no"] != facts.conclusion:
        yield _no("conclusion", "nothing_to_hear")
    if facts.held_at > now.at:
        yield _no("held_at", "time_in_future")


def check_handover(facts: f.Handover, now: Situation) -> Iterator[Objection]:
    """To another agent, after the act that asks for it; when the licence is lost the seal is destroyed."""
    grant, last = now.last("grant"), reading.last_loss(now)
    yield from _past("handed_on", facts.handed_on, now, LAW_261 / "Art. 162(1)2-3")
    if facts.to_iin == grant.get("iin"):
        yield _no("to_iin", "same_agent")
    if last and facts.handed_on < last:
        yield _no("handed_on", "before_the_act")
    if not facts.parties_told:
        yield _no("parties_told", "parties_not_told")
    if now.state not in (ACTIVE, SUSPENDED) and not facts.seal_destroyed:
        yield _no("seal_destroyed", "seal_remains")


def check_account_order(facts: f.AccountOrder, now: Situation) -> Iterator[Objection]:
    """Today; of a licence that lets nobody work."""
    yield from _today("ordered_on", facts.ordered_on, now, LAW_261 / "Art. 168(1)8")
    if facts.state != now.state:
        yield _no("state", "another_state")


def check_reminder(facts: f.SuspensionEnds, now: Situation) -> Iterator[Objection]:
    """It speaks of the suspension that runs, and of its end when it is there."""
    until = now.last("suspend").get("until")
    if until != facts.until.isoformat() or facts.ended != (now.today > facts.until):
        yield _no("until", "another_suspension")


def _numbered(no: int, before: int) -> Iterator[Objection]:
    if no != before + 1:
        yield _no("no", "out_of_turn", no=before + 1)


def _ground(code: str, measure: Measure) -> Iterator[Objection]:
    found = GROUNDS.get(code)
    if found is None or found.measure is not measure:
        yield _no("ground", "ground_of_another_measure")


def _not_twice(field: str) -> Objection:
    return _no(field, "suspended_already")


def _possible(measure: Measure, now: Situation) -> Iterator[Objection]:
    if now.state in _FROM.get(measure, {ACTIVE, SUSPENDED}):
        return
    if measure is Measure.SUSPEND:
        yield _not_twice("measure")
    else:
        yield _no("measure", "not_suspended")


def _until(ground: str, until: date | None, now: Situation) -> Iterator[Objection]:
    if ground in OWN:
        if until is not None:
            yield _no("until", "no_end")
        return
    last = last_day_of_suspension(now.today)
    if until is None or not now.today < until <= last:
        yield _no("until", "six_months", months=months_of_suspension(now.today), last=shown(last))


def _claimed(now: Situation) -> Iterator[Objection]:
    if not reading.claim(now):
        yield _no("reference", "no_claim")


def _today(field: str, day: date, now: Situation, clause: Clause) -> Iterator[Objection]:
    if day != now.today:
        yield _no(field, "not_today", clause=clause, day=shown(now.today))


def _past(field: str, day: date, now: Situation, clause: Clause) -> Iterator[Objection]:
    if day > now.today:
        yield _no(field, "day_in_future", clause=clause)
