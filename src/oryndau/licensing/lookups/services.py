"""What our own registers say is written down; what the licensor wishes is asked once more (L-04, L-10)."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from oryndau.cases import engine, errors, permissions
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.models import Case
from oryndau.cases.told import last
from oryndau.law.licensing.facts import BasisAnswer, FeeAnswer, LicenceAnswer
from oryndau.licensing.lookups import beside
from oryndau.licensing.lookups.selectors import LOOK_UPS, beside_of
from oryndau.licensing.reading import application_of

ask_again = LOOK_UPS.ask_again
_Answer = FeeAnswer | BasisAnswer | LicenceAnswer


def _fee(case: Case, application: Any, at: datetime) -> FeeAnswer:
    return beside.fee_answer(application.fee, application.applicant.iin, case, at)


def _basis(case: Case, application: Any, at: datetime) -> BasisAnswer:
    return beside.basis_answer(application.basis, application.applicant.iin, at)


def _licence(case: Case, application: Any, at: datetime) -> LicenceAnswer:
    return beside.licence_answer(application, at)


_LOOK: dict[str, Callable[[Case, Any, datetime], _Answer]] = {
    "fee": _fee, "basis": _basis, "licence": _licence,
}  # fmt: skip


def look_beside(case: UUID, what: str, at: datetime) -> bool:
    """Write down what one of this system's own registers says now: `fee`, `basis` or `licence`.

    Nothing is written into a closed case, nor what stands there already; whether something was. KeyError
    for anything else, and for what such a case does not rest on.
    """
    with transaction.atomic():
        row = Case.objects.select_for_update().get(pk=case)
        if row.closed_at is not None:
            return False
        if what not in beside_of(case):
            raise KeyError(what)
        answer = _LOOK[what](row, application_of(case), at)
        if _stands(row, f"record-{what}", answer):
            return False
        engine.perform(case, f"record-{what}", SYSTEM, answer, at=at)
        return True


def _stands(case: Case, step: str, answer: _Answer) -> bool:
    """Whether the last answer of the kind says the same; when it was told is no difference."""
    before = last(case, type(answer), step)
    return before is not None and before.model_copy(update={"told_at": answer.told_at}) == answer


def look_again(case: UUID, what: str, actor: Actor, *, at: datetime) -> bool:
    """The licensor has fee, basis or licence looked up once more; whether anything has changed.

    Raises `UnknownCase`, `NotPermitted`, or `StepNotAllowed` in a case that is closed or rests on no such.
    """
    row = Case.objects.filter(pk=case, procedure__in=LOOK_UPS.procedures).first()
    if row is None or not permissions.can_see(actor, row):
        raise errors.UnknownCase(str(case))
    if not permissions.has(actor, LOOK_UPS.desk):
        raise errors.NotPermitted(f"record-{what}")
    if row.closed_at is not None or what not in beside_of(case):
        raise errors.StepNotAllowed(f"record-{what}", state=row.state)
    return look_beside(case, what, at)
