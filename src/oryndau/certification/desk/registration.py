"""Registration by the worker at the right moment, and the choice of the clerk (C-06)."""

from datetime import datetime
from uuid import UUID

from oryndau.cases import calendars, engine, numbering, outbox, search
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.desk import selectors
from oryndau.certification.desk.keeping import keep_papers
from oryndau.certification.models import Candidate
from oryndau.law.certification.candidate import SUBMITTED
from oryndau.law.certification.facts import Registration
from oryndau.law.procedure import Role
from oryndau.people import assigning
from oryndau.timekeeping import local

SERIES = "certification"
PREFIX = "AT"
"""Numbers of this service are told from those of others at a glance: AT-75-2026-000001."""


@outbox.handles("certification.register")
def register_message(message: Message, at: datetime) -> None:
    """Register the case of a message; one that is registered or withdrawn already is left alone."""
    case = Case.objects.select_for_update().get(pk=message.of_case)
    if case.state == SUBMITTED:
        register(case.pk, at=max(at, message.available_at))


def register(case_id: UUID, *, at: datetime) -> Event:
    """Give the case its number and its clerk, start the term of completeness, and make it findable."""
    case = Case.objects.get(pk=case_id)
    clerk, load = assigning.choose(Role.CLERK.value, case.territory)
    today = local(at).date()
    facts = Registration(
        number=f"{PREFIX}-{numbering.next_number(SERIES, case.territory, today.year)}", registered_on=today,
        staff=clerk.pk, clerk=clerk.person.full_name, open_cases=load,
        calendar_version=calendars.active().version,
    )  # fmt: skip
    event = engine.perform(case_id, "register", SYSTEM, facts, at=at)
    assigning.given(clerk.pk, at)
    _keep_candidate(case)
    keep_papers(case)
    application = selectors.application(case)
    people = [(application.applicant.iin, application.applicant.full_name)]
    search.index(case, number=facts.number, document=application.diploma.number, people=people)
    return event


def _keep_candidate(case: Case) -> None:
    """The candidate's row among those of his session: what lists and statistics need of him."""
    application = selectors.application(case)
    session, _closes_on = selectors.chosen_session(case)
    Candidate.objects.update_or_create(
        case_id=case.pk,
        defaults={
            "session_id": session, "territory": case.territory, "iin": application.applicant.iin,
            "name": application.applicant.full_name, "language": application.language.value,
            "form": application.form,
        },
    )  # fmt: skip


def reassign(case_id: UUID, staff: UUID, reason: str, actor: Actor, *, version: int, at: datetime) -> Event:
    """The head hands a case to another active clerk of the same territory, with a reason."""
    role = Role.CLERK.value
    return assigning.hand_over(case_id, staff, reason, actor, role=role, version=version, at=at)
