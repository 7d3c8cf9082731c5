"""What this system's own registers say to a case: the fee, the decision on certification, the licence.

They are asked like the others and written down like the others, so that the grounds are weighed by the
journal alone (L-04, L-09, L-10).
"""

from datetime import datetime

from oryndau.law.fee import due
from oryndau.law.identity import Money
from oryndau.law.licensing.facts import (
    BasisAnswer,
    CertificationBasis,
    FeeAnswer,
    FeeReference,
    LicenceAnswer,
    RenewalApplication,
)
from oryndau.payments.models import Fee
from oryndau.registers import selectors as decisions
from oryndau.registers.licences import selectors as licences
from oryndau.registers.models import Licence
from oryndau.timekeeping import local


def fee_answer(fee: Fee, at: datetime) -> FeeAnswer:
    """How a fee stands: what came, and what the law asks on the day of payment, or today before there is one.

    `ParameterError` when the rate of today is not known.
    """
    owed = Money(fee.due) if fee.due is not None else due(fee.purpose, local(at).date()).money
    return FeeAnswer(
        fee=fee.pk, state=fee.state, amount=Money(fee.amount) if fee.amount is not None else None, due=owed,
        paid_on=fee.paid_on, reference=fee.reference, told_at=at,
    )  # fmt: skip


def unknown_fee(said: FeeReference, purpose: str, at: datetime) -> FeeAnswer:
    """The application names a fee that nobody ordered or showed, or another person's."""
    return FeeAnswer(fee=said.fee, state="not-found", due=due(purpose, local(at).date()).money, told_at=at)


def basis_answer(basis: CertificationBasis, iin: str, at: datetime) -> BasisAnswer:
    """What the register of decisions on certification says of the decision that the application names."""
    found = decisions.decision(basis.number)
    if found is None:
        return BasisAnswer(found=False, number=basis.number, told_at=at)
    return BasisAnswer(
        found=True, number=found.number, decided_on=found.decided_on, territory=found.territory,
        certified=found.certified, valid_until=found.valid_until, own=found.iin == iin, told_at=at,
    )  # fmt: skip


def licence_answer(application: RenewalApplication, at: datetime) -> LicenceAnswer:
    """What the register of licences says of the licence that is to be re-issued."""
    found = licences.by_number(application.licence)
    if found is None:
        return LicenceAnswer(found=False, number=application.licence, told_at=at)
    own = Licence.objects.filter(pk=found.pk, iin=application.applicant.iin).exists()
    return LicenceAnswer(
        found=True, number=found.number, state=found.state, issued_on=found.issued_on,
        name=found.name if own else "", own=own, told_at=at,
    )  # fmt: skip
