"""The consent to ask the health registers: signed, and named by every question (C-03, C-05, L-04)."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from oryndau.cases.models import Event
from oryndau.gateway.shep import Consent
from oryndau.law.answers import Register

HEALTH = frozenset({Register.MENTAL_HEALTH, Register.NARCOLOGY})
"""Registers that are asked only with the person's recorded consent."""


class NoConsent(Exception):
    """The question to a health register names no consent, or another one than the case holds."""


def signed_in(case: UUID) -> Consent | None:
    """The consent that was given in the signed application of a case, or None."""
    opening = Event.objects.get(case_id=case, no=1)
    if opening.signature is None:
        return None
    given = json.loads(opening.body)["facts"].get("consents", {}).get("health_registers")
    return Consent(case, opening.at) if given is True else None


def reference(consent: Consent) -> dict[str, str]:
    """How a question names the consent that it rests on."""
    return {"case": str(consent.case), "signed_at": consent.signed_at.isoformat()}


def checked(asked: Mapping[str, Any], held: Consent | None) -> Consent | None:
    """The consent that a question needs, None where it needs none; `held` is the one that the case holds.

    Raises `NoConsent` unless the message names the very consent that stands in the case: a message that was
    made in any other way asks no health register.
    """
    if Register(asked["register"]) not in HEALTH:
        return None
    if held is None or asked.get("consent") != reference(held):
        raise NoConsent(asked["register"])
    return held
