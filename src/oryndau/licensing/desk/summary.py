"""The application as the licensor reads it: every line of forms An.2 to An.4 (L-02, L-09)."""

from django.utils.translation import gettext as _

from oryndau.documents.letterhead import address_line
from oryndau.law.fee.table import FEE
from oryndau.law.licensing.changes import GROUNDS
from oryndau.law.licensing.experience import weigh
from oryndau.law.licensing.experience import words as ground_words
from oryndau.law.licensing.facts import (
    CertificationBasis,
    Change,
    ChangeGround,
    LabourBasis,
    LicenceApplication,
    Paper,
    RenewalApplication,
)
from oryndau.law.territories import territory
from oryndau.licensing.applying import words
from oryndau.licensing.models import Application
from oryndau.pages import formats
from oryndau.pages.components import Row
from oryndau.payments.selectors import fee_of
from oryndau.timekeeping import local
from oryndau.wizard.reading.answers import sentence

Section = tuple[str, list[Row]]


def sections(application: LicenceApplication | RenewalApplication, language: str) -> list[Section]:
    """The application part by part, each with its lines; lines without a value are left out."""
    found = [(_("Applicant"), _applicant(application, language))]
    if isinstance(application, RenewalApplication):
        found.append((_("Licence to be re-issued"), _renewed(application)))
        found += [(_ground(change.ground, language), _change(change)) for change in application.changes]
    else:
        found += [(_("Diploma"), _diploma(application)), *_basis(application, language)]
    return [(title, [row for row in rows if any(row.values)]) for title, rows in found]


def _applicant(application: LicenceApplication | RenewalApplication, language: str) -> list[Row]:
    who, office = application.applicant, application.office_address
    account = ", ".join(part for part in (application.account, application.bank) if part)
    contacts = [application.email, *application.phones, application.fax]
    return [
        Row(_("Name"), who.full_name), Row(_("IIN"), who.iin),
        Row(_("Residence"), address_line(application.residence).in_(language)),
        Row(_("Contacts"), [one for one in contacts if one]),
        Row(_("Bank account"), account),
        Row(_("Region of work"), territory(application.territory).name.in_(language)),
        Row(_("Address of the object of the activity"), address_line(office).in_(language) if office else ""),
        Row(_("Paper copy"), _("wanted") if application.paper_copy else _("not wanted")),
        Row(_("Sheets attached"), str(application.sheets)),
    ]  # fmt: skip


def _diploma(application: LicenceApplication) -> list[Row]:
    diploma, recognised = application.diploma, application.nostrification
    return [
        Row(_("Institution"), diploma.institution), Row(_("Specialty code"), diploma.specialty_code),
        Row(_("Number"), diploma.number), Row(_("Issued on"), formats.day(diploma.issued_on)),
        Row(_("Recognition of a foreign diploma"),
            f"{recognised.series} {recognised.number}" if recognised else ""),
    ]  # fmt: skip


def _basis(application: LicenceApplication, language: str) -> list[Section]:
    basis = application.basis
    if isinstance(basis, CertificationBasis):
        return [(_("Basis: decision on certification"), [
            Row(_("Number"), basis.number), Row(_("Day"), formats.day(basis.decided_on)),
            Row(_("Region"), territory(basis.territory).name.in_(language)),
        ])]  # fmt: skip
    return [(_("Basis: labour activity (Art. 142(5))"), _labour(application, basis, language))]


def _labour(application: LicenceApplication, basis: LabourBasis, language: str) -> list[Row]:
    on = local(application.prepared_at).date()
    rows = [
        Row(_("Ground"), sentence(ground_words(basis.ground, on).in_(language))),
        Row(_("Whole years"), str(weigh(basis, on).years)),
        Row(_("Document"), _paper(basis.paper)),
    ]  # fmt: skip
    for work in basis.rows:
        until = formats.day(work.ended_on) if work.ended_on else _("now")
        told = [f"{work.position}, {work.organisation}", work.duties, work.dismissal or ""]
        rows.append(Row(f"{formats.day(work.started_on)} – {until}", [line for line in told if line]))
    return rows


def _renewed(application: RenewalApplication) -> list[Row]:
    return [
        Row(_("Number"), application.licence), Row(_("Issued on"), formats.day(application.issued_on)),
    ]  # fmt: skip


def _ground(key: ChangeGround, language: str) -> str:
    ground = GROUNDS[key]
    return f"{ground.number}) {sentence(ground.text.in_(language))}"


def _change(change: Change) -> list[Row]:
    return [
        Row(_("Before"), change.before), Row(_("After"), change.after),
        Row(_("Document"), _paper(change.paper)),
    ]  # fmt: skip


def _paper(paper: Paper | None) -> str:
    return f"№ {paper.number}, {formats.day(paper.issued_on)}, {paper.issuer}" if paper else ""


def fee(row: Application, language: str) -> list[Row]:
    """The fee as it stands now, in the room that keeps the money (L-10)."""
    found = fee_of(row.fee)
    if found is None:
        return [Row(_("State"), _("not known to the system"))]
    paid = found.amount is not None
    return [
        Row(_("State"), sentence(FEE.state(found.state).text.in_(language))),
        Row(_("Way"), words.WAYS[found.way].in_(language)),
        Row(_("Due"), formats.tenge(found.due) if found.due is not None else ""),
        Row(_("Paid"), formats.tenge(found.amount) if found.amount is not None else ""),
        Row(_("Day of payment"), formats.day(found.paid_on) if found.paid_on else ""),
        Row(_("Number of the payment"), found.reference if paid else ""),
    ]  # fmt: skip
