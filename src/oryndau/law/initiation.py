"""The public service «Initiation of enforcement proceedings at the request of the claimant» as data.

Source: Order 69, Appendix 3 (text as amended to 20.10.2021: rule-set «2021-10»), rows E-01 to E-11 and
E-14; registration also C-06; working time C-21. The table below is the whole procedure.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from oryndau.law import hours, terms
from oryndau.law.acts import APPC, LAW_261, ORDER_69
from oryndau.law.calendar import WorkCalendar
from oryndau.law.channels import Channel
from oryndau.law.facts import Initiation, InitiationApplication, Reassignment, Refusal
from oryndau.law.procedure import Procedure, Role, Send, State, Step, TaskKind
from oryndau.law.text import Text


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Registration(_Facts):
    """What the system writes down when it registers an application in AISOEB (E-03, E-05, C-06)."""

    number: str = Field(max_length=40)
    registered_on: date
    staff: UUID
    bailiff: str = Field(max_length=200)
    open_cases: int = Field(ge=0)
    calendar_version: str


class RegisterAnswer(_Facts):
    """An answer, or the lack of one, of a state register asked through the gateway."""

    register_name: Literal["person", "organisation"]
    about: Literal["claimant", "debtor", "applicant"]
    number: str = Field(max_length=12)
    outcome: Literal["found", "not-found", "refused", "unavailable"]
    differs: tuple[str, ...] = ()
    record: dict[str, str | None] = {}
    message_id: str = Field(max_length=60)
    answered_at: datetime


class CalendarChange(_Facts):
    """The terms of a case were recomputed because a new version of the working calendar was loaded."""

    version: str
    previous: str


class Delivery(_Facts):
    """The result was sealed and sent to the recipient's personal account, e-mail and phone (E-05)."""

    document: UUID
    number: str
    sha256: str
    channels: tuple[str, ...]


class Withdrawal(_Facts):
    """The applicant takes the application back before the decision (APPC Art. 64)."""

    reason: Annotated[str, Field(max_length=2000)] = ""


def registration_moment(at: datetime, facts: Any, calendar: WorkCalendar) -> datetime:
    """When an application received at `at` is registered: the day of receipt, or the next working day
    at the start of work when it came after hours, at a weekend or on a holiday (E-05, C-06).
    """
    channel = Channel(getattr(facts, "submitted_via", "portal"))
    return hours.registration(at, channel, calendar).registers_at


SUBMITTED, REGISTERED = "submitted", "registered"
INITIATED, REFUSED, WITHDRAWN = "initiated", "refused", "withdrawn"

DECISION = terms.get("initiation.decision")

DECIDE = TaskKind(
    "decide",
    Text(
        kk="Іс жүргізуді қозғау немесе бас тарту туралы шешім қабылдау",
        ru="Решить вопрос о возбуждении или об отказе",
        en="Decide: initiate or refuse",
    ),
    Role.STATE_BAILIFF,
    DECISION,
)

_MONITOR = Send("monitoring.stage")
_SYSTEM = frozenset({Role.SYSTEM})
_BAILIFF = frozenset({Role.STATE_BAILIFF})
_OPEN = frozenset({SUBMITTED, REGISTERED})
_ANY = frozenset({SUBMITTED, REGISTERED, INITIATED, REFUSED, WITHDRAWN})

STATES = (
    State(SUBMITTED, Text(kk="Қабылданды", ru="Принято", en="Received")),
    State(REGISTERED, Text(kk="Тіркелді, қаралуда", ru="Зарегистрировано, рассматривается",
                           en="Registered, being decided")),
    State(INITIATED, Text(kk="Атқарушылық іс жүргізу қозғалды", ru="Исполнительное производство возбуждено",
                          en="Proceedings initiated"), final=True),
    State(REFUSED, Text(kk="Қозғаудан бас тартылды", ru="В возбуждении отказано",
                        en="Initiation refused"), final=True),
    State(WITHDRAWN, Text(kk="Өтініш кері алынды", ru="Заявление отозвано",
                          en="Application withdrawn"), final=True),
)  # fmt: skip

STEPS = (
    Step(
        "submit",
        Text(kk="Өтініш беру", ru="Подать заявление", en="Submit the application"),
        by=frozenset({Role.APPLICANT}),
        facts=InitiationApplication,
        clause=ORDER_69 / "A3 p.7(1)",
        done=Text(kk="Өтініш ЭЦҚ-мен қол қойылып, қабылданды", ru="Заявление подписано ЭЦП и принято",
                  en="The application was signed with EDS and received"),
        creates=True, to=SUBMITTED, signed=True,
        sends=(Send("initiation.register", registration_moment), Send("initiation.ask-registers"),
               Send("notices.received"), _MONITOR),
        document="application",
    ),
    Step(
        "record-answer",
        Text(kk="Тіркелімнің жауабын жазу", ru="Записать ответ реестра", en="Record a register's answer"),
        by=_SYSTEM, facts=RegisterAnswer, clause=LAW_261 / "Art. 126(1)3",
        done=Text(kk="Мемлекеттік тіркелімнен жауап келді", ru="Получен ответ государственного реестра",
                  en="A state register answered"),
        from_=_ANY,
    ),
    Step(
        "register",
        Text(kk="Тіркеу", ru="Зарегистрировать", en="Register"),
        by=_SYSTEM, facts=Registration, clause=ORDER_69 / "A3 p.7(2)",
        done=Text(kk="Өтініш тіркеліп, мемлекеттік сот орындаушысына берілді",
                  ru="Заявление зарегистрировано и передано государственному судебному исполнителю",
                  en="The application was registered and handed to a state bailiff"),
        from_=frozenset({SUBMITTED}), to=REGISTERED, registers=True, assigns=True,
        starts=(DECISION,), opens=(DECIDE,), sends=(Send("notices.registered"), _MONITOR),
    ),
    Step(
        "reassign",
        Text(kk="Басқа орындаушыға беру", ru="Передать другому исполнителю", en="Hand to another bailiff"),
        by=frozenset({Role.HEAD}), facts=Reassignment, clause=LAW_261 / "Art. 54(3)",
        done=Text(kk="Басшы істі басқа орындаушыға берді", ru="Руководитель передал дело другому исполнителю",
                  en="The head handed the case to another bailiff"),
        from_=frozenset({REGISTERED}), to=REGISTERED, assigns=True, sends=(_MONITOR,),
    ),
    Step(
        "initiate",
        Text(kk="Іс жүргізуді қозғау", ru="Возбудить производство", en="Initiate proceedings"),
        by=_BAILIFF, facts=Initiation, clause=ORDER_69 / "A3 p.7(3)",
        done=Text(kk="Атқарушылық іс жүргізуді қозғау туралы қаулы шығарылды",
                  ru="Вынесено постановление о возбуждении исполнительного производства",
                  en="A decree to initiate enforcement proceedings was made"),
        from_=frozenset({REGISTERED}), to=INITIATED, signed=True, assigned_only=True,
        stops=(DECISION,), closes=(DECIDE,), sends=(Send("initiation.deliver"), _MONITOR),
        document="decree-initiate",
    ),
    Step(
        "refuse",
        Text(kk="Бас тарту", ru="Отказать", en="Refuse"),
        by=_BAILIFF, facts=Refusal, clause=LAW_261 / "Art. 38(1)",
        done=Text(kk="Қозғаудан бас тарту туралы қаулы шығарылды",
                  ru="Вынесено постановление об отказе в возбуждении",
                  en="A decree to refuse was made"),
        from_=frozenset({REGISTERED}), to=REFUSED, signed=True, assigned_only=True,
        stops=(DECISION,), closes=(DECIDE,), sends=(Send("initiation.deliver"), _MONITOR),
        document="decree-refuse",
    ),
    Step(
        "deliver",
        Text(kk="Нәтижені жеткізу", ru="Направить результат", en="Deliver the result"),
        by=_SYSTEM, facts=Delivery, clause=LAW_261 / "Art. 38(2)",
        done=Text(kk="Қаулы мөрленіп, жеке кабинетке жіберілді",
                  ru="Постановление скреплено печатью и направлено в личный кабинет",
                  en="The decree was sealed and sent to the personal account"),
        from_=frozenset({INITIATED, REFUSED}), sends=(Send("notices.result"), _MONITOR),
    ),
    Step(
        "withdraw",
        Text(kk="Өтінішті кері алу", ru="Отозвать заявление", en="Withdraw the application"),
        by=frozenset({Role.APPLICANT}), facts=Withdrawal, clause=APPC / "Art. 64",
        done=Text(kk="Өтініш беруші өтінішін кері алды", ru="Заявитель отозвал заявление",
                  en="The applicant withdrew the application"),
        from_=_OPEN, to=WITHDRAWN, stops=(DECISION,), closes=(DECIDE,), sends=(_MONITOR,),
    ),
    Step(
        "recompute-terms",
        Text(kk="Мерзімдерді қайта есептеу", ru="Пересчитать сроки", en="Recompute the terms"),
        by=_SYSTEM, facts=CalendarChange, clause=APPC / "Art. 76",
        done=Text(kk="Жұмыс күнтізбесі өзгерді: мерзім қайта есептелді",
                  ru="Рабочий календарь изменился: срок пересчитан",
                  en="The working calendar changed: the term was recomputed"),
        from_=_OPEN, recomputes=True, sends=(_MONITOR,),
    ),
)  # fmt: skip

INITIATION = Procedure(
    key="initiation",
    text=Text(
        kk="Атқарушылық іс жүргізуді қозғау",
        ru="Возбуждение исполнительного производства",
        en="Initiation of enforcement proceedings",
    ),
    ruleset="2021-10",
    clause=ORDER_69 / "A3",
    states=STATES,
    steps=STEPS,
)
