"""The application as the desk reads it (C-03, C-20)."""

from django.utils.translation import gettext as _

from oryndau.certification.models import Session
from oryndau.documents.letterhead import address_line
from oryndau.law.certification.facts import CertificationApplication, Language
from oryndau.law.territories import territories
from oryndau.pages import formats
from oryndau.pages.components import Row


def sections(
    application: CertificationApplication, session: Session, language: str
) -> list[tuple[str, list[Row]]]:
    """The application part by part, each with its lines."""
    found = [
        (_("Candidate"), _candidate(application, language)),
        (_("Session"), _session(application, session)),
        (_("Diploma"), _diploma(application)),
        (_("Internship"), _internship(application, language)),
    ]
    if application.licence:
        found.append((_("Licence"), _licence(application, language)))
    return [(title, [row for row in rows if any(row.values)]) for title, rows in found]


def _candidate(application: CertificationApplication, language: str) -> list[Row]:
    who = application.applicant
    return [
        Row(_("Name"), who.full_name),
        Row(_("IIN"), who.iin),
        Row(_("Address"), address_line(application.residence).in_(language)),
        Row(_("Contacts"), [application.email, application.phone]),
    ]


def _session(application: CertificationApplication, session: Session) -> list[Row]:
    languages = {Language.KK: _("Kazakh"), Language.RU: _("Russian")}
    return [
        Row(_("Session"), f"{session.number}, {formats.moment(session.held_at)}"),
        Row(_("Receipt closes"), formats.day(session.closes_on)),
        Row(_("Language"), languages[application.language]),
        Row(_("Asks for more time"), application.extra_time or ""),
    ]


def _diploma(application: CertificationApplication) -> list[Row]:
    diploma, recognised = application.diploma, application.nostrification
    return [
        Row(_("Institution"), diploma.institution),
        Row(_("Specialty code"), diploma.specialty_code),
        Row(_("Number"), diploma.number),
        Row(_("Issued on"), formats.day(diploma.issued_on)),
        Row(
            _("Recognition of a foreign diploma"),
            f"{recognised.series} {recognised.number}" if recognised else "",
        ),
    ]


def _internship(application: CertificationApplication, language: str) -> list[Row]:
    internship = application.internship
    term = f"{formats.day(internship.started_on)} – {formats.day(internship.ended_on)}"
    return [
        Row(_("Term"), term),
        Row(_("Conclusion approved on"), formats.day(internship.approved_on)),
        Row(_("Regional chamber"), territories()[internship.chamber].name.in_(language)),
        Row(_("Supervisor"), internship.supervisor),
    ]


def _licence(application: CertificationApplication, language: str) -> list[Row]:
    licence = application.licence
    assert licence
    fee = licence.fee
    day = formats.day(fee.paid_on) if fee.paid_on else ""
    paid = (formats.tenge(fee.amount.amount), day, fee.reference)
    return [
        Row(_("Fee"), ", ".join(filter(None, paid))),
        Row(_("Paper copy"), _("yes") if licence.paper_copy else ""),
        Row(_("Account"), licence.account or ""),
        Row(
            _("Office"), address_line(licence.office_address).in_(language) if licence.office_address else ""
        ),
    ]
