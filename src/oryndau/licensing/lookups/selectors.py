"""What is asked about an applicant for a licence, what was answered, what is awaited (L-04, L-09)."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from oryndau.cases.models import Case, Event, Message
from oryndau.cases.permissions import Permission
from oryndau.gateway import asking, consent
from oryndau.gateway.asking import answers
from oryndau.gateway.questions import About
from oryndau.gateway.shep import Consent, Job
from oryndau.gateway.telling import Told
from oryndau.law.answers import Register
from oryndau.law.licensing import changes, grounds
from oryndau.law.licensing.facts import LabourBasis, LicenceApplication
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.licensing.lookups import telling
from oryndau.licensing.reading import application_of

__all__ = ["BEGINS", "BESIDE", "LOOK_UPS", "TOPIC", "answers", "beside_of", "waiting", "waiting_beside"]
BEGINS = frozenset({"licence.ask-registers", "renewal.ask-registers"})
TOPIC, BESIDE = "licensing.look-up", "licensing.look-beside"
"""Topics of the questions to a register of the State, and to one that this system keeps itself."""


def _asked(case: UUID) -> tuple[Register, ...]:
    application = application_of(case)
    if isinstance(application, LicenceApplication):
        return grounds.asked_of(application)
    return changes.asked_of(application)


def _about(case: UUID) -> About:
    application = application_of(case)
    basis = getattr(application, "basis", None)
    rows = basis.rows if isinstance(basis, LabourBasis) else ()
    jobs = tuple(Job(row.organisation, row.position, row.started_on, row.ended_on) for row in rows)
    return About(application.applicant.iin, application.territory, jobs)


def _consent(case: UUID) -> Consent | None:
    """The consent signed in the application; of the one application for two services, in the certification's
    (A2 p.17), which must be the same person's.
    """
    body = Event.objects.filter(case_id=case, no=1).values_list("body", flat=True).get()
    facts = json.loads(body)["facts"]
    signed = facts.get("certification_case")
    if not signed:
        return consent.signed_in(case)
    own = Case.objects.filter(pk=signed, applicant=facts["applicant"]["iin"]).exists()
    return consent.signed_in(UUID(signed)) if own else None


def _told(case: UUID, register: Register, found: Any, on: date) -> Told:
    return telling.told(register, found, application_of(case), on)


LOOK_UPS = asking.LookUps(
    begins=BEGINS, topic=TOPIC, procedures=frozenset({LICENCE_ISSUE.key, LICENCE_RENEWAL.key}),
    desk=Permission.OPEN_LICENSING_DESK, asked=_asked, about=_about, consent=_consent, told=_told,
)  # fmt: skip
waiting = LOOK_UPS.waiting


def beside_of(case: UUID) -> tuple[str, ...]:
    """What is asked of this system's own registers about a case: the fee, and the basis or the licence."""
    application = application_of(case)
    if not isinstance(application, LicenceApplication):
        return ("fee", "licence")
    return ("fee",) if isinstance(application.basis, LabourBasis) else ("fee", "basis")


def waiting_beside(case: Case | UUID) -> tuple[str, ...]:
    """What of it has not been looked up yet."""
    key = case.pk if isinstance(case, Case) else case
    mine = Message.objects.filter(case_id=key, done_at=None)
    if mine.filter(topic__in=BEGINS).exists():
        return beside_of(key)
    asked = set(mine.filter(topic=BESIDE).values_list("payload__beside", flat=True))
    return tuple(one for one in beside_of(key) if one in asked)
