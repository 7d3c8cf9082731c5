"""The application of initiation that is signed (E-07, E-08) and the facts of a bailiff's acts (E-03,
E-10)."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from oryndau.law.channels import Channel
from oryndau.law.enforcement.grounds import Ground
from oryndau.law.enforcement.measures import Measure
from oryndau.law.facts.base import Facts, Instant, Line, Prose, Sha256, ShortLine, TerritoryCode, broken
from oryndau.law.facts.document import EnforcementDocument, Features
from oryndau.law.facts.parties import Applicant, ApplicantKind, Party

MEDIA_TYPES = ("application/pdf", "image/jpeg", "image/png", "application/cms")
_ALMATY_AHEAD = timedelta(
    hours=5
)  # Asia/Almaty is UTC+5 since 1 March 2024; used only to tell "in the future"


class AttachmentRole(StrEnum):
    """What an attached file is."""

    ENFORCEMENT_DOCUMENT = "enforcement_document"
    JUDICIAL_ACT = "judicial_act"
    POWER_OF_ATTORNEY = "power_of_attorney"
    OTHER = "other"


class PlaceBasis(StrEnum):
    """Why the document is presented in this territory (Art. 52)."""

    REGISTRATION = "registration"
    RESIDENCE = "residence"
    WORK = "work"
    PROPERTY = "property"
    ORGAN = "organ"
    ACT = "act"


class AttachmentRef(Facts):
    """A file by its digest; the bytes are stored elsewhere. `media_type` is the one found by looking
    inside."""

    sha256: Sha256
    name: Line
    media_type: Literal["application/pdf", "image/jpeg", "image/png", "application/cms"]
    size: Annotated[int, Field(gt=0, le=104_857_600)]
    role: AttachmentRole


class Motion(Facts):
    """A measure asked for in the application (Art. 37(2))."""

    measure: Measure
    about: Prose | None = None


class Consents(Facts):
    """The statements of the forms: contacts are official, documents true and valid; protected data may be
    used."""

    statements_true: Literal[True]
    protected_data: Literal[True]


class InitiationApplication(Facts):
    """Forms An.2 ("an2": initiate) and An.3 ("an3": write out or send a writ, and initiate) in one
    structure."""

    version: Literal[1] = 1
    form: Literal["an2", "an3"]
    language: Literal["kk", "ru"]
    territory: TerritoryCode
    applicant: Applicant
    document: EnforcementDocument
    claimant: Party
    debtors: Annotated[list[Party], Field(min_length=1, max_length=20)]
    features: Features = Features()
    place_basis: PlaceBasis
    attachments: Annotated[list[AttachmentRef], Field(min_length=1, max_length=20)]
    motions: Annotated[list[Motion], Field(max_length=12)] = []
    consents: Consents
    submitted_via: Channel
    prepared_at: Instant

    @model_validator(mode="after")
    def _not_from_the_future(self) -> Self:
        today = (self.prepared_at + _ALMATY_AHEAD).date()
        if self.document.issued_on > today:
            broken("issued_in_future", "was not issued yet", "document.issued_on")
        if self.document.decided_on > today:
            broken("decided_in_future", "was not decided yet", "document.decided_on")
        authority = self.applicant.power_of_attorney
        if authority and authority.valid_until < today:
            broken("power_of_attorney_expired", "has expired", "applicant.power_of_attorney.valid_until")
        return self

    @model_validator(mode="after")
    def _papers_are_attached(self) -> Self:
        roles = {attachment.role for attachment in self.attachments}
        # A3 St.: the enforcement document goes with the application. Under An.3 the writ may still have to be
        # written out, so the judicial act on which it will rest is enough.
        enough = {AttachmentRole.ENFORCEMENT_DOCUMENT}
        if self.form == "an3":
            enough.add(AttachmentRole.JUDICIAL_ACT)
        if not roles & enough:
            broken("document_attachment_required", "the enforcement document is attached", "attachments")
        representative = self.applicant.kind is ApplicantKind.REPRESENTATIVE
        if representative and AttachmentRole.POWER_OF_ATTORNEY not in roles:
            broken("authority_attachment_required", "the power of attorney is attached", "attachments")
        digests = [attachment.sha256 for attachment in self.attachments]
        if len(set(digests)) != len(digests):
            broken("duplicate_attachment", "a file is attached once", "attachments")
        return self


class Initiation(Facts):
    """A bailiff initiates (Art. 37(4)): the measures set at once, and notes for the decree."""

    measures: Annotated[list[Measure], Field(max_length=12)] = []
    notes: Prose | None = None


class Refusal(Facts):
    """A bailiff refuses (Art. 38; E-10): one or more grounds of the closed list, with reasons in words, in
    both official languages."""

    grounds: Annotated[list[Ground], Field(min_length=1, max_length=14)]
    reasons_kk: Annotated[Prose, Field(min_length=10)]
    reasons_ru: Annotated[Prose, Field(min_length=10)]

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        if len(set(self.grounds)) != len(self.grounds):
            broken("grounds_repeated", "a ground is named once", "grounds")
        return self


class Reassignment(Facts):
    """The head gives the case to another state bailiff, with a reason."""

    staff: ShortLine
    reason: Annotated[Prose, Field(min_length=5, max_length=2_000)]
