"""Writing into the registers: what services decide is entered once, as it was signed (C-17, C-20)."""

from datetime import datetime

from oryndau.cases.models import Case
from oryndau.law.certification.facts import CertificationApplication, Result
from oryndau.registers.models import CertificationDecision


def record_certification(
    case: Case, facts: Result, application: CertificationApplication, at: datetime
) -> CertificationDecision:
    """Enter a signed decision of a Commission; to be called in the transaction of the signature.

    The candidate is certified when the decision says until when it is valid (Art. 141(5)). Of form An.3 it
    is kept that the licence is asked for by the same application: that service takes it from here.
    """
    return CertificationDecision.objects.create(
        case_id=case.pk, number=facts.number, territory=case.territory, iin=application.applicant.iin,
        name=application.applicant.full_name, certified=facts.valid_until is not None,
        decided_on=facts.decided_on, valid_until=facts.valid_until,
        licence_wanted=application.licence is not None,
    )  # fmt: skip
