"""The procedure of a session of the Commission as data, from its announcement to the signed minutes.

Source: Order 69, Appendix 1 (rule-set «2021-10»), rows C-02, C-09, C-15, C-16, C-19.
"""

from datetime import date, datetime
from typing import Any

from oryndau.law import terms
from oryndau.law.acts import APPC, ORDER_69
from oryndau.law.calendar import WorkCalendar
from oryndau.law.certification import session_facts as f
from oryndau.law.certification.announcement import (
    check_announcement,
    check_change,
    check_day,
    check_received,
    closing_moment,
)
from oryndau.law.certification.commission import check_composition, check_opening, check_recusal
from oryndau.law.certification.facts import CalendarChange
from oryndau.law.certification.minutes import check_minutes, check_signed
from oryndau.law.certification.presiding import check_presiding
from oryndau.law.procedure import Procedure, Role, Send, State, Step, TaskKind
from oryndau.law.text import Text


def _text(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


def closes_at(at: datetime, facts: Any, calendar: WorkCalendar) -> datetime:
    """When the worker closes the receipt of documents: the end of working time of the closing date (C-02)."""
    return closing_moment(facts.closes_on)


def closing_date(facts: Any, at: datetime) -> date:
    """The day from which the term counts (C-19)."""
    day: date = facts.closes_on
    return day


ANNOUNCED, CLOSED, SITTING, RECORDED = "announced", "closed", "sitting", "recorded"
CONCLUDED, CANCELLED = "concluded", "cancelled"
TERM = terms.get("certification-session.decision")

STATES = (
    State(ANNOUNCED, _text("Жарияланды, құжаттар қабылдануда", "Объявлена, документы принимаются",
                           "Announced, documents are received")),
    State(CLOSED, _text("Құжаттарды қабылдау аяқталды", "Приём документов закрыт", "Receipt is closed")),
    State(SITTING, _text("Сессия өтіп жатыр", "Сессия идёт", "The session is under way")),
    State(RECORDED, _text("Хаттамаға қол қойылуда", "Протокол подписывается",
                          "The minutes are being signed")),
    State(CONCLUDED, _text("Аяқталды", "Завершена", "Concluded"), final=True),
    State(CANCELLED, _text("Болдырылмады", "Отменена", "Cancelled"), final=True),
)  # fmt: skip

SIT = TaskKind(
    "sit", _text("Сессияны өткізу", "Провести сессию", "Hold the session"), Role.SECRETARY, TERM, shared=True
)
APPOINT = TaskKind(
    "appoint", _text("Комиссия құрамын бекіту", "Утвердить состав Комиссии", "Appoint the Commission"),
    Role.HEAD, TERM, shared=True,
)  # fmt: skip

_SYSTEM, _HEAD, _SECRETARY = (frozenset({role}) for role in (Role.SYSTEM, Role.HEAD, Role.SECRETARY))
_DESK = frozenset({Role.CLERK, Role.HEAD})
_AHEAD = frozenset({ANNOUNCED, CLOSED})
_OPEN = frozenset({ANNOUNCED, CLOSED, SITTING, RECORDED})

STEPS = (
    Step(
        "announce", _text("Сессияны жариялау", "Объявить сессию", "Announce a session"),
        by=_DESK, facts=f.Announcement, clause=ORDER_69 / "A1 p.4(1)", checks=(check_announcement,),
        done=_text("Сессия жарияланды", "Сессия объявлена", "The session was announced"),
        creates=True, to=ANNOUNCED, opens=(APPOINT,), sends=(Send("certification-session.close", closes_at),),
    ),
    Step(
        "change", _text("Уақытын не орнын өзгерту", "Изменить время или место", "Change time or place"),
        by=_DESK, facts=f.Change, clause=ORDER_69 / "A1 p.4(1)", checks=(check_change,),
        done=_text("Сессияның уақыты не орны өзгерді", "Изменены время или место сессии",
                   "The time or place of the session was changed"),
        from_=_AHEAD, sends=(Send("certification-session.changed"),),
    ),
    Step(
        "appoint", _text("Комиссияны бекіту", "Утвердить Комиссию", "Appoint the Commission"),
        by=_HEAD, facts=f.Composition, clause=ORDER_69 / "A1 p.9(1)", checks=(check_composition,),
        done=_text("Комиссия құрамы бекітілді", "Состав Комиссии утверждён", "The Commission was appointed"),
        from_=_AHEAD, signed=True, closes=(APPOINT,), sends=(Send("certification-session.keep"),),
        document="commission-order",
    ),
    Step(
        "close-receipt",
        _text("Қабылдауды аяқтау", "Закрыть приём документов", "Close the receipt of documents"),
        by=_SYSTEM, facts=f.Received, clause=ORDER_69 / "A1 St.", checks=(check_received,),
        done=_text("Құжаттарды қабылдау аяқталды, мерзім басталды", "Приём документов закрыт, срок пошёл",
                   "Receipt of documents closed, the term began"),
        from_=frozenset({ANNOUNCED}), to=CLOSED, starts=(TERM,), counts_from=closing_date, opens=(SIT,),
    ),
    Step(
        "open", _text("Сессияны ашу", "Открыть сессию", "Open the session"),
        by=_SECRETARY, facts=f.Opening, clause=ORDER_69 / "A1 p.11", checks=(check_day, check_opening),
        done=_text("Сессия ашылды: кворум бар", "Сессия открыта: кворум есть",
                   "The session was opened: there is a quorum"),
        from_=frozenset({CLOSED}), to=SITTING, sends=(Send("certification-session.ask-photos"),),
    ),
    Step(
        "recuse", _text("Өздігінен бас тартуды жазу", "Записать отвод", "Record a recusal"),
        by=_SECRETARY, facts=f.Recusal, clause=APPC / "Art. 67", checks=(check_recusal, check_presiding),
        done=_text("Комиссия мүшесі шеттетілді", "Записан отвод члена Комиссии",
                   "A member of the Commission was recused"),
        from_=frozenset({SITTING}),
    ),
    Step(
        "draw-up", _text("Хаттама жасау", "Составить протокол", "Draw up the minutes"),
        by=_SECRETARY, facts=f.Minutes, clause=ORDER_69 / "A1 An.4", checks=(check_minutes,),
        done=_text("Хаттама жасалды, қол қоюды күтуде", "Протокол составлен и ждёт подписей",
                   "The minutes were drawn up and wait for signatures"),
        from_=frozenset({SITTING}), to=RECORDED, document="commission-minutes",
        sends=(Send("certification-session.forget-photos"),),
    ),
    Step(
        "redraw", _text("Хаттаманы қайтару", "Отозвать протокол", "Take the minutes back"),
        by=_SECRETARY, facts=f.Redrawn, clause=ORDER_69 / "A1 An.4",
        done=_text("Хаттама өзгертуге қайтарылды: бұрынғы қолтаңбалар күшін жойды",
                   "Протокол отозван для изменения: прежние подписи недействительны",
                   "The minutes were taken back to be changed: the former signatures are void"),
        from_=frozenset({RECORDED}), to=SITTING,
    ),
    Step(
        "conclude", _text("Сессияны аяқтау", "Завершить сессию", "Conclude the session"),
        by=_SYSTEM, facts=f.Signed, clause=ORDER_69 / "A1 p.13(1)", checks=(check_signed,),
        done=_text("Хаттамаға бәрі қол қойды, сессия аяқталды", "Протокол подписан всеми, сессия завершена",
                   "Everybody signed the minutes, the session is concluded"),
        from_=frozenset({RECORDED}), to=CONCLUDED, stops=(TERM,), closes=(SIT, APPOINT),
        sends=(Send("certification-session.conclude-candidates"),),
    ),
    Step(
        "cancel", _text("Сессияны болдырмау", "Отменить сессию", "Cancel the session"),
        by=_HEAD, facts=f.Cancellation, clause=ORDER_69 / "A1 p.4(1)",
        done=_text("Сессия болдырылмады", "Сессия отменена", "The session was cancelled"),
        from_=_AHEAD, to=CANCELLED, stops=(TERM,), closes=(SIT, APPOINT),
        sends=(Send("certification-session.cancelled"),),
    ),
    Step(
        "recompute-terms", _text("Мерзімдерді қайта есептеу", "Пересчитать сроки", "Recompute the terms"),
        by=_SYSTEM, facts=CalendarChange, clause=APPC / "Art. 76",
        done=_text("Жұмыс күнтізбесі өзгерді: мерзім қайта есептелді",
                   "Рабочий календарь изменился: срок пересчитан",
                   "The working calendar changed: the term was recomputed"),
        from_=_OPEN, recomputes=True,
    ),
)  # fmt: skip

SESSION = Procedure(
    key="certification-session",
    text=_text("Аттестаттау сессиясы", "Сессия аттестации", "Certification session"),
    ruleset="2021-10",
    clause=ORDER_69 / "A1 p.9(1)",
    states=STATES,
    steps=STEPS,
    seen_by=frozenset({Role.COMMISSION, Role.PROCTOR, Role.DEPARTMENT}),
)
