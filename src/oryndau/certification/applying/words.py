"""What a candidate's pages and papers say besides the law's own texts (C-03, C-11 to C-18)."""

from typing import Final

from oryndau.law.text import Text


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


WAYS: Final = {
    "gateway": _t("электрондық үкіметтің төлем шлюзі арқылы",
                  "через платёжный шлюз электронного правительства",
                  "through the payment gateway of the e-government"),
    "receipt": _t("банк арқылы, түбіртекпен", "через банк, по квитанции", "at a bank, with a receipt"),
}  # fmt: skip
GROUNDS: Final = {
    "unreliable": _t("құжаттар немесе деректер анық емес", "недостоверность документов или данных",
                     "unreliable documents or data"),
    "restriction": _t("Заңның 140-бабы 2-тармағындағы шектеу", "ограничение пункта 2 статьи 140 Закона",
                      "a restriction of Art. 140(2) of the Law"),
}  # fmt: skip
CLOSES: Final = _t("Құжаттарды қабылдау аяқталады", "Приём документов закрывается", "Receipt closes")
SEAT: Final = _t("Орын", "Место", "Seat")
ENDS: Final = _t("Тест аяқталатын уақыт", "Тест закончится", "The test ends")
CORRECT: Final = _t("Дұрыс жауаптар", "Верных ответов", "Right answers")
OF: Final = _t("{correct}, барлығы {questions}", "{correct} из {questions}", "{correct} of {questions}")
DESCRIBED: Final = _t("Не болды", "Что произошло", "What happened")
QUESTION: Final = _t("Сұрақ", "Вопрос", "Question")
RULING: Final = _t("Шешім", "Решение", "Ruling")
UPHELD: Final = _t("қанағаттандырылды", "удовлетворено", "upheld")
DISMISSED: Final = _t("қабылданбады", "отклонено", "dismissed")
ASKED: Final = _t("Сұрақтар саны", "Задано вопросов", "Questions asked")
VOTES: Final = _t("Дауыстар", "Голоса", "Votes")
FOR_AGAINST: Final = _t(
    "«жақтайды» – {yes}, «қарсы» – {no}", "«за» – {yes}, «против» – {no}", "for {yes}, against {no}"
)
MINUTES: Final = _t("Хаттама", "Протокол", "Minutes")
MAY_APPLY: Final = _t(
    "Қайта өтініш беруге болатын күн", "Можно обратиться вновь с", "You may apply again from"
)
NUMBER: Final = _t("Шешімнің нөмірі", "Номер решения", "Number of the decision")
VALID_UNTIL: Final = _t("Қолданылу мерзімі", "Действует по", "Valid until")
