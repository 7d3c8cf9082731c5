"""The signed application of a case, and its consent to ask the health registers (C-03, C-05)."""

import json
from uuid import UUID

from oryndau.cases.models import Event
from oryndau.gateway.shep import Consent
from oryndau.law.certification.facts import CertificationApplication


def application_of(case: UUID) -> CertificationApplication:
    """The application of a case, read from its first event."""
    body = Event.objects.filter(case_id=case, no=1).values_list("body", flat=True).get()
    return CertificationApplication.model_validate(json.loads(body)["facts"])


def consent_of(case: UUID) -> Consent | None:
    """The recorded consent to ask the health registers: given in the signed application, or None."""
    opening = Event.objects.get(case_id=case, no=1)
    if opening.signature is None:
        return None
    given = json.loads(opening.body)["facts"].get("consents", {}).get("health_registers")
    return Consent(case, opening.at) if given is True else None
