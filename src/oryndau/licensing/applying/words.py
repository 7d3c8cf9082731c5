"""What an applicant's pages and papers say besides the law's own texts (L-02, L-08, L-09)."""

from typing import Final

from oryndau.law.text import Text


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


KINDS: Final = {
    "certification-application": _t("Аттестаттау мен лицензияға бір өтініш",
                                    "Одно заявление на аттестацию и лицензию",
                                    "One application for certification and licence"),
    "licence-application": _t("Лицензия алуға өтініш", "Заявление на получение лицензии",
                              "Application for a licence"),
    "renewal-application": _t("Лицензияны қайта ресімдеуге өтініш", "Заявление на переоформление лицензии",
                              "Application for the re-issue of a licence"),
    "licence": _t("Лицензия", "Лицензия", "Licence"),
    "refusal-to-consider": _t("Қараудан бас тарту", "Отказ в рассмотрении", "Refusal to consider"),
    "preliminary-refusal": _t("Бас тарту туралы алдын ала шешім", "Предварительное решение об отказе",
                              "Preliminary decision to refuse"),
    "licence-preliminary-refusal": _t("Бас тарту туралы алдын ала шешім", "Предварительное решение об отказе",
                                      "Preliminary decision to refuse"),
    "hearing-minutes": _t("Тыңдау хаттамасы", "Протокол заслушивания", "Minutes of the hearing"),
    "licence-refusal": _t("Лицензия беруден бас тарту", "Отказ в выдаче лицензии", "Refusal of the licence"),
    "renewal-refusal": _t("Қайта ресімдеуден бас тарту", "Отказ в переоформлении", "Refusal to re-issue"),
}  # fmt: skip
ROLES: Final = {
    "receipt": _t("Алым түбіртегі", "Квитанция об уплате сбора", "Receipt of the fee"),
    "nostrification": _t("Дипломды нострификациялау не тану туралы құжат",
                         "Документ о нострификации или признании диплома",
                         "Nostrification or recognition of the diploma"),
    "labour": _t("Еңбек қызметі туралы құжат", "Документ о трудовой деятельности",
                 "Document about the labour activity"),
    "change": _t("Өзгерісті растайтын құжат", "Документ об изменении", "Document that shows a change"),
    "other": _t("Басқа құжат", "Другой документ", "Another document"),
}  # fmt: skip
WAYS: Final = {
    "gateway": _t("электрондық үкіметтің төлем шлюзі арқылы",
                  "через платёжный шлюз электронного правительства",
                  "through the payment gateway of the e-government"),
    "receipt": _t("банк арқылы, түбіртекпен", "через банк, по квитанции", "at a bank, with a receipt"),
}  # fmt: skip
FEE: Final = _t("Алым", "Сбор", "Fee")
PAPER: Final = _t(
    "№ {number}, {day}, {issuer}", "№ {number} от {day}, {issuer}", "No. {number} of {day}, {issuer}"
)
AMOUNT: Final = _t("Сома", "Сумма", "Sum")
STATE: Final = _t("Күйі", "Состояние", "State")
DECISION: Final = _t("Шешім", "Решение", "Decision")
LICENCE: Final = _t("Лицензия", "Лицензия", "Licence")
FOUND: Final = _t("табылды", "найдено", "found")
NOT_FOUND: Final = _t("табылмады", "не найдено", "not found")
REPLACES: Final = _t("Мына лицензияның орнына", "Взамен лицензии", "In place of licence")
HANDED: Final = _t("Кімге берілді", "Кому выдано", "Handed to")
AWAITED: Final = _t("жауап күтілуде", "ожидается ответ", "the answer is awaited")
ANSWERED: Final = _t("жауап берді", "ответил", "answered")
SILENT: Final = _t("әзірге жауап бермеді", "пока не ответил", "has not answered yet")
