"""Reads of an application for its applicant: when the result comes, what came of it (L-03, L-12)."""

from datetime import datetime

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.law import terms
from oryndau.law.channels import Channel
from oryndau.law.licensing.issue import ISSUE, LICENCE_ISSUE
from oryndau.law.licensing.renewal import REISSUE
from oryndau.law.terms import Deadline, Term
from oryndau.licensing.models import Application
from oryndau.registers.models import Licence


def term_of(procedure: str) -> Term:
    """The term of the service: ten working days to issue, three to re-issue (L-11)."""
    return ISSUE if procedure == LICENCE_ISSUE.key else REISSUE


def forecast(procedure: str, at: datetime) -> Deadline:
    """When an application made at that moment is registered, and its result due."""
    return terms.deadline(term_of(procedure), at, Channel.PORTAL, calendars.active())


def expected(case: Case) -> Deadline:
    """When the result of a case is due, from its receipt."""
    return forecast(case.procedure, case.received_at)


def licence_of(case: Case) -> Licence | None:
    """The licence that was issued or re-issued in the case."""
    row = Application.objects.filter(pk=case.pk).values_list("licence", flat=True).first()
    return Licence.objects.filter(pk=row).first() if row else None
