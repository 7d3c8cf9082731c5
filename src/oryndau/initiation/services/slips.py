"""The slip of acceptance: what was received, when it is registered, when the result comes (E-05, E-11)."""

from datetime import datetime

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.documents import content, numbers
from oryndau.documents.letterhead import check_url, office
from oryndau.documents.models import Document
from oryndau.initiation.case_words import ATTACHMENTS
from oryndau.initiation.notices import forecast
from oryndau.initiation.selectors import application
from oryndau.law import hours
from oryndau.law.initiation import INITIATION
from oryndau.wizard.services import slips


def slip_of(case: Case, *, at: datetime) -> Document:
    """The slip of a case, typeset when it is first asked for."""
    return slips.slip_of(case, slip_content, at=at)


def slip_content(case: Case, at: datetime) -> content.AcceptanceSlip:
    """What the slip says."""
    number, facts = numbers.new(), application(case)
    due = forecast(case.received_at, case.channel)
    registers = hours.registration(case.received_at, case.channel, calendars.active()).registers_at
    applicant = facts.applicant
    name = applicant.organisation.name if applicant.organisation else applicant.person.full_name
    return content.AcceptanceSlip(
        number=number, check_url=check_url(number), made_at=at, office=office(case.territory),
        service=INITIATION.text, registration_number=case.number, applicant_name=name,
        received_at=case.received_at, registers_at=registers, due_at=due.due_at,
        explanation=slips.day_by_day(due.steps), clause=due.clause.text,
        attachments=[
            content.Attachment(
                name=file.name, role=ATTACHMENTS[file.role.value], size=file.size, sha256=file.sha256
            )
            for file in facts.attachments
        ],
    )  # fmt: skip
