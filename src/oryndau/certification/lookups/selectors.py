"""What the registers have answered about a candidate, and which are still to answer (C-05)."""

from datetime import date
from typing import Any
from uuid import UUID

from oryndau.cases.permissions import Permission
from oryndau.certification.lookups import telling
from oryndau.certification.lookups.application import application_of
from oryndau.gateway import asking, consent
from oryndau.gateway.asking import answers
from oryndau.gateway.questions import About
from oryndau.gateway.telling import Told
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.facts import ASKED, Register

__all__ = ["BEGINS", "LOOK_UPS", "TOPIC", "answers", "waiting"]
BEGINS, TOPIC = "certification.ask-registers", "certification.look-up"


def _asked(case: UUID) -> tuple[Register, ...]:
    return ASKED


def _about(case: UUID) -> About:
    return About(application_of(case).applicant.iin)


def _told(case: UUID, register: Register, found: Any, on: date) -> Told:
    return telling.told(register, found, application_of(case), on)


LOOK_UPS = asking.LookUps(
    begins=frozenset({BEGINS}), topic=TOPIC, procedures=frozenset({CERTIFICATION.key}),
    desk=Permission.OPEN_CERTIFICATION_DESK, asked=_asked, about=_about, consent=consent.signed_in,
    told=_told,
)  # fmt: skip
waiting = LOOK_UPS.waiting
