"""What the documents of a complaint say: the complaint itself, and the decision (APPC Art. 93, 100, 101)."""

from datetime import date, datetime
from typing import Any, ClassVar

from pydantic import Field

from oryndau.appeals.selectors import complaint
from oryndau.appeals.words import MATTERS, OUTCOMES, ROLES
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.documents.content import Attachment, Content, Office, OfficialPaper, Party, Said, Words
from oryndau.documents.letterhead import address_line, check_url, office, official
from oryndau.documents.words import Language
from oryndau.law import terms
from oryndau.law.appeal import NAMES
from oryndau.law.appeal_facts import Addressee, Complaint, Outcome, Ruling
from oryndau.law.procedure import Procedure
from oryndau.law.territories import territory
from oryndau.law.text import Text
from oryndau.people.models import Staff
from oryndau.timekeeping import local


class ComplaintPaper(Content):
    """The complaint as it is read before it is signed (APPC Art. 93(2))."""

    template: ClassVar[str] = "complaint"
    title: ClassVar[Text] = Text(kk="Шағым", ru="Жалоба", en="Complaint")

    language: Language
    addressee: Text
    body: Text
    service: Text
    complainant: Party
    signer: Words | None = None
    postal: Said | None = None
    email: Words
    phone: Words
    matter: Text
    contested_number: Words | None = None
    contested: Words | None = None
    happened_on: date | None = None
    circumstances: list[Words]
    request: Words
    attachments: list[Attachment] = []

    def said_in(self) -> tuple[Language, ...]:
        """One language, the complainant's choice."""
        return (self.language,)


class ComplaintDecision(OfficialPaper):
    """The decision on a complaint with the way to court (APPC Art. 100, 101, 136)."""

    template: ClassVar[str] = "complaint-decision"
    title: ClassVar[Text] = Text(
        kk="Шағым бойынша шешім", ru="Решение по жалобе", en="Decision on a complaint"
    )

    made_on: date
    registration_number: Words
    registered_on: date
    complainant: Party
    body: Text
    service: Text
    matter: Text
    contested_number: Words | None = None
    contested: Words | None = None
    happened_on: date | None = None
    request: Words
    outcome: Text
    dismissed: bool
    reasons: Text
    order: Text | None = None
    court_months: int = Field(gt=0)


_CHUNK = 3_900
"""What one paragraph of a document may hold; a longer text is printed in several."""


def readable(facts: Complaint, number: str, at: datetime) -> ComplaintPaper:
    """The complaint in words."""
    return ComplaintPaper(
        number=number, check_url=check_url(number), made_at=at, language=facts.language,
        addressee=NAMES[facts.addressee], email=facts.email, phone=facts.phone,
        signer=facts.applicant.full_name if facts.organisation else None,
        postal=address_line(facts.postal) if facts.postal else None,
        circumstances=[
            facts.circumstances[at : at + _CHUNK] for at in range(0, len(facts.circumstances), _CHUNK)
        ],
        attachments=[
            Attachment(name=file.name, role=ROLES[file.role.value], size=file.size, sha256=file.sha256)
            for file in facts.attachments
        ],
        **_about(facts),
    )  # fmt: skip


def decision(case: Case, act: Ruling, staff: Staff, number: str, at: datetime) -> ComplaintDecision:
    """The decision in words."""
    assert case.registered_on, "only a registered complaint is decided"
    facts = complaint(case)
    return ComplaintDecision(
        number=number, check_url=check_url(number), made_at=at, office=_office(facts),
        official=official(staff), made_on=local(at).date(), registration_number=str(case.number),
        registered_on=case.registered_on, outcome=OUTCOMES[act.outcome],
        dismissed=act.outcome in (Outcome.DISMISS, Outcome.UNCONSIDERED),
        reasons=_of_two(act.reasons_kk, act.reasons_ru),
        order=_of_two(act.order_kk, act.order_ru) if act.order_kk and act.order_ru else None,
        court_months=terms.get("appeal.court-after-complaint").length, **_about(facts),
    )  # fmt: skip


def _about(facts: Complaint) -> dict[str, Any]:
    said = facts.contested
    return {
        "body": territory(facts.territory).justice_body, "service": service_of(facts).text,
        "complainant": _party(facts), "matter": MATTERS[facts.matter], "contested_number": said.number,
        "contested": said.told, "happened_on": said.happened_on, "request": facts.request,
    }  # fmt: skip


def service_of(facts: Complaint) -> Procedure:
    """The service complained of."""
    return procedure_of(facts.contested.service)


def _party(facts: Complaint) -> Party:
    where = address_line(facts.residence)
    if facts.organisation:
        return Party(
            name=facts.organisation.name, identifier_kind="bin", identifier=facts.organisation.bin,
            address=where,
        )  # fmt: skip
    who = facts.applicant
    return Party(name=who.full_name, identifier_kind="iin", identifier=who.iin, address=where)


def _office(facts: Complaint) -> Office:
    """The head of the letter: the provider, or the national body in the capital."""
    if facts.addressee is Addressee.HEAD:
        return office(facts.territory)
    name = NAMES[facts.addressee]
    said = {code: name.in_(code)[:1].upper() + name.in_(code)[1:] for code in ("kk", "ru", "en")}
    return Office(name=Text(**said), address=Text(kk="Астана қаласы", ru="город Астана", en="Astana"))


def _of_two(kk: str, ru: str) -> Text:
    return Text(kk=kk, ru=ru, en=ru)
