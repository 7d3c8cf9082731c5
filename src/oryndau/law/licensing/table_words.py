"""Words of the states, tasks and steps that issue and re-issue have in common."""

from __future__ import annotations

from oryndau.law.procedure import Role, State, TaskKind
from oryndau.law.terms import Term
from oryndau.law.text import Text


def text(kk: str, ru: str, en: str) -> Text:
    """A text in three languages, short enough for a table."""
    return Text(kk=kk, ru=ru, en=en)


SUBMITTED, REGISTERED, INCOMPLETE, CHECKED = "submitted", "registered", "incomplete", "checked"
CONCLUDED, ENDORSED, SUGGESTED = "concluded", "endorsed", "refusal-suggested"
REFUSED, RETURNED, WITHDRAWN = "refused", "returned", "withdrawn"

COMMON_STATES = (
    State(SUBMITTED, text("Қабылданды", "Принято", "Received")),
    State(REGISTERED, text("Тіркелді, толықтығы тексерілуде", "Зарегистрировано, проверяется полнота",
                           "Registered, completeness is checked")),
    State(INCOMPLETE, text("Толық емес, басшының шешімін күтуде", "Неполно, ожидает решения руководителя",
                           "Incomplete, waits for the head")),
    State(CHECKED, text("Толық, мәліметтер тексерілуде", "Полно, проверяются сведения",
                        "Complete, the data are checked")),
    State(CONCLUDED, text("Қорытынды дайын, екінші маман тексеруде",
                          "Заключение готово, проверяет второй специалист",
                          "Concluded, a second officer checks")),
    State(ENDORSED, text("Қол қоюға берілді", "Передано на подпись", "Waits for the signature")),
    State(SUGGESTED, text("Бас тарту ұсынылды, басшы шешеді", "Предложен отказ, решает руководитель",
                          "A refusal is proposed, the head decides")),
    State(REFUSED, text("Бас тартылды", "Отказано", "Refused"), final=True),
    State(RETURNED, text("Қараудан бас тартылды", "В рассмотрении отказано", "Not considered"), final=True),
    State(WITHDRAWN, text("Өтініш кері алынды", "Заявление отозвано", "Application withdrawn"), final=True),
)  # fmt: skip
"""States that both services pass through."""


def tasks(completeness: Term, decision: Term) -> tuple[TaskKind, ...]:
    """Check, sign the return, consider, look a second time, sign, decide on a proposed refusal."""
    return (
        TaskKind("check-completeness", text("Құжаттардың толықтығын тексеру", "Проверить полноту документов",
                                            "Check completeness"), Role.LICENSOR, completeness),
        TaskKind("sign-return", text("Қараудан бас тартуға қол қою", "Подписать отказ в рассмотрении",
                                     "Sign the refusal to consider"), Role.LICENSING_HEAD, completeness,
                 shared=True),
        TaskKind("consider", text("Мәліметтерді тексеріп, қорытынды жасау",
                                  "Проверить сведения и дать заключение",
                                  "Check the data and conclude"), Role.LICENSOR, decision),
        TaskKind("endorse", text("Екінші рет тексеру", "Проверить второй парой глаз", "Check a second time"),
                 Role.LICENSOR, decision, shared=True),
        TaskKind("sign", text("Қол қою", "Подписать", "Sign"), Role.LICENSING_HEAD, decision, shared=True),
        TaskKind("decide-refusal", text("Ұсынылған бас тартуды шешу", "Решить о предложенном отказе",
                                        "Decide on the proposed refusal"), Role.LICENSING_HEAD, decision,
                 shared=True),
    )  # fmt: skip
