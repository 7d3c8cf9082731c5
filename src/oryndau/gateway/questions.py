"""Which register is asked what about a person, whatever the service (C-03, C-05, L-04; Art. 140(2))."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from oryndau.gateway.consent import NoConsent
from oryndau.gateway.shep import Consent, Job, Registers
from oryndau.law.answers import Register
from oryndau.law.identity import IIN


@dataclass(frozen=True, slots=True)
class About:
    """Whom a question is about, and what some registers must be told of him."""

    iin: IIN
    territory: str = ""
    """Whose justice body approves."""
    jobs: tuple[Job, ...] = ()
    """The rows of his labour activity."""


_ASK: dict[Register, Callable[[Registers, About, UUID], Any]] = {
    Register.PERSON: lambda registers, of, message: registers.person(of.iin, message),
    Register.EDUCATION: lambda registers, of, message: registers.education(of.iin, message),
    Register.INTERNSHIP: lambda registers, of, message: registers.internship(of.iin, message),
    Register.CONVICTIONS: lambda registers, of, message: registers.convictions(of.iin, message),
    Register.DISMISSALS: lambda registers, of, message: registers.dismissals(of.iin, message),
    Register.CORRUPTION: lambda registers, of, message: registers.corruption(of.iin, message),
    Register.LICENCES: lambda registers, of, message: registers.licences(of.iin, message),
    Register.COURT_ACTS: lambda registers, of, message: registers.court_acts(of.iin, message),
    Register.APPROVAL: lambda registers, of, message: registers.approval(of.iin, of.territory, message),
    Register.EMPLOYMENT: lambda registers, of, message: registers.employment(of.iin, of.jobs, message),
    Register.ENTREPRENEUR: lambda registers, of, message: registers.entrepreneur(of.iin, message),
}
_ASK_HEALTH: dict[Register, Callable[[Registers, About, Consent, UUID], Any]] = {
    Register.MENTAL_HEALTH: lambda registers, of, consent, message: registers.mental_health(
        of.iin, consent, message
    ),
    Register.NARCOLOGY: lambda registers, of, consent, message: registers.narcology(of.iin, consent, message),
}


def ask(registers: Registers, register: Register, of: About, consent: Consent | None, message: UUID) -> Any:
    """Ask a register; raises the gateway's errors, and `NoConsent` for a health register without consent."""
    if register not in _ASK_HEALTH:
        return _ASK[register](registers, of, message)
    if consent is None:
        raise NoConsent(register)
    return _ASK_HEALTH[register](registers, of, consent, message)
