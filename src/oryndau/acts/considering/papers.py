"""What the acts of a public service about its applicant have in common, and what they say (C-07, C-17, L-06).

A service says once what it is (`Service`); the wording stands in the templates of `documents`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from oryndau.cases.models import Case
from oryndau.documents.content import Office, OfficialPaper, Part, Party, Words
from oryndau.documents.letterhead import address_line, check_url, official
from oryndau.law.facts import Address
from oryndau.law.facts.considering import Lacking
from oryndau.law.facts.parties import PersonRef
from oryndau.law.text import Text
from oryndau.people.models import Staff
from oryndau.timekeeping import local


class Service(Part):
    """The public service as its papers name it: its name, its rules, and what it calls its applicant."""

    name: Text
    rules: Text
    applicant: Text


class ServiceAct(OfficialPaper):
    """What all acts about an applicant have: day, applicant, application, where to complain (C-24, L-14)."""

    made_on: date
    service: Service
    applicant: Party
    registration_number: Words
    received_on: date
    complaint: Text


class RefusalToConsider(ServiceAct):
    """Reasoned refusal to consider an incomplete application (A1 p.7; A2 p.10, p.16)."""

    template: ClassVar[str] = "refusal-to-consider"
    title: ClassVar[Text] = Text(
        kk="Өтінішті одан әрі қараудан дәлелді бас тарту",
        ru="Мотивированный отказ в дальнейшем рассмотрении заявления",
        en="Reasoned refusal to consider the application further",
    )

    paragraph: int
    """Of the rules, where they want it."""
    missing: Text
    again: Text
    """How the applicant applies again."""


@dataclass(frozen=True, slots=True)
class About:
    """Whom and what an act is about, and by whom it is made: what `common` fills every act with."""

    service: Service
    complaint: Text
    office: Office
    applicant: PersonRef
    residence: Address


def common(about: About, case: Case, staff: Staff, number: str, at: datetime) -> dict[str, Any]:
    """The fields that all acts of a service about an applicant share."""
    who = about.applicant
    return {
        "number": number, "check_url": check_url(number), "made_at": at, "office": about.office,
        "official": official(staff), "made_on": local(at).date(), "service": about.service,
        "applicant": Party(
            name=who.full_name, identifier_kind="iin", identifier=who.iin,
            address=address_line(about.residence),
        ),
        "registration_number": case.number, "received_on": local(case.received_at).date(),
        "complaint": about.complaint,
    }  # fmt: skip


def of_two(kk: str, ru: str) -> Text:
    """What a person wrote in both official languages."""
    return Text(kk=kk, ru=ru, en=ru)


def missing(facts: Lacking) -> Text:
    """What was found missing, in both languages."""
    return of_two(facts.missing_kk, facts.missing_ru)
