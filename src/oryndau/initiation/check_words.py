"""Names of the pieces of evidence under a check of Art. 38, in three languages (E-10)."""

from typing import Final

from oryndau.law.text import Text


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


EVIDENCE: Final = {
    "signer": _t("қол қойған", "подписал", "signed by"),
    "claimant": _t("өндіріп алушы", "взыскатель", "claimant"),
    "power_of_attorney": _t("сенімхат", "доверенность", "power of attorney"),
    "valid_until": _t("жарамды мерзімі", "действует до", "valid until"),
    "territory": _t("ұсынылған аумақ", "территория предъявления", "presented in"),
    "allowed": _t("52-бап бойынша аумақтар", "территории по статье 52", "places under Article 52"),
    "starts_on": _t("мерзім басталды", "срок начался", "the limit began"),
    "last_day": _t("соңғы күні", "последний день", "last day"),
    "presented_on": _t("ұсынылған күні", "день предъявления", "presented on"),
    "payments_since": _t(
        "өндіріп алынатын төлемдер мына күннен", "платежи взыскиваются с", "payments recoverable since"
    ),
    "missing": _t("жетіспейді", "не хватает", "missing"),
    "decided_on": _t("шешім күні", "дата решения", "decided on"),
    "in_force_on": _t("күшіне енген күні", "вступил в силу", "in force since"),
    "attached": _t("қоса берілген", "приложено", "attached"),
    "earliest_on": _t("ең ерте күн", "самый ранний день", "earliest day"),
    "voluntary_until": _t("ерікті төлеу мерзімі", "срок добровольной уплаты", "voluntary payment until"),
    "clause": _t("ереже", "норма", "rule"),
    "amount": _t("сома", "сумма", "sum"),
    "threshold": _t("шек", "порог", "threshold"),
    "mci_on": _t("АЕК күні", "МРП на день", "MCI of the day"),
}
TRUE: Final = _t("өтініште көрсетілген", "указано в заявлении", "stated in the application")
DIFFERS: Final = _t("айырмашылық: {what}", "расхождения: {what}", "differs: {what}")
AGREES: Final = _t("сәйкес келеді", "совпадает", "agrees")
EARLIER: Final = _t("Бұрын ұсынылған", "Предъявлялся ранее", "Presented before")
EARLIER_ANSWER: Final = _t(
    "{number}, {received}: {state}", "{number}, {received}: {state}", "{number}, {received}: {state}"
)
LOOK_EARLIER: Final = _t(
    "өтініште тоқтатылғаны айтылмаған, бірақ осы нөмірлі құжат бұрын ұсынылған: сол істі қараңыз",
    "в заявлении о прекращении не сказано, но документ с этим номером предъявлялся ранее: посмотрите то дело",
    "the application names no termination, but a document of this number was presented before: look there",
)
