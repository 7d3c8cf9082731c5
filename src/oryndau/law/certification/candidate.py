"""The procedure of one candidate's application as data: the table below is the whole of it.

Source: Order 69, Appendix 1 (as amended to 20.10.2021: rule-set «2021-10»), rows C-03 to C-18; Law 261-IV
Art. 140(2), 141. Votes and minutes belong to the session (`session.py`); here stands what they mean for him.
"""

from datetime import date, datetime
from typing import Any

from oryndau.law import hours, terms
from oryndau.law.acts import APPC, ORDER_69
from oryndau.law.calendar import WorkCalendar
from oryndau.law.certification import facts as f
from oryndau.law.certification.admission import (
    check_admission,
    check_admission_after_hearing,
    check_application,
    check_complete,
    check_move,
)
from oryndau.law.certification.commission import check_interview, check_tally
from oryndau.law.certification.facts import Outcome
from oryndau.law.certification.hearing import check_grounds, check_heard, check_held, check_notice
from oryndau.law.certification.result import check_certified, check_conclusion, check_denied, decision_day
from oryndau.law.certification.testing import (
    check_appeal,
    check_failed,
    check_identification,
    check_passed,
    check_passed_on_appeal,
    check_remarked,
    check_ruling,
    check_sheet,
    check_start,
    check_suspension,
)
from oryndau.law.channels import Channel
from oryndau.law.procedure import Procedure, Role, Send, State, Step, TaskKind, its_own_day
from oryndau.law.text import Text


def _text(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


def registration_moment(at: datetime, facts: Any, calendar: WorkCalendar) -> datetime:
    """When an application received at `at` is registered (C-06)."""
    return hours.registration(at, Channel.PORTAL, calendar).registers_at


def closing_date(facts: Any, at: datetime) -> date:
    """The closing date of receipt, from which the term of the service counts (C-19)."""
    day: date = facts.closes_on
    return day


SUBMITTED, REGISTERED, INCOMPLETE, CHECKED = "submitted", "registered", "incomplete", "checked"
HEARING, HEARD, ADMITTED, PRESENT, TESTING = "hearing", "heard", "admitted", "present", "testing"
TEST_PASSED, TEST_FAILED, SUSPENDED = "test-passed", "test-failed", "suspended"
INTERVIEWED, VOTED_PASS, VOTED_FAIL = "interviewed", "voted-pass", "voted-fail"
APPROVED, REJECTED = "approved", "rejected"
CERTIFIED, NOT_CERTIFIED, REFUSED = "certified", "not-certified", "refused"
RETURNED, WITHDRAWN = "returned", "withdrawn"

COMPLETENESS = terms.get("certification.completeness")
DECISION = terms.get("certification.decision")
HEARING_TERM = terms.get("certification.hearing")
RESULT = terms.get("certification.result")
_ALL_TERMS = (COMPLETENESS, DECISION, HEARING_TERM, RESULT)

STATES = (
    State(SUBMITTED, _text("Қабылданды", "Принято", "Received")),
    State(REGISTERED, _text("Тіркелді, толықтығы тексерілуде", "Зарегистрировано, проверяется полнота",
                            "Registered, completeness is checked")),
    State(INCOMPLETE, _text("Толық емес, басшының шешімін күтуде", "Неполно, ожидает решения руководителя",
                            "Incomplete, waits for the head")),
    State(CHECKED, _text("Толық, шектеулер тексерілуде", "Полно, проверяются ограничения",
                         "Complete, restrictions are checked")),
    State(HEARING, _text("Алдын ала бас тарту, тыңдау тағайындалды",
                         "Предварительный отказ, назначено заслушивание",
                         "Preliminary refusal, a hearing is appointed")),
    State(HEARD, _text("Тыңдау өтті, шешім күтілуде", "Заслушивание прошло, ожидается решение",
                       "Heard, the decision is awaited")),
    State(ADMITTED, _text("Аттестаттауға жіберілді", "Допущен к аттестации", "Admitted to the session")),
    State(PRESENT, _text("Емтихан залында", "В экзаменационном зале", "In the examination hall")),
    State(TESTING, _text("Тест тапсыруда", "Проходит тест", "Taking the test")),
    State(TEST_PASSED, _text("Тест тапсырылды, әңгімелесу күтілуде", "Тест сдан, ожидается собеседование",
                             "Test passed, the interview is awaited")),
    State(TEST_FAILED, _text("Тесттен өтпеді", "Тест не сдан", "Test not passed")),
    State(SUSPENDED, _text("Аттестаттаудан шеттетілді", "Отстранён от аттестации",
                           "Suspended from the session")),
    State(INTERVIEWED, _text("Әңгімелесу өтті, дауыс беру күтілуде", "Собеседование прошло, голосование",
                             "Interviewed, the Commission votes")),
    State(VOTED_PASS, _text("Комиссия дауыс берді", "Комиссия проголосовала", "The Commission has voted")),
    State(VOTED_FAIL, _text("Комиссия дауыс берді", "Комиссия проголосовала", "The Commission has voted")),
    State(APPROVED, _text("Комиссия аттестаттады, нәтижеге қол қойылуда",
                          "Комиссия аттестовала, результат подписывается",
                          "Certified by the Commission, the result is being signed")),
    State(REJECTED, _text("Комиссия аттестаттамады, нәтижеге қол қойылуда",
                          "Комиссия не аттестовала, результат подписывается",
                          "Not certified by the Commission, the result is being signed")),
    State(CERTIFIED, _text("Аттестатталды", "Аттестован", "Certified"), final=True),
    State(NOT_CERTIFIED, _text("Аттестатталмады", "Не аттестован", "Not certified"), final=True),
    State(REFUSED, _text("Қызмет көрсетуден бас тартылды", "В услуге отказано", "Service refused"),
          final=True),
    State(RETURNED, _text("Қараудан бас тартылды", "В рассмотрении отказано", "Not considered"), final=True),
    State(WITHDRAWN, _text("Өтініш кері алынды", "Заявление отозвано", "Application withdrawn"), final=True),
)  # fmt: skip

CHECK = TaskKind(
    "check-completeness",
    _text("Құжаттардың толықтығын тексеру", "Проверить полноту документов", "Check completeness"),
    Role.CLERK, COMPLETENESS,
)  # fmt: skip
SIGN_RETURN = TaskKind(
    "sign-return",
    _text("Қараудан бас тартуға қол қою", "Подписать отказ в рассмотрении", "Sign the refusal to consider"),
    Role.HEAD, COMPLETENESS, shared=True,
)  # fmt: skip
CONSIDER = TaskKind(
    "consider",
    _text("Шектеулерді тексеріп, жіберу туралы шешу", "Проверить ограничения и решить вопрос о допуске",
          "Check the restrictions and decide on admission"),
    Role.CLERK, DECISION,
)  # fmt: skip
HEAR = TaskKind(
    "hear", _text("Тыңдау өткізу", "Провести заслушивание", "Hold the hearing"), Role.HEAD, HEARING_TERM,
    shared=True,
)  # fmt: skip
SETTLE = TaskKind(
    "settle", _text("Тыңдаудан кейін шешу", "Решить после заслушивания", "Decide after the hearing"),
    Role.HEAD, DECISION, shared=True,
)  # fmt: skip
RULE = TaskKind(
    "rule-on-question",
    _text("Даулы сұрақты қарау", "Рассмотреть спорный вопрос", "Rule on a contested question"),
    Role.DEPARTMENT, DECISION, shared=True, each=True,
)  # fmt: skip
SIGN_RESULT = TaskKind(
    "sign-result", _text("Нәтижеге қол қою", "Подписать результат", "Sign the result"), Role.HEAD, RESULT,
    shared=True,
)  # fmt: skip
_ALL_TASKS = (CHECK, SIGN_RETURN, CONSIDER, HEAR, SETTLE, RULE, SIGN_RESULT)

_MONITOR = Send("monitoring.stage")
_DELIVER = Send("certification.deliver")
_SYSTEM, _CANDIDATE = frozenset({Role.SYSTEM}), frozenset({Role.APPLICANT})
_CLERK, _HEAD = frozenset({Role.CLERK}), frozenset({Role.HEAD})
_PROCTOR, _SECRETARY = frozenset({Role.PROCTOR}), frozenset({Role.SECRETARY})
_DEPARTMENT = frozenset({Role.DEPARTMENT})
_BEFORE_TEST = frozenset({SUBMITTED, REGISTERED, INCOMPLETE, CHECKED, HEARING, HEARD, ADMITTED})
_AT_EXAM = frozenset({PRESENT, TESTING, TEST_PASSED, TEST_FAILED, INTERVIEWED})
_DECIDING = frozenset({VOTED_PASS, VOTED_FAIL, SUSPENDED})
_DONE = frozenset({CERTIFIED, NOT_CERTIFIED, REFUSED, RETURNED})
_OPEN = _BEFORE_TEST | _AT_EXAM | _DECIDING | {APPROVED, REJECTED}
_ANY = _OPEN | _DONE | {WITHDRAWN}

APPLYING = (
    Step(
        "submit", _text("Өтініш беру", "Подать заявление", "Submit the application"),
        by=_CANDIDATE, facts=f.CertificationApplication, clause=ORDER_69 / "A1 p.4(2)",
        done=_text("Өтініш ЭЦҚ-мен қол қойылып, қабылданды", "Заявление подписано ЭЦП и принято",
                   "The application was signed with EDS and received"),
        creates=True, to=SUBMITTED, signed=True, checks=(check_application,),
        sends=(Send("certification.register", registration_moment), Send("certification.ask-registers"),
               Send("certification.received"), _MONITOR),
        document="certification-application",
    ),
    Step(
        "record-answer",
        _text("Тіркелімнің жауабын жазу", "Записать ответ реестра", "Record a register's answer"),
        by=_SYSTEM, facts=f.RegisterAnswer, clause=ORDER_69 / "A1 p.6(1)",
        done=_text("Мемлекеттік тіркелімнен жауап келді", "Получен ответ государственного реестра",
                   "A state register answered"),
        from_=_OPEN,
    ),
    Step(
        "register", _text("Тіркеу", "Зарегистрировать", "Register"),
        by=_SYSTEM, facts=f.Registration, clause=ORDER_69 / "A1 p.6(2)",
        done=_text("Өтініш тіркелді", "Заявление зарегистрировано", "The application was registered"),
        from_=frozenset({SUBMITTED}), to=REGISTERED, registers=True, assigns=True,
        starts=(COMPLETENESS,), opens=(CHECK,), sends=(Send("certification.registered"), _MONITOR),
    ),
    Step(
        "reassign", _text("Басқа маманға беру", "Передать другому специалисту", "Hand to another clerk"),
        by=_HEAD, facts=f.Reassignment, clause=ORDER_69 / "A1 p.2",
        done=_text("Басшы істі басқа маманға берді", "Руководитель передал дело другому специалисту",
                   "The head handed the case to another clerk"),
        from_=frozenset({REGISTERED, CHECKED}), assigns=True, sends=(_MONITOR,),
    ),
    Step(
        "move-session", _text("Басқа сессияны таңдау", "Выбрать другую сессию", "Choose another session"),
        by=_CANDIDATE, facts=f.SessionMove, clause=ORDER_69 / "A1 p.4(1)", checks=(check_move,),
        done=_text("Үміткер басқа сессияны таңдады, мерзім қайта есептелді",
                   "Кандидат выбрал другую сессию, срок отсчитывается заново",
                   "The candidate chose another session, the term counts anew"),
        from_=frozenset({REGISTERED, CHECKED, ADMITTED}), stops=(DECISION,), starts=(DECISION,),
        counts_from=closing_date, sends=(_MONITOR,),
    ),
    Step(
        "withdraw", _text("Өтінішті кері алу", "Отозвать заявление", "Withdraw the application"),
        by=_CANDIDATE, facts=f.Withdrawal, clause=APPC / "Art. 64",
        done=_text("Үміткер өтінішін кері алды", "Кандидат отозвал заявление",
                   "The candidate withdrew the application"),
        from_=_BEFORE_TEST, to=WITHDRAWN, stops=_ALL_TERMS, closes=_ALL_TASKS, sends=(_MONITOR,),
    ),
    Step(
        "recompute-terms", _text("Мерзімдерді қайта есептеу", "Пересчитать сроки", "Recompute the terms"),
        by=_SYSTEM, facts=f.CalendarChange, clause=APPC / "Art. 76",
        done=_text("Жұмыс күнтізбесі өзгерді: мерзім қайта есептелді",
                   "Рабочий календарь изменился: срок пересчитан",
                   "The working calendar changed: the term was recomputed"),
        from_=_OPEN, recomputes=True, sends=(_MONITOR,),
    ),
)  # fmt: skip

CONSIDERING = (
    Step(
        "find-complete", _text("Толық деп тану", "Признать полным", "Find complete"),
        by=_CLERK, facts=f.Complete, clause=ORDER_69 / "A1 p.7(1)", checks=(check_complete,),
        done=_text("Құжаттар толық деп танылды", "Документы признаны полными",
                   "The documents were found complete"),
        from_=frozenset({REGISTERED}), to=CHECKED, stops=(COMPLETENESS, DECISION), starts=(DECISION,),
        counts_from=closing_date, closes=(CHECK,), opens=(CONSIDER,), sends=(_MONITOR,),
    ),
    Step(
        "find-incomplete",
        _text("Толық емес деп ұсыну", "Предложить отказ в рассмотрении", "Find incomplete"),
        by=_CLERK, facts=f.Lacking, clause=ORDER_69 / "A1 p.7(2)",
        done=_text("Құжаттар толық емес деп табылды", "Документы найдены неполными",
                   "The documents were found incomplete"),
        from_=frozenset({REGISTERED}), to=INCOMPLETE, closes=(CHECK,), opens=(SIGN_RETURN,),
    ),
    Step(
        "send-back", _text("Маманға қайтару", "Вернуть специалисту", "Send back to the clerk"),
        by=_HEAD, facts=f.SentBack, clause=ORDER_69 / "A1 p.7(1)",
        done=_text("Басшы тексеруге қайтарды", "Руководитель вернул на проверку",
                   "The head sent it back to be checked"),
        from_=frozenset({INCOMPLETE}), to=REGISTERED, closes=(SIGN_RETURN,), opens=(CHECK,),
    ),
    Step(
        "refuse-to-consider", _text("Қараудан бас тарту", "Отказать в рассмотрении", "Refuse to consider"),
        by=_HEAD, facts=f.Lacking, clause=ORDER_69 / "A1 p.7(2)",
        done=_text("Өтінішті қараудан дәлелді бас тартылды",
                   "Дан мотивированный отказ в рассмотрении заявления",
                   "A reasoned refusal to consider was given"),
        from_=frozenset({INCOMPLETE}), to=RETURNED, signed=True, stops=(COMPLETENESS, DECISION),
        closes=(SIGN_RETURN,), sends=(_DELIVER, _MONITOR), document="refusal-to-consider",
    ),
    Step(
        "admit", _text("Аттестаттауға жіберу", "Допустить к аттестации", "Admit to the session"),
        by=_CLERK, facts=f.Admission, clause=ORDER_69 / "A1 p.9(1)", checks=(check_admission,),
        done=_text("Үміткер аттестаттауға жіберілді, құжаттар Комиссияға берілді",
                   "Кандидат допущен к аттестации, документы переданы Комиссии",
                   "The candidate was admitted, the documents went to the Commission"),
        from_=frozenset({CHECKED}), to=ADMITTED, closes=(CONSIDER,),
        sends=(Send("certification.invited"), _MONITOR),
    ),
    Step(
        "propose-refusal",
        _text("Алдын ала бас тарту", "Предварительно отказать", "Make a preliminary refusal"),
        by=_HEAD, facts=f.PreliminaryRefusal, clause=ORDER_69 / "A1 p.14(2)",
        checks=(check_notice, check_grounds),
        done=_text("Бас тарту туралы алдын ала шешім қабылданып, тыңдау тағайындалды",
                   "Принято предварительное решение об отказе, назначено заслушивание",
                   "A preliminary decision to refuse was made and a hearing appointed"),
        from_=frozenset({CHECKED}), to=HEARING, signed=True, starts=(HEARING_TERM,), counts_from=its_own_day,
        closes=(CONSIDER,), opens=(HEAR,), sends=(_DELIVER, _MONITOR), document="preliminary-refusal",
    ),
    Step(
        "object", _text("Қарсылық білдіру", "Подать возражения", "Object in writing"),
        by=_CANDIDATE, facts=f.Objections, clause=APPC / "Art. 73",
        done=_text("Үміткер жазбаша қарсылық берді", "Кандидат подал письменные возражения",
                   "The candidate objected in writing"),
        from_=frozenset({HEARING}), signed=True,
    ),
    Step(
        "hold-hearing",
        _text("Тыңдау хаттамасын толтыру", "Оформить протокол заслушивания", "Record the hearing"),
        by=_HEAD, facts=f.Hearing, clause=ORDER_69 / "A1 p.14(3)", checks=(check_held,),
        done=_text("Тыңдау өтті", "Заслушивание состоялось", "The hearing was held"),
        from_=frozenset({HEARING}), to=HEARD, signed=True, stops=(HEARING_TERM,), closes=(HEAR,),
        opens=(SETTLE,), sends=(_DELIVER, _MONITOR), document="hearing-minutes",
    ),
    Step(
        "admit-after-hearing", _text("Тыңдаудан кейін жіберу", "Допустить после заслушивания",
                                     "Admit after the hearing"),
        by=_HEAD, facts=f.Admission, clause=ORDER_69 / "A1 p.14(4)", checks=(check_admission_after_hearing,),
        done=_text("Тыңдаудан кейін үміткер аттестаттауға жіберілді",
                   "После заслушивания кандидат допущен к аттестации",
                   "After the hearing the candidate was admitted"),
        from_=frozenset({HEARD}), to=ADMITTED, closes=(SETTLE,),
        sends=(Send("certification.invited"), _MONITOR),
    ),
    Step(
        "refuse", _text("Бас тарту", "Отказать", "Refuse"),
        by=_HEAD, facts=f.Refusal, clause=ORDER_69 / "A1 p.8", checks=(check_heard,),
        done=_text("Қызмет көрсетуден дәлелді бас тартылды", "Дан мотивированный отказ в оказании услуги",
                   "A reasoned refusal of the service was given"),
        from_=frozenset({HEARD}), to=REFUSED, signed=True, stops=_ALL_TERMS, closes=_ALL_TASKS,
        sends=(_DELIVER, _MONITOR), document="certification-refusal",
    ),
)  # fmt: skip

EXAMINATION = (
    Step(
        "identify", _text("Орынға отырғызу", "Идентифицировать и посадить", "Identify and seat"),
        by=_PROCTOR, facts=f.Identification, clause=ORDER_69 / "A1 p.11", checks=(check_identification,),
        done=_text("Үміткердің жеке басы анықталып, орын берілді",
                   "Личность кандидата проверена, место занято",
                   "The candidate was identified and seated"),
        from_=frozenset({ADMITTED}), to=PRESENT, sends=(_MONITOR,),
    ),
    Step(
        "start-test", _text("Тестті бастау", "Начать тест", "Start the test"),
        by=_SYSTEM, facts=f.TestStart, clause=ORDER_69 / "A1 p.11", checks=(check_start,),
        done=_text("Тест басталды", "Тест начался", "The test began"),
        from_=frozenset({PRESENT}), to=TESTING, sends=(_MONITOR,),
    ),
    Step(
        "pass-test", _text("Тесттен өтті", "Тест сдан", "Test passed"),
        by=_SYSTEM, facts=f.TestResult, clause=ORDER_69 / "A1 p.12(2)", checks=(check_passed,),
        done=_text("Тест тапсырылды: үміткер екінші кезеңге жіберілді",
                   "Тест сдан: кандидат допущен ко второму этапу",
                   "The test was passed: the candidate goes on to the second stage"),
        from_=frozenset({TESTING}), to=TEST_PASSED, sends=(_MONITOR,),
    ),
    Step(
        "fail-test", _text("Тесттен өтпеді", "Тест не сдан", "Test not passed"),
        by=_SYSTEM, facts=f.TestResult, clause=ORDER_69 / "A1 p.12(2)", checks=(check_failed,),
        done=_text("Тест тапсырылмады", "Тест не сдан", "The test was not passed"),
        from_=frozenset({TESTING}), to=TEST_FAILED, sends=(_MONITOR,),
    ),
    Step(
        "sign-sheet",
        _text("Нәтиже парағына қол қою", "Подписать лист результатов", "Sign the sheet of results"),
        by=_CANDIDATE, facts=f.SheetSigned, clause=ORDER_69 / "A1 p.12(3)", checks=(check_sheet,),
        done=_text("Үміткер тест нәтижелерінің парағына қол қойды",
                   "Кандидат подписал лист результатов теста",
                   "The candidate signed the sheet of results"),
        from_=frozenset({TEST_PASSED, TEST_FAILED, INTERVIEWED}), signed=True,
        document="result-sheet",
    ),
    Step(
        "suspend", _text("Шеттету", "Отстранить", "Suspend"),
        by=_PROCTOR | _SECRETARY, facts=f.Suspension, clause=ORDER_69 / "A1 p.10(2)",
        checks=(check_suspension,),
        done=_text("Үміткер тәртіп бұзғаны үшін аттестаттаудан шеттетілді",
                   "Кандидат отстранён от аттестации за нарушение",
                   "The candidate was suspended from the session for a violation"),
        from_=frozenset({PRESENT, TESTING, TEST_PASSED, INTERVIEWED}), to=SUSPENDED, closes=(RULE,),
        sends=(Send("certification.suspended"), _MONITOR),
    ),
    Step(
        "appeal-question", _text("Сұраққа дау айту", "Оспорить вопрос", "Contest a question"),
        by=_CANDIDATE, facts=f.QuestionAppeal, clause=APPC / "Art. 91", checks=(check_appeal,),
        done=_text("Үміткер тест сұрағына дау айтты", "Кандидат оспорил вопрос теста",
                   "The candidate contested a question of the test"),
        from_=frozenset({TEST_PASSED, TEST_FAILED}), opens=(RULE,),
        sends=(Send("certification.question-contested"),),
    ),
    Step(
        "rule-on-question",
        _text("Дау бойынша шешу", "Решить по спорному вопросу", "Rule on a contested question"),
        by=_DEPARTMENT, facts=f.AppealRuling, clause=ORDER_69 / "A1 p.11", checks=(check_ruling,),
        done=_text("Департамент даулы сұрақ бойынша шешім қабылдады",
                   "Департамент рассмотрел спорный вопрос", "The Department ruled on the contested question"),
        from_=frozenset({TEST_PASSED, TEST_FAILED, INTERVIEWED}), closes=(RULE,),
        sends=(Send("certification.question-ruled"),),
    ),
    Step(
        "re-mark", _text("Нәтижені қайта есептеу", "Пересчитать результат", "Mark the test again"),
        by=_SYSTEM, facts=f.Remarked, clause=ORDER_69 / "A1 p.11", checks=(check_remarked,),
        done=_text("Даулы сұрақ барлық үміткерге дұрыс деп есептелді, нәтиже қайта есептелді",
                   "Спорный вопрос засчитан всем кандидатам, результат пересчитан",
                   "A contested question counts as right for everybody, the test was marked again"),
        from_=frozenset({TEST_PASSED, TEST_FAILED, INTERVIEWED}),
    ),
    Step(
        "pass-on-appeal",
        _text("Дау бойынша тесттен өтті", "Тест сдан по апелляции", "Test passed on appeal"),
        by=_SYSTEM, facts=f.TestResult, clause=ORDER_69 / "A1 p.12(2)", checks=(check_passed_on_appeal,),
        done=_text("Даудан кейін тест тапсырылды деп танылды", "После апелляции тест признан сданным",
                   "After the appeal the test counts as passed"),
        from_=frozenset({TEST_FAILED}), to=TEST_PASSED, sends=(_MONITOR,),
    ),
    Step(
        "interview", _text("Әңгімелесуді жазу", "Записать собеседование", "Record the interview"),
        by=_SECRETARY, facts=f.Interview, clause=ORDER_69 / "A1 p.12(4)", checks=(check_interview,),
        done=_text("Ауызша әңгімелесу өтті", "Устное собеседование прошло", "The oral interview was held"),
        from_=frozenset({TEST_PASSED}), to=INTERVIEWED, sends=(_MONITOR,),
    ),
)  # fmt: skip

DECIDING = (
    Step(
        "vote-pass",
        _text("Дауыстарды санау: аттестаттау", "Подсчёт голосов: аттестовать", "Votes counted: certify"),
        by=_SYSTEM, facts=f.Tally, clause=ORDER_69 / "A1 p.13(1)", checks=(check_tally(True),),
        done=_text("Комиссия аттестаттау үшін дауыс берді", "Комиссия проголосовала за аттестацию",
                   "The Commission voted to certify"),
        from_=frozenset({INTERVIEWED}), to=VOTED_PASS, closes=(RULE,),
    ),
    Step(
        "vote-fail", _text("Дауыстарды санау: аттестаттамау", "Подсчёт голосов: не аттестовать",
                           "Votes counted: do not certify"),
        by=_SYSTEM, facts=f.Tally, clause=ORDER_69 / "A1 p.13(1)", checks=(check_tally(False),),
        done=_text("Комиссия аттестаттауға қарсы дауыс берді", "Комиссия проголосовала против аттестации",
                   "The Commission voted not to certify"),
        from_=frozenset({INTERVIEWED}), to=VOTED_FAIL, closes=(RULE,),
    ),
    Step(
        "conclude-passed", _text("Аттестатталды", "Аттестован", "Certified by the Commission"),
        by=_SYSTEM, facts=f.Conclusion, clause=ORDER_69 / "A1 p.13(1)",
        checks=(check_conclusion(Outcome.PASSED),),
        done=_text("Комиссияның хаттамасына қол қойылды: аттестатталды",
                   "Протокол Комиссии подписан: аттестован", "The minutes were signed: certified"),
        from_=frozenset({VOTED_PASS}), to=APPROVED, starts=(RESULT,), counts_from=decision_day,
        opens=(SIGN_RESULT,), sends=(_MONITOR,),
    ),
    Step(
        "conclude-not-passed", _text("Аттестатталмады", "Не аттестован", "Not certified by the Commission"),
        by=_SYSTEM, facts=f.Conclusion, clause=ORDER_69 / "A1 p.13(1)",
        checks=(check_conclusion(Outcome.NOT_PASSED),),
        done=_text("Комиссияның хаттамасына қол қойылды: аттестатталмады",
                   "Протокол Комиссии подписан: не аттестован", "The minutes were signed: not certified"),
        from_=frozenset({VOTED_FAIL, TEST_FAILED}), to=REJECTED, starts=(RESULT,), counts_from=decision_day,
        closes=(RULE,), opens=(SIGN_RESULT,), sends=(_MONITOR,),
    ),
    Step(
        "conclude-absent", _text("Келмеді", "Не явился", "Did not appear"),
        by=_SYSTEM, facts=f.Conclusion, clause=ORDER_69 / "A1 An.4",
        checks=(check_conclusion(Outcome.ABSENT),),
        done=_text("Комиссияның хаттамасына қол қойылды: үміткер келмеді",
                   "Протокол Комиссии подписан: кандидат не явился",
                   "The minutes were signed: the candidate did not appear"),
        from_=frozenset({ADMITTED, PRESENT, TEST_PASSED}), to=REJECTED, starts=(RESULT,),
        counts_from=decision_day, closes=(RULE,), opens=(SIGN_RESULT,), sends=(_MONITOR,),
    ),
    Step(
        "conclude-suspended", _text("Шеттетілді", "Отстранён", "Suspended"),
        by=_SYSTEM, facts=f.Conclusion, clause=ORDER_69 / "A1 p.10(2)",
        checks=(check_conclusion(Outcome.SUSPENDED),),
        done=_text("Комиссияның хаттамасына қол қойылды: үміткер шеттетілді",
                   "Протокол Комиссии подписан: кандидат отстранён",
                   "The minutes were signed: the candidate was suspended"),
        from_=frozenset({SUSPENDED}), to=REJECTED, starts=(RESULT,), counts_from=decision_day,
        opens=(SIGN_RESULT,), sends=(_MONITOR,),
    ),
    Step(
        "certify", _text("Аттестаттау туралы шешімге қол қою", "Подписать решение об аттестации",
                         "Sign the decision to certify"),
        by=_HEAD, facts=f.Result, clause=ORDER_69 / "A1 p.14(1)", checks=(check_certified,),
        done=_text("Аттестаттау туралы шешімге қол қойылды", "Решение об аттестации подписано",
                   "The decision to certify was signed"),
        from_=frozenset({APPROVED}), to=CERTIFIED, signed=True, stops=(RESULT, DECISION),
        closes=(SIGN_RESULT,), sends=(_DELIVER, _MONITOR), document="certification-decision",
    ),
    Step(
        "deny", _text("Аттестаттамау туралы шешімге қол қою", "Подписать решение о неаттестации",
                      "Sign the decision not to certify"),
        by=_HEAD, facts=f.Result, clause=ORDER_69 / "A1 p.14(1)", checks=(check_denied,),
        done=_text("Аттестаттамау туралы шешімге қол қойылды", "Решение о неаттестации подписано",
                   "The decision not to certify was signed"),
        from_=frozenset({REJECTED}), to=NOT_CERTIFIED, signed=True, stops=(RESULT, DECISION),
        closes=(SIGN_RESULT,), sends=(_DELIVER, _MONITOR), document="certification-denial",
    ),
    Step(
        "deliver", _text("Құжатты жеткізу", "Направить документ", "Deliver a document"),
        by=_SYSTEM, facts=f.Delivery, clause=ORDER_69 / "A1 p.14(1)",
        done=_text("Құжат мөрленіп, жеке кабинетке жіберілді",
                   "Документ скреплён печатью и направлен в личный кабинет",
                   "The document was sealed and sent to the personal account"),
        from_=_ANY, sends=(Send("certification.told"), _MONITOR),
    ),
)  # fmt: skip

CERTIFICATION = Procedure(
    key="certification",
    text=_text(
        "Жеке сот орындаушысының қызметімен айналысуға үміткерлерді аттестаттау",
        "Аттестация лиц, претендующих на занятие деятельностью частного судебного исполнителя",
        "Certification of persons who want to be private enforcement agents",
    ),
    ruleset="2021-10",
    clause=ORDER_69 / "A1",
    states=STATES,
    steps=(*APPLYING, *CONSIDERING, *EXAMINATION, *DECIDING),
    seen_by=frozenset({Role.COMMISSION}),
)
