"""The procedure of re-issuing a licence as data (L-09; Order 69, A2 p.13 to p.16; rule-set «2021-10»).

Its term is under five working days, so that a refusal needs no hearing (APPC Art. 73(2)3).
"""

from __future__ import annotations

from oryndau.law import terms
from oryndau.law.acts import ORDER_69
from oryndau.law.licensing import changes
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
from oryndau.law.procedure import Procedure, Send, State, Step

REISSUED = "reissued"
COMPLETENESS, REISSUE = terms.get("licence.completeness"), terms.get("licence.reissue")
_ENDS = (COMPLETENESS, REISSUE)
_ANY = BEFORE_DECISION | {REISSUED, REFUSED, RETURNED, WITHDRAWN}
SERVICE = Service("renewal", COMPLETENESS, REISSUE, ORDER_69 / "A2 p.16", ORDER_69 / "A2 p.15")
_TASKS = tasks(COMPLETENESS, REISSUE)

STATES = (
    *COMMON_STATES,
    State(
        REISSUED,
        text("Лицензия қайта ресімделді", "Лицензия переоформлена", "The licence was re-issued"),
        final=True,
    ),
)

STEPS = (
    Step(
        "submit", text("Өтініш беру", "Подать заявление", "Submit the application"),
        by=APPLICANT, facts=f.RenewalApplication, clause=ORDER_69 / "A2 p.13",
        done=text("Өтініш ЭЦҚ-мен қол қойылып, қабылданды", "Заявление подписано ЭЦП и принято",
                  "The application was signed with EDS and received"),
        creates=True, to=SUBMITTED, signed=True, document="renewal-application",
        sends=(Send("renewal.register", registration_moment), SERVICE.send("ask-registers"),
               SERVICE.send("received"), MONITOR),
    ),
    Step(
        "record-licence", text("Лицензияны тексеру", "Проверить лицензию", "Look the licence up"),
        by=SYSTEM, facts=f.LicenceAnswer, clause=ORDER_69 / "A2 An.4",
        done=text("Лицензия тізілімнен тексерілді", "Лицензия проверена по реестру",
                  "The licence was looked up in the register"),
        from_=BEFORE_DECISION,
    ),
    Step(
        "suggest-refusal", text("Бас тартуды ұсыну", "Предложить отказ", "Propose a refusal"),
        by=LICENSOR, facts=f.Refusal, clause=ORDER_69 / "A2 St.",
        done=text("Маман бас тартуды ұсынды", "Специалист предложил отказ", "The officer proposed a refusal"),
        from_=frozenset({CHECKED}), to=SUGGESTED, closes=(_TASKS[2],), opens=(_TASKS[5],), sends=(MONITOR,),
    ),
    Step(
        "refuse", text("Бас тарту", "Отказать", "Refuse"),
        by=HEAD, facts=f.Refusal, clause=ORDER_69 / "A2 St.", apart_from=("suggest-refusal",),
        done=text("Қайта ресімдеуден дәлелді бас тартылды", "Дан мотивированный отказ в переоформлении",
                  "A reasoned refusal to re-issue the licence was given"),
        from_=frozenset({SUGGESTED}), to=REFUSED, signed=True, stops=_ENDS, closes=_TASKS,
        sends=(SERVICE.send("deliver"), MONITOR), document="renewal-refusal",
    ),
    Step(
        "reissue", text("Қайта ресімделген лицензияға қол қою", "Подписать переоформленную лицензию",
                        "Sign the re-issued licence"),
        by=HEAD, facts=f.Reissue, clause=ORDER_69 / "A2 p.16", checks=(changes.check_reissue,),
        apart_from=("conclude", "endorse"),
        done=text("Лицензия қайта ресімделді", "Лицензия переоформлена", "The licence was re-issued"),
        from_=frozenset({ENDORSED}), to=REISSUED, signed=True, stops=_ENDS, closes=_TASKS,
        sends=(SERVICE.send("deliver"), MONITOR), document="licence",
    ),
    Step(
        "hand-paper-copy", text("Қағаз көшірмесін беру", "Выдать бумажную копию", "Hand over the paper copy"),
        by=LICENSOR, facts=f.PaperCopy, clause=ORDER_69 / "A2 An.4",
        done=text("Лицензияның қағаз көшірмесі берілді", "Бумажная копия лицензии выдана",
                  "The paper copy of the licence was handed over"),
        from_=frozenset({REISSUED}),
    ),
)  # fmt: skip

LICENCE_RENEWAL = Procedure(
    key="licence-renewal",
    text=text(
        "Жеке сот орындаушысының лицензиясын қайта ресімдеу",
        "Переоформление лицензии частного судебного исполнителя",
        "Re-issue of a licence of a private enforcement agent",
    ),
    ruleset="2021-10",
    clause=ORDER_69 / "A2 p.13",
    states=STATES,
    steps=(
        *STEPS, *applying(SERVICE, BEFORE_DECISION, BEFORE_DECISION, _ENDS),
        *considering(SERVICE, (changes.check_reissue,)), deliver(SERVICE, _ANY),
    ),
)  # fmt: skip
