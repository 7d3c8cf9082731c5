"""Registration by the worker at the right moment, and the choice of the clerk (C-06)."""

from datetime import datetime
from uuid import UUID

from oryndau.cases import outbox, search
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.applying.papers import readable
from oryndau.certification.desk import selectors
from oryndau.certification.models import Candidate, Session
from oryndau.law.certification.candidate import SUBMITTED
from oryndau.law.procedure import Role
from oryndau.people import assigning, registering
from oryndau.people.registering import Series, on_message
from oryndau.wizard.services.keeping import keep_papers

SERIES = Series("certification", "AT", Role.CLERK)


@outbox.handles("certification.register")
def register_message(message: Message, at: datetime) -> None:
    """Register the case of a message; one that is registered or withdrawn already is left alone."""
    on_message(message, at, SUBMITTED, lambda case, moment: register(case, at=moment))


def register(case_id: UUID, *, at: datetime) -> Event:
    """Give the case its number and its clerk, start the term of completeness, and make it findable."""
    case = Case.objects.get(pk=case_id)
    event = registering.register(case, SERIES, at=at)
    _keep_candidate(case)
    application = selectors.application(case)
    session = Session.objects.get(pk=application.session)
    keep_papers(case, lambda moment: readable(application, session, moment))
    people = [(application.applicant.iin, application.applicant.full_name)]
    number = event.case.number or ""
    search.index(case, number=number, document=application.diploma.number, people=people)
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
