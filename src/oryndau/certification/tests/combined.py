"""Form An.3 for tests: candidates who ask for the licence by the same application, their fees (C-20)."""

from datetime import datetime
from typing import Any

from oryndau.cases.models import Case
from oryndau.certification.desk.selectors import application
from oryndau.certification.tests import factories as make
from oryndau.law.licensing.facts import FeeReference
from oryndau.law.money import Money
from oryndau.licensing.tests import factories as licensing
from oryndau.payments.models import Fee
from oryndau.payments.services import attach
from oryndau.people.models import Person
from oryndau.wizard.fees import reference

AT = make.MONDAY


def fee(who: Person, *, paid: bool = True, amount: Money | None = None, at: datetime = AT) -> Fee:
    """A fee for a licence through the gateway; of another sum than the one due where `amount` says so."""
    return licensing.fee(who, paid=paid, at=at, amount=amount)


def wanted(who: Person, of: Fee | None = None, **more: Any) -> dict[str, Any]:
    """What makes a good application one of form An.3."""
    named = reference(of or fee(who)).model_dump(mode="json")
    return {
        "form": "an3",
        "applicant": {"iin": who.iin, "surname": who.surname, "name": who.name,
                      "patronymic": who.patronymic or None},
        "licence": {"fee": named, "paper_copy": True, "account": None, "office_address": None, **more},
    }  # fmt: skip


def waits(case: Case, at: datetime = AT) -> Case:
    """Let the fee that the case's application names wait for it, as the receipt of an application does."""
    request = application(case).licence
    assert request is not None
    assert isinstance(request.fee, FeeReference)
    attach(request.fee.fee, case, at)
    return case
