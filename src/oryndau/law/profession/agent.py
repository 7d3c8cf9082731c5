"""The practice of a private enforcement agent as data: one case for each agent (W-01 to W-04).

Source: Law 261-IV, Art. 122, 140, 146, 148, 152-156, 162, 168-172-1. What the orders of the Ministry on
accounting registration and control (Art. 167 sub-p. 11) and the charter of the Republican Chamber
(Art. 170(3)) say is not in the sources: nothing of it is assumed beyond what a step's facts show.
"""

from typing import Any

from oryndau.law.acts import APPC, LAW_261, Clause
from oryndau.law.initiation import CalendarChange
from oryndau.law.procedure import Check, Procedure, Role, Send, State, Step
from oryndau.law.profession import deciding, telling
from oryndau.law.profession import facts as said
from oryndau.law.text import Text

ACTIVE, ABSENT, EXCLUDED, ENDED = "active", "absent", "excluded", "ended"
WORKING = frozenset({ACTIVE, ABSENT})
_ANY = frozenset({ACTIVE, ABSENT, EXCLUDED})
_BODY = frozenset({Role.CLERK, Role.HEAD})
_CHAMBER = frozenset({Role.CHAMBER})
_OFFICIALS = _BODY | _CHAMBER
_TELLERS = frozenset({Role.APPLICANT, Role.CLERK, Role.CHAMBER})
"""The agent tells; the body or the chamber may write down what he told them on paper."""


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


STATES = (
    State(ACTIVE, _t("Есептік тіркеуде", "На учётной регистрации", "Registered")),
    State(ABSENT, _t("Бір айдан астам уақыт болмайды", "Отсутствует более месяца",
                     "Away for more than a month")),
    State(EXCLUDED, _t("Палатадан шығарылды", "Исключён из палаты", "Excluded from the chamber")),
    State(ENDED, _t("Тіркеу тоқтатылды", "Регистрация прекращена", "Registration ended"), final=True),
)  # fmt: skip


def _tell(key: str, facts: Any, point: str, check: Check, text: Text, done: Text) -> Step:
    """A notice with its own key, by the agent or by who wrote it down for him."""
    return Step(
        key, text, by=_TELLERS, facts=facts, clause=LAW_261 / point, done=done, from_=WORKING,
        checks=(telling.check_told_once, check),
    )  # fmt: skip


def _step(
    key: str, by: frozenset[Role], facts: Any, clause: Clause, text: Text, done: Text, **more: Any
) -> Step:
    return Step(key, text, by=by, facts=facts, clause=clause, done=done, **{"from_": WORKING, **more})


TELLING = (
    _tell("tell-office", said.OfficeNotice, "Art. 153", telling.check_office,
          _t("Жұмыс орны туралы хабарлау", "Уведомить о месте работы", "Tell the place of work"),
          _t("Жұмыс орны туралы хабарланды", "Сообщено место работы", "The place of work was told")),
    _tell("insure", said.Insurance, "Art. 146", telling.check_insurance,
          _t("Сақтандыру шартын енгізу", "Внести договор страхования", "Enter the insurance contract"),
          _t("Сақтандыру шарты енгізілді", "Внесён договор страхования",
             "The insurance contract was entered")),
    _tell("open-account", said.Account, "Art. 122(3)", telling.check_account,
          _t("Банктік шотты енгізу", "Внести банковский счёт", "Enter a bank account"),
          _t("Банктік шот енгізілді", "Внесён банковский счёт", "A bank account was entered")),
    _tell("train", said.Training, "Art. 148(1)9-1", telling.check_training,
          _t("Кәсіптік оқуды енгізу", "Внести профессиональное обучение", "Enter a training"),
          _t("Кәсіптік оқу енгізілді", "Внесено профессиональное обучение", "A training was entered")),
    _tell("tell-tax", said.TaxNotice, "Art. 148(1)1", telling.check_tax,
          _t("Мемлекеттік кірістер органында тіркелгенін хабарлау",
             "Сообщить о регистрации в органе государственных доходов", "Tell the registration for taxes"),
          _t("Мемлекеттік кірістер органында тіркелді", "Зарегистрирован в органе государственных доходов",
             "Registered with the body of state revenue")),
    _tell("hire", said.Hiring, "Art. 156", telling.check_hiring,
          _t("Көмекшіні, тағылымдамадан өтушіні, қызметкерді қабылдау",
             "Принять помощника, стажёра, работника", "Take on an assistant, trainee or worker"),
          _t("Қызметкер қабылданды", "Принят работник", "A worker was taken on")),
    _tell("train-worker", said.WorkerTraining, "Art. 156(2)", telling.check_worker,
          _t("Көмекшінің оқуын енгізу", "Внести обучение помощника", "Enter an assistant's training"),
          _t("Көмекшінің оқуы енгізілді", "Внесено обучение помощника",
             "An assistant's training was entered")),
)  # fmt: skip

KEEPING = (
    _step("register", _BODY, said.Registration, LAW_261 / "Art. 168(1)4",
          _t("Есептік тіркеуге қою", "Поставить на учётную регистрацию", "Register the agent"),
          _t("Жеке сот орындаушысы есептік тіркеуге қойылды",
             "Частный судебный исполнитель поставлен на учётную регистрацию", "The agent was registered"),
          creates=True, from_=frozenset(), to=ACTIVE, registers=True, checks=(telling.check_registration,),
          sends=(Send("agent.registered"),)),
    _step("assign-district", _CHAMBER, said.District, LAW_261 / "Art. 152(2)",
          _t("Учаскені айқындау", "Определить участок", "Determine the area"),
          _t("Палата учаскені айқындады", "Палата определила участок", "The chamber determined the area"),
          checks=(telling.check_district,)),
    _step("close-account", _TELLERS, said.AccountClosed, LAW_261 / "Art. 122(3)",
          _t("Шоттың жабылғанын енгізу", "Внести закрытие счёта", "Enter the closing of an account"),
          _t("Банктік шот жабылды", "Банковский счёт закрыт", "A bank account was closed"),
          checks=(telling.check_account_closing,)),
    _step("let-go", _TELLERS, said.WorkerGone, LAW_261 / "Art. 156(6)",
          _t("Қызметкердің кеткенін енгізу", "Внести уход работника", "Enter that a worker left"),
          _t("Қызметкердің жұмысы аяқталды", "Работа работника прекращена", "A worker left"),
          checks=(telling.check_worker,)),
    _step("confirm", _OFFICIALS, said.Confirmation, LAW_261 / "Art. 168(1)1",
          _t("Хабарламаны растау немесе қабылдамау", "Подтвердить или отклонить уведомление",
             "Confirm or refuse a notice"),
          _t("Хабарлама қаралды", "Уведомление рассмотрено", "A notice was looked at"),
          from_=_ANY, checks=(deciding.check_confirmation,), sends=(Send("agent.confirmed"),)),
    _step("leave", _TELLERS, said.Absence, LAW_261 / "Art. 148(1)9-2",
          _t("Ұзақ уақыт болмауын енгізу", "Внести длительное отсутствие", "Enter a long absence"),
          _t("Бір айдан астам болмауы енгізілді", "Внесено отсутствие более месяца",
             "An absence of more than a month was entered"),
          from_=frozenset({ACTIVE}), to=ABSENT, checks=(deciding.check_absence,)),
    _step("come-back", _TELLERS, said.Return, LAW_261 / "Art. 148(1)9-2",
          _t("Оралғанын енгізу", "Внести возвращение", "Enter the return"),
          _t("Жұмысқа оралды", "Вернулся к работе", "Came back to work"),
          from_=frozenset({ABSENT}), to=ACTIVE, checks=(deciding.check_return,)),
    _step("hand-over", _CHAMBER, said.HandOver, LAW_261 / "Art. 148(1)9-2",
          _t("Іс жүргізулер мен мұрағатты қабылдау", "Принять производства и архив",
             "Receive proceedings and archive"),
          _t("Палата іс жүргізулер мен мұрағатты қабылдады", "Палата приняла производства и архив",
             "The chamber received proceedings and archive"),
          from_=_ANY | {ENDED}, checks=(deciding.check_hand_over,)),
    _step("end", _BODY, said.Ending, LAW_261 / "Art. 168(1)4",
          _t("Есептік тіркеуді тоқтату", "Прекратить учётную регистрацию", "End the registration"),
          _t("Есептік тіркеу тоқтатылды", "Учётная регистрация прекращена", "The registration was ended"),
          from_=_ANY, to=ENDED, checks=(deciding.check_end,), sends=(Send("agent.ended"),)),
)  # fmt: skip

CONTROL = (
    _step("open-check", _OFFICIALS, said.CheckOpening, LAW_261 / "Art. 169(4)",
          _t("Тексеруді бастау", "Начать проверку", "Begin a check"),
          _t("Тексеру басталды", "Начата проверка", "A check began"),
          checks=(deciding.check_check,), sends=(Send("agent.check-opened"),)),
    _step("answer-check", frozenset({Role.APPLICANT}), said.CheckAnswer, LAW_261 / "Art. 169(5)",
          _t("Тексеруге жауап беру", "Ответить на проверку", "Answer a check"),
          _t("Тексеруге мәліметтер берілді", "Представлены сведения для проверки",
             "Data for the check were given"),
          from_=_ANY, checks=(deciding.check_open_check,)),
    _step("finish-check", _OFFICIALS, said.CheckResult, LAW_261 / "Art. 169(4)",
          _t("Тексеру нәтижесін енгізу", "Внести результат проверки", "Enter the result of a check"),
          _t("Тексеру аяқталды", "Проверка окончена", "The check ended"),
          from_=_ANY, checks=(deciding.check_open_check,), sends=(Send("agent.check-finished"),)),
    _step("report-offence", frozenset({Role.HEAD, Role.CHAMBER}), said.Offence, LAW_261 / "Art. 168(1)3",
          _t("Тәртіптік іс қозғау", "Возбудить дисциплинарное производство",
             "Open disciplinary proceedings"),
          _t("Тәртіптік іс қозғалды", "Возбуждено дисциплинарное производство",
             "Disciplinary proceedings were opened"),
          sends=(Send("agent.offence"),)),
    _step("impose", _CHAMBER, said.Sanction, LAW_261 / "Art. 170(1)",
          _t("Тәртіптік жаза қолдану", "Наложить дисциплинарное взыскание", "Impose a sanction"),
          _t("Тәртіптік жаза қолданылды", "Наложено дисциплинарное взыскание", "A sanction was imposed"),
          signed=True, document="chamber-decision", checks=(deciding.check_offence,),
          sends=(Send("agent.deliver"), Send("agent.decided"))),
    _step("drop-offence", _CHAMBER, said.OffenceDropped, LAW_261 / "Art. 170(2)",
          _t("Тәртіптік істі жазасыз тоқтату", "Прекратить производство без взыскания",
             "End the proceedings without a sanction"),
          _t("Тәртіптік іс жазасыз тоқтатылды", "Производство прекращено без взыскания",
             "The proceedings ended without a sanction"),
          checks=(deciding.check_offence,), sends=(Send("agent.offence"),)),
    _step("exclude", _CHAMBER, said.Exclusion, LAW_261 / "Art. 172-1",
          _t("Республикалық палатадан шығару", "Исключить из Республиканской палаты",
             "Exclude from the Republican Chamber"),
          _t("Республикалық палатадан шығарылды", "Исключён из Республиканской палаты",
             "Excluded from the Republican Chamber"),
          to=EXCLUDED, signed=True, document="chamber-decision", checks=(deciding.check_exclusion,),
          sends=(Send("agent.deliver"), Send("agent.decided"))),
    _step("recompute-terms", frozenset({Role.SYSTEM}), CalendarChange, APPC / "Art. 76",
          _t("Мерзімдерді қайта есептеу", "Пересчитать сроки", "Recompute the terms"),
          _t("Жұмыс күнтізбесі өзгерді: мерзім қайта есептелді",
             "Рабочий календарь изменился: срок пересчитан",
             "The working calendar changed: the term was recomputed"),
          from_=_ANY, recomputes=True),
)  # fmt: skip

AGENT = Procedure(
    key="agent",
    text=_t(
        "Жеке сот орындаушысының қызметі", "Деятельность частного судебного исполнителя",
        "Practice of a private enforcement agent",
    ),
    ruleset="2026-08",
    clause=LAW_261 / "Art. 168(1)4",
    states=STATES,
    steps=(*KEEPING, *TELLING, *CONTROL),
)  # fmt: skip
