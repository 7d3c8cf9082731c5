"""The readable applications of forms An.2 to An.4, and the slip of acceptance (L-02, L-03, L-09)."""

from datetime import date, datetime
from typing import Any, ClassVar

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.documents import numbers
from oryndau.documents.content import AcceptanceSlip, Attachment, Content, Part, Party, Words
from oryndau.documents.letterhead import address_line, check_url, ministry
from oryndau.documents.words import Language
from oryndau.law import hours
from oryndau.law.channels import Channel
from oryndau.law.licensing import facts as f
from oryndau.law.licensing.changes import GROUNDS
from oryndau.law.licensing.experience import words as ground_words
from oryndau.law.territories import territory
from oryndau.law.text import Text, shown
from oryndau.licensing.applying import words
from oryndau.licensing.applying.selectors import expected
from oryndau.licensing.reading import application_of
from oryndau.pages import formats
from oryndau.timekeeping import local
from oryndau.wizard.papers import Studies, attached, studies
from oryndau.wizard.services.slips import day_by_day


class _Applied(Content):
    """What forms An.2 and An.4 have alike."""

    language: Language
    provider: Text
    region: Text
    applicant: Party
    email: Words
    phones: list[Words]
    fax: Words | None = None
    account: Words | None = None
    office_address: Text | None = None
    fee: Text
    paper_copy: bool
    sheets: int
    attachments: list[Attachment] = []

    def said_in(self) -> tuple[Language, ...]:
        """One language, in which the applicant signs."""
        return (self.language,)


class Work(Part):
    """A row of the labour activity."""

    started_on: date
    ended_on: date | None
    position: Words
    organisation: Words
    duties: Words
    dismissal: Words | None


class Labour(Part):
    """The basis «labour activity»."""

    ground: Text
    rows: list[Work]
    paper: Text | None


class Certification(Part):
    """The basis «decision on certification»."""

    number: Words
    decided_on: date
    region: Text


class LicenceApplication(_Applied):
    """Application for a licence with the form of data (An.2, An.3)."""

    template: ClassVar[str] = "licence-application"
    title: ClassVar[Text] = Text(
        kk="Жеке сот орындаушысының лицензиясын алуға өтініш",
        ru="Заявление на получение лицензии частного судебного исполнителя",
        en="Application for a licence of a private enforcement agent",
    )

    diploma: Studies
    labour: Labour | None
    certification: Certification | None


class Changed(Part):
    """One ground of re-issue."""

    number: int
    ground: Text
    before: Words
    after: Words
    paper: Text | None


class RenewalApplication(_Applied):
    """Application for the re-issue of a licence (An.4)."""

    template: ClassVar[str] = "renewal-application"
    title: ClassVar[Text] = Text(
        kk="Жеке сот орындаушысының лицензиясын қайта ресімдеуге өтініш",
        ru="Заявление на переоформление лицензии частного судебного исполнителя",
        en="Application for the re-issue of a licence of a private enforcement agent",
    )

    licence: Words
    issued_on: date
    changes: list[Changed]


def readable(facts: f.LicenceApplication | f.RenewalApplication, language: str, at: datetime) -> Content:
    """The application as it is read before signing, and by the licensor; Kazakh or Russian."""
    told = _alike(facts, "kk" if language == "kk" else "ru", at)
    if isinstance(facts, f.RenewalApplication):
        changes = [_change(one) for one in facts.changes]
        return RenewalApplication(**told, licence=facts.licence, issued_on=facts.issued_on, changes=changes)
    basis, labour = facts.basis, isinstance(facts.basis, f.LabourBasis)
    return LicenceApplication(
        **told, diploma=studies(facts.diploma, facts.nostrification),
        labour=_labour(basis, at) if isinstance(basis, f.LabourBasis) else None,
        certification=None if labour else _certification(basis),
    )  # fmt: skip


def _alike(
    facts: f.LicenceApplication | f.RenewalApplication, language: Language, at: datetime
) -> dict[str, Any]:
    number, person = numbers.new(), facts.applicant
    account = ", ".join(part for part in (facts.account, facts.bank) if part)
    return {
        "number": number, "check_url": check_url(number), "made_at": at, "language": language,
        "provider": ministry().name, "region": territory(facts.territory).name,
        "applicant": Party(name=person.full_name, identifier_kind="iin", identifier=person.iin,
                           address=address_line(facts.residence)),
        "email": facts.email, "phones": facts.phones, "fax": facts.fax, "account": account or None,
        "office_address": address_line(facts.office_address) if facts.office_address else None,
        "fee": _fee(facts.fee), "paper_copy": facts.paper_copy, "sheets": facts.sheets,
        "attachments": attached(facts.attachments, words.ROLES),
    }  # fmt: skip


def _fee(fee: f.FeeReference) -> Text:
    def line(code: str) -> str:
        paid = formats.day(fee.paid_on, code) if fee.paid_on else ""
        number = f"№ {fee.reference}" if fee.reference else ""
        said = [formats.tenge(fee.amount.amount, code), words.WAYS[fee.way].in_(code), paid, number]
        return ", ".join(part for part in said if part)

    return Text(kk=line("kk"), ru=line("ru"), en=line("en"))


def _labour(basis: f.LabourBasis, at: datetime) -> Labour:
    rows = [
        Work(started_on=row.started_on, ended_on=row.ended_on, position=row.position,
             organisation=row.organisation, duties=row.duties, dismissal=row.dismissal)
        for row in basis.rows
    ]  # fmt: skip
    return Labour(ground=ground_words(basis.ground, local(at).date()), rows=rows, paper=_paper(basis.paper))


def _certification(basis: f.LabourBasis | f.CertificationBasis) -> Certification:
    assert isinstance(basis, f.CertificationBasis), "a basis is one of two"
    region = territory(basis.territory).name
    return Certification(number=basis.number, decided_on=basis.decided_on, region=region)


def _change(one: f.Change) -> Changed:
    ground = GROUNDS[one.ground]
    return Changed(
        number=ground.number, ground=ground.text, before=one.before, after=one.after, paper=_paper(one.paper)
    )


def _paper(paper: f.Paper | None) -> Text | None:
    if paper is None:
        return None
    return words.PAPER.format(number=paper.number, day=shown(paper.issued_on), issuer=paper.issuer)


def slip(case: Case, at: datetime) -> AcceptanceSlip:
    """What the slip of acceptance says: registered when, result when, and why."""
    number, facts = numbers.new(), application_of(case)
    registered = hours.registration(case.received_at, Channel.PORTAL, calendars.active())
    due = expected(case)
    return AcceptanceSlip(
        number=number, check_url=check_url(number), made_at=at, office=ministry(),
        service=procedure_of(case.procedure).text, registration_number=case.number,
        applicant_name=facts.applicant.full_name, received_at=case.received_at,
        registers_at=registered.registers_at, due_at=due.due_at, explanation=day_by_day(due.steps),
        clause=due.clause.text, attachments=attached(facts.attachments, words.ROLES),
    )  # fmt: skip
