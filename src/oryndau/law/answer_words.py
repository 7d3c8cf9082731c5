"""Words of the state registers and of what their answers hold, as cases and pages name them (C-05, L-04)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from oryndau.law.answers import Register
from oryndau.law.text import Text


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


REGISTERS: Final[dict[Register, Text]] = {
    Register.PERSON: _t("Жеке тұлғалар тіркелімі", "Реестр физических лиц", "Register of natural persons"),
    Register.EDUCATION: _t("Дипломдар тіркелімі", "Реестр дипломов", "Register of diplomas"),
    Register.INTERNSHIP: _t(
        "Тағылымдама қорытындыларының тізілімі", "Реестр заключений о стажировке",
        "Register of internship conclusions",
    ),
    Register.MENTAL_HEALTH: _t(
        "«Психикалық науқастар тіркелімі»", "Регистр психических больных", "Register of mental-health care"
    ),
    Register.NARCOLOGY: _t(
        "«Наркологиялық науқастар тіркелімі»", "Регистр наркологических больных",
        "Register of narcological care",
    ),
    Register.CONVICTIONS: _t(
        "Соттылық және жауаптылықтан босату туралы мәліметтер",
        "Сведения о судимости и освобождении от ответственности", "Convictions and releases from liability",
    ),
    Register.DISMISSALS: _t(
        "Теріс себептермен жұмыстан шығарулар", "Увольнения по отрицательным мотивам",
        "Dismissals for negative reasons",
    ),
    Register.CORRUPTION: _t(
        "Сыбайлас жемқорлық құқық бұзушылықтар", "Коррупционные правонарушения", "Corruption offences"
    ),
    Register.LICENCES: _t("Лицензиялар тізілімі", "Реестр лицензий", "Register of licences"),
    Register.COURT_ACTS: _t("Сот актілерінің тіркелімі", "Реестр судебных актов", "Register of court acts"),
    Register.APPROVAL: _t("Келісуші орган", "Согласующий орган", "Approving body"),
    Register.EMPLOYMENT: _t(
        "Еңбек шарттарының тіркелімі", "Реестр трудовых договоров", "Register of employment"
    ),
    Register.ENTREPRENEUR: _t(
        "Дара кәсіпкерлер тіркелімі", "Реестр индивидуальных предпринимателей",
        "Register of individual entrepreneurs",
    ),
}  # fmt: skip
OUTCOMES: Final = {
    "found": _t("табылды", "найдено", "found"),
    "not-found": _t("мәлімет жоқ", "сведений нет", "nothing is recorded"),
    "refused": _t("тіркелім жауап беруден бас тартты", "реестр отказал в ответе", "the register refused"),
    "unavailable": _t("тіркелім жауап бермеді", "реестр не ответил", "the register did not answer"),
}
FIELDS: Final = {
    "name": _t("аты-жөні", "имя", "name"),
    "birth_date": _t("туған күні", "дата рождения", "date of birth"),
    "life_status": _t("тірі екендігі", "сведения о жизни", "whether living"),
    "capacity": _t("әрекет қабілеттілігі", "дееспособность", "legal capacity"),
    "citizenship": _t("азаматтығы", "гражданство", "citizenship"),
    "territory": _t("аумағы", "территория", "territory"),
    "address": _t("мекенжайы", "адрес", "address"),
    "institution": _t("оқу орны", "учебное заведение", "institution"),
    "specialty_code": _t("мамандық коды", "код специальности", "specialty code"),
    "number": _t("нөмірі", "номер", "number"),
    "issued_on": _t("берілген күні", "дата выдачи", "issued on"),
    "degree": _t("дәрежесі", "степень", "degree"),
    "field": _t("бағыты", "направление", "field"),
    "nostrification": _t("нострификация", "нострификация", "recognition of a foreign diploma"),
    "approved_on": _t("бекітілген күні", "дата утверждения", "approved on"),
    "chamber": _t("палата", "палата", "chamber"),
    "supervisor": _t("тағылымдама жетекшісі", "руководитель стажировки", "supervisor"),
    "started_on": _t("басталған күні", "начало", "began on"),
    "ended_on": _t("аяқталған күні", "окончание", "ended on"),
    "registered": _t("есепте тұрады", "состоит на учёте", "on record"),
    "since": _t("қашаннан бері", "с какого дня", "since"),
    "conviction": _t("соттылығы", "судимость", "conviction"),
    "released_ground": _t("босату негізі", "основание освобождения", "ground of release"),
    "released_on": _t("босатылған күні", "дата освобождения", "released on"),
    "negative": _t("теріс себептермен", "по отрицательным мотивам", "for negative reasons"),
    "body": _t("органы", "орган", "body"),
    "dismissed_on": _t("шығарылған күні", "дата увольнения", "dismissed on"),
    "judge": _t("судья лауазымынан", "с должности судьи", "from a judge's office"),
    "judge_ground": _t("босату негізі", "основание освобождения", "ground of the release"),
    "penalty": _t("жаза қолданылған", "наложено взыскание", "penalised"),
    "imposed_on": _t("қолданылған күні", "дата наложения", "imposed on"),
    "deprived": _t("лицензиядан айырылған", "лишён лицензии", "deprived of the licence"),
    "in_force_on": _t("шешім күшіне енген күн", "решение вступило в силу", "the decision came into force on"),
    "decided_on": _t("шешім күні", "дата решения", "day of the decision"),
    "prohibits": _t("қызметке тыйым салынған", "деятельность запрещена", "the activity is prohibited"),
    "prohibits_court": _t("сот", "суд", "court"),
    "prohibits_number": _t("акт нөмірі", "номер акта", "number of the act"),
    "prohibits_on": _t("акт күні", "дата акта", "day of the act"),
    "debtor": _t(
        "борышкерге лицензия беруге тыйым салынған",
        "запрет выдавать лицензию должнику",
        "no licence may be issued to the debtor",
    ),
    "debtor_court": _t("борышкер бойынша сот", "суд по должнику", "court, about the debtor"),
    "debtor_number": _t(
        "борышкер бойынша акт нөмірі", "номер акта по должнику", "number of the act about the debtor"
    ),
    "debtor_on": _t("борышкер бойынша акт күні", "дата акта по должнику", "day of the act about the debtor"),
    "conforms": _t("талаптарға сай", "соответствует требованиям", "meets the requirements"),
    "on": _t("күні", "дата", "day"),
    "reason": _t("себебі", "причина", "reason"),
    "confirmed": _t("еңбек өтілі расталған", "стаж подтверждён", "the work is confirmed"),
    "days": _t("еңбек өтілі, күн", "стаж, дней", "days of work"),
    "differing rows": _t("сәйкес келмейтін жолдар", "строки с расхождениями", "rows that do not agree"),
    "registered_on": _t("тіркелген күні", "дата регистрации", "registered on"),
}
VALUES: Final = {
    "true": _t("иә", "да", "yes"),
    "false": _t("жоқ", "нет", "no"),
    "alive": _t("тірі", "жив", "alive"),
    "dead": _t("қайтыс болған", "умер", "dead"),
    "capable": _t("әрекетке қабілетті", "дееспособен", "capable"),
    "limited": _t("әрекет қабілеті шектеулі", "ограниченно дееспособен", "of limited capacity"),
    "incapable": _t("әрекетке қабілетсіз", "недееспособен", "incapable"),
    "none": _t("жоқ", "нет", "none"),
    "unexpunged": _t(
        "жойылмаған не алынбаған", "не погашена или не снята", "neither spent nor expunged"
    ),
    "expunged": _t("жойылған не алынған", "погашена или снята", "spent or expunged"),
    "vocational": _t("кәсіптік", "профессиональное", "vocational"),
    "bachelor": _t("бакалавр", "бакалавр", "bachelor"),
    "specialist": _t("маман", "специалист", "specialist"),
    "master": _t("магистр", "магистр", "master"),
    "doctor": _t("доктор", "доктор", "doctor"),
    "law": _t("құқық", "право", "law"),
    "other": _t("өзге", "иное", "other"),
}  # fmt: skip
DAYS: Final = frozenset(
    {"birth_date", "issued_on", "approved_on", "started_on", "ended_on", "since", "released_on",
     "dismissed_on", "imposed_on", "in_force_on", "prohibits_on", "debtor_on", "on", "registered_on"}
)  # fmt: skip
"""Fields of a record that are days."""


def field(name: str) -> Text:
    """A field of a record in words; a register's own name of one that is not known here."""
    return FIELDS.get(name) or Text(kk=name, ru=name, en=name)


def fields(names: Iterable[str]) -> Text:
    """Fields that differ, named one after the other."""
    found = [field(name) for name in names]
    kk, ru, en = (", ".join(one.in_(language) for one in found) for language in ("kk", "ru", "en"))
    return Text(kk=kk, ru=ru, en=en)
