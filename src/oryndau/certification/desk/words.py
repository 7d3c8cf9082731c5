"""What the desk says besides the law's own texts: registers, what they keep, documents (C-05)."""

from typing import Final

from oryndau.law.certification.facts import Register
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
    Register.LICENCES: _t(
        "Лицензиялар тізілімі", "Реестр лицензий", "Register of licences"
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
     "dismissed_on", "imposed_on", "in_force_on"}
)  # fmt: skip
"""Fields of a record that are days."""
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
