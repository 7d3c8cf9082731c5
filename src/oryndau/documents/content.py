"""What a document says: one typed model per kind of document; the templates only lay it out.

Each model carries all that its template prints, so that the same content always gives the same bytes. Law
texts (names of grounds, terms) come in as data from `oryndau.law`: nothing here states a rule.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from oryndau.documents.words import Language
from oryndau.law.identity import Money
from oryndau.law.text import Text

Words = Annotated[str, Field(min_length=1, max_length=4000)]
Said = Text | Words
"""A text in three languages, or what a person wrote in one and is quoted as written."""
BOTH: tuple[Language, ...] = ("kk", "ru")


class Part(BaseModel):
    """A piece of content: fixed once made, with no field that its template does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Office(Part):
    """The body that acts: its name and address (Law 261-IV Art. 10(2)(1))."""

    name: Text
    address: Text


class Official(Part):
    """Who made the act: position, surname, initials (Art. 10(2)(3))."""

    position: Text
    surname: Words
    initials: Words


class Party(Part):
    """A claimant or debtor as the enforcement document names him."""

    name: Words
    identifier_kind: Literal["iin", "bin"] | None = None
    identifier: str | None = None
    born_on: date | None = None
    address: Said | None = None


class EnforcementDocument(Part):
    """The document to be enforced: name and number (Art. 10(2)(4)), who issued it, what it demands."""

    name: Text
    number: Words
    issued_on: date
    issuing_body: Said
    case_number: Words | None = None
    decided_on: date | None = None
    in_force_on: date | None = None
    amount: Money | None = None
    requirement: Said


class Content(Part):
    """What every document has: its public number, the address where anybody can check it, its moment."""

    template: ClassVar[str]
    title: ClassVar[Text]
    languages: ClassVar[tuple[Language, ...]] = BOTH

    number: str
    check_url: str
    made_at: AwareDatetime

    def said_in(self) -> tuple[Language, ...]:
        """The languages of the document, in order; Kazakh stands first where there are two."""
        return self.languages


class OfficialPaper(Content):
    """A paper of a body, signed by its official: both stand on its public face."""

    office: Office
    official: Official


class Decree(Content):
    """What the decrees to initiate and to refuse share: the requisites of Law 261-IV Art. 10(2)."""

    office: Office
    official: Official
    decree_on: date
    received_on: date
    registration_number: Words
    document: EnforcementDocument
    claimant: Party
    debtors: list[Party] = Field(min_length=1, max_length=100)
    appeal_working_days: int = Field(gt=0)


class InitiationDecree(Decree):
    """Decree to initiate enforcement proceedings (E-03, E-11; Law 261-IV Art. 37)."""

    template: ClassVar[str] = "decree-initiate"
    title: ClassVar[Text] = Text(
        kk="Атқарушылық іс жүргізуді қозғау туралы қаулы",
        ru="Постановление о возбуждении исполнительного производства",
        en="Decree to initiate enforcement proceedings",
    )

    proceeding_number: Words
    proceeding_name: Said
    other_proceedings: list[Words] | None = Field(
        default=None, description="numbers found by the check of Art. 37(4); None when it is still to be made"
    )
    measures: list[Said] = Field(default=[], max_length=50)
    execution_months: int | None = Field(default=None, description="Art. 39; None for periodic recoveries")
    execution_due_on: date | None = None
    register_working_days: int = Field(gt=0, description="entry in the Unified Register of Debtors, Art. 36")
    notice_working_days: int = Field(gt=0, description="term of the debtor's notices of change, Art. 16(2)")
    notes: Said | None = None


class Ground(Part):
    """One ground of refusal: its clause, the finding, how it can be cured (Art. 38(1), 38(3); E-10)."""

    clause: Text
    text: Text
    finding: Said
    cure: Text | None = Field(description="None when the law lets it not be cured")


class RefusalDecree(Decree):
    """Decree to refuse to initiate enforcement proceedings (E-03, E-10; Law 261-IV Art. 38)."""

    template: ClassVar[str] = "decree-refuse"
    title: ClassVar[Text] = Text(
        kk="Атқарушылық іс жүргізуді қозғаудан бас тарту туралы қаулы",
        ru="Постановление об отказе в возбуждении исполнительного производства",
        en="Decree to refuse to initiate enforcement proceedings",
    )

    grounds: list[Ground] = Field(min_length=1)
    dispatch_on: date | None = Field(default=None, description="last day of sending, Art. 38(2)")


class Attachment(Part):
    """A file attached to an application, bound to it by its digest."""

    name: Words
    role: Said
    size: int = Field(ge=0, description="bytes")
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class Application(Content):
    """The claimant's application: An.2 (initiate) or An.3 (write out, send and initiate) (E-07, E-08)."""

    template: ClassVar[str] = "application"
    title: ClassVar[Text] = Text(
        kk="Атқарушылық іс жүргізуді қозғау туралы өтініш",
        ru="Заявление о возбуждении исполнительного производства",
        en="Application to initiate enforcement proceedings",
    )

    form: Literal["an2", "an3"]
    language: Language
    provider: Text
    applicant: Party
    acts_for: Party | None = Field(default=None, description="whom a representative stands for")
    authority: Said | None = Field(default=None, description="power of attorney, or the head's position")
    email: Words | None = None
    phones: list[Words] = []
    document: EnforcementDocument
    claimant: Party
    debtors: list[Party] = Field(min_length=1, max_length=100)
    place: Said
    motions: list[Said] = []
    accounts: list[Words] = Field(default=[], description="debtors' accounts that the applicant knows")
    attachments: list[Attachment] = Field(min_length=1)

    def said_in(self) -> tuple[Language, ...]:
        """One language, the applicant's choice."""
        return (self.language,)


class AcceptanceSlip(Content):
    """Confirmation of receipt with the number and the date and time of the result (E-03, E-05, E-11)."""

    template: ClassVar[str] = "acceptance-slip"
    title: ClassVar[Text] = Text(
        kk="Өтінішті қабылдау туралы талон",
        ru="Талон о принятии заявления",
        en="Slip of acceptance of an application",
    )

    office: Office
    service: Text
    registration_number: Words | None = None
    applicant_name: Words
    received_at: AwareDatetime
    registers_at: AwareDatetime
    due_at: AwareDatetime
    explanation: list[Text] = Field(default=[], description="day by day, from the term's own reasoning")
    clause: Text
    attachments: list[Attachment] = []


class Signature(Part):
    """A verified signature: by whom, with which certificate, when, with which verdict."""

    signer: Words
    identifier_kind: Literal["iin", "bin"] | None = None
    identifier: str | None = None
    organisation: Words | None = None
    organisation_bin: str | None = None
    certificate_serial: Words
    certificate_issuer: Words
    valid_from: AwareDatetime
    valid_until: AwareDatetime
    algorithm: Words
    signed_at: AwareDatetime
    verdict: Text
    status_source: Words = Field(description="how its status was proven: OCSP or CRL, with the moment")


class SignatureCertificate(Content):
    """Card of the signatures under a document, to be kept or printed beside it."""

    template: ClassVar[str] = "certificate-of-signature"
    title: ClassVar[Text] = Text(
        kk="Электрондық цифрлық қолтаңба туралы мәлімет",
        ru="Сведения об электронной цифровой подписи",
        en="Card of an electronic digital signature",
    )

    document_title: Text
    document_number: Words
    document_sha256: str = Field(pattern="^[0-9a-f]{64}$")
    signatures: list[Signature] = Field(min_length=1)
    checked_at: datetime
