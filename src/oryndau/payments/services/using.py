"""A fee waits for one application and is used by one act (L-10)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from oryndau.cases import errors
from oryndau.cases.models import Case
from oryndau.law.fee import Purpose
from oryndau.law.fee.facts import Attachment, Use
from oryndau.law.fee.table import FEE, USABLE
from oryndau.payments.errors import FeeUnusable
from oryndau.payments.models import Fee
from oryndau.payments.services.steps import locked, take


def attach(fee: Fee | UUID, case: Case | UUID, at: datetime) -> Fee:
    """Write down which application waits for the fee; a repetition changes nothing.

    `FeeUnusable` for another person's fee, for one that another open application waits for, and for one that
    was used or asked back.
    """
    wanted = _case(case)
    with transaction.atomic():
        row = _locked(fee)
        if row.application == wanted.pk:
            return row
        _check_free(row, wanted)
        _let_go(row, wanted, at)
        try:
            facts = Attachment(application=wanted.pk)
            return take(row.pk, "attach", facts, at=at, row={"application": wanted.pk})
        except errors.StepNotAllowed as error:
            raise FeeUnusable(str(row.pk), state=row.state) from error


def use(fee: Fee | UUID, case: Case | UUID, *, at: datetime) -> Fee:
    """Use the fee for the act of a case; call it in the transaction of that act.

    Raises `FeeUnusable`; of two acts that want the same fee one waits for the other, and then is refused.
    """
    wanted = _case(case)
    with transaction.atomic():
        row = _locked(fee)
        _check_free(row, wanted)
        if row.state not in USABLE or Fee.objects.filter(used_by=wanted.pk).exists():
            raise FeeUnusable(str(row.pk), state=row.state)
        return take(row.pk, "use", Use(application=wanted.pk), at=at, row={"used_by": wanted.pk})


def _let_go(fee: Fee, wanted: Case, at: datetime) -> None:
    """An application waits for one fee: another one that it waited for is free again."""
    others = Fee.objects.filter(application=wanted.pk, state__in=FEE.step("attach").from_).exclude(pk=fee.pk)
    for other in others:
        take(other.pk, "attach", Attachment(application=None), at=at, row={"application": None})


def _locked(fee: Fee | UUID) -> Fee:
    row = locked(fee if isinstance(fee, UUID) else fee.pk)
    if row is None:
        raise FeeUnusable(str(fee))
    return row


def _case(case: Case | UUID) -> Case:
    if isinstance(case, Case):
        return case
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise FeeUnusable(f"no case {case}")
    return found


def _check_free(fee: Fee, wanted: Case) -> None:
    if fee.iin not in (wanted.applicant, wanted.principal):
        raise FeeUnusable(str(fee.pk), why="another-person")
    if (fee.purpose == Purpose.LICENCE_RENEWAL) is not (wanted.procedure == Purpose.LICENCE_RENEWAL):
        raise FeeUnusable(str(fee.pk), why="another-purpose")
    if fee.application in (None, wanted.pk):
        return
    if Case.objects.filter(pk=fee.application, closed_at=None).exists():
        raise FeeUnusable(str(fee.pk), why="another-application")
