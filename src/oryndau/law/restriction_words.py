"""Words of the restrictions of Law 261-IV Art. 140(2), and of what the registers say of them (C-08)."""

from typing import Final

from oryndau.law.text import Text


def _text(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


RESTRICTIONS: Final[dict[int, Text]] = {
    1: _text(
        "сот әрекетке қабілетсіз немесе әрекет қабілеті шектеулі деп таныған",
        "признан недееспособным или ограниченно дееспособным",
        "found incapable or of limited capacity",
    ),
    2: _text(
        "жойылмаған немесе алынбаған соттылығы бар",
        "имеет непогашенную или неснятую судимость",
        "has a conviction that is neither spent nor expunged",
    ),
    3: _text(
        "ҚПК 35-бабы бірінші бөлігінің 3), 4), 9), 10), 12) тармақтары немесе 36-бабы бойынша қылмыстық "
        "жауаптылықтан босатылғанына үш жыл толмаған",
        "освобождён от уголовной ответственности по пунктам 3), 4), 9), 10), 12) части первой статьи 35 или "
        "статье 36 УПК менее трёх лет назад",
        "released from criminal liability under Art. 35(1) 3, 4, 9, 10, 12 or Art. 36 of the Criminal "
        "Procedure Code less than three years ago",
    ),
    4: _text(
        "мемлекеттік немесе әскери қызметтен, прокуратурадан, өзге құқық қорғау не арнаулы мемлекеттік "
        "органдардан теріс себептермен шығарылғанына бір жыл толмаған",
        "уволен по отрицательным мотивам с государственной или воинской службы, из прокуратуры, иных "
        "правоохранительных или специальных государственных органов менее года назад",
        "dismissed for negative reasons from state or military service, the prosecution, other "
        "law-enforcement or special state bodies less than a year ago",
    ),
    5: _text(
        "судья лауазымынан Конституциялық заңның 34-бабы 1-тармағының 11), 11-1) тармақшалары бойынша "
        "босатылғанына бір жыл толмаған",
        "освобождён от должности судьи по подпунктам 11), 11-1) пункта 1 статьи 34 Конституционного закона "
        "менее года назад",
        "relieved of a judge's office under Art. 34(1) 11, 11-1 of the Constitutional Law less than a year "
        "ago",
    ),
    6: _text(
        "әкімшілік сыбайлас жемқорлық құқық бұзушылық үшін жаза қолданылғанына үш жыл толмаған",
        "подвергнут взысканию за административное коррупционное правонарушение менее трёх лет назад",
        "penalised for an administrative corruption offence less than three years ago",
    ),
    7: _text(
        "психикалық денсаулық саласында медициналық көмек көрсететін ұйымда есепте тұрады",
        "состоит на учёте в организации, оказывающей помощь в области психического здоровья",
        "registered with an organisation of mental-health or narcological care",
    ),
    8: _text(
        "сот шешімімен жеке сот орындаушысының лицензиясынан айырылғанына үш жыл толмаған",
        "лишён лицензии частного судебного исполнителя судом менее трёх лет назад",
        "deprived by a court of a private enforcement agent's licence less than three years ago",
    ),
}

NOTHING = _text(
    "тіркелімнің {asked} жауабы: мәлімет жоқ",
    "ответ реестра от {asked}: сведений нет",
    "the register's answer of {asked}: nothing is recorded",
)
CLEAR = _text(
    "тіркелімнің {asked} жауабы: шектеу жоқ",
    "ответ реестра от {asked}: ограничения нет",
    "the register's answer of {asked}: no restriction",
)
LASTING = _text(
    "{fact}; шектеу мерзімсіз қолданылады", "{fact}; ограничение действует без срока",
    "{fact}; the restriction lasts without a term",
)  # fmt: skip
RUNNING = _text(
    "{fact}: {day}; шектеу {years} жыл, {until} қоса алғанда қолданылады",
    "{fact}: {day}; ограничение на срок {years} г., по {until} включительно",
    "{fact}: {day}; the restriction lasts {years} years, up to and including {until}",
)
EXPIRED = _text(
    "{fact}: {day}; шектеу мерзімі ({years} жыл) {until} аяқталды",
    "{fact}: {day}; срок ограничения ({years} г.) истёк {until}",
    "{fact}: {day}; the restriction's term of {years} years ended on {until}",
)
NOT_ASKED = _text("тіркелімнің жауабы әлі жоқ", "ответа реестра ещё нет", "the register has not answered yet")
NO_ANSWER = _text(
    "тіркелім {asked} жауап бермеді: сұрау салуды қайталаңыз",
    "реестр не ответил {asked}: запрос нужно повторить",
    "the register gave no answer on {asked}: it must be asked again",
)
UNKNOWN_PERSON = _text(
    "тіркелімнің {asked} жауабы: адам табылмады, сондықтан тексеру мүмкін емес",
    "ответ реестра от {asked}: человек не найден, проверить нельзя",
    "the register's answer of {asked}: the person was not found, so nothing can be said",
)
UNCLEAR = _text(
    "тіркелімнің {asked} жауабы шешуге жеткіліксіз: «{field}» мәні түсініксіз немесе жоқ",
    "ответа реестра от {asked} недостаточно: значение «{field}» отсутствует или неясно",
    "the register's answer of {asked} does not suffice: “{field}” is missing or not understood",
)

INCAPABLE = _text(
    "тіркелім бойынша әрекетке қабілетсіз", "по реестру недееспособен", "incapable by the register"
)
LIMITED = _text(
    "тіркелім бойынша әрекет қабілеті шектеулі", "по реестру ограниченно дееспособен",
    "of limited capacity by the register",
)  # fmt: skip
CONVICTED = _text(
    "соттылығы жойылмаған немесе алынбаған", "судимость не погашена и не снята",
    "the conviction is neither spent nor expunged",
)  # fmt: skip
RELEASED = _text(
    "қылмыстық жауаптылықтан босатылған (ҚПК, {ground})",
    "освобождён от уголовной ответственности (УПК, {ground})",
    "released from criminal liability (Criminal Procedure Code, {ground})",
)
DISMISSED = _text(
    "теріс себептермен қызметтен шығарылған ({body})", "уволен по отрицательным мотивам ({body})",
    "dismissed for negative reasons ({body})",
)  # fmt: skip
JUDGE = _text(
    "судья лауазымынан босатылған ({ground})", "освобождён от должности судьи ({ground})",
    "relieved of a judge's office ({ground})",
)  # fmt: skip
CORRUPTION = _text(
    "әкімшілік сыбайлас жемқорлық құқық бұзушылық үшін жаза қолданылған",
    "наложено взыскание за административное коррупционное правонарушение",
    "penalised for an administrative corruption offence",
)
ON_RECORD = _text("{since} бастап есепте тұрады", "состоит на учёте с {since}", "on the record since {since}")
DEPRIVED = _text(
    "лицензиядан айыру туралы сот шешімі заңды күшіне енген",
    "решение суда о лишении лицензии вступило в законную силу",
    "the court's decision to take the licence away took force",
)
CITIZEN = _text(
    "тіркелімнің {asked} жауабы: Қазақстан Республикасының азаматы",
    "ответ реестра от {asked}: гражданин Республики Казахстан",
    "the register's answer of {asked}: a citizen of Kazakhstan",
)
FOREIGNER = _text(
    "тіркелімнің {asked} жауабы: Қазақстан Республикасының азаматы емес ({country}); жеке сот орындаушысы "
    "Қазақстан азаматы ғана бола алады",
    "ответ реестра от {asked}: не гражданин Республики Казахстан ({country}); частным судебным исполнителем "
    "может быть только гражданин Казахстана",
    "the register's answer of {asked}: not a citizen of Kazakhstan ({country}); only a citizen can be a "
    "private enforcement agent",
)
