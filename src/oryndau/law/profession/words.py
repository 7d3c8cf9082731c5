"""Words of an agent's practice: duties, obstacles, kinds (W-01 to W-04)."""

from enum import StrEnum
from typing import Any, Final

from oryndau.law.profession import facts as said
from oryndau.law.text import Text


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


TAX: Final = _t(
    "Мемлекеттік кірістер органында тіркелу", "Регистрация в органе государственных доходов",
    "Registration with the body of state revenue",
)  # fmt: skip
OFFICE: Final = _t(
    "Кеңсе немесе қызметтік үй-жай туралы хабарлау", "Уведомление о конторе или служебном помещении",
    "Notice of the office or premises",
)  # fmt: skip
DISTRICT: Final = _t(
    "Атқару округіндегі учаскені айқындау", "Определение участка в исполнительном округе",
    "Determining the area within the enforcement district",
)  # fmt: skip
CREDITORS_ACCOUNT: Final = _t(
    "Өндіріп алушылардың ақшасына арналған теңгелік ағымдағы шот",
    "Текущий счёт в тенге для сумм в пользу взыскателей", "Account in tenge for creditors' money",
)  # fmt: skip
OPERATIONS_ACCOUNT: Final = _t(
    "Қызмет ақысы мен өзге де операцияларға арналған шот", "Счёт для оплаты деятельности и иных операций",
    "Account for fees and other operations",
)  # fmt: skip
INSURANCE: Final = _t(
    "Кәсіптік жауапкершілікті сақтандыру", "Страхование профессиональной ответственности",
    "Professional liability insurance",
)  # fmt: skip
TRAINING: Final = _t("Кәсіптік оқу", "Профессиональное обучение", "Professional training")
ASSISTANT_TRAINING: Final = _t(
    "Көмекшіні оқыту: {name}", "Обучение помощника: {name}", "Training of the assistant {name}"
)
CHECK: Final = _t("Жоспарлы тексеру", "Плановая проверка", "Planned check")
CHECK_ANSWER: Final = _t(
    "Тексеруге мәліметтер мен құжаттар беру", "Сведения и документы для проверки",
    "Data and documents for a check",
)  # fmt: skip
ASSISTANTS_TRAINING: Final = _t("Көмекшіні оқыту", "Обучение помощника", "Training of an assistant")
HAND_OVER: Final = _t(
    "Атқарушылық іс жүргізулер мен мұрағатты палатаға тапсыру",
    "Передача исполнительных производств и архива в палату",
    "Handing over proceedings and archive to the chamber",
)  # fmt: skip
DUTIES: Final = {
    "tax": TAX, "office": OFFICE, "district": DISTRICT, "creditors-account": CREDITORS_ACCOUNT,
    "operations-account": OPERATIONS_ACCOUNT, "insurance": INSURANCE, "training": TRAINING,
    "assistant": ASSISTANTS_TRAINING, "check": CHECK, "check-answer": CHECK_ANSWER, "hand-over": HAND_OVER,
}  # fmt: skip
"""Duties by their keys, as lists name them."""

ENDED: Final = _t(
    "есептік тіркеу тоқтатылды", "учётная регистрация прекращена", "the accounting registration has ended"
)
EXCLUDED: Final = _t(
    "Республикалық палатадан шығарылды", "исключён из Республиканской палаты",
    "excluded from the Republican Chamber",
)  # fmt: skip
NO_LICENCE: Final = _t(
    "лицензиялар тізілімінде қолданыстағы лицензия жоқ", "в реестре лицензий нет действующей лицензии",
    "the register of licences has no valid licence",
)  # fmt: skip
SUSPENDED: Final = _t(
    "лицензияның қолданылуы тоқтатыла тұрды", "действие лицензии приостановлено", "the licence is suspended"
)
LICENCE_ENDED: Final = _t(
    "лицензия тоқтатылды немесе одан айырылды", "лицензия прекращена либо её лишили",
    "the licence was terminated or taken",
)  # fmt: skip
ABSENT: Final = _t(
    "бір айдан астам уақыт болмайды", "отсутствует более одного месяца", "away for more than a month"
)
UNINSURED: Final = _t(
    "бүгінге кәсіптік жауапкершілікті сақтандыру шарты жоқ",
    "на сегодня нет договора страхования профессиональной ответственности",
    "no contract of professional liability insurance covers today",
)  # fmt: skip

KINDS: Final[dict[type[StrEnum], dict[Any, Text]]] = {
    said.OfficeKind: {
        said.OfficeKind.INSTITUTION: _t("кеңсе (мекеме)", "контора (учреждение)", "office (institution)"),
        said.OfficeKind.PREMISES: _t("қызметтік үй-жай", "служебное помещение", "premises"),
    },
    said.AccountKind: {
        said.AccountKind.CREDITORS: _t(
            "өндіріп алушылардың ақшасы үшін", "для сумм в пользу взыскателей", "for creditors' money"
        ),
        said.AccountKind.OPERATIONS: _t(
            "қызмет ақысы және өзге операциялар үшін", "для оплаты деятельности и иных операций",
            "for fees and other operations",
        ),
    },
    said.WorkerKind: {
        said.WorkerKind.ASSISTANT: _t("көмекші", "помощник", "assistant"),
        said.WorkerKind.TRAINEE: _t("тағылымдамадан өтуші", "стажёр", "trainee"),
        said.WorkerKind.EMPLOYEE: _t("өзге қызметкер", "иной работник", "other worker"),
    },
    said.Education: {
        said.Education.HIGHER_LEGAL: _t("жоғары заң білімі", "высшее юридическое", "higher legal"),
        said.Education.LEGAL: _t("заң білімі", "юридическое", "legal"),
        said.Education.OTHER: _t("өзге білім", "иное", "other"),
    },
    said.CheckKind: {
        said.CheckKind.PLANNED: _t("жоспарлы", "плановая", "planned"),
        said.CheckKind.UNSCHEDULED: _t("жоспардан тыс", "внеплановая", "unscheduled"),
    },
    said.Breach: {
        said.Breach.LEGISLATION: _t(
            "заңнама талаптарын бұзу", "нарушение законодательства", "breach of legislation"
        ),
        said.Breach.CODE_OF_ETHICS: _t(
            "Кәсіптік ар-намыс кодексін бұзу", "нарушение Кодекса профессиональной чести",
            "breach of the Code of Professional Honour",
        ),
        said.Breach.CHARTER: _t(
            "Республикалық палатаның жарғысын бұзу", "нарушение устава Республиканской палаты",
            "breach of the charter of the Republican Chamber",
        ),
    },
    said.SanctionKind: {
        said.SanctionKind.REMARK: _t("ескерту", "замечание", "remark"),
        said.SanctionKind.REPRIMAND: _t("сөгіс", "выговор", "reprimand"),
        said.SanctionKind.SEVERE: _t("қатаң сөгіс", "строгий выговор", "severe reprimand"),
    },
    said.ExclusionGround: {
        said.ExclusionGround.LICENCE_ENDED: _t(
            "лицензияның тоқтатылуы немесе одан айыру", "прекращение действия либо лишение лицензии",
            "the licence was terminated or taken",
        ),
        said.ExclusionGround.BREACH: _t(
            "талаптарды өрескел немесе бірнеше рет бұзу", "грубое либо неоднократное нарушение требований",
            "gross or repeated breach of requirements",
        ),
        said.ExclusionGround.FEES: _t(
            "міндетті мүшелік жарналарды ұдайы төлемеу",
            "систематическая неуплата обязательных членских взносов",
            "membership fees were not paid time and again",
        ),
        said.ExclusionGround.OTHER_WORK: _t(
            "ақы төленетін өзге қызметпен айналысу", "занятие иной оплачиваемой деятельностью",
            "other paid work",
        ),
        said.ExclusionGround.OWN_WISH: _t(
            "өз қалауы бойынша", "по собственному желанию", "at one's own wish"
        ),
        said.ExclusionGround.CHARTER: _t(
            "Республикалық палата жарғысында көзделген өзге жағдай",
            "иной случай, предусмотренный уставом Республиканской палаты",
            "another case that the charter names",
        ),
    },
    said.AbsenceReason: {
        said.AbsenceReason.LEAVE: _t("еңбек демалысы", "трудовой отпуск", "leave"),
        said.AbsenceReason.STUDY: _t("оқу демалысы", "учебный отпуск", "study leave"),
        said.AbsenceReason.ILLNESS: _t("ауру", "болезнь", "illness"),
        said.AbsenceReason.TRIP: _t("іссапар", "командировка", "trip"),
        said.AbsenceReason.OTHER: _t("өзге мән-жай", "иные обстоятельства", "other circumstances"),
    },
    said.EndReason: {
        said.EndReason.LICENCE_ENDED: _t(
            "лицензияның тоқтатылуы немесе одан айыру", "прекращение действия либо лишение лицензии",
            "the licence was terminated or taken",
        ),
        said.EndReason.EXCLUDED: _t(
            "палатадан шығарылу", "исключение из палаты", "exclusion from the chamber"
        ),
        said.EndReason.MOVED: _t(
            "басқа атқару округіне көшу", "переход в другой исполнительный округ", "moved to another district"
        ),
        said.EndReason.OWN_WISH: _t("өз қалауы бойынша", "по собственному желанию", "at one's own wish"),
        said.EndReason.DEATH: _t("қайтыс болуы", "смерть", "death"),
    },
}  # fmt: skip
"""Every kind that the facts name, by its list."""


def named(one: StrEnum) -> Text:
    """A kind in words."""
    return KINDS[type(one)][one]


def worker(kind: str) -> Text:
    """A kind of worker by its key."""
    return named(said.WorkerKind(kind))
