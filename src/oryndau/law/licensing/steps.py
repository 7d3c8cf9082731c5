"""Steps that issue and re-issue of a licence have in common, made for each by one function (L-05 to L-09).

The two tables differ in their terms, their clauses, and in that a refusal of issue is heard first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from oryndau.law import hours
from oryndau.law.acts import APPC, ORDER_69, Clause
from oryndau.law.answers import RegisterAnswer
from oryndau.law.calendar import WorkCalendar
from oryndau.law.channels import Channel
from oryndau.law.facts import considering as c
from oryndau.law.licensing import facts as f
from oryndau.law.licensing.table_words import (
    CHECKED,
    CONCLUDED,
    ENDORSED,
    INCOMPLETE,
    REGISTERED,
    RETURNED,
    SUBMITTED,
    SUGGESTED,
    WITHDRAWN,
    tasks,
    text,
)
from oryndau.law.procedure import Check, Role, Send, Step
from oryndau.law.terms import Term

MONITOR = Send("monitoring.stage")
SYSTEM, APPLICANT = frozenset({Role.SYSTEM}), frozenset({Role.APPLICANT})
LICENSOR, HEAD = frozenset({Role.LICENSOR}), frozenset({Role.LICENSING_HEAD})
BEFORE_DECISION = frozenset({SUBMITTED, REGISTERED, INCOMPLETE, CHECKED, CONCLUDED, ENDORSED, SUGGESTED})


def registration_moment(at: datetime, facts: Any, calendar: WorkCalendar) -> datetime:
    """When an application received at `at` is registered (L-05, L-09)."""
    return hours.registration(at, Channel.PORTAL, calendar).registers_at


@dataclass(frozen=True, slots=True)
class Service:
    """What makes the steps of one service its own: the prefix of its topics, its terms and clauses."""

    topic: str
    completeness: Term
    decision: Term
    considered: Clause
    registered: Clause

    def send(self, name: str) -> Send:
        """A message of this service."""
        return Send(f"{self.topic}.{name}")


def applying(
    one: Service, open_: frozenset[str], before: frozenset[str], ends: tuple[Term, ...]
) -> tuple[Step, ...]:
    """What happens to an application whoever considers it: answers, fee, registration, withdrawal."""
    all_tasks = tasks(one.completeness, one.decision)
    check = all_tasks[0]
    return (
        Step(
            "record-answer", text("Тіркелімнің жауабын жазу", "Записать ответ реестра",
                                  "Record a register's answer"),
            by=SYSTEM, facts=RegisterAnswer, clause=ORDER_69 / "A2 p.8",
            done=text("Мемлекеттік тіркелімнен жауап келді", "Получен ответ государственного реестра",
                      "A state register answered"),
            from_=open_,
        ),
        Step(
            "record-fee", text("Алымның жайын жазу", "Записать состояние сбора", "Record how the fee stands"),
            by=SYSTEM, facts=f.FeeAnswer, clause=ORDER_69 / "A2 St.",
            done=text("Лицензиялық алым туралы мәлімет келді", "Получены сведения о лицензионном сборе",
                      "The fee of the licence was looked up"),
            from_=open_,
        ),
        Step(
            "register", text("Тіркеу", "Зарегистрировать", "Register"),
            by=SYSTEM, facts=c.Registration, clause=one.registered,
            done=text("Өтініш тіркелді", "Заявление зарегистрировано", "The application was registered"),
            from_=frozenset({SUBMITTED}), to=REGISTERED, registers=True, assigns=True,
            starts=(one.completeness, one.decision), opens=(check,), sends=(one.send("registered"), MONITOR),
        ),
        Step(
            "reassign", text("Басқа маманға беру", "Передать другому специалисту", "Hand to another officer"),
            by=HEAD, facts=c.Reassignment, clause=ORDER_69 / "A2 p.2",
            done=text("Басшы істі басқа маманға берді", "Руководитель передал дело другому специалисту",
                      "The head handed the case to another officer"),
            from_=frozenset({REGISTERED, CHECKED}), assigns=True, sends=(MONITOR,),
        ),
        Step(
            "withdraw", text("Өтінішті кері алу", "Отозвать заявление", "Withdraw the application"),
            by=APPLICANT, facts=c.Withdrawal, clause=APPC / "Art. 64",
            done=text("Өтініш беруші өтінішін кері алды", "Заявитель отозвал заявление",
                      "The applicant withdrew the application"),
            from_=before, to=WITHDRAWN, stops=ends, closes=all_tasks, sends=(MONITOR,),
        ),
        Step(
            "recompute-terms", text("Мерзімдерді қайта есептеу", "Пересчитать сроки", "Recompute the terms"),
            by=SYSTEM, facts=c.CalendarChange, clause=APPC / "Art. 76",
            done=text("Жұмыс күнтізбесі өзгерді: мерзім қайта есептелді",
                      "Рабочий календарь изменился: срок пересчитан",
                      "The working calendar changed: the term was recomputed"),
            from_=open_, recomputes=True, sends=(MONITOR,),
        ),
    )  # fmt: skip


def considering(one: Service, conclude: tuple[Check, ...]) -> tuple[Step, ...]:
    """Completeness, the licensor's conclusion, and the second pair of eyes."""
    check, sign_return, consider, endorse, sign, decide = tasks(one.completeness, one.decision)
    return (
        Step(
            "find-complete", text("Толық деп тану", "Признать полным", "Find complete"),
            by=LICENSOR, facts=f.Complete, clause=one.considered,
            done=text("Құжаттар толық деп танылды", "Документы признаны полными",
                      "The documents were found complete"),
            from_=frozenset({REGISTERED}), to=CHECKED, stops=(one.completeness,), closes=(check,),
            opens=(consider,), sends=(MONITOR,),
        ),
        Step(
            "find-incomplete", text("Толық емес деп ұсыну", "Предложить отказ в рассмотрении",
                                    "Find incomplete"),
            by=LICENSOR, facts=c.Lacking, clause=one.considered,
            done=text("Құжаттар толық емес деп табылды", "Документы найдены неполными",
                      "The documents were found incomplete"),
            from_=frozenset({REGISTERED}), to=INCOMPLETE, closes=(check,), opens=(sign_return,),
        ),
        Step(
            "send-back", text("Маманға қайтару", "Вернуть специалисту", "Send back to the officer"),
            by=HEAD, facts=c.SentBack, clause=one.considered,
            done=text("Басшы тексеруге қайтарды", "Руководитель вернул на проверку",
                      "The head sent it back to be checked"),
            from_=frozenset({INCOMPLETE}), to=REGISTERED, closes=(sign_return,), opens=(check,),
        ),
        Step(
            "refuse-to-consider", text("Қараудан бас тарту", "Отказать в рассмотрении", "Refuse to consider"),
            by=HEAD, facts=c.Lacking, clause=one.considered, apart_from=("find-incomplete",),
            done=text("Өтінішті қараудан дәлелді бас тартылды",
                      "Дан мотивированный отказ в рассмотрении заявления",
                      "A reasoned refusal to consider was given"),
            from_=frozenset({INCOMPLETE}), to=RETURNED, signed=True, stops=(one.completeness, one.decision),
            closes=(sign_return,), sends=(one.send("deliver"), MONITOR), document="refusal-to-consider",
        ),
        Step(
            "conclude", text("Оң қорытынды жасау", "Дать положительное заключение", "Conclude in favour"),
            by=LICENSOR, facts=f.Conclusion, clause=ORDER_69 / "A2 p.8", checks=conclude,
            done=text("Маман кедергі жоқ деп қорытты", "Специалист заключил, что препятствий нет",
                      "The officer concluded that nothing stands in the way"),
            from_=frozenset({CHECKED}), to=CONCLUDED, closes=(consider,), opens=(endorse,), sends=(MONITOR,),
        ),
        Step(
            "endorse", text("Қорытындыны растау", "Подтвердить заключение", "Endorse the conclusion"),
            by=LICENSOR, facts=f.Endorsement, clause=ORDER_69 / "A2 p.8", apart_from=("conclude",),
            done=text("Екінші маман қорытындыны растады", "Второй специалист подтвердил заключение",
                      "A second officer endorsed the conclusion"),
            from_=frozenset({CONCLUDED}), to=ENDORSED, closes=(endorse,), opens=(sign,), sends=(MONITOR,),
        ),
        Step(
            "reopen", text("Қайта қарауға қайтару", "Вернуть на рассмотрение", "Send back to be considered"),
            by=LICENSOR | HEAD, facts=c.SentBack, clause=ORDER_69 / "A2 p.8",
            apart_from=("conclude", "suggest-refusal"),
            done=text("Қорытынды қайта қарауға қайтарылды", "Заключение возвращено на рассмотрение",
                      "The conclusion was sent back to be considered"),
            from_=frozenset({CONCLUDED, ENDORSED, SUGGESTED}), to=CHECKED, closes=(endorse, sign, decide),
            opens=(consider,), sends=(MONITOR,),
        ),
    )  # fmt: skip


def deliver(one: Service, any_: frozenset[str]) -> Step:
    """A document is sealed and sent, in whatever state the case is then."""
    return Step(
        "deliver", text("Құжатты жеткізу", "Направить документ", "Deliver a document"),
        by=SYSTEM, facts=c.Delivery, clause=ORDER_69 / "A2 St.",
        done=text("Құжат мөрленіп, жеке кабинетке жіберілді",
                  "Документ скреплён печатью и направлен в личный кабинет",
                  "The document was sealed and sent to the personal account"),
        from_=any_, sends=(one.send("told"), MONITOR),
    )  # fmt: skip
