"""Registration by the worker at the right moment, and the choice of the bailiff (E-03, E-05, C-06)."""

from datetime import datetime
from uuid import UUID

from oryndau.cases import calendars, engine, numbering, outbox, search
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.models import Case, Event, Message
from oryndau.initiation.content import application_content
from oryndau.initiation.services.submission import application_of
from oryndau.law.initiation import SUBMITTED, Registration
from oryndau.people import assigning
from oryndau.people.models import Staff
from oryndau.timekeeping import local
from oryndau.wizard.services.keeping import keep_papers

SERIES = "initiation"
ROLE = "state-bailiff"


@outbox.handles("initiation.register")
def register_message(message: Message, at: datetime) -> None:
    """Register the case of a message; one that is registered or withdrawn already is left alone."""
    case = Case.objects.select_for_update().get(pk=message.of_case)
    if case.state == SUBMITTED:
        register(case.pk, at=max(at, message.available_at))


def register(case_id: UUID, *, at: datetime) -> Event:
    """Give the case its number and its bailiff, start the term of the decision, and make it findable."""
    case = Case.objects.get(pk=case_id)
    bailiff, load = choose_bailiff(case.territory)
    facts = Registration(
        number=numbering.next_number(SERIES, case.territory, local(at).year), registered_on=local(at).date(),
        staff=bailiff.pk, bailiff=bailiff.person.full_name, open_cases=load,
        calendar_version=calendars.active().version,
    )  # fmt: skip
    event = engine.perform(case_id, "register", SYSTEM, facts, at=at)
    assigning.given(bailiff.pk, at)
    application = application_of(case_id)
    keep_papers(case, lambda moment: application_content(application, "", moment))
    parties = [application.claimant, *application.debtors]
    search.index(
        case, number=facts.number, document=application.document.number,
        people=[(party.identifier or "", party.full_name) for party in parties],
    )  # fmt: skip
    return event


def choose_bailiff(territory: str) -> tuple[Staff, int]:
    """The active state bailiff of the territory with the fewest open tasks. Raises `NobodyThere`."""
    return assigning.choose(ROLE, territory)


def reassign(case_id: UUID, staff: UUID, reason: str, actor: Actor, *, version: int, at: datetime) -> Event:
    """The head hands a case to another active bailiff of the same territory, with a reason (Art. 54(3))."""
    return assigning.hand_over(case_id, staff, reason, actor, role=ROLE, version=version, at=at)
