"""Registration by the worker at the right moment, and who considers the application (L-05, L-09)."""

from datetime import datetime
from uuid import UUID

from oryndau.cases import outbox, search
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event, Message
from oryndau.law.licensing.facts import LicenceApplication
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.law.licensing.table_words import SUBMITTED
from oryndau.law.procedure import Role
from oryndau.licensing.applying.papers import readable
from oryndau.licensing.desk.contacts import language_of
from oryndau.licensing.reading import application_of
from oryndau.people import assigning, registering
from oryndau.people.registering import Series, on_message
from oryndau.wizard.services.keeping import keep_papers

SERIES = {
    LICENCE_ISSUE.key: Series("licence-issue", "LI", Role.LICENSOR),
    LICENCE_RENEWAL.key: Series("licence-renewal", "LR", Role.LICENSOR),
}


@outbox.handles("licence.register")
def register_issue(message: Message, at: datetime) -> None:
    """Register an application for a licence; one that is registered or withdrawn already is left alone."""
    on_message(message, at, SUBMITTED, lambda case, moment: register(case, at=moment))


@outbox.handles("renewal.register")
def register_renewal(message: Message, at: datetime) -> None:
    """Register an application for re-issue, under the same rule."""
    on_message(message, at, SUBMITTED, lambda case, moment: register(case, at=moment))


def register(case_id: UUID, *, at: datetime) -> Event:
    """Give the case its number and the least busy officer of the licensor, and make it findable."""
    case = Case.objects.get(pk=case_id)
    event = registering.register(case, SERIES[case.procedure], at=at)
    application = application_of(case)
    keep_papers(case, lambda moment: readable(application, language_of(case), moment))
    about = application.diploma.number if isinstance(application, LicenceApplication) else application.licence
    people = [(application.applicant.iin, application.applicant.full_name)]
    search.index(case, number=event.case.number or "", document=about, people=people)
    return event


def reassign(case_id: UUID, staff: UUID, reason: str, actor: Actor, *, version: int, at: datetime) -> Event:
    """The head hands a case to another officer of the licensor, with a reason."""
    role = Role.LICENSOR.value
    return assigning.hand_over(case_id, staff, reason, actor, role=role, version=version, at=at)
