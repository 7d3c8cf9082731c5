"""Papers of a hearing: the summons that a preliminary refusal carries, and the minutes (C-18, L-07)."""

from datetime import date
from typing import Any, ClassVar

from pydantic import AwareDatetime, Field

from oryndau.acts import reading
from oryndau.acts.considering.papers import ServiceAct, of_two
from oryndau.cases.models import Case
from oryndau.documents.content import Part, Said, Words
from oryndau.law.facts.considering import Hearing, HearingAppointment
from oryndau.law.text import Text


class Summons(Part):
    """When, where and how the applicant is heard, and what may come of it."""

    paragraph: int
    """Of the rules of the service, where they want the hearing."""
    hearing_at: AwareDatetime
    video: bool
    place: Text
    link: Words | None = None
    term_ends_on: date
    outcome: Text
    """What is decided after the hearing, a sentence."""


class HearingMinutes(ServiceAct):
    """Minutes of the hearing (APPC Art. 74)."""

    template: ClassVar[str] = "hearing-minutes"
    title: ClassVar[Text] = Text(
        kk="Тыңдау хаттамасы", ru="Протокол заслушивания", en="Minutes of the hearing"
    )

    held_at: AwareDatetime
    place: Text
    video: bool
    appeared: bool
    participants: list[Words] = []
    reasons: Text
    """What the preliminary decision was founded on."""
    objections: list[Said] = Field(default=[], description="the applicant's objections, as written")
    said: Text


def summons(act: HearingAppointment, paragraph: int, term_ends_on: date, outcome: Text) -> Summons:
    """The part of a preliminary refusal that appoints the hearing."""
    return Summons(
        paragraph=paragraph, hearing_at=act.hearing_at, video=act.manner == "video",
        place=of_two(act.place_kk, act.place_ru), link=act.link, term_ends_on=term_ends_on, outcome=outcome,
    )  # fmt: skip


def minutes(
    common: dict[str, Any], case: Case, act: Hearing, notice: HearingAppointment, reasons: Text
) -> HearingMinutes:
    """Who was there, what was objected and said; `notice` and `reasons` are of the preliminary refusal."""
    return HearingMinutes(
        **common, held_at=act.held_at, video=notice.manner == "video",
        place=of_two(notice.place_kk, notice.place_ru), appeared=act.appeared,
        participants=list(act.participants), reasons=reasons, objections=list(reading.objections(case)),
        said=of_two(act.said_kk, act.said_ru),
    )  # fmt: skip
