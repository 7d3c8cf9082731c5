"""Reads of fees that other rooms and this one's pages share (L-10)."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from oryndau.cases.models import Case
from oryndau.law.fee import Purpose
from oryndau.law.fee.table import ASKED, USABLE
from oryndau.payments.models import Fee


def fee_of(fee: UUID) -> Fee | None:
    """The fee with this id; None for an unknown one."""
    return Fee.objects.filter(pk=fee).first()


def usable(iin: str, purpose: Purpose | str) -> list[Fee]:
    """The person's fees of a purpose that a new application may use: paid or matched, not used, not asked
    back, and waited for by no application that is still open. The oldest first.
    """
    waited_for = Exists(Case.objects.filter(pk=OuterRef("application"), closed_at=None))
    found = Fee.objects.filter(iin=iin, purpose=Purpose(purpose), state__in=USABLE)
    return list(found.exclude(Q(application__isnull=False) & waited_for).order_by("id"))


def fees_of(iin: str) -> "QuerySet[Fee]":
    """All fees of a person."""
    return Fee.objects.filter(iin=iin)


def refunds_asked() -> "QuerySet[Fee]":
    """Fees that wait for the authorised person's decision on a refund."""
    return Fee.objects.filter(state=ASKED)


def waiting(application: UUID) -> list[Fee]:
    """The fees that an application waits for, or has used; the newest first."""
    rows = Fee.objects.filter(Q(application=application) | Q(used_by=application))
    return list(rows.order_by("-id"))
