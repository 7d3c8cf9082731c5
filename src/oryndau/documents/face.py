"""The public face of a document: the least that proves it to whoever holds its number (E-03).

Kind, day, body, its signer. Of a person who applied only the initials; of claimants and debtors nothing.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from oryndau.documents.content import (
    AcceptanceSlip,
    Application,
    Content,
    Decree,
    OfficialPaper,
)
from oryndau.law.text import Text
from oryndau.timekeeping import local


class PublicFace(BaseModel):
    """What the public check shows of a document."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Text
    made_on: date
    body: Text | None = None
    position: Text | None = None
    signer: str | None = None


def initials(name: str) -> str:
    """«Өмірбек Үкілі Ұлан» → «Ө. Ү. Ұ.»: enough to compare with a paper, not to learn a name."""
    return " ".join(f"{word[0].upper()}." for word in name.split()[:3] if word[0].isalpha())


def face_of(content: Content) -> PublicFace:
    """The public face of a typeset document."""
    made_on = local(content.made_at).date()
    match content:
        case Decree(office=office, official=official):
            return PublicFace(
                title=content.title,
                made_on=content.decree_on,
                body=office.name,
                position=official.position,
                signer=f"{official.surname} {official.initials}",
            )
        case OfficialPaper(office=office, official=official):
            return PublicFace(
                title=content.title, made_on=made_on, body=office.name, position=official.position,
                signer=f"{official.surname} {official.initials}",
            )  # fmt: skip
        case AcceptanceSlip(office=office):
            return PublicFace(title=content.title, made_on=made_on, body=office.name)
        case Application(provider=provider, applicant=applicant):
            signer = initials(applicant.name) or None
            return PublicFace(title=content.title, made_on=made_on, body=provider, signer=signer)
        case _:
            return PublicFace(title=content.title, made_on=made_on)
