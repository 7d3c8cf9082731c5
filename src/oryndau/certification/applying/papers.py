"""The readable application of forms An.2 and An.3, and the slip of its acceptance (C-03, C-04, C-20)."""

from datetime import date, datetime
from typing import ClassVar, Literal

from pydantic import AwareDatetime

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.certification.applying import words
from oryndau.certification.applying.selectors import application, expected
from oryndau.certification.desk import words as of_desk
from oryndau.certification.models import Session
from oryndau.documents import numbers
from oryndau.documents.content import AcceptanceSlip, Attachment, Content, Part, Party, Said, Words
from oryndau.documents.letterhead import address_line, check_url, office
from oryndau.documents.words import Language
from oryndau.law import hours
from oryndau.law.certification import facts as f
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.channels import Channel
from oryndau.law.identity import Money
from oryndau.law.territories import territory
from oryndau.law.text import Text
from oryndau.wizard.papers import Studies, attached, studies
from oryndau.wizard.services.slips import day_by_day


class Sitting(Part):
    """The session that the candidate chose."""

    number: Words
    held_at: AwareDatetime
    place: Text
    closes_on: date


class Practice(Part):
    """The conclusion on the internship."""

    approved_on: date
    chamber: Text
    supervisor: Words
    started_on: date
    ended_on: date


class Licence(Part):
    """The request for the licence of form An.3."""

    amount: Money
    paid_on: date | None = None
    reference: Words | None = None
    way: Text
    paper_copy: bool
    account: Words | None = None
    office: Text | None = None


class CertificationApplication(Content):
    """Application for certification (An.2), or for certification and licence (An.3)."""

    template: ClassVar[str] = "certification-application"
    title: ClassVar[Text] = Text(
        kk="Жеке сот орындаушысының қызметімен айналысуға аттестаттау туралы өтініш",
        ru="Заявление на аттестацию для занятия деятельностью частного судебного исполнителя",
        en="Application for certification as a private enforcement agent",
    )

    form: Literal["an2", "an3"]
    language: Language
    provider: Text
    applicant: Party
    email: Words
    phone: Words
    sitting: Sitting
    diploma: Studies
    internship: Practice
    extra_time: Said | None = None
    licence: Licence | None = None
    attachments: list[Attachment] = []

    def said_in(self) -> tuple[Language, ...]:
        """One language, in which the candidate takes the test."""
        return (self.language,)


def readable(facts: f.CertificationApplication, session: Session, at: datetime) -> CertificationApplication:
    """The application as it is read before signing, and by the Commission."""
    number, person = numbers.new(), facts.applicant
    return CertificationApplication(
        number=number, check_url=check_url(number), made_at=at, form=facts.form,
        language=facts.language.value, provider=territory(facts.territory).justice_body,
        applicant=Party(name=person.full_name, identifier_kind="iin", identifier=person.iin,
                        address=address_line(facts.residence)),
        email=facts.email, phone=facts.phone, sitting=_sitting(session),
        diploma=studies(facts.diploma, facts.nostrification),
        internship=_internship(facts.internship), extra_time=facts.extra_time,
        licence=_licence(facts.licence) if facts.licence else None,
        attachments=attached(facts.attachments, of_desk.ROLES),
    )  # fmt: skip


def _sitting(session: Session) -> Sitting:
    place = Text(kk=session.place_kk, ru=session.place_ru, en=session.place_ru)
    return Sitting(number=session.number, held_at=session.held_at, place=place, closes_on=session.closes_on)


def _internship(facts: f.Internship) -> Practice:
    return Practice(
        approved_on=facts.approved_on, chamber=territory(facts.chamber).name, supervisor=facts.supervisor,
        started_on=facts.started_on, ended_on=facts.ended_on,
    )  # fmt: skip


def _licence(facts: f.LicenceRequest) -> Licence:
    return Licence(
        amount=facts.fee.amount, paid_on=facts.fee.paid_on, reference=facts.fee.reference or None,
        way=words.WAYS[facts.fee.way], paper_copy=facts.paper_copy, account=facts.account,
        office=address_line(facts.office_address) if facts.office_address else None,
    )  # fmt: skip


def slip(case: Case, at: datetime) -> AcceptanceSlip:
    """What the slip of acceptance says: registered when, result when, and why."""
    number, facts = numbers.new(), application(case)
    registered = hours.registration(case.received_at, Channel.PORTAL, calendars.active())
    due = expected(case)
    return AcceptanceSlip(
        number=number, check_url=check_url(number), made_at=at, office=office(case.territory),
        service=CERTIFICATION.text, registration_number=case.number,
        applicant_name=facts.applicant.full_name, received_at=case.received_at,
        registers_at=registered.registers_at, due_at=due.due_at, explanation=day_by_day(due.steps),
        clause=due.clause.text, attachments=attached(facts.attachments, of_desk.ROLES),
    )  # fmt: skip
