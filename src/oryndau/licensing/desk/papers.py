"""What the licensor's acts say: a typed model per document, and how it is made of a case (L-06 to L-12).

The wording stands in the templates of `documents`; texts of grounds come from the law.
"""

from datetime import date, datetime
from typing import Any, ClassVar, Final

from pydantic import AwareDatetime

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
from oryndau.documents.content import OfficialPaper, Part, Words
from oryndau.documents.letterhead import check_url, ministry, official
from oryndau.law import terms
from oryndau.law.facts import considering as c
from oryndau.law.licensing import facts as f
from oryndau.law.licensing.grounds import GROUNDS
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.text import Text
from oryndau.licensing.desk import selectors
from oryndau.licensing.reading import application_of
from oryndau.people.models import Staff


class Found(Part):
    """A ground of refusal that was found (A2 p.12)."""

    number: int
    text: Text


class _Refusing(ServiceAct):
    """What the refusals of the licensor have alike: grounds of the closed list, and the reasons."""

    grounds: list[Found]
    reasons: Text


class LicencePreliminaryRefusal(_Refusing):
    """Preliminary decision to refuse with the notice of the hearing (L-07; A2 p.11; APPC Art. 73)."""

    template: ClassVar[str] = "licence-preliminary-refusal"
    title: ClassVar[Text] = Text(
        kk="Бас тарту туралы алдын ала шешім және тыңдау туралы хабарлама",
        ru="Предварительное решение об отказе и уведомление о заслушивании",
        en="Preliminary decision to refuse and notice of the hearing",
    )

    summons: Summons


class LicenceRefusal(_Refusing):
    """Reasoned refusal of the licence after the hearing (L-07, L-08; A2 p.11, p.12)."""

    template: ClassVar[str] = "licence-refusal"
    title: ClassVar[Text] = Text(
        kk="Лицензия беруден дәлелді бас тарту", ru="Мотивированный отказ в выдаче лицензии",
        en="Reasoned refusal of the licence",
    )  # fmt: skip

    heard_at: AwareDatetime
    appeared: bool


class RenewalRefusal(_Refusing):
    """Reasoned refusal to re-issue a licence (L-09; A2 St.)."""

    template: ClassVar[str] = "renewal-refusal"
    title: ClassVar[Text] = Text(
        kk="Лицензияны қайта ресімдеуден дәлелді бас тарту",
        ru="Мотивированный отказ в переоформлении лицензии", en="Reasoned refusal to re-issue the licence",
    )  # fmt: skip

    licence_number: Words
    issued_on: date


class LicencePaper(OfficialPaper):
    """The licence: general, unlimited, good for the whole country (L-12; Law 261-IV Art. 142)."""

    template: ClassVar[str] = "licence"
    title: ClassVar[Text] = Text(
        kk="Жеке сот орындаушысының қызметімен айналысуға лицензия",
        ru="Лицензия на занятие деятельностью частного судебного исполнителя",
        en="Licence of a private enforcement agent",
    )

    licence_number: Words
    issued_on: date
    holder: Words
    replaces: Words | None = None
    """The number of the licence in whose place it was issued (L-09)."""


RULES: Final = Text(
    kk="Қазақстан Республикасы Әділет министрінің 2020 жылғы 29 мамырдағы № 69 бұйрығына 2-қосымша (бұдан "
       "әрі — Қағидалар)",
    ru="приложение 2 к приказу Министра юстиции Республики Казахстан от 29 мая 2020 года № 69 (далее — "
       "Правила)",
    en="Appendix 2 to Order No. 69 of the Minister of Justice of 29 May 2020",
)  # fmt: skip
_SERVICE: Final = Service(
    name=Text(
        kk="«Жеке сот орындаушысының қызметімен айналысуға лицензия беру»",
        ru="«Выдача лицензии на занятие деятельностью частного судебного исполнителя»",
        en="«Issue of a licence of a private enforcement agent»",
    ),
    rules=RULES,
    applicant=Text(kk="Өтініш беруші", ru="Заявитель", en="Applicant"),
)
_COMPLAINT: Final = Text(
    kk="Осы шешімге көрсетілетін қызметті берушінің басшысына немесе мемлекеттік қызметтер көрсету сапасын "
       "бағалау және бақылау жөніндегі уәкілетті органға шағым берілуі мүмкін. Көрсетілетін қызметті беруші "
       "шағымды ол тіркелген күннен бастап {provider} жұмыс күні ішінде, уәкілетті орган {quality} жұмыс "
       "күні ішінде қарайды. Шағым бойынша шешіммен келіспеген жағдайда көрсетілетін қызметті алушы "
       "заңнамада белгіленген тәртіппен сотқа жүгінеді (Қағидалардың 20 – 22-тармақтары).",
    ru="Настоящее решение может быть обжаловано руководителю услугодателя или в уполномоченный орган по "
       "оценке и контролю за качеством оказания государственных услуг. Услугодатель рассматривает жалобу в "
       "течение {provider} рабочих дней со дня её регистрации, уполномоченный орган — в течение {quality} "
       "рабочих дней. При несогласии с решением по жалобе услугополучатель обращается в суд в установленном "
       "законодательством порядке (пункты 20 – 22 Правил).",
    en="A complaint may be made to the head of the provider or to the body that assesses the quality of "
       "public services. The provider considers it within {provider} working days of its registration, that "
       "body within {quality}. Who disagrees with the decision on the complaint goes to court (paragraphs 20 "
       "to 22 of the Rules).",
)  # fmt: skip
_AGAIN: Final = Text(
    kk="Кемшіліктер жойылғаннан кейін өтініш қайта берілуі мүмкін; төленген лицензиялық алым өтініш "
       "берушіде қалады және келесі өтінішке пайдаланылады.",
    ru="После устранения недостатков заявление может быть подано вновь; уплаченный лицензионный сбор "
       "остаётся за заявителем и используется для нового заявления.",
    en="When this is put right, the applicant may apply again; the fee that was paid stays his and serves "
       "the new application.",
)  # fmt: skip
_OUTCOME: Final = Text(
    kk="Тыңдау нәтижесінде лицензия беріледі не дәлелді бас тарту туралы шешім қабылданады.",
    ru="По итогам заслушивания выдаётся лицензия либо принимается решение о мотивированном отказе.",
    en="After the hearing the licence is issued, or refused with reasons.",
)


def _common(case: Case, staff: Staff, number: str, at: datetime) -> dict[str, Any]:
    application = application_of(case)
    complaint = _COMPLAINT.format(
        provider=terms.get("complaint.provider").length, quality=terms.get("complaint.quality-body").length
    )
    about = About(_SERVICE, complaint, ministry(), application.applicant, application.residence)
    return common(about, case, staff, number, at)


def _refusing(act: f.Refusal) -> dict[str, Any]:
    grounds = [Found(number=one.number, text=one.text) for one in GROUNDS if one.number in act.grounds]
    return {"grounds": grounds, "reasons": of_two(act.reasons_kk, act.reasons_ru)}


def refusal_to_consider(
    case: Case, act: c.Lacking, staff: Staff, number: str, at: datetime
) -> RefusalToConsider:
    """What is missing, in both languages."""
    paragraph = 10 if case.procedure == LICENCE_ISSUE.key else 16
    return RefusalToConsider(
        **_common(case, staff, number, at), paragraph=paragraph, missing=missing(act), again=_AGAIN
    )


def preliminary_refusal(
    case: Case, act: f.PreliminaryRefusal, staff: Staff, number: str, at: datetime
) -> LicencePreliminaryRefusal:
    """Grounds, reasons, and when, where and how the applicant is heard."""
    called = summons(act, 11, selectors.term_ends_on(case), _OUTCOME)
    return LicencePreliminaryRefusal(**_common(case, staff, number, at), **_refusing(act), summons=called)


def hearing_minutes(case: Case, act: c.Hearing, staff: Staff, number: str, at: datetime) -> HearingMinutes:
    """Who was there, what was objected and said."""
    notice = selectors.preliminary(case)
    reasons = of_two(notice.reasons_kk, notice.reasons_ru)
    return minutes(_common(case, staff, number, at), case, act, notice, reasons)


def licence_refusal(case: Case, act: f.Refusal, staff: Staff, number: str, at: datetime) -> LicenceRefusal:
    """Grounds and reasons that stand after the hearing."""
    heard = reading.hearing(case)
    return LicenceRefusal(
        **_common(case, staff, number, at), **_refusing(act), heard_at=heard.held_at, appeared=heard.appeared
    )


def renewal_refusal(case: Case, act: f.Refusal, staff: Staff, number: str, at: datetime) -> RenewalRefusal:
    """Grounds and reasons; a term under five working days needs no hearing (APPC Art. 73)."""
    application = application_of(case)
    assert isinstance(application, f.RenewalApplication), "this act is of a re-issue"
    return RenewalRefusal(
        **_common(case, staff, number, at), **_refusing(act), licence_number=application.licence,
        issued_on=application.issued_on,
    )  # fmt: skip


def licence(case: Case, act: f.Grant, staff: Staff, number: str, at: datetime) -> LicencePaper:
    """The licence as it is signed, sealed and hung on a wall."""
    return LicencePaper(
        number=number, check_url=check_url(number), made_at=at, office=ministry(), official=official(staff),
        licence_number=act.number, issued_on=act.issued_on, holder=act.holder,
        replaces=act.replaces if isinstance(act, f.Reissue) else None,
    )  # fmt: skip
