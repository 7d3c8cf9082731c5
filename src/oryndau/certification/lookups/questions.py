"""Which register is asked what about a candidate (C-03, C-05; Law 261-IV Art. 140(2))."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from oryndau.certification.lookups.application import consent_of
from oryndau.gateway.shep import Consent, Registers
from oryndau.law.certification.facts import ASKED, Register
from oryndau.law.identity import IIN

TOPIC = "certification.look-up"
"""Messages that ask one register about one candidate."""
HEALTH = frozenset({Register.MENTAL_HEALTH, Register.NARCOLOGY})
"""Registers that are asked only with the person's recorded consent (An.2; C-05)."""

_ASK: dict[Register, Callable[[Registers, IIN, UUID], Any]] = {
    Register.PERSON: lambda registers, iin, message: registers.person(iin, message),
    Register.EDUCATION: lambda registers, iin, message: registers.education(iin, message),
    Register.INTERNSHIP: lambda registers, iin, message: registers.internship(iin, message),
    Register.CONVICTIONS: lambda registers, iin, message: registers.convictions(iin, message),
    Register.DISMISSALS: lambda registers, iin, message: registers.dismissals(iin, message),
    Register.CORRUPTION: lambda registers, iin, message: registers.corruption(iin, message),
    Register.LICENCES: lambda registers, iin, message: registers.licences(iin, message),
}
_ASK_HEALTH: dict[Register, Callable[[Registers, IIN, Consent, UUID], Any]] = {
    Register.MENTAL_HEALTH: lambda registers, iin, consent, message: registers.mental_health(
        iin, consent, message
    ),
    Register.NARCOLOGY: lambda registers, iin, consent, message: registers.narcology(iin, consent, message),
}


class NoConsent(Exception):
    """The question to a health register names no consent, or another one than the case holds."""


def payload(register: Register, case: UUID, **more: str) -> dict[str, Any]:
    """What the message of a question carries: the register, and for a health register the consent."""
    consent = consent_of(case) if register in HEALTH else None
    proof = {"consent": _reference(consent)} if consent else {}
    return {"register": register.value, **proof, **more}


def questions(case: UUID) -> Iterator[dict[str, Any]]:
    """A question for every register."""
    return (payload(register, case) for register in ASKED)


def consent_for(asked: dict[str, Any], case: UUID) -> Consent | None:
    """The consent that a question needs, None where it needs none.

    Raises `NoConsent` unless the message names the very consent that stands in the case: a message that was
    made in any other way asks no health register.
    """
    if Register(asked["register"]) not in HEALTH:
        return None
    consent = consent_of(case)
    if consent is None or asked.get("consent") != _reference(consent):
        raise NoConsent(asked["register"])
    return consent


def ask(registers: Registers, register: Register, iin: IIN, consent: Consent | None, message: UUID) -> Any:
    """Ask a register; raises the gateway's errors, and `NoConsent` for a health register without consent."""
    if register not in HEALTH:
        return _ASK[register](registers, iin, message)
    if consent is None:
        raise NoConsent(register)
    return _ASK_HEALTH[register](registers, iin, consent, message)


def _reference(consent: Consent) -> dict[str, str]:
    return {"case": str(consent.case), "signed_at": consent.signed_at.isoformat()}
