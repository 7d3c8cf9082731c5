"""Writing into the registers: what services decide is entered once, as it was signed (C-17, C-20)."""

from datetime import datetime

from oryndau.cases.models import Case, Message
from oryndau.law.certification.facts import CertificationApplication, Result
from oryndau.registers.models import CertificationDecision

HAND_OVER = "licensing.from-certification"
"""Topic of the message by which the Ministry takes over who asked for both services (A1 p.15; A2 p.17)."""


def record_certification(
    case: Case, facts: Result, application: CertificationApplication, at: datetime
) -> CertificationDecision:
    """Enter a signed decision of a Commission; to be called in the transaction of the signature.

    The candidate is certified when the decision says until when it is valid (Art. 141(5)). Whoever is, and
    asked for the licence by the same application (form An.3), goes on to the Ministry by a message.
    """
    row = CertificationDecision.objects.create(
        case_id=case.pk, number=facts.number, territory=case.territory, iin=application.applicant.iin,
        name=application.applicant.full_name, certified=facts.valid_until is not None,
        decided_on=facts.decided_on, valid_until=facts.valid_until,
        licence_wanted=application.licence is not None,
    )  # fmt: skip
    if row.certified and row.licence_wanted:
        Message.objects.create(
            case=case, territory=case.territory, topic=HAND_OVER, payload={"decision": row.number},
            available_at=at,
        )  # fmt: skip
    return row
