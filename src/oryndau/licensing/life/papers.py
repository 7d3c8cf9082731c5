"""What the acts about a licence say: a typed model per document, and how it is made of a case (L-12)."""

from datetime import date, datetime
from typing import Any, ClassVar

from pydantic import AwareDatetime, Field

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.documents.content import OfficialPaper, Part, Party, Words
from oryndau.documents.letterhead import check_url, ministry, office, official
from oryndau.law import parameters, terms
from oryndau.law.licensing import life_facts as f
from oryndau.law.licensing.life import HANDOVER, LICENCE
from oryndau.law.licensing.life_grounds import GROUNDS
from oryndau.law.territories import territory
from oryndau.law.text import Text, shown
from oryndau.licensing.life.selectors import History, basis_of, history
from oryndau.licensing.life.words import BODIES, UNHEARD, WISHES
from oryndau.people.models import Staff
from oryndau.timekeeping import local


class Heard(Part):
    """How the holder was heard before the act, or why he was not (APPC Art. 73)."""

    told_on: date
    objected: bool = False
    heard_at: AwareDatetime | None = None
    appeared: bool = False
    unheard: Text | None = None
    argued: Text | None = None


class LicenceAct(OfficialPaper):
    """What all acts about a licence have: the licence, its holder, why."""

    made_on: date
    licence_number: Words
    issued_on: date
    holder: Party
    region: Text
    basis: Text | None = None
    ground: Text | None = None
    ground_clause: Text | None = None
    reasons: Text


class LosingAct(LicenceAct):
    """An act after which the holder may not work: how he was heard, what follows."""

    heard: Heard | None = None
    handover_days: int = Field(gt=0)
    handover_until: date


class LicenceSuspension(LosingAct):
    """Decision to suspend (Art. 143)."""

    template: ClassVar[str] = "licence-suspension"
    title: ClassVar[Text] = Text(
        kk="Лицензияның қолданысын тоқтата тұру туралы шешім",
        ru="Решение о приостановлении действия лицензии", en="Decision to suspend a licence",
    )  # fmt: skip

    until: date | None = None


class LicenceResumption(LicenceAct):
    """Decision to resume (Art. 143(3))."""

    template: ClassVar[str] = "licence-resumption"
    title: ClassVar[Text] = Text(
        kk="Лицензияның қолданысын қайта бастау туралы шешім",
        ru="Решение о возобновлении действия лицензии", en="Decision to resume a licence",
    )  # fmt: skip

    since: date


class LicenceKeeping(LicenceAct):
    """Refusal to resume (Art. 143(8))."""

    template: ClassVar[str] = "licence-keeping"
    title: ClassVar[Text] = Text(
        kk="Лицензияның қолданысын қайта бастаудан бас тарту туралы шешім",
        ru="Решение об отказе в возобновлении действия лицензии", en="Refusal to resume a licence",
    )  # fmt: skip

    since: date
    until: date | None = None


class LicenceTermination(LosingAct):
    """Decision to terminate (Art. 144(1), 144(5))."""

    template: ClassVar[str] = "licence-termination"
    title: ClassVar[Text] = Text(
        kk="Лицензияның қолданысын тоқтату туралы шешім",
        ru="Решение о прекращении действия лицензии", en="Decision to terminate a licence",
    )  # fmt: skip

    effective_on: date


class LicenceDeprivation(LosingAct):
    """Notice that a court took the licence away (Art. 144(2), 140(2)8)."""

    template: ClassVar[str] = "licence-deprivation"
    title: ClassVar[Text] = Text(
        kk="Сот шешімі бойынша лицензиядан айыру туралы хабарлама",
        ru="Уведомление о лишении лицензии по решению суда",
        en="Notice that a court took a licence away",
    )  # fmt: skip

    court: Words
    reference: Words
    decided_on: date
    in_force_on: date
    barred_until: date
    barred_years: int = Field(gt=0)


class AccountOrder(LicenceAct):
    """Order of the territorial body to stop debits from the agent's account (Art. 168(1)8)."""

    template: ClassVar[str] = "account-order"
    title: ClassVar[Text] = Text(
        kk="Шот бойынша шығыс операцияларын тоқтата тұру туралы өкім",
        ru="Распоряжение о приостановлении расходных операций по счёту",
        en="Order to stop debits from an account",
    )  # fmt: skip

    state: Text
    bank: Words
    account: Words


def suspension(case: Case, act: f.Suspension, staff: Staff, number: str, at: datetime) -> LicenceSuspension:
    """Ground, reasons, how long, and what follows."""
    told = history(case)
    return LicenceSuspension(
        **_decided(case, told, act, staff, number, at), **_loss(act.decided_on), until=act.until,
        heard=_heard(told, act.conclusion),
    )  # fmt: skip


def resumption(case: Case, act: f.Resumption, staff: Staff, number: str, at: datetime) -> LicenceResumption:
    """Why the licence is worth again what it was."""
    told = history(case)
    return LicenceResumption(
        **_decided(case, told, act, staff, number, at), since=told.suspended_before(act.conclusion).decided_on
    )


def keeping(case: Case, act: f.Keeping, staff: Staff, number: str, at: datetime) -> LicenceKeeping:
    """Why the licence stays suspended."""
    told = history(case)
    last = told.suspended_before(act.conclusion)
    return LicenceKeeping(
        **_decided(case, told, act, staff, number, at), since=last.decided_on, until=last.until
    )


def termination(
    case: Case, act: f.Termination, staff: Staff, number: str, at: datetime
) -> LicenceTermination:
    """Ground, reasons, from which day."""
    told = history(case)
    return LicenceTermination(
        **_decided(case, told, act, staff, number, at), **_loss(act.decided_on),
        effective_on=act.effective_on, heard=_heard(told, act.conclusion),
    )  # fmt: skip


def deprivation(
    case: Case, act: f.Deprivation, staff: Staff, number: str, at: datetime
) -> LicenceDeprivation:
    """What the court decided, and until when the holder may not be an agent."""
    ground, told = GROUNDS[act.ground], history(case)
    years = parameters.get("certification.lookback-licence", on=act.in_force_on)
    return LicenceDeprivation(
        **_common(told, staff, number, at), **_loss(act.recorded_on), office=ministry(),
        ground=ground.text, ground_clause=ground.clause.text, reasons=_two(act.summary_kk, act.summary_ru),
        court=act.court, reference=act.reference, decided_on=act.decided_on, in_force_on=act.in_force_on,
        barred_until=act.barred_until, barred_years=int(years),
    )  # fmt: skip


def account_order(case: Case, act: f.AccountOrder, staff: Staff, number: str, at: datetime) -> AccountOrder:
    """Which account, at which bank. The state is that of the day of the order."""
    told = history(case)
    return AccountOrder(
        **_common(told, staff, number, at), office=office(case.territory),
        reasons=_two(act.reasons_kk, act.reasons_ru), state=LICENCE.state(act.state).text,
        bank=act.bank, account=str(act.account),
    )  # fmt: skip


def _common(told: History, staff: Staff, number: str, at: datetime) -> dict[str, Any]:
    grant = told.grant
    return {
        "number": number, "check_url": check_url(number), "made_at": at, "official": official(staff),
        "made_on": local(at).date(), "licence_number": grant.number, "issued_on": grant.registered_on,
        "holder": Party(name=grant.name, identifier_kind="iin", identifier=grant.iin),
        "region": territory(grant.territory).name,
    }  # fmt: skip


def _decided(
    case: Case, told: History, act: f.Decided, staff: Staff, number: str, at: datetime
) -> dict[str, Any]:
    code = getattr(act, "ground", None)
    ground = GROUNDS[code] if code else None
    return {
        **_common(told, staff, number, at), "office": ministry(), "basis": _basis(told, act.conclusion),
        "ground": ground.text if ground else None, "ground_clause": ground.clause.text if ground else None,
        "reasons": _two(act.reasons_kk, act.reasons_ru),
    }  # fmt: skip


def _basis(told: History, no: int) -> Text | None:
    found = basis_of(told, told.conclusion(no))
    if isinstance(found, f.Proposal):
        number = f" № {found.outgoing}" if found.outgoing else ""
        body = BODIES[found.body]
        return Text(
            kk=f"ұсыну{number}, {shown(found.proposed_on)}: {body.kk}",
            ru=f"представление{number} от {shown(found.proposed_on)}: {body.ru}",
            en=f"proposal{number} of {shown(found.proposed_on)}: {body.en}",
        )
    if isinstance(found, f.Request):
        wish = WISHES[found.wish]
        return Text(
            kk=f"лицензиаттың {shown(found.asked_on)} өтініші: {wish.kk}",
            ru=f"заявление лицензиата от {shown(found.asked_on)}: {wish.ru}",
            en=f"the holder's application of {shown(found.asked_on)}: {wish.en}",
        )
    return None


def _heard(told: History, no: int) -> Heard:
    conclusion, hearing = told.conclusion(no), told.hearing(no)
    argued = conclusion.unheard_kk and conclusion.unheard_ru
    return Heard(
        told_on=conclusion.told_on, objected=bool(told.objections(no)),
        heard_at=hearing.held_at if hearing else None, appeared=bool(hearing and hearing.appeared),
        unheard=UNHEARD[conclusion.unheard] if conclusion.unheard else None,
        argued=_two(str(conclusion.unheard_kk), str(conclusion.unheard_ru)) if argued else None,
    )  # fmt: skip


def _loss(on: date) -> dict[str, Any]:
    ends = terms.due(HANDOVER, on, calendars.active()).due_on
    return {"handover_days": HANDOVER.length, "handover_until": ends}


def _two(kk: str, ru: str) -> Text:
    return Text(kk=kk, ru=ru, en=ru)
