"""What the story of any case says besides the law's own texts, in three languages (E-05, E-11, C-25)."""

from typing import Final

from oryndau.law.procedure import Role
from oryndau.law.text import Text


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


APPLICANT: Final = _t("өтініш беруші", "заявитель", "the applicant")
SYSTEM: Final = _t("жүйе (автоматты түрде)", "система (автоматически)", "the system (automatically)")
STATE_BAILIFF: Final = _t(
    "мемлекеттік сот орындаушысы", "государственный судебный исполнитель", "state bailiff"
)
POSTS: Final = {
    Role.STATE_BAILIFF.value: STATE_BAILIFF,
    Role.HEAD.value: _t("бөлім басшысы", "руководитель отдела", "head of the department"),
    Role.CLERK.value: _t("әділет органының маманы", "специалист органа юстиции", "clerk of the justice body"),
    Role.PROCTOR.value: _t(
        "емтихан залының әкімшісі", "администратор экзаменационного зала", "proctor of the hall"
    ),
    Role.SECRETARY.value: _t("Комиссия хатшысы", "секретарь Комиссии", "secretary of the Commission"),
    Role.COMMISSION.value: _t("Комиссия мүшесі", "член Комиссии", "member of the Commission"),
    Role.DEPARTMENT.value: _t("Департамент қызметкері", "сотрудник Департамента", "Department officer"),
    Role.MINISTRY.value: _t(
        "Әділет министрлігінің қызметкері",
        "сотрудник Министерства юстиции",
        "officer of the Ministry of Justice",
    ),
    Role.QUALITY.value: _t(
        "сапаны бағалау органының қызметкері",
        "сотрудник органа по оценке качества",
        "officer of the body that assesses quality",
    ),
    Role.LICENSOR.value: _t("лицензиар маманы", "специалист лицензиара", "licensing officer"),
    Role.LICENSING_HEAD.value: _t(
        "лицензиарның уәкілетті адамы", "уполномоченное лицо лицензиара", "authorised person of the licensor"
    ),
    Role.CHAMBER.value: _t(
        "өңірлік палатаның қызметкері", "сотрудник региональной палаты", "officer of the regional chamber"
    ),
}
OFFICIAL: Final = _t("лауазымды тұлға", "должностное лицо", "an official")

NUMBER: Final = _t("Тіркеу нөмірі", "Регистрационный номер", "Registration number")
REGISTERED_ON: Final = _t("Тіркелген күні", "Дата регистрации", "Registered on")
LOAD: Final = _t(
    "Бөлінген кездегі ашық істері",
    "Открытых дел в момент распределения",
    "Open cases when it was handed over",
)
REASON: Final = _t("Себебі", "Причина", "Reason")
NOTES: Final = _t("Ескертулер", "Примечания", "Notes")
GROUND: Final = _t("Негіз", "Основание", "Ground")
REASONS: Final = _t("Дәлелдер", "Мотивы", "Reasons")
DOCUMENT_NUMBER: Final = _t("Құжат нөмірі", "Номер документа", "Document number")
SENT_TO: Final = _t("Жіберілді", "Направлено", "Sent to")
CALENDAR: Final = _t("Жұмыс күнтізбесінің нұсқасы", "Версия рабочего календаря", "Working calendar")
REGISTER: Final = _t("Тіркелім", "Реестр", "Register")
ANSWER: Final = _t("Жауап", "Ответ", "Answer")
CLERK: Final = _t("Маман", "Специалист", "Clerk")
MISSING: Final = _t("Не жетіспейді", "Чего не хватает", "What is missing")
HEARING: Final = _t("Тыңдау", "Заслушивание", "Hearing")
PLACE: Final = _t("Орны", "Место", "Place")
OBJECTIONS: Final = _t("Қарсылық", "Возражения", "Objections")
APPEARED: Final = _t("Өтініш беруші", "Заявитель", "The applicant")
CAME: Final = _t("келді", "явился", "came")
CAME_NOT: Final = _t("келмеді", "не явился", "did not come")
NEW_TERM: Final = _t("Жаңа мерзім", "Новый срок", "New term")

CHANNELS: Final = {
    "account": _t("жеке кабинет", "личный кабинет", "personal account"),
    "email": _t("электрондық пошта", "электронная почта", "e-mail"),
    "sms": _t("SMS", "SMS", "SMS"),
}
KINDS: Final = {
    "application": _t("Өтініш", "Заявление", "Application"),
    "acceptance-slip": _t("Қабылдау талоны", "Талон о принятии", "Slip of acceptance"),
    "certificate-of-signature": _t("Қолтаңба туралы мәлімет", "Сведения о подписи", "Card of the signature"),
}
OTHER: Final = _t("Өзге құжат", "Иной документ", "Other document")
