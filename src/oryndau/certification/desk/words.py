"""How the documents and files of a candidate's case are called (C-05)."""

from typing import Final

from oryndau.law.text import Text


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


KINDS: Final = {
    "certification-application": _t("Өтініш", "Заявление", "Application"),
    "refusal-to-consider": _t("Қараудан бас тарту", "Отказ в рассмотрении", "Refusal to consider"),
    "preliminary-refusal": _t(
        "Алдын ала шешім және тыңдау туралы хабарлама",
        "Предварительное решение и уведомление о заслушивании",
        "Preliminary decision and notice of the hearing",
    ),
    "hearing-minutes": _t("Тыңдау хаттамасы", "Протокол заслушивания", "Minutes of the hearing"),
    "certification-refusal": _t("Қызметтен бас тарту", "Отказ в услуге", "Refusal of the service"),
    "certification-decision": _t("Аттестаттау туралы шешім", "Решение об аттестации", "Decision to certify"),
    "certification-denial": _t(
        "Аттестаттамау туралы шешім", "Решение о неаттестации", "Decision not to certify"
    ),
    "commission-minutes": _t("Комиссия хаттамасы", "Протокол Комиссии", "Minutes of the Commission"),
    "result-sheet": _t("Тест нәтижелерінің парағы", "Лист результатов теста", "Sheet of test results"),
}
ROLES: Final = {
    "diploma": _t("Диплом", "Диплом", "Diploma"),
    "nostrification": _t("Нострификация туралы құжат", "Документ о нострификации", "Recognition document"),
    "internship": _t("Тағылымдама қорытындысы", "Заключение о стажировке", "Internship conclusion"),
    "fee": _t("Алым төленгенін растайтын құжат", "Документ об уплате сбора", "Proof of the fee"),
    "disability": _t("Мүгедектікті растайтын құжат", "Документ об инвалидности", "Disability document"),
    "other": _t("Өзге құжат", "Иной документ", "Other document"),
}
"""Files that a candidate attaches."""
