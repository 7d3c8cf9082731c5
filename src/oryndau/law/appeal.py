"""Complaints about public services as data: C-24, E-15, L-14.

Source: Order 69, A1 p.18-20 and A3 p.11-13 (to whom, by when); APPC Art. 91-101 (form, ban on deciding in
one's own case, outcomes, silence); Public Services Law Art. 25. The special law's five and fifteen working
days go before the twenty of APPC Art. 99. No term is prolonged: Art. 25 allows up to ten working days for
further study, which this rule-set leaves out.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from oryndau.law import terms
from oryndau.law.acts import APPC, ORDER_69
from oryndau.law.appeal_facts import (
    Addressee,
    Complaint,
    Delivery,
    Lapse,
    Registration,
    Ruling,
)
from oryndau.law.calendar import WorkCalendar
from oryndau.law.initiation import CalendarChange, Withdrawal, registration_moment
from oryndau.law.procedure import Objection, Procedure, Role, Send, Situation, State, Step, TaskKind
from oryndau.law.terms import Term
from oryndau.law.text import Text

SUBMITTED, DECIDED, LAPSED, WITHDRAWN = "submitted", "decided", "lapsed", "withdrawn"
TERMS: dict[Addressee, Term] = {
    Addressee.HEAD: terms.get("complaint.provider"),
    Addressee.MINISTRY: terms.get("complaint.ministry"),
    Addressee.QUALITY: terms.get("complaint.quality-body"),
}
ROLES = {
    Addressee.HEAD: Role.HEAD, Addressee.MINISTRY: Role.MINISTRY, Addressee.QUALITY: Role.QUALITY,
}  # fmt: skip
NAMES = {
    Addressee.HEAD: Text(
        kk="көрсетілетін қызметті берушінің басшысы", ru="руководитель услугодателя",
        en="the head of the provider",
    ),
    Addressee.MINISTRY: Text(
        kk="Қазақстан Республикасының Әділет министрлігі", ru="Министерство юстиции Республики Казахстан",
        en="the Ministry of Justice",
    ),
    Addressee.QUALITY: Text(
        kk="мемлекеттік қызметтер көрсету сапасын бағалау және бақылау жөніндегі уәкілетті орган",
        ru="уполномоченный орган по оценке и контролю за качеством оказания государственных услуг",
        en="the body that assesses the quality of public services",
    ),
}  # fmt: skip
WITH = {one: f"with-{one.value}" for one in Addressee}
"""The state in which a complaint lies with its addressee."""
DECIDES = {one: f"decide-{one.value}" for one in Addressee}
"""The step by which the addressee decides."""
CONSIDER = {
    one: TaskKind(
        f"consider-{one.value}",
        Text(kk="Шағымды қарау", ru="Рассмотреть жалобу", en="Consider the complaint"),
        ROLES[one], TERMS[one], shared=True,
    )
    for one in Addressee
}  # fmt: skip

_ALL_TERMS, _ALL_TASKS = tuple(TERMS.values()), tuple(CONSIDER.values())
_SYSTEM = frozenset({Role.SYSTEM})
_LYING = frozenset(WITH.values())
_OPEN = _LYING | {SUBMITTED}


def check_addressee(one: Addressee) -> Callable[[Registration, Situation], Iterator[Objection]]:
    """A check that the complaint names this addressee (APPC Art. 93(2)1)."""

    def check(facts: Registration, situation: Situation) -> Iterator[Objection]:
        if situation.last("submit").get("addressee") != one.value:
            yield Objection(
                "number", "another_addressee",
                Text(kk="шағым басқа органға жазылған", ru="жалоба адресована другому органу",
                     en="the complaint is addressed to another body"), APPC / "Art. 93(2)1",
            )  # fmt: skip

    return check


_REGISTERS = tuple(f"register-{one.value}" for one in Addressee)


def check_not_ones_own(facts: Ruling, situation: Situation) -> Iterator[Objection]:
    """Nobody decides on his own act, action or inaction (APPC Art. 97(2))."""
    if str(situation.post) in situation.last(*_REGISTERS).get("barred", ()):
        yield Objection(
            "outcome", "own_act",
            Text(kk="әрекетіне шағым берілген лауазымды тұлға шағымды қарай алмайды",
                 ru="должностное лицо, чей акт или действие обжалуется, не допускается к рассмотрению жалобы",
                 en="the official complained of may not consider the complaint"), APPC / "Art. 97(2)",
        )  # fmt: skip


def ended_at(situation: Situation) -> datetime | None:
    """When the term of considering ends; None where none runs."""
    ends = [situation.running[term.name] for term in _ALL_TERMS if term.name in situation.running]
    return terms.end_of(min(ends)) if ends else None


def check_in_time(facts: Ruling, situation: Situation) -> Iterator[Objection]:
    """After the term nothing is decided any more: the complaint counts as refused (APPC Art. 100(5))."""
    end = ended_at(situation)
    if end is None or situation.at >= end:
        yield Objection(
            "outcome", "term_ended",
            Text(kk="қарау мерзімі өтті: шағымды қанағаттандырудан бас тартылды деп есептеледі",
                 ru="срок рассмотрения истёк: считается, что в удовлетворении жалобы отказано",
                 en="the term is over: the complaint counts as refused"), APPC / "Art. 100(5)",
        )  # fmt: skip


def check_term_is_over(facts: Lapse, situation: Situation) -> Iterator[Objection]:
    """Silence counts as refusal at the end of the term and not before (APPC Art. 91(2), 100(5))."""
    end = ended_at(situation)
    if end is None or situation.at < end:
        yield Objection(
            "ended_on", "term_runs",
            Text(kk="қарау мерзімі әлі өткен жоқ", ru="срок рассмотрения ещё не истёк",
                 en="the term still runs"), APPC / "Art. 100(5)",
        )  # fmt: skip


def end_of_term(one: Addressee) -> Callable[[datetime, Any, WorkCalendar], datetime]:
    """When the silence of this addressee becomes a refusal, from the facts of the registration."""

    def due(at: datetime, facts: Any, calendar: WorkCalendar) -> datetime:
        return terms.due(TERMS[one], facts.registered_on, calendar).due_at

    return due


def court_until(told_on: date, calendar: WorkCalendar) -> date:
    """Until when one may go to court after the decision, or the silence, of a day (APPC Art. 136(6))."""
    return terms.due(terms.get("appeal.court-after-complaint"), told_on, calendar).due_on


def _register(one: Addressee) -> Step:
    return Step(
        f"register-{one.value}",
        Text(kk="Шағымды тіркеу", ru="Зарегистрировать жалобу", en="Register the complaint"),
        by=_SYSTEM, facts=Registration, clause=APPC / "Art. 94",
        done=Text(kk="Шағым тіркеліп, қарауға берілді",
                  ru="Жалоба зарегистрирована и передана на рассмотрение",
                  en="The complaint was registered and handed over to be considered"),
        from_=frozenset({SUBMITTED}), to=WITH[one], registers=True, checks=(check_addressee(one),),
        starts=(TERMS[one],), opens=(CONSIDER[one],),
        sends=(Send("complaint.registered"), Send("complaint.lapse", end_of_term(one))),
    )  # fmt: skip


def _decide(one: Addressee) -> Step:
    return Step(
        DECIDES[one],
        Text(kk="Шағым бойынша шешім қабылдау", ru="Принять решение по жалобе",
             en="Decide on the complaint"),
        by=frozenset({ROLES[one]}), facts=Ruling, clause=APPC / "Art. 100(1)",
        done=Text(kk="Шағым бойынша шешім қабылданды", ru="Принято решение по жалобе",
                  en="The complaint was decided"),
        from_=frozenset({WITH[one]}), to=DECIDED, signed=True, checks=(check_not_ones_own, check_in_time),
        stops=(TERMS[one],), closes=(CONSIDER[one],), sends=(Send("complaint.deliver"),),
        document="complaint-decision",
    )  # fmt: skip


STATES = (
    State(SUBMITTED, Text(kk="Қабылданды", ru="Принята", en="Received")),
    State(WITH[Addressee.HEAD], Text(kk="Көрсетілетін қызметті беруші қарап жатыр",
                                     ru="Рассматривается услугодателем", en="With the provider")),
    State(WITH[Addressee.MINISTRY], Text(kk="Әділет министрлігі қарап жатыр",
                                         ru="Рассматривается Министерством юстиции",
                                         en="With the Ministry of Justice")),
    State(WITH[Addressee.QUALITY], Text(kk="Сапаны бағалау органы қарап жатыр",
                                        ru="Рассматривается органом по оценке качества",
                                        en="With the body that assesses quality")),
    State(DECIDED, Text(kk="Шешім қабылданды", ru="Решение принято", en="Decided"), final=True),
    State(LAPSED, Text(kk="Мерзім өтті: бас тартылды деп есептеледі",
                       ru="Срок истёк: считается отказом", en="Term over: counts as refused"), final=True),
    State(WITHDRAWN, Text(kk="Шағым кері алынды", ru="Жалоба отозвана", en="Withdrawn"), final=True),
)  # fmt: skip

STEPS = (
    Step(
        "submit",
        Text(kk="Шағым беру", ru="Подать жалобу", en="Submit the complaint"),
        by=frozenset({Role.APPLICANT}), facts=Complaint, clause=ORDER_69 / "A3 p.11",
        done=Text(kk="Шағымға ЭЦҚ-мен қол қойылып, қабылданды", ru="Жалоба подписана ЭЦП и принята",
                  en="The complaint was signed with EDS and received"),
        creates=True, to=SUBMITTED, signed=True, document="complaint",
        sends=(Send("complaint.register", registration_moment), Send("complaint.received")),
    ),
    *(_register(one) for one in Addressee),
    *(_decide(one) for one in Addressee),
    Step(
        "lapse",
        Text(kk="Мерзімнің өтуін жазу", ru="Отметить истечение срока", en="Record the end of the term"),
        by=_SYSTEM, facts=Lapse, clause=APPC / "Art. 100(5)",
        done=Text(kk="Мерзімде шешім қабылданбады: шағымды қанағаттандырудан бас тартылды деп есептеледі",
                  ru="Решение в срок не принято: считается, что в удовлетворении жалобы отказано",
                  en="No decision was made in the term: the complaint counts as refused"),
        from_=_LYING, to=LAPSED, checks=(check_term_is_over,), stops=_ALL_TERMS, closes=_ALL_TASKS,
        sends=(Send("complaint.lapsed"),),
    ),
    Step(
        "deliver",
        Text(kk="Шешімді жеткізу", ru="Направить решение", en="Deliver the decision"),
        by=_SYSTEM, facts=Delivery, clause=APPC / "Art. 100(4)",
        done=Text(kk="Шешім мөрленіп, жеке кабинетке жіберілді",
                  ru="Решение скреплено печатью и направлено в личный кабинет",
                  en="The decision was sealed and sent to the personal account"),
        from_=frozenset({DECIDED}), sends=(Send("complaint.told"),),
    ),
    Step(
        "withdraw",
        Text(kk="Шағымды кері алу", ru="Отозвать жалобу", en="Withdraw the complaint"),
        by=frozenset({Role.APPLICANT}), facts=Withdrawal, clause=APPC / "Art. 94(1)",
        done=Text(kk="Өтініш беруші шағымын кері алды", ru="Заявитель отозвал жалобу",
                  en="The applicant withdrew the complaint"),
        from_=_OPEN, to=WITHDRAWN, stops=_ALL_TERMS, closes=_ALL_TASKS,
    ),
    Step(
        "recompute-terms",
        Text(kk="Мерзімдерді қайта есептеу", ru="Пересчитать сроки", en="Recompute the terms"),
        by=_SYSTEM, facts=CalendarChange, clause=APPC / "Art. 76",
        done=Text(kk="Жұмыс күнтізбесі өзгерді: мерзім қайта есептелді",
                  ru="Рабочий календарь изменился: срок пересчитан",
                  en="The working calendar changed: the term was recomputed"),
        from_=_OPEN, recomputes=True,
    ),
)  # fmt: skip

COMPLAINT = Procedure(
    key="complaint",
    text=Text(
        kk="Мемлекеттік қызмет көрсету мәселелері бойынша шағым",
        ru="Жалоба по вопросам оказания государственной услуги",
        en="Complaint about a public service",
    ),
    ruleset="2021-10",
    clause=ORDER_69 / "A3 p.11",
    states=STATES,
    steps=STEPS,
)
