"""What the acts of the desk say: a typed model per document, and how it is made of a case (C-07, C-17, C-18).

The wording stands in the templates of `documents`; texts of grounds and restrictions come from the law.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from pydantic import AwareDatetime, Field

from oryndau.acts import reading
from oryndau.acts.considering.papers import (
    About,
    RefusalToConsider,
    Service,
    ServiceAct,
    common,
    missing,
    of_two,
)
from oryndau.acts.hearing.papers import HearingMinutes, Summons, minutes, summons
from oryndau.cases.models import Case
from oryndau.certification.desk import selectors
from oryndau.documents.content import Part, Words
from oryndau.documents.letterhead import office
from oryndau.law import terms
from oryndau.law.certification import facts as f
from oryndau.law.restrictions import RESTRICTIONS
from oryndau.law.territories import territory
from oryndau.law.text import Text
from oryndau.people.models import Staff


class Restricted(Part):
    """A restriction of Art. 140(2) that was found."""

    number: int
    text: Text


class PreliminaryRefusal(ServiceAct):
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
    summons: Summons


class CertificationRefusal(ServiceAct):
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


class _Result(ServiceAct):
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


_SERVICE = Service(
    name=Text(
        kk="«Жеке сот орындаушысының қызметімен айналысуға үміткер адамдарды аттестаттаудан өткізу»",
        ru="«Проведение аттестации лиц, претендующих на занятие деятельностью "
           "частного судебного исполнителя»",
        en="«Certification of persons who apply to be private enforcement agents»",
    ),
    rules=Text(
        kk="Қазақстан Республикасы Әділет министрінің 2020 жылғы 29 мамырдағы № 69 бұйрығына 1-қосымша "
           "(бұдан әрі — Қағидалар)",
        ru="приложение 1 к приказу Министра юстиции Республики Казахстан от 29 мая 2020 года № 69 "
           "(далее — Правила)",
        en="Appendix 1 to Order No. 69 of the Minister of Justice of 29 May 2020",
    ),
    applicant=Text(kk="Үміткер", ru="Кандидат", en="Candidate"),
)  # fmt: skip
_COMPLAINT = Text(
    kk="Осы шешімге көрсетілетін қызметті берушінің басшысына, Қазақстан Республикасының Әділет "
       "министрлігіне немесе мемлекеттік қызметтер көрсету сапасын бағалау және бақылау жөніндегі уәкілетті "
       "органға шағым берілуі мүмкін. Көрсетілетін қызметті беруші мен Министрлік шағымды ол тіркелген "
       "күннен бастап {provider} жұмыс күні ішінде, уәкілетті орган {quality} жұмыс күні ішінде қарайды. "
       "Шағым бойынша шешіммен келіспеген жағдайда көрсетілетін қызметті алушы заңнамада белгіленген "
       "тәртіппен сотқа жүгінеді (Қағидалардың 18 – 20-тармақтары).",
    ru="Настоящее решение может быть обжаловано руководителю услугодателя, в Министерство юстиции "
       "Республики Казахстан или в уполномоченный орган по оценке и контролю за качеством оказания "
       "государственных услуг. Услугодатель и Министерство рассматривают жалобу в течение {provider} "
       "рабочих дней со дня её регистрации, уполномоченный орган — в течение {quality} рабочих дней. При "
       "несогласии с решением по жалобе услугополучатель обращается в суд в установленном "
       "законодательством порядке (пункты 18 – 20 Правил).",
    en="A complaint may be made to the head of the provider, to the Ministry of Justice or to the body that "
       "assesses the quality of public services. Provider and Ministry consider it within {provider} "
       "working days of its registration, that body within {quality}. Who disagrees with the decision on "
       "the complaint goes to court (paragraphs 18 to 20 of the Rules).",
)  # fmt: skip
_AGAIN = Text(
    kk="Кемшіліктер жойылғаннан кейін құжаттарды қабылдау ашық кез келген сессияға өтініш қайта берілуі "
       "мүмкін.",
    ru="После устранения недостатков заявление может быть подано вновь на любую сессию, приём документов на "
       "которую открыт.",
    en="When this is put right, the applicant may apply again to any session that is open.",
)  # fmt: skip
_OUTCOME = Text(
    kk="Тыңдау нәтижесінде аттестаттауға жіберу не дәлелді бас тарту туралы шешім қабылданады.",
    ru="По итогам заслушивания принимается решение о допуске к аттестации или мотивированный отказ.",
    en="After the hearing the candidate is admitted, or refused with reasons.",
)


def _common(case: Case, staff: Staff, number: str, at: datetime) -> dict[str, Any]:
    application = selectors.application(case)
    complaint = _COMPLAINT.format(
        provider=terms.get("complaint.provider").length, quality=terms.get("complaint.quality-body").length
    )
    about = About(_SERVICE, complaint, office(case.territory), application.applicant, application.residence)
    return common(about, case, staff, number, at)


def _restricted(numbers: list[int]) -> list[Restricted]:
    return [Restricted(number=one.number, text=one.text) for one in RESTRICTIONS if one.number in numbers]


def refusal_to_consider(
    case: Case, act: f.Lacking, staff: Staff, number: str, at: datetime
) -> RefusalToConsider:
    """What is missing, in both languages."""
    return RefusalToConsider(
        **_common(case, staff, number, at), paragraph=7, missing=missing(act), again=_AGAIN
    )


def preliminary_refusal(
    case: Case, act: f.PreliminaryRefusal, staff: Staff, number: str, at: datetime
) -> PreliminaryRefusal:
    """Grounds, reasons, and when, where and how the candidate is heard."""
    return PreliminaryRefusal(
        **_common(case, staff, number, at), unreliable=f.Ground.UNRELIABLE in act.grounds,
        restrictions=_restricted(act.restrictions), reasons=of_two(act.reasons_kk, act.reasons_ru),
        summons=summons(act, 14, selectors.term_ends_on(case), _OUTCOME),
    )  # fmt: skip


def hearing_minutes(case: Case, act: f.Hearing, staff: Staff, number: str, at: datetime) -> HearingMinutes:
    """Who was there, what was objected and said."""
    notice = selectors.preliminary(case)
    reasons = of_two(notice.reasons_kk, notice.reasons_ru)
    return minutes(_common(case, staff, number, at), case, act, notice, reasons)


def certification_refusal(
    case: Case, act: f.Refusal, staff: Staff, number: str, at: datetime
) -> CertificationRefusal:
    """Grounds and reasons that stand after the hearing."""
    hearing = reading.hearing(case)
    return CertificationRefusal(
        **_common(case, staff, number, at), unreliable=f.Ground.UNRELIABLE in act.grounds,
        restrictions=_restricted(act.restrictions), reasons=of_two(act.reasons_kk, act.reasons_ru),
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
