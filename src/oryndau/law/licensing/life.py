"""The life of a licence as data: granted, suspended, resumed, ended, taken by a court, replaced (L-12).

Source: Law 261-IV Art. 142 to 144, 148(1)9-2, 162(1)2-3, 167(8, 9, 11-2), 168(1)8; hearing by APPC Art. 73.
A suspension does not end by itself: Art. 143(3) wants a decision to resume, so that its last day brings a
task and not a change. That the holder may not work meanwhile is an assumption: the law says nothing of it.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, Final

from oryndau.law import parameters, terms
from oryndau.law.acts import APPC, LAW_261, ORDER_69, Clause
from oryndau.law.calendar import CalendarError, WorkCalendar
from oryndau.law.hours import ALMATY
from oryndau.law.initiation import CalendarChange
from oryndau.law.licensing import life_checks as check
from oryndau.law.licensing import life_facts as f
from oryndau.law.licensing.life_grounds import Measure
from oryndau.law.procedure import Procedure, Role, Send, State, Step, TaskKind, its_own_day
from oryndau.law.text import Text

ACTIVE, SUSPENDED, TERMINATED = "active", "suspended", "terminated"
DEPRIVED, REPLACED = "deprived", "replaced"
VALID = frozenset({ACTIVE, SUSPENDED})
"""States of a licence that has not ended."""
IDLE = frozenset({SUSPENDED, TERMINATED, DEPRIVED})
"""States in which the agent may not work and his proceedings go to another (Art. 143(4), 143(6), 144(4))."""
HANDOVER = terms.get("licence.handover")

_SYSTEM = frozenset({Role.SYSTEM})
_OFFICER, _HEAD = frozenset({Role.LICENSOR}), frozenset({Role.LICENSING_HEAD})
_HOLDER = frozenset({Role.APPLICANT})


def _text(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


def end_of_handover(at: datetime, facts: Any, calendar: WorkCalendar) -> datetime:
    """When proceedings must be handed over that were taken from the agent at a moment."""
    return terms.due(HANDOVER, its_own_day(facts, at), calendar).due_at


def start_of(day: date) -> datetime:
    """The first moment of a day in Kazakhstan."""
    return datetime.combine(day, time.min, tzinfo=ALMATY)


def warning(at: datetime, facts: f.Suspension, calendar: WorkCalendar) -> datetime:
    """When the licensor is reminded that a suspension ends; at once where it names no last day."""
    if facts.until is None:
        return at
    left, day = int(parameters.get("licence.suspension-warning", on=facts.decided_on)), facts.until
    try:
        while left and day > facts.decided_on:
            left, day = left - calendar.is_working(day), day - timedelta(days=1)
    except CalendarError:  # beyond the calendar's years: on the day itself
        day = facts.until
    return max(at, start_of(day))


def day_after(at: datetime, facts: f.Suspension, calendar: WorkCalendar) -> datetime:
    """When a suspension has run out; at once where it names no last day."""
    return max(at, start_of(facts.until + timedelta(days=1))) if facts.until else at


STATES = (
    State(ACTIVE, _text("Қолданыста", "Действует", "Active")),
    State(SUSPENDED, _text("Тоқтатыла тұр", "Приостановлена", "Suspended")),
    State(TERMINATED, _text("Қолданысы тоқтатылды", "Прекращена", "Terminated"), final=True),
    State(DEPRIVED, _text("Лицензиядан айырылды", "Лишена по решению суда", "Taken away by a court"),
          final=True),
    State(REPLACED, _text("Қайта ресімделді", "Переоформлена", "Re-issued"), final=True),
)  # fmt: skip

CONSIDER = TaskKind(
    "consider-proposal",
    _text("Ұсынуды немесе өтінішті қарау", "Рассмотреть представление или заявление",
          "Consider a proposal or a request"),
    Role.LICENSOR, shared=True, each=True,
)  # fmt: skip
DECIDE = TaskKind(
    "decide-on-licence",
    _text("Қорытынды бойынша шешім қабылдау", "Принять решение по заключению", "Decide on the conclusion"),
    Role.LICENSING_HEAD, shared=True,
)  # fmt: skip
END_SUSPENSION = TaskKind(
    "end-suspension",
    _text("Тоқтата тұру мерзімі: қайта бастау туралы шешу", "Срок приостановления: решить о возобновлении",
          "The suspension ends: conclude on resumption"),
    Role.LICENSOR, shared=True,
)  # fmt: skip
AWAIT_COURT = TaskKind(
    "await-court",
    _text("Сот шешімін күту және енгізу", "Дождаться решения суда и внести его",
          "Await the court's decision and record it"),
    Role.LICENSOR, shared=True,
)  # fmt: skip
HAND_OVER = TaskKind(
    "hand-over",
    _text("Іс жүргізулерді басқа орындаушыға беру", "Передать производства другому исполнителю",
          "Hand the proceedings over to another agent"),
    Role.CHAMBER, HANDOVER, shared=True,
)  # fmt: skip
CHASE = TaskKind(
    "chase-handover",
    _text("Іс жүргізулердің берілуін бақылау: мерзім өтті", "Проконтролировать передачу: срок истёк",
          "See to the handing over: it is late"),
    Role.HEAD, shared=True,
)  # fmt: skip
FREEZE = TaskKind(
    "freeze-account",
    _text("Шот бойынша шығыс операцияларын тоқтата тұру", "Приостановить расходные операции по счёту",
          "Stop debits from the account"),
    Role.HEAD, shared=True,
)  # fmt: skip

_WORK = (CONSIDER, DECIDE, END_SUSPENSION, AWAIT_COURT)
_AFTER = (HAND_OVER, CHASE, FREEZE)
_LOSS: dict[str, Any] = {
    "stops": (HANDOVER,), "starts": (HANDOVER,), "counts_from": its_own_day, "opens": (HAND_OVER, FREEZE),
}  # fmt: skip
"""The holder may not work any more: three working days run, the chamber and the head have their tasks."""
_ANNOUNCED = (Send("licence-life.deliver"),)
_LATE = Send("licence-life.handover-late", end_of_handover)


def _step(
    key: str, text: Text, done: Text, facts: Any, clause: Clause, by: frozenset[Role], **rest: Any
) -> Step:
    return Step(key, text, by=by, facts=facts, clause=clause, done=done, **rest)


PROPOSING = (
    _step(
        "propose", _text("Ұсыну енгізу", "Внести представление", "Make a proposal"),
        _text("Лицензия бойынша ұсыну енгізілді", "Внесено представление о лицензии",
              "A proposal about the licence was made"),
        f.Proposal, LAW_261 / "Art. 143(1), 144(3)", frozenset({Role.HEAD, Role.CHAMBER}),
        from_=VALID, checks=(check.check_proposal,), opens=(CONSIDER,),
        sends=(Send("licence-life.proposed"),),
    ),
    _step(
        "record-proposal", _text("Түскен ұсынуды енгізу", "Внести поступившее представление",
                                 "Record a proposal received"),
        _text("Лицензия бойынша түскен ұсыну тіркелді", "Зарегистрировано поступившее представление",
              "A proposal received was recorded"),
        f.Proposal, LAW_261 / "Art. 144(3), 163-1(1)3-4", _OFFICER | _SYSTEM,
        from_=VALID, checks=(check.check_proposal,), opens=(CONSIDER,),
    ),
    _step(
        "request", _text("Лицензия бойынша өтініш беру", "Подать заявление о лицензии",
                         "Apply about the licence"),
        _text("Лицензиат өтініш берді", "Лицензиат подал заявление", "The holder applied"),
        f.Request, LAW_261 / "Art. 143(3), 143(5), 144(5)", _HOLDER,
        from_=VALID, checks=(check.check_request,), opens=(CONSIDER,),
    ),
    _step(
        "conclude", _text("Қорытынды дайындау", "Подготовить заключение", "Prepare a conclusion"),
        _text("Қорытынды дайындалды", "Подготовлено заключение", "A conclusion was prepared"),
        f.Conclusion, APPC / "Art. 73(1)", _OFFICER, from_=VALID, checks=(check.check_conclusion,),
        closes=(CONSIDER,), opens=(DECIDE,), sends=(Send("licence-life.preliminary"),),
    ),
    _step(
        "send-back", _text("Қорытындыны қайтару", "Вернуть заключение", "Send the conclusion back"),
        _text("Басшы қорытындыны қайта дайындауға қайтарды", "Руководитель вернул заключение на доработку",
              "The head sent the conclusion back"),
        f.SentBack, LAW_261 / "Art. 167(8)", _HEAD, from_=VALID, checks=(check.check_sent_back,),
        closes=(DECIDE,), opens=(CONSIDER,),
    ),
    _step(
        "object", _text("Қарсылық білдіру", "Подать возражения", "Object"),
        _text("Лицензиат алдын ала шешімге қарсылық білдірді",
              "Лицензиат представил возражения на предварительное решение",
              "The holder objected to the preliminary decision"),
        f.Objection, APPC / "Art. 73(3)", _HOLDER, from_=VALID, checks=(check.check_objection,),
    ),
    _step(
        "hold-hearing", _text("Ауызша тыңдауды жазу", "Записать устное заслушивание", "Record the hearing"),
        _text("Лицензиат тыңдалды", "Лицензиат заслушан", "The holder was heard"),
        f.OralHearing, APPC / "Art. 73(4)", _OFFICER, from_=VALID, checks=(check.check_oral_hearing,),
    ),
    _step(
        "decline-proposal", _text("Дәлелді жауап беру", "Дать мотивированный ответ", "Answer with reasons"),
        _text("Ұсыну немесе өтініш қабылданбады, дәлелді жауап берілді",
              "Представление или заявление отклонено, дан мотивированный ответ",
              "The proposal or request was declined with reasons"),
        f.Decline, LAW_261 / "Art. 167(8)", _HEAD, from_=VALID, apart_from=("conclude",),
        checks=(check.check_measure(Measure.DECLINE),), closes=(DECIDE,),
        sends=(Send("licence-life.declined"),),
    ),
)  # fmt: skip

DECIDING = (
    _step(
        "suspend", _text("Лицензияны тоқтата тұру", "Приостановить лицензию", "Suspend the licence"),
        _text("Лицензияның қолданысы тоқтатыла тұрды", "Действие лицензии приостановлено",
              "The licence was suspended"),
        f.Suspension, LAW_261 / "Art. 143(2), 143(3)", _HEAD, from_=frozenset({ACTIVE}), to=SUSPENDED,
        signed=True, apart_from=("conclude",),
        checks=(check.check_measure(Measure.SUSPEND), check.check_suspension),
        closes=(DECIDE, *_AFTER), document="licence-suspension",
        sends=(*_ANNOUNCED, _LATE, Send("licence-life.suspension-ends", warning),
               Send("licence-life.suspension-ends", day_after)),
        **_LOSS,
    ),
    _step(
        "resume", _text("Лицензияны қайта бастау", "Возобновить лицензию", "Resume the licence"),
        _text("Лицензияның қолданысы қайта басталды", "Действие лицензии возобновлено",
              "The licence was resumed"),
        f.Resumption, LAW_261 / "Art. 143(3)", _HEAD, from_=frozenset({SUSPENDED}), to=ACTIVE,
        signed=True, apart_from=("conclude",), checks=(check.check_measure(Measure.RESUME),),
        stops=(HANDOVER,), closes=(DECIDE, END_SUSPENSION, *_AFTER), document="licence-resumption",
        sends=_ANNOUNCED,
    ),
    _step(
        "keep-suspended", _text("Қайта бастаудан бас тарту", "Отказать в возобновлении", "Refuse to resume"),
        _text("Лицензияны қайта бастаудан бас тартылды", "В возобновлении лицензии отказано",
              "Resumption was refused"),
        f.Keeping, LAW_261 / "Art. 143(8)", _HEAD, from_=frozenset({SUSPENDED}),
        signed=True, apart_from=("conclude",),
        checks=(check.check_measure(Measure.KEEP_SUSPENDED), check.check_keeping),
        closes=(DECIDE,), document="licence-keeping", sends=(Send("licence-life.deliver"),),
    ),
    _step(
        "terminate", _text("Лицензияны тоқтату", "Прекратить лицензию", "Terminate the licence"),
        _text("Лицензияның қолданысы тоқтатылды", "Действие лицензии прекращено",
              "The licence was terminated"),
        f.Termination, LAW_261 / "Art. 144(1)", _HEAD, from_=VALID, to=TERMINATED,
        signed=True, apart_from=("conclude",),
        checks=(check.check_measure(Measure.TERMINATE), check.check_termination),
        closes=(*_WORK, *_AFTER), document="licence-termination", sends=(*_ANNOUNCED, _LATE), **_LOSS,
    ),
    _step(
        "record-claim", _text("Сотқа берілген талапты енгізу", "Внести поданный в суд иск",
                              "Record the claim in court"),
        _text("Лицензиядан айыру туралы сотқа талап қойылды", "В суд подан иск о лишении лицензии",
              "A claim to take the licence away was filed in court"),
        f.Claim, LAW_261 / "Art. 144(2), 167(9)", _HEAD | _SYSTEM, from_=VALID, apart_from=("conclude",),
        checks=(check.check_claim,), closes=(DECIDE,), opens=(AWAIT_COURT,),
        sends=(Send("licence-life.claimed"),),
    ),
    _step(
        "record-claim-lost", _text("Сот талапты қанағаттандырмады", "Суд отказал в иске",
                                   "The court dismissed the claim"),
        _text("Сот лицензиядан айырудан бас тартты", "Суд отказал в лишении лицензии",
              "The court did not take the licence away"),
        f.ClaimLost, LAW_261 / "Art. 144(2)", _OFFICER | _HEAD, from_=VALID,
        checks=(check.check_claim_lost,), closes=(AWAIT_COURT,),
    ),
    _step(
        "deprive", _text("Сот шешімін енгізу: лицензиядан айыру", "Внести решение суда о лишении лицензии",
                         "Record the court's decision that takes the licence away"),
        _text("Сот шешімімен лицензиядан айырылды", "Лицензия отозвана решением суда",
              "A court took the licence away"),
        f.Deprivation, LAW_261 / "Art. 144(2), 140(2)8", _HEAD, from_=VALID, to=DEPRIVED, signed=True,
        checks=(check.check_deprivation,), closes=(*_WORK, *_AFTER), document="licence-deprivation",
        sends=(*_ANNOUNCED, _LATE), **_LOSS,
    ),
)  # fmt: skip

FOLLOWING = (
    _step(
        "hand-over", _text("Берілгенін жазу", "Записать передачу", "Record the handing over"),
        _text("Іс жүргізулер мен мұрағат басқа орындаушыға берілді",
              "Производства и архив переданы другому исполнителю",
              "Proceedings and archive were handed over to another agent"),
        f.Handover, LAW_261 / "Art. 143(6), 144(4), 162(1)2-3", frozenset({Role.CHAMBER}), from_=IDLE,
        checks=(check.check_handover,), stops=(HANDOVER,), closes=(HAND_OVER, CHASE),
    ),
    _step(
        "freeze-account", _text("Шығыс операцияларын тоқтата тұру", "Приостановить расходные операции",
                                "Stop debits from the account"),
        _text("Шот бойынша шығыс операциялары тоқтатыла тұрды",
              "Расходные операции по счёту приостановлены", "Debits from the account were stopped"),
        f.AccountOrder, LAW_261 / "Art. 168(1)8, 167(11-2)", frozenset({Role.HEAD}), from_=IDLE,
        signed=True, checks=(check.check_account_order,), closes=(FREEZE,), document="account-order",
        sends=(Send("licence-life.deliver"),),
    ),
    _step(
        "remind-suspension", _text("Мерзім туралы ескерту", "Напомнить о сроке", "Remind of the term"),
        _text("Тоқтата тұру мерзімі туралы ескертілді", "Напомнено о сроке приостановления",
              "A reminder of the suspension's end was given"),
        f.SuspensionEnds, LAW_261 / "Art. 143(3)", _SYSTEM, from_=frozenset({SUSPENDED}),
        checks=(check.check_reminder,), closes=(END_SUSPENSION,), opens=(END_SUSPENSION,),
    ),
    _step(
        "remind-handover", _text("Берілмегені туралы ескерту", "Напомнить о передаче",
                                 "Remind of the handing over"),
        _text("Іс жүргізулерді беру мерзімі өтті", "Срок передачи производств истёк",
              "The handing over of the proceedings is late"),
        f.HandoverLate, LAW_261 / "Art. 162(1)2-3", _SYSTEM, from_=IDLE, opens=(CHASE,),
    ),
    _step(
        "deliver", _text("Актіні жіберу", "Направить акт", "Deliver the act"),
        _text("Акт мөрленіп, лицензиаттың жеке кабинетіне жіберілді",
              "Акт скреплён печатью и направлен в личный кабинет лицензиата",
              "The act was sealed and sent to the holder's account"),
        f.Delivery, LAW_261 / "Art. 143(7)", _SYSTEM, from_=VALID | IDLE,
        sends=(Send("licence-life.told"),),
    ),
    _step(
        "recompute-terms", _text("Мерзімдерді қайта есептеу", "Пересчитать сроки", "Recompute the terms"),
        _text("Жұмыс күнтізбесі өзгерді: мерзім қайта есептелді",
              "Рабочий календарь изменился: срок пересчитан",
              "The working calendar changed: the term was recomputed"),
        CalendarChange, APPC / "Art. 76", _SYSTEM, from_=VALID | IDLE, recomputes=True,
    ),
)  # fmt: skip

LICENCE: Final = Procedure(
    key="licence",
    text=_text("Жеке сот орындаушысының лицензиясы", "Лицензия частного судебного исполнителя",
               "Licence of a private enforcement agent"),
    ruleset="2021-10",
    clause=LAW_261 / "Art. 142",
    states=STATES,
    steps=(
        _step(
            "grant", _text("Лицензияны тізілімге енгізу", "Внести лицензию в реестр",
                           "Enter the licence in the register"),
            _text("Лицензия берілді және тізілімге енгізілді", "Лицензия выдана и внесена в реестр",
                  "The licence was issued and entered in the register"),
            f.Grant, LAW_261 / "Art. 142(1)", _SYSTEM, creates=True, to=ACTIVE, registers=True,
        ),
        *PROPOSING, *DECIDING, *FOLLOWING,
        _step(
            "replace", _text("Қайта ресімделгенін жазу", "Записать переоформление", "Record the re-issue"),
            _text("Лицензия қайта ресімделді: оның орнына жаңасы берілді",
                  "Лицензия переоформлена: вместо неё выдана новая",
                  "The licence was re-issued: a new one stands in its place"),
            f.Replacement, ORDER_69 / "A2 p.16", _SYSTEM, from_=frozenset({ACTIVE}), to=REPLACED,
            stops=(HANDOVER,), closes=(*_WORK, *_AFTER),
        ),
    ),
)  # fmt: skip
"""A suspended licence is not re-issued: its holder would else have an active one (assumption)."""


def state_after(step: str, state: str) -> str:
    """The state of a licence after a step from a state."""
    return LICENCE.step(step).to or state


def effective_on(step: str, facts: Any) -> date | None:
    """From which day a step changes what the licence is worth; None for one that changes nothing."""
    field = {
        "grant": "registered_on", "suspend": "decided_on", "resume": "decided_on",
        "terminate": "effective_on", "deprive": "in_force_on", "replace": "replaced_on",
    }.get(step)  # fmt: skip
    day: date | None = getattr(facts, field) if field else None
    return day
