"""What the acts of the desk say: a typed model per document, and how it is made of a case (C-07, C-17, C-18).

The wording stands in the templates of `documents`; texts of grounds and restrictions come from the law.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from pydantic import AwareDatetime, Field

from oryndau.cases.models import Case
from oryndau.certification.desk import selectors
from oryndau.documents.content import OfficialPaper, Part, Party, Said, Words
from oryndau.documents.letterhead import address_line, check_url, office, official
from oryndau.law import terms
from oryndau.law.certification import facts as f
from oryndau.law.restrictions import RESTRICTIONS
from oryndau.law.territories import territory
from oryndau.law.text import Text
from oryndau.people.models import Staff
from oryndau.timekeeping import local


class CandidateAct(OfficialPaper):
    """What all acts about a candidate have: day, candidate, his application, where to complain (C-24)."""

    made_on: date
    candidate: Party
    registration_number: Words
    received_on: date
    provider_days: int = Field(gt=0, description="the head of the provider or the Ministry considers so long")
    quality_days: int = Field(gt=0, description="the body that assesses quality considers so long")


class RefusalToConsider(CandidateAct):
    """Reasoned refusal to consider an incomplete application (C-07; A1 p.7)."""

    template: ClassVar[str] = "refusal-to-consider"
    title: ClassVar[Text] = Text(
        kk="Өтінішті одан әрі қараудан дәлелді бас тарту",
        ru="Мотивированный отказ в дальнейшем рассмотрении заявления",
        en="Reasoned refusal to consider the application further",
    )

    missing: Text


class Restricted(Part):
    """A restriction of Art. 140(2) that was found."""

    number: int
    text: Text


class PreliminaryRefusal(CandidateAct):
    """Preliminary decision to refuse with the notice of the hearing (C-18; A1 p.14; APPC Art. 73)."""

    template: ClassVar[str] = "preliminary-refusal"
    title: ClassVar[Text] = Text(
        kk="Бас тарту туралы алдын ала шешім және тыңдау туралы хабарлама",
        ru="Предварительное решение об отказе и уведомление о заслушивании",
        en="Preliminary decision to refuse and notice of the hearing",
    )

    unreliable: bool
    restrictions: list[Restricted] = []
    reasons: Text
    hearing_at: AwareDatetime
    video: bool
    place: Text
    link: Words | None = None
    term_ends_on: date


class HearingMinutes(CandidateAct):
    """Minutes of the hearing (C-18; APPC Art. 74)."""

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
    objections: list[Said] = Field(default=[], description="the candidate's written objections, as written")
    said: Text


class CertificationRefusal(CandidateAct):
    """Reasoned refusal of the service after the hearing (C-08, C-18; A1 p.8, p.14)."""

    template: ClassVar[str] = "certification-refusal"
    title: ClassVar[Text] = Text(
        kk="Мемлекеттік қызмет көрсетуден дәлелді бас тарту",
        ru="Мотивированный отказ в оказании государственной услуги",
        en="Reasoned refusal of the public service",
    )

    unreliable: bool
    restrictions: list[Restricted] = []
    reasons: Text
    heard_at: AwareDatetime
    appeared: bool


class _Result(CandidateAct):
    """What both results have: number, date and region, and the Commission's minutes (C-16, C-17)."""

    decision_number: Words
    decided_on: date
    region: Text
    session_number: Words
    minutes_number: Words


class CertificationDecision(_Result):
    """Decision to certify, valid for three years (C-17; Law 261-IV Art. 141(5))."""

    template: ClassVar[str] = "certification-decision"
    title: ClassVar[Text] = Text(
        kk="Аттестаттау туралы шешім", ru="Решение об аттестации", en="Decision to certify"
    )

    valid_until: date
    validity_years: int = Field(gt=0)
    licence_wanted: bool


class CertificationDenial(_Result):
    """Decision not to certify (C-16, C-17; Law 261-IV Art. 141(3))."""

    template: ClassVar[str] = "certification-denial"
    title: ClassVar[Text] = Text(
        kk="Аттестаттамау туралы шешім", ru="Решение о неаттестации", en="Decision not to certify"
    )

    outcome: str
    correct: int | None = None
    questions: int | None = None
    pass_mark: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    may_apply_from: date | None = None


def _common(case: Case, staff: Staff, number: str, at: datetime) -> dict[str, Any]:
    application = selectors.application(case)
    who = application.applicant
    return {
        "number": number, "check_url": check_url(number), "made_at": at, "office": office(case.territory),
        "official": official(staff), "made_on": local(at).date(),
        "candidate": Party(
            name=who.full_name, identifier_kind="iin", identifier=who.iin,
            address=address_line(application.residence),
        ),
        "registration_number": case.number, "received_on": local(case.received_at).date(),
        "provider_days": terms.get("complaint.provider").length,
        "quality_days": terms.get("complaint.quality-body").length,
    }  # fmt: skip


def _said(kk: str, ru: str) -> Text:
    return Text(kk=kk, ru=ru, en=ru)


def _restricted(numbers: list[int]) -> list[Restricted]:
    return [Restricted(number=one.number, text=one.text) for one in RESTRICTIONS if one.number in numbers]


def refusal_to_consider(
    case: Case, act: f.Lacking, staff: Staff, number: str, at: datetime
) -> RefusalToConsider:
    """What is missing, in both languages."""
    return RefusalToConsider(
        **_common(case, staff, number, at), missing=_said(act.missing_kk, act.missing_ru)
    )


def preliminary_refusal(
    case: Case, act: f.PreliminaryRefusal, staff: Staff, number: str, at: datetime
) -> PreliminaryRefusal:
    """Grounds, reasons, and when, where and how the candidate is heard."""
    return PreliminaryRefusal(
        **_common(case, staff, number, at), unreliable=f.Ground.UNRELIABLE in act.grounds,
        restrictions=_restricted(act.restrictions), reasons=_said(act.reasons_kk, act.reasons_ru),
        hearing_at=act.hearing_at, video=act.manner == "video", place=_said(act.place_kk, act.place_ru),
        link=act.link, term_ends_on=selectors.term_ends_on(case),
    )  # fmt: skip


def hearing_minutes(case: Case, act: f.Hearing, staff: Staff, number: str, at: datetime) -> HearingMinutes:
    """Who was there, what was objected and said."""
    notice = selectors.preliminary(case)
    return HearingMinutes(
        **_common(case, staff, number, at), held_at=act.held_at, video=notice.manner == "video",
        place=_said(notice.place_kk, notice.place_ru), appeared=act.appeared,
        participants=list(act.participants), reasons=_said(notice.reasons_kk, notice.reasons_ru),
        objections=[objection.text for objection in selectors.objections(case)],
        said=_said(act.said_kk, act.said_ru),
    )  # fmt: skip


def certification_refusal(
    case: Case, act: f.Refusal, staff: Staff, number: str, at: datetime
) -> CertificationRefusal:
    """Grounds and reasons that stand after the hearing."""
    hearing = selectors.hearing(case)
    return CertificationRefusal(
        **_common(case, staff, number, at), unreliable=f.Ground.UNRELIABLE in act.grounds,
        restrictions=_restricted(act.restrictions), reasons=_said(act.reasons_kk, act.reasons_ru),
        heard_at=hearing.held_at, appeared=hearing.appeared,
    )  # fmt: skip


def _result(case: Case, act: f.Result, staff: Staff, number: str, at: datetime) -> dict[str, Any]:
    return {
        **_common(case, staff, number, at), "decision_number": act.number, "decided_on": act.decided_on,
        "region": territory(case.territory).name, "session_number": selectors.session_of(case).number,
        "minutes_number": selectors.conclusion(case).minutes_number,
    }  # fmt: skip


def certification_decision(
    case: Case, act: f.Result, staff: Staff, number: str, at: datetime
) -> CertificationDecision:
    """Number, date, region and validity of the decision."""
    assert act.valid_until, "the procedure asks for the last day of a decision to certify"
    return CertificationDecision(
        **_result(case, act, staff, number, at), valid_until=act.valid_until,
        validity_years=act.valid_until.year - act.decided_on.year,
        licence_wanted=selectors.application(case).form == "an3",
    )  # fmt: skip


def certification_denial(
    case: Case, act: f.Result, staff: Staff, number: str, at: datetime
) -> CertificationDenial:
    """Why the candidate was not certified: test, votes, absence or suspension."""
    conclusion, test, tally = selectors.conclusion(case), selectors.test(case), selectors.tally(case)
    votes = [vote.choice for vote in tally.votes] if tally else None
    return CertificationDenial(
        **_result(case, act, staff, number, at), outcome=conclusion.outcome.value,
        correct=test.correct if test else None, questions=test.questions if test else None,
        pass_mark=test.pass_mark if test else None,
        votes_for=votes.count("pass") if votes else None,
        votes_against=votes.count("fail") if votes else None, may_apply_from=conclusion.may_apply_from,
    )  # fmt: skip
