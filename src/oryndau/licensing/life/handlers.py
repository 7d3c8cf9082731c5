"""What this part answers to: delivery, notices, a suspension that ends, a late handing over (L-12)."""

from datetime import date, datetime

from oryndau.acts.delivery import delivers
from oryndau.cases import engine, outbox
from oryndau.cases.actors import SYSTEM
from oryndau.cases.models import Case, Event, Message
from oryndau.documents.models import Document
from oryndau.law.licensing.life import HANDOVER, LICENCE, SUSPENDED
from oryndau.law.licensing.life_checks import BURDENS
from oryndau.law.licensing.life_facts import Delivery, HandoverLate, SuspensionEnds
from oryndau.law.licensing.life_grounds import Measure
from oryndau.law.procedure import Role
from oryndau.licensing.life import acts, notices, story
from oryndau.licensing.life.selectors import history
from oryndau.licensing.life.showing import TONES
from oryndau.people.places import Place, stands_at
from oryndau.timekeeping import local

__all__ = ["acts", "story"]
stands_at(LICENCE.key, Place(case="licence-life:own", file="licence-life:own-file", tones=TONES))


def _delivery(event: Event, document: Document) -> Delivery:
    return Delivery(
        document=document.pk, number=document.number or "", kind=document.kind, sha256=document.sha256,
        channels=("account",),
    )  # fmt: skip


delivers("licence-life.deliver", _delivery)


@outbox.handles("licence-life.told")
def tell_done(message: Message, at: datetime) -> None:
    """An act is sealed: the holder is told, and the chamber that now has to do (Art. 143(7), 162(1)2-3)."""
    event, facts = notices.event_of(message)
    document = Document.objects.get(pk=facts["document"])
    assert document.event_no, "an act is kept with its event"
    act = Event.objects.select_related("case").get(case_id=event.case_id, no=document.event_no)
    step, told = act.step, history(event.case).of(act.step)[-1]
    words = notices.done(event.case, step, told)
    notices.tell_holder(act, "done", words, at)
    notices.tell_staff(act, Role.CHAMBER, "done", words, at)


@outbox.handles("licence-life.preliminary")
def tell_preliminary(message: Message, at: datetime) -> None:
    """The holder hears of a conclusion that burdens him, before the act (APPC Art. 73(1))."""
    event, facts = notices.event_of(message)
    if Measure(facts["measure"]) in BURDENS:
        notices.tell_holder(event, "preliminary", notices.preliminary(event.case, facts), at)


@outbox.handles("licence-life.proposed")
def tell_proposed(message: Message, at: datetime) -> None:
    """The holder learns that something was proposed about his licence."""
    event, facts = notices.event_of(message)
    notices.tell_holder(event, "proposed", notices.proposed(event.case, facts), at)


@outbox.handles("licence-life.claimed")
def tell_claimed(message: Message, at: datetime) -> None:
    """The holder learns of the claim in court."""
    event, facts = notices.event_of(message)
    notices.tell_holder(event, "claimed", notices.claimed(event.case, facts), at)


@outbox.handles("licence-life.declined")
def tell_declined(message: Message, at: datetime) -> None:
    """The reasoned answer reaches the holder, the chamber and the territorial body."""
    event, facts = notices.event_of(message)
    words = notices.declined(event.case, facts)
    notices.tell_holder(event, "declined", words, at)
    for role in (Role.CHAMBER, Role.HEAD):
        notices.tell_staff(event, role, "declined", words, at)


@outbox.handles("licence-life.suspension-ends")
def remind_of_suspension(message: Message, at: datetime) -> None:
    """A suspension ends soon, or has ended: it lies before the licensor, who must decide (Art. 143(3)).

    A deputy's suspension names no day; one that was decided on meanwhile is left alone.
    """
    _event, facts = notices.event_of(message)
    case = Case.objects.select_for_update().get(pk=message.of_case)
    if facts["until"] is None or case.state != SUSPENDED:
        return
    last = history(case).suspension
    until = date.fromisoformat(facts["until"])
    if last is None or (last.until, last.conclusion) != (until, facts["conclusion"]):
        return
    told = SuspensionEnds(until=until, ended=local(at).date() > until)
    engine.perform(case.pk, "remind-suspension", SYSTEM, told, at=at)


@outbox.handles("licence-life.handover-late")
def remind_of_handover(message: Message, at: datetime) -> None:
    """Three working days passed and nothing was handed over: chamber and territorial body are told.

    A clock that was stopped, or started anew by a later act, is left alone.
    """
    event, _facts = notices.event_of(message)
    case = Case.objects.select_for_update().get(pk=message.of_case)
    running = case.clocks.filter(term=HANDOVER.name, stopped_at=None).first()
    if running is None or running.started_on != local(event.at).date():
        return
    if at < running.due_at:
        raise outbox.NotYet(f"{case.number}: until {running.due_on}")
    engine.perform(case.pk, "remind-handover", SYSTEM, HandoverLate(due_on=running.due_on), at=at)
    words = notices.late(case, running.due_on)
    for role in (Role.CHAMBER, Role.HEAD):
        notices.tell_staff(event, role, "late", words, at)
