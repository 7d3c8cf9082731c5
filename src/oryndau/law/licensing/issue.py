"""The procedure of issuing a licence as data: the table below is the whole of it.

Source: Order 69, Appendix 2 (as amended to 20.10.2021: rule-set «2021-10»), rows L-01 to L-08, L-10 to L-13.
"""

from __future__ import annotations

from oryndau.law import terms
from oryndau.law.acts import APPC, ORDER_69
from oryndau.law.facts import considering as c
from oryndau.law.licensing import deciding
from oryndau.law.licensing import facts as f
from oryndau.law.licensing.steps import (
    APPLICANT,
    BEFORE_DECISION,
    HEAD,
    LICENSOR,
    MONITOR,
    SYSTEM,
    Service,
    applying,
    considering,
    deliver,
    registration_moment,
)
from oryndau.law.licensing.table_words import (
    CHECKED,
    COMMON_STATES,
    ENDORSED,
    REFUSED,
    RETURNED,
    SUBMITTED,
    SUGGESTED,
    WITHDRAWN,
    tasks,
    text,
)
from oryndau.law.procedure import Procedure, Role, Send, State, Step, TaskKind, its_own_day

HEARING, HEARD, ISSUED = "hearing", "heard", "issued"
COMPLETENESS, ISSUE = terms.get("licence.completeness"), terms.get("licence.issue")
HEARING_TERM = terms.get("licence.hearing")
_ENDS = (COMPLETENESS, ISSUE, HEARING_TERM)
_OPEN = BEFORE_DECISION | {HEARING, HEARD}
_ANY = _OPEN | {ISSUED, REFUSED, RETURNED, WITHDRAWN}

SERVICE = Service("licence", COMPLETENESS, ISSUE, deciding.COMPLETENESS, ORDER_69 / "A2 p.9")
_TASKS = tasks(COMPLETENESS, ISSUE)
_SIGN, _DECIDE = _TASKS[4], _TASKS[5]

STATES = (
    *COMMON_STATES,
    State(HEARING, text("Алдын ала бас тарту, тыңдау тағайындалды",
                        "Предварительный отказ, назначено заслушивание",
                        "Preliminary refusal, a hearing is appointed")),
    State(HEARD, text("Тыңдау өтті, шешім күтілуде", "Заслушивание прошло, ожидается решение",
                      "Heard, the decision is awaited")),
    State(ISSUED, text("Лицензия берілді", "Лицензия выдана", "The licence was issued"), final=True),
)  # fmt: skip

HEAR = TaskKind(
    "hear", text("Тыңдау өткізу", "Провести заслушивание", "Hold the hearing"), Role.LICENSING_HEAD,
    HEARING_TERM,
    shared=True,
)  # fmt: skip
SETTLE = TaskKind(
    "settle", text("Тыңдаудан кейін шешу", "Решить после заслушивания", "Decide after the hearing"),
    Role.LICENSING_HEAD, ISSUE, shared=True,
)  # fmt: skip

_RECEIVED = (
    Send("licence.register", registration_moment), SERVICE.send("ask-registers"), SERVICE.send("received"),
    MONITOR,
)  # fmt: skip

OPENING = (
    Step(
        "submit", text("Өтініш беру", "Подать заявление", "Submit the application"),
        by=APPLICANT, facts=f.LicenceApplication, clause=ORDER_69 / "A2 p.4",
        checks=(deciding.check_application,),
        done=text("Өтініш ЭЦҚ-мен қол қойылып, қабылданды", "Заявление подписано ЭЦП и принято",
                  "The application was signed with EDS and received"),
        creates=True, to=SUBMITTED, signed=True, sends=_RECEIVED, document="licence-application",
    ),
    Step(
        "transfer", text("Аттестаттаудан қабылдау", "Принять после аттестации",
                         "Take over from the certification"),
        by=SYSTEM, facts=f.LicenceApplication, clause=ORDER_69 / "A2 p.17",
        done=text("Аттестаттау туралы шешім мен құжаттар Әділет министрлігіне өтті",
                  "Решение об аттестации и документы переданы в Министерство юстиции",
                  "The decision on certification and the documents went to the Ministry of Justice"),
        creates=True, to=SUBMITTED, sends=_RECEIVED,
    ),
    Step(
        "record-basis", text("Аттестаттау шешімін тексеру", "Проверить решение об аттестации",
                             "Look the decision on certification up"),
        by=SYSTEM, facts=f.BasisAnswer, clause=ORDER_69 / "A2 An.3",
        done=text("Аттестаттау туралы шешім тізілімнен тексерілді",
                  "Решение об аттестации проверено по реестру",
                  "The decision on certification was looked up in the register"),
        from_=_OPEN,
    ),
)  # fmt: skip

REFUSING = (
    Step(
        "suggest-refusal", text("Бас тартуды ұсыну", "Предложить отказ", "Propose a refusal"),
        by=LICENSOR, facts=f.Refusal, clause=ORDER_69 / "A2 p.11", checks=(deciding.check_grounds,),
        done=text("Маман бас тартуды ұсынды", "Специалист предложил отказ", "The officer proposed a refusal"),
        from_=frozenset({CHECKED}), to=SUGGESTED, closes=(_TASKS[2],), opens=(_DECIDE,), sends=(MONITOR,),
    ),
    Step(
        "propose-refusal", text("Алдын ала бас тарту", "Предварительно отказать",
                                "Make a preliminary refusal"),
        by=HEAD, facts=f.PreliminaryRefusal, clause=deciding.HEARD, apart_from=("suggest-refusal",),
        checks=(deciding.check_notice, deciding.check_grounds),
        done=text("Бас тарту туралы алдын ала шешім қабылданып, тыңдау тағайындалды",
                  "Принято предварительное решение об отказе, назначено заслушивание",
                  "A preliminary decision to refuse was made and a hearing appointed"),
        from_=frozenset({SUGGESTED}), to=HEARING, signed=True, starts=(HEARING_TERM,),
        counts_from=its_own_day,
        closes=(_DECIDE,), opens=(HEAR,), sends=(SERVICE.send("deliver"), MONITOR),
        document="licence-preliminary-refusal",
    ),
    Step(
        "object", text("Қарсылық білдіру", "Подать возражения", "Object in writing"),
        by=APPLICANT, facts=f.Objections, clause=APPC / "Art. 73",
        done=text("Өтініш беруші жазбаша қарсылық берді", "Заявитель подал письменные возражения",
                  "The applicant objected in writing"),
        from_=frozenset({HEARING}), signed=True,
    ),
    Step(
        "hold-hearing", text("Тыңдау хаттамасын толтыру", "Оформить протокол заслушивания",
                             "Record the hearing"),
        by=HEAD, facts=c.Hearing, clause=deciding.NOTICE, checks=(deciding.check_held,),
        done=text("Тыңдау өтті", "Заслушивание состоялось", "The hearing was held"),
        from_=frozenset({HEARING}), to=HEARD, signed=True, stops=(HEARING_TERM,), closes=(HEAR,),
        opens=(SETTLE,),
        sends=(SERVICE.send("deliver"), MONITOR), document="hearing-minutes",
    ),
    Step(
        "refuse", text("Бас тарту", "Отказать", "Refuse"),
        by=HEAD, facts=f.Refusal, clause=ORDER_69 / "A2 p.12", checks=(deciding.check_heard,),
        done=text("Лицензия беруден дәлелді бас тартылды", "Дан мотивированный отказ в выдаче лицензии",
                  "A reasoned refusal to issue the licence was given"),
        from_=frozenset({HEARD}), to=REFUSED, signed=True, stops=_ENDS, closes=(*_TASKS, HEAR, SETTLE),
        sends=(SERVICE.send("deliver"), MONITOR), document="licence-refusal",
    ),
)  # fmt: skip

ISSUING = (
    Step(
        "issue", text("Лицензияға қол қою", "Подписать лицензию", "Sign the licence"),
        by=HEAD, facts=f.Grant, clause=deciding.RESULT, checks=(deciding.check_grant,),
        apart_from=("conclude", "endorse"),
        done=text("Лицензия берілді", "Лицензия выдана", "The licence was issued"),
        from_=frozenset({ENDORSED, HEARD}), to=ISSUED, signed=True, stops=_ENDS, closes=(*_TASKS, HEAR,
                                                                                         SETTLE),
        sends=(SERVICE.send("deliver"), MONITOR), document="licence",
    ),
    Step(
        "hand-paper-copy", text("Қағаз көшірмесін беру", "Выдать бумажную копию", "Hand over the paper copy"),
        by=LICENSOR, facts=f.PaperCopy, clause=ORDER_69 / "A2 An.2",
        done=text("Лицензияның қағаз көшірмесі берілді", "Бумажная копия лицензии выдана",
                  "The paper copy of the licence was handed over"),
        from_=frozenset({ISSUED}),
    ),
)  # fmt: skip

LICENCE_ISSUE = Procedure(
    key="licence-issue",
    text=text(
        "Жеке сот орындаушысының қызметімен айналысуға лицензия беру",
        "Выдача лицензии на занятие деятельностью частного судебного исполнителя",
        "Issue of a licence of a private enforcement agent",
    ),
    ruleset="2021-10",
    clause=ORDER_69 / "A2",
    states=STATES,
    steps=(
        *OPENING, *applying(SERVICE, _OPEN, _OPEN, _ENDS), *considering(SERVICE,
                                                                        (deciding.check_conclusion,)),
        *REFUSING, *ISSUING, deliver(SERVICE, _ANY),
    ),
)  # fmt: skip
