"""Words of the eight grounds of re-issue and of what is found about them (An.4)."""

from __future__ import annotations

from typing import Final

from oryndau.law.text import Text


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


NAME: Final = (
    _t(
        "лицензиаттың тегі, аты, әкесінің аты (бар болса) өзгерген",
        "изменились фамилия, имя, отчество (при наличии) лицензиата",
        "the licensee's surname, name or patronymic (if any) changed",
    ),
    _t(
        "тегін, атын ауыстыру туралы куәлік – егер жеке тұлғалар тіркелімі оны әлі көрсетпесе",
        "свидетельство о перемене имени – если реестр физических лиц её ещё не показывает",
        "the certificate of the change, where the register of persons does not show it yet",
    ),
)
ENTREPRENEUR_NAME: Final = (
    _t(
        "дара кәсіпкер-лицензиат қайта тіркелген, атауы өзгерген",
        "индивидуальный предприниматель-лицензиат перерегистрирован, изменилось его наименование",
        "the individual entrepreneur was registered anew, his name changed",
    ),
    _t(
        "тіркеу туралы құжат – егер кәсіпкерлер тіркелімі оны көрсетпесе",
        "документ о регистрации – если реестр предпринимателей его не показывает",
        "the document of registration, where the register of entrepreneurs does not show it",
    ),
)
ENTREPRENEUR_ADDRESS: Final = (
    _t(
        "дара кәсіпкер-лицензиат қайта тіркелген, заңды мекенжайы өзгерген",
        "индивидуальный предприниматель-лицензиат перерегистрирован, изменился его юридический адрес",
        "the individual entrepreneur was registered anew, his legal address changed",
    ),
    _t(
        "жаңа мекенжай туралы құжат – егер кәсіпкерлер тіркелімі оны көрсетпесе",
        "документ о новом адресе – если реестр предпринимателей его не показывает",
        "the document on the new address, where the register of entrepreneurs does not show it",
    ),
)
ALIENATION: Final = (
    _t(
        "«объектілерге берілетін рұқсаттар» класындағы лицензия объектімен бірге иеліктен шығарылған",
        "отчуждена лицензия класса «разрешения, выдаваемые на объекты», вместе с объектом",
        "a licence of the class «permits issued for objects» was alienated together with its object",
    ),
    _t("иеліктен шығару туралы шарт", "договор об отчуждении", "the contract of alienation"),
)
OBJECT_ADDRESS: Final = (
    _t(
        "объектінің орны ауыспай, оның мекенжайы өзгерген",
        "изменился адрес объекта без его физического перемещения",
        "the address of the object changed though it did not move",
    ),
    _t(
        "мекенжайды өзгерту туралы акт (көше атауын, үй нөмірін ауыстыру)",
        "акт об изменении адреса (переименование улицы, смена номера дома)",
        "the act that changed the address (a street renamed, a house numbered anew)",
    ),
)
REQUIREMENT: Final = (
    _t(
        "Қазақстан Республикасының заңдарында қайта ресімдеу талабы бар",
        "есть требование о переоформлении в законах Республики Казахстан",
        "a law of the Republic of Kazakhstan asks for the re-issue",
    ),
    _t("заңның атауы, күні және бабы", "название, дата и статья закона", "name, day and article of the law"),
)
ACTIVITY_NAME: Final = (
    _t(
        "қызмет түрінің атауы өзгерген",
        "изменилось наименование вида деятельности",
        "the name of the activity changed",
    ),
    _t(
        "атауды өзгерткен құқықтық акт",
        "правовой акт, изменивший наименование",
        "the legal act that changed the name",
    ),
)
SUBACTIVITY_NAME: Final = (
    _t(
        "қызметтің кіші түрінің атауы өзгерген",
        "изменилось наименование подвида деятельности",
        "the name of the sub-activity changed",
    ),
    _t(
        "атауды өзгерткен құқықтық акт",
        "правовой акт, изменивший наименование",
        "the legal act that changed the name",
    ),
)

LICENCE_NOT_ASKED: Final = _t(
    "лицензия тізілімнен әлі тексерілген жоқ",
    "лицензия ещё не проверена по реестру",
    "the licence was not looked up yet",
)
LICENCE_NOT_FOUND: Final = _t(
    "өтініш берушінің № {number} лицензиясы табылмады",
    "лицензия № {number} у заявителя не найдена",
    "the applicant has no licence No. {number}",
)
LICENCE_DAY: Final = _t(
    "№ {number} лицензия {day} берілген",
    "лицензия № {number} выдана {day}",
    "licence No. {number} was issued on {day}",
)
LICENCE_ENDED: Final = _t(
    "№ {number} лицензияның қолданысы тоқтаған",
    "действие лицензии № {number} прекращено",
    "licence No. {number} has ended",
)
LICENCE_VALID: Final = _t(
    "№ {number} лицензия қолданыста",
    "лицензия № {number} действует",
    "licence No. {number} is in force",
)
LICENCE_SUSPENDED: Final = _t(
    "№ {number} лицензияның қолданысы тоқтатыла тұрған: ол қайта басталғаннан кейін ғана қайта ресімделеді",
    "действие лицензии № {number} приостановлено: она переоформляется после возобновления",
    "licence No. {number} is suspended: it is re-issued once it is resumed",
)
REGISTER_SHOWS: Final = _t(
    "өзгерісті мемлекеттік тіркелім растайды",
    "изменение подтверждает государственный реестр",
    "a state register shows the change",
)
REGISTER_CONTRADICTS: Final = _t(
    "мемлекеттік тіркелімде басқа мәлімет тұр",
    "в государственном реестре другие сведения",
    "a state register holds something else",
)
PAPER_SHOWS: Final = _t(
    "өзгерісті № {number} құжат растайды",
    "изменение подтверждает документ № {number}",
    "document No. {number} shows the change",
)
REGISTER_SILENT: Final = _t(
    "тіркелім әлі жауап берген жоқ", "реестр ещё не ответил", "the register has not answered yet"
)
NOT_SHOWN: Final = _t(
    "өзгерісті тіркелім де, құжат та растамайды",
    "изменение не подтверждают ни реестр, ни документ",
    "neither a register nor a document shows the change",
)
NOT_FOR_OBJECTS: Final = _t(
    "жеке сот орындаушысының лицензиясы объектіге емес, адамға беріледі: оны иеліктен шығару көзделмеген",
    "лицензия частного судебного исполнителя выдаётся лицу, а не на объект: её отчуждение не предусмотрено",
    "the licence of a private enforcement agent is issued to a person, not for an object: "
    "it cannot be alienated",
)
