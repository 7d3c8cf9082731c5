"""What this system's own registers say to a case: the fee, the decision on certification, the licence.

They are asked like the others and written down like the others, so that the grounds are weighed by the
journal alone (L-04, L-09, L-10).
"""

from datetime import datetime
from uuid import UUID

from oryndau.cases.models import Case
from oryndau.law.identity import Money
from oryndau.law.licensing.facts import (
    BasisAnswer,
    CertificationBasis,
    FeeAnswer,
    FeeReference,
    LicenceAnswer,
    RenewalApplication,
)
from oryndau.payments.selectors import fee_of
from oryndau.registers import selectors as decisions
from oryndau.registers.licences import selectors as licences
from oryndau.registers.models import Licence


def fee_answer(said: FeeReference, iin: str, case: Case, at: datetime) -> FeeAnswer:
    """How the fee that an application names stands: what came, and what the law asks on the day of payment.

    `not-found` for a fee that is nobody's, another person's or of another service, `elsewhere` for one that
    another open application waits for: neither pays for this one.
    """
    fee = fee_of(said.fee)
    if fee is None or fee.iin != iin or fee.purpose != case.procedure:
        return FeeAnswer(fee=said.fee, state="not-found", told_at=at)
    state = "elsewhere" if fee.application and _is_open(fee.application, case) else fee.state
    return FeeAnswer(
        fee=fee.pk, state=state, amount=Money(fee.amount) if fee.amount is not None else None,
        due=Money(fee.due) if fee.due is not None else None, paid_on=fee.paid_on, reference=fee.reference,
        told_at=at,
    )  # fmt: skip


def _is_open(other: UUID, case: Case) -> bool:
    return other != case.pk and Case.objects.filter(pk=other, closed_at=None).exists()


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
