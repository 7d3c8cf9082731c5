"""The signed application of a case (C-03)."""

import json
from uuid import UUID

from oryndau.cases.models import Event
from oryndau.law.certification.facts import CertificationApplication


def application_of(case: UUID) -> CertificationApplication:
    """The application of a case, read from its first event."""
    body = Event.objects.filter(case_id=case, no=1).values_list("body", flat=True).get()
    return CertificationApplication.model_validate(json.loads(body)["facts"])
