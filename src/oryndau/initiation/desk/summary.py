"""The application as the bailiff reads it: parties, the enforcement document, what is asked (E-07, E-08)."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from oryndau.documents.letterhead import address_line
from oryndau.initiation import case_words
from oryndau.initiation.content import PLACES
from oryndau.law.enforcement.documents import document_rule
from oryndau.law.enforcement.measures import MEASURES
from oryndau.law.facts import (
    ApplicantKind,
    InitiationApplication,
    OrganisationParty,
    PersonParty,
    PowerOfAttorney,
)
from oryndau.law.territories import territories
from oryndau.pages import formats
from oryndau.pages.components import Row

AnyParty = PersonParty | OrganisationParty


def document_rows(application: InitiationApplication, language: str) -> list[Row]:
    """The enforcement document: what it is, its dates, what it orders."""
    document = application.document
    rows = [
        Row(_("Document"), document_rule(document.kind).name.in_(language)),
        Row(_("Number"), document.number),
        Row(_("Issued by"), document.issuing_body),
        Row(_("Case number"), document.case_number or ""),
        Row(_("Issued on"), formats.day(document.issued_on)),
        Row(_("Decided on"), formats.day(document.decided_on)),
        Row(
            _("In force since"),
            _("for immediate execution") if document.immediate else _day(document.in_force_on),
        ),
        Row(_("Sum"), formats.tenge(document.amount.amount) if document.amount is not None else ""),
        Row(_("To be done"), document.act_text or ""),
        Row(_("Operative part"), document.operative_part),
    ]
    return _stated([*rows, *_history(application, language)])


def _history(application: InitiationApplication, language: str) -> list[Row]:
    document = application.document
    breaks = [f"{formats.day(i.began_on)} – {_day(i.ended_on)}" for i in document.interruptions]
    return [
        Row(_("Term of presentation interrupted"), breaks),
        Row(_("Term restored by the court"), _day(document.restored_by_court)),
        Row(_("Deferral until"), _day(document.deferral_until)),
        Row(_("Proceedings terminated before"), _("yes") if document.earlier_terminated else ""),
        Row(_("Where it is to be executed"), _place(application, language)),
        Row(_("Measures asked for"), [_motion(motion, language) for motion in application.motions]),
    ]


def _place(application: InitiationApplication, language: str) -> str:
    name = territories()[application.territory].name.in_(language)
    return f"{name}, {PLACES[application.place_basis].in_(language)}"


def _motion(motion: "object", language: str) -> str:
    name = MEASURES[motion.measure].name.in_(language)  # type: ignore[attr-defined]
    about = motion.about  # type: ignore[attr-defined]
    return f"{name}: {about}" if about else name


def party_rows(application: InitiationApplication, language: str) -> list[tuple[str, list[Row]]]:
    """Every party with its rows: who applies, the claimant, the debtors."""
    found = [(_("Applicant"), _applicant(application, language))]
    found.append((_title("claimant", language), _party(application.claimant, language)))
    for debtor in application.debtors:
        found.append((_title("debtor", language), _party(debtor, language)))
    return found


def _title(role: str, language: str) -> str:
    return case_words.PARTIES[role].in_(language).capitalize()


def _applicant(application: InitiationApplication, language: str) -> list[Row]:
    applicant = application.applicant
    power = applicant.power_of_attorney
    authority = _authority(power) if power else ""
    capacity = {
        ApplicantKind.SELF: _("for himself or herself"),
        ApplicantKind.ORGANISATION: _("for an organisation"),
        ApplicantKind.REPRESENTATIVE: _("as a representative"),
    }
    return _stated(
        [
            Row(_("Name"), f"{applicant.person.full_name}, {applicant.person.iin}"),
            Row(_("Applies"), capacity[applicant.kind]),
            Row(
                _("Organisation"),
                f"{applicant.organisation.name}, {applicant.organisation.bin}"
                if applicant.organisation
                else "",
            ),
            Row(_("Power of attorney"), authority),
            Row(_("Address"), address_line(applicant.address).in_(language)),
            Row(_("Contacts"), [applicant.email, *applicant.phones]),
        ]
    )


def _authority(power: PowerOfAttorney) -> str:
    return _("No. %(number)s of %(issued)s, valid until %(until)s") % {
        "number": power.number,
        "issued": formats.day(power.issued_on),
        "until": formats.day(power.valid_until),
    }


def _party(party: AnyParty, language: str) -> list[Row]:
    person = isinstance(party, PersonParty)
    return _stated(
        [
            Row(_("Name"), party.full_name),
            Row(_("IIN") if person else _("BIN"), party.identifier or _("not stated")),
            Row(_("Date of birth"), _day(party.birth_date) if isinstance(party, PersonParty) else ""),
            Row(_("Address"), [address_line(each.address).in_(language) for each in party.addresses]),
            Row(_("Works at"), _work(party)),
            Row(_("Accounts"), [f"{account.iban}, {account.bank}" for account in party.accounts]),
        ]
    )


def _work(party: AnyParty) -> str:
    return party.workplace.name if isinstance(party, PersonParty) and party.workplace else ""


def _day(value: date | None) -> str:
    return formats.day(value) if value else ""


def _stated(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if any(row.values)]
