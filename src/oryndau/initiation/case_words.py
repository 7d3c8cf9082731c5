"""What the story of a case says besides the law's own texts, in three languages (E-05, E-11)."""

from typing import Final

from oryndau.law.text import Text


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


BAILIFF: Final = _t("Сот орындаушысы", "Судебный исполнитель", "Bailiff")
MEASURES: Final = _t("Қолданылған шаралар", "Принятые меры", "Measures taken")
REGISTER: Final = _t("Тіркелім", "Реестр", "Register")
ABOUT: Final = _t("Кім туралы", "О ком", "About")
ANSWER: Final = _t("Жауап", "Ответ", "Answer")
DIFFERS: Final = _t("Өтініштен айырмашылығы", "Расходится с заявлением", "Differs from the application")
DIFFERENCE: Final = _t(
    "{party} ({number}): {what}", "{party} ({number}): {what}", "{party} ({number}): {what}"
)

REGISTERS: Final = {
    "person": _t("Жеке тұлғалар тіркелімі", "Реестр физических лиц", "Register of natural persons"),
    "organisation": _t("Заңды тұлғалар тіркелімі", "Реестр юридических лиц", "Register of legal entities"),
}
PARTIES: Final = {
    "claimant": _t("өндіріп алушы", "взыскатель", "claimant"),
    "debtor": _t("борышкер", "должник", "debtor"),
    "applicant": _t("өтініш беруші", "заявитель", "applicant"),
    "representative": _t("өкіл", "представитель", "representative"),
}
OUTCOMES: Final = {
    "found": _t("табылды", "найдено", "found"),
    "not-found": _t("табылмады", "не найдено", "not found"),
    "refused": _t(
        "тіркелім жауап беруден бас тартты", "реестр отказал в ответе", "the register refused to answer"
    ),
    "unavailable": _t("тіркелім жауап бермеді", "реестр не ответил", "the register did not answer"),
}
FIELDS: Final = {
    "name": _t("аты немесе атауы", "имя или наименование", "name"),
    "birth_date": _t("туған күні", "дата рождения", "date of birth"),
    "territory": _t("мекенжай аумағы", "территория адреса", "territory of the address"),
    "status": _t("мәртебесі", "статус", "status"),
    "address": _t("мекенжайы", "адрес", "address"),
    "life_status": _t("тірі екендігі туралы мәлімет", "сведения о жизни", "whether living"),
    "capacity": _t("әрекет қабілеттілігі", "дееспособность", "legal capacity"),
    "state_share": _t("мемлекеттің үлесі, %", "доля государства, %", "share of the State, %"),
    "natural_monopoly": _t("табиғи монополия", "естественная монополия", "natural monopoly"),
}
VALUES: Final = {
    "alive": _t("тірі", "жив", "alive"),
    "dead": _t("қайтыс болған", "умер", "dead"),
    "capable": _t("әрекетке қабілетті", "дееспособен", "capable"),
    "limited": _t("әрекет қабілеттілігі шектелген", "ограниченно дееспособен", "of limited capacity"),
    "incapable": _t("әрекетке қабілетсіз", "недееспособен", "incapable"),
    "active": _t("жұмыс істейді", "действует", "active"),
    "liquidated": _t("таратылған", "ликвидирована", "liquidated"),
    "bankrupt": _t("банкрот", "банкрот", "bankrupt"),
    "true": _t("иә", "да", "yes"),
    "false": _t("жоқ", "нет", "no"),
}
KINDS: Final = {
    "decree-initiate": _t(
        "Іс жүргізуді қозғау туралы қаулы",
        "Постановление о возбуждении производства",
        "Decree to initiate proceedings",
    ),
    "decree-refuse": _t(
        "Қозғаудан бас тарту туралы қаулы",
        "Постановление об отказе в возбуждении",
        "Decree to refuse initiation",
    ),
}
ATTACHMENTS: Final = {
    "enforcement_document": _t("Атқарушылық құжат", "Исполнительный документ", "Enforcement document"),
    "judicial_act": _t("Сот актісі", "Судебный акт", "Judicial act"),
    "power_of_attorney": _t("Сенімхат", "Доверенность", "Power of attorney"),
    "other": _t("Өзге құжат", "Иной документ", "Other document"),
}
