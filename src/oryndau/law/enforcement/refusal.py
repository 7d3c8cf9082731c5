"""The checks of Art. 38 computed for a state bailiff's desk, each with its evidence (E-10).

A check says `failed` only on what the application or a register states; what nobody has stated is
`unknown`, and the
bailiff looks. The decision is always the bailiff's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from oryndau.law.acts import Clause
from oryndau.law.calendar import WorkCalendar
from oryndau.law.enforcement import refusal_words as words
from oryndau.law.enforcement.competence import Bailiff, competence
from oryndau.law.enforcement.documents import document_rule
from oryndau.law.enforcement.grounds import Ground, ground_rule
from oryndau.law.enforcement.kinds import DocumentKind
from oryndau.law.enforcement.place import place
from oryndau.law.enforcement.presentation import Presentation, presentation
from oryndau.law.enforcement.writ import missing
from oryndau.law.facts.application import AttachmentRole, InitiationApplication
from oryndau.law.facts.parties import ApplicantKind, OrganisationParty
from oryndau.law.text import Text

_ADMINISTRATIVE = frozenset({
    DocumentKind.COURT_ADMINISTRATIVE_RESOLUTION, DocumentKind.BODY_ADMINISTRATIVE_RESOLUTION,
})  # fmt: skip
_FINES = _ADMINISTRATIVE | {DocumentKind.FINE_PRESCRIPTION}
# Rulings executed at once, and resolutions of a bailiff, in force from the day they are made (Art. 10(5)).
_IN_FORCE_AT_ONCE = frozenset({
    DocumentKind.INTERIM_RULING, DocumentKind.AIFC_INTERIM_ORDER, DocumentKind.SANCTION_RESOLUTION,
    DocumentKind.EXPENSES_RESOLUTION, DocumentKind.FEE_RESOLUTION,
})  # fmt: skip


class Outcome(StrEnum):
    """What a check found about one ground."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Check:
    """One ground with what was found: `failed` means that the ground to refuse is there."""

    ground: Ground
    outcome: Outcome
    why: Text
    evidence: dict[str, str]
    clause: Clause


@dataclass(frozen=True, slots=True)
class Known:
    """What is known besides the application; None: not known (yet).

    `signature_verified` the verdict on the applicant's signature; `dissolved` IIN/BIN → whether the
    register says
    liquidated, reorganised or bankrupt; `differences` what registers say otherwise than the application."""

    signature_verified: bool | None = None
    dissolved: Mapping[str, bool] = field(default_factory=dict)
    differences: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Matter:
    application: InitiationApplication
    on: date
    known: Known
    window: Presentation


Found = tuple[Outcome, Text, dict[str, str]]


def checks(
    application: InitiationApplication, on: date, calendar: WorkCalendar, known: Known | None = None
) -> list[Check]:
    """All grounds in the order of the law, for a document presented on `on` to a state bailiff."""
    window = presentation(application.document, on, calendar)
    matter = _Matter(application, on, known or Known(), window)
    made = []
    for ground, check in _CHECKS.items():
        outcome, why, evidence = check(matter)
        made.append(Check(ground, outcome, why, evidence, ground_rule(ground).clause))
    return made


def _application(m: _Matter) -> Found:
    applicant, claimant = m.application.applicant, m.application.claimant
    if m.known.signature_verified is False:
        return Outcome.FAILED, words.SIGNATURE_BAD, {}
    evidence = {"applicant": applicant.kind.value, "signer": applicant.person.iin}
    if applicant.kind is ApplicantKind.REPRESENTATIVE:
        assert applicant.power_of_attorney is not None
        until = applicant.power_of_attorney.valid_until
        evidence |= {
            "power_of_attorney": applicant.power_of_attorney.number,
            "valid_until": until.isoformat(),
        }
        if until < m.on:
            return Outcome.FAILED, words.AUTHORITY_EXPIRED, evidence
    else:
        own = applicant.organisation.bin if applicant.organisation else applicant.person.iin
        evidence |= {"claimant": claimant.identifier or ""}
        if claimant.identifier is None:
            return Outcome.UNKNOWN, words.CLAIMANT_UNKNOWN, evidence
        if claimant.identifier != own:
            return Outcome.FAILED, words.NOT_THE_CLAIMANT, evidence
    if m.known.signature_verified is None:
        return Outcome.UNKNOWN, words.SIGNATURE_UNKNOWN, evidence
    return Outcome.PASSED, words.SIGNED, evidence


def _place(m: _Matter) -> Found:
    found = place(m.application.territory, m.application.document, m.application.debtors)
    evidence = {"territory": m.application.territory, "allowed": ", ".join(found.allowed)}
    if found.fits is None:
        return Outcome.UNKNOWN, words.PLACE_UNKNOWN, evidence
    return (
        (Outcome.PASSED, words.PLACE_FITS, evidence)
        if found.fits
        else (Outcome.FAILED, words.PLACE_WRONG, evidence)
    )


def _limit(m: _Matter) -> Found:
    window = m.window
    evidence = {
        key: day.isoformat()
        for key, day in (
            ("starts_on", window.starts_on),
            ("last_day", window.last_day),
            ("presented_on", m.on),
        )
        if day
    }
    if window.expired:
        return Outcome.FAILED, words.LIMIT_EXPIRED, evidence
    if window.payments_since:
        return (
            Outcome.PASSED,
            words.LIMIT_PERIODIC,
            evidence | {"payments_since": window.payments_since.isoformat()},
        )
    if window.interrupted:
        return Outcome.PASSED, words.LIMIT_INTERRUPTED, evidence
    if window.last_day is None:
        why = words.LIMIT_NOT_BEGUN if window.starts_on is None else words.LIMIT_NONE
        return Outcome.NOT_APPLICABLE, why, evidence
    return Outcome.PASSED, words.LIMIT_RESTORED if window.restored else words.LIMIT_RUNS, evidence


def _document(m: _Matter) -> Found:
    rule = document_rule(m.application.document.kind)
    evidence = {"kind": rule.kind.value}
    if not rule.needs_judicial_act:  # CPC Art. 241(4) is about writs; other forms are for the bailiff to read
        return Outcome.UNKNOWN, words.FORM_TO_READ, evidence
    lacking = missing(m.application)
    if not lacking:
        return Outcome.PASSED, words.REQUISITES_ALL, evidence
    evidence["missing"] = ", ".join(item.location for item in lacking)
    own = any(item.requisite.of == "document" and item.requisite.key != "in_force_on" for item in lacking)
    return Outcome.FAILED if own else Outcome.UNKNOWN, words.REQUISITES_LACK, evidence


def _terminated(m: _Matter) -> Found:
    evidence = {"source": "application"}
    if m.application.document.earlier_terminated:
        return Outcome.FAILED, words.TERMINATED, evidence
    return Outcome.PASSED, words.NOT_TERMINATED, evidence


def _in_force(m: _Matter) -> Found:
    document = m.application.document
    if document.immediate or document.kind in _IN_FORCE_AT_ONCE:
        return Outcome.NOT_APPLICABLE, words.AT_ONCE, {}
    if document.in_force_on is None:
        return Outcome.FAILED, words.NOT_IN_FORCE, {"decided_on": document.decided_on.isoformat()}
    evidence = {"in_force_on": document.in_force_on.isoformat(), "presented_on": m.on.isoformat()}
    return (
        (Outcome.FAILED, words.NOT_IN_FORCE, evidence)
        if document.in_force_on > m.on
        else (Outcome.PASSED, words.IN_FORCE, evidence)
    )


def _advance(m: _Matter) -> Found:
    return Outcome.NOT_APPLICABLE, words.PRIVATE_ONLY, {}


def _judicial_act(m: _Matter) -> Found:
    if not document_rule(m.application.document.kind).needs_judicial_act:
        return Outcome.NOT_APPLICABLE, words.ACT_NOT_NEEDED, {}
    names = [a.name for a in m.application.attachments if a.role is AttachmentRole.JUDICIAL_ACT]
    if not names:
        return Outcome.FAILED, words.ACT_NOT_ATTACHED, {}
    return Outcome.PASSED, words.ACT_ATTACHED, {"attached": ", ".join(names)}


def _administrative_file(m: _Matter) -> Found:
    if m.application.document.kind in _ADMINISTRATIVE:
        return Outcome.UNKNOWN, words.FILE_TO_READ, {}
    return Outcome.NOT_APPLICABLE, words.NOT_ADMINISTRATIVE, {}


def _too_early(m: _Matter) -> Found:
    if m.window.earliest_on is None:
        return Outcome.NOT_APPLICABLE, words.NO_EARLIEST, {}
    evidence = {"earliest_on": m.window.earliest_on.isoformat(), "presented_on": m.on.isoformat()}
    if m.window.too_early:
        return Outcome.FAILED, words.TOO_EARLY, evidence
    return Outcome.PASSED, words.NOT_TOO_EARLY, evidence


def _competence(m: _Matter) -> Found:
    found = competence(m.application.features, m.application.document.amount, m.on)
    outcomes = {Bailiff.STATE: Outcome.PASSED, Bailiff.PRIVATE: Outcome.FAILED, None: Outcome.UNKNOWN}
    return outcomes[found.bailiff], found.why, found.evidence | {"clause": str(found.clause)}


def _dissolved(m: _Matter) -> Found:
    parties = [m.application.claimant, *m.application.debtors]
    numbers = [party.bin for party in parties if isinstance(party, OrganisationParty)]
    if not numbers:
        return Outcome.NOT_APPLICABLE, words.NO_ORGANISATION, {}
    answers = {number: m.known.dissolved.get(number) for number in numbers if number}
    evidence = {str(number): _told(answer) for number, answer in answers.items()}
    if any(answers.values()):
        return Outcome.FAILED, words.DISSOLVED, evidence
    if None in numbers or None in answers.values():
        return Outcome.UNKNOWN, words.REGISTER_SILENT, evidence
    return Outcome.PASSED, words.NOT_DISSOLVED, evidence


def _told(answer: bool | None) -> str:
    return {True: "dissolved", False: "active", None: "no answer"}[answer]


def _voluntary(m: _Matter) -> Found:
    document = m.application.document
    if document.kind not in _FINES:
        return Outcome.NOT_APPLICABLE, words.NO_FINE, {}
    if document.voluntary_until is None:
        return Outcome.UNKNOWN, words.VOLUNTARY_UNKNOWN, {}
    evidence = {"voluntary_until": document.voluntary_until.isoformat(), "presented_on": m.on.isoformat()}
    if m.on <= document.voluntary_until:
        return Outcome.FAILED, words.VOLUNTARY_RUNS, evidence
    return Outcome.PASSED, words.VOLUNTARY_OVER, evidence


def _unreliable(m: _Matter) -> Found:
    if m.known.differences is None:
        return Outcome.UNKNOWN, words.REGISTER_SILENT, {}
    if m.known.differences:
        return Outcome.FAILED, words.DIFFERS, {"differs": "; ".join(m.known.differences)}
    return Outcome.PASSED, words.AGREES, {}


_CHECKS: dict[Ground, Callable[[_Matter], Found]] = {
    Ground.NO_APPLICATION: _application,
    Ground.WRONG_PLACE: _place,
    Ground.LIMIT_EXPIRED: _limit,
    Ground.NOT_A_DOCUMENT: _document,
    Ground.TERMINATED_BEFORE: _terminated,
    Ground.NOT_IN_FORCE: _in_force,
    Ground.ADVANCE_UNPAID: _advance,
    Ground.NO_JUDICIAL_ACT: _judicial_act,
    Ground.NO_ADMINISTRATIVE_FILE: _administrative_file,
    Ground.TOO_EARLY: _too_early,
    Ground.NOT_COMPETENT: _competence,
    Ground.DISSOLVED: _dissolved,
    Ground.VOLUNTARY_TERM_RUNNING: _voluntary,
    Ground.UNRELIABLE: _unreliable,
}
