"""The parts of the system that can fail, in plain words: what does not work, and what still does (C-23)."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from oryndau.law.text import Text


class Part(StrEnum):
    """A part whose failure is told."""

    OUTBOX = "outbox"
    GATEWAY = "gateway"
    SEAL = "seal"
    STAMPS = "stamps"
    DOCUMENTS = "documents"
    SYSTEM = "system"

    @property
    def named(self) -> Text:
        """The part's name."""
        return _TITLES[self]

    @property
    def broken(self) -> Text:
        """What does not work, for everybody."""
        return _BROKEN[self]

    @property
    def works(self) -> Text:
        """What still works, for everybody."""
        return _WORKS[self]


_TITLES: Final = {
    Part.OUTBOX: Text(kk="Өтініштерді өңдеу", ru="Обработка заявлений", en="Processing of applications"),
    Part.GATEWAY: Text(
        kk="Мемлекеттік тізілімдермен байланыс", ru="Связь с государственными реестрами",
        en="Connection with state registers",
    ),
    Part.SEAL: Text(kk="Жүйенің мөрі", ru="Печать системы", en="Seal of the system"),
    Part.STAMPS: Text(kk="Уақыт белгілері", ru="Метки времени", en="Time stamps"),
    Part.DOCUMENTS: Text(kk="Құжаттар қоймасы", ru="Хранилище документов", en="Store of documents"),
    Part.SYSTEM: Text(kk="Жүйе тұтастай", ru="Система в целом", en="The system as a whole"),
}  # fmt: skip
_BROKEN: Final = {
    Part.OUTBOX: Text(
        kk="Өтініштерді тіркеу, құжаттар мен хабарламаларды жіберу кешігіп жатыр.",
        ru="Регистрация заявлений, отправка документов и уведомлений задерживаются.",
        en="Applications are registered, and documents and notices sent, with a delay.",
    ),
    Part.GATEWAY: Text(
        kk="Кейбір мемлекеттік тізілімдер жауап бермейді: мәліметтер кейінірек тексеріледі.",
        ru="Некоторые государственные реестры не отвечают: сведения будут проверены позже.",
        en="Some state registers do not answer: data will be checked later.",
    ),
    Part.SEAL: Text(
        kk="Қол қойылған актілерге жүйенің мөрі басылмай тұр, олар кешігіп жіберіледі.",
        ru="Подписанные акты не заверяются печатью системы и будут направлены позже.",
        en="Signed acts cannot be sealed and will be sent later.",
    ),
    Part.STAMPS: Text(
        kk="Уақыт белгісі қызметі жауап бермейді: ЭЦҚ-мен қол қою мүмкін болмауы ықтимал.",
        ru="Служба меток времени не отвечает: подписать электронной подписью может не получиться.",
        en="The time-stamping service does not answer: signing with an EDS may not succeed.",
    ),
    Part.DOCUMENTS: Text(
        kk="Файл тіркеу және өтінішке қол қою мүмкін емес.",
        ru="Прикрепить файл и подписать заявление сейчас нельзя.",
        en="Files cannot be attached and applications cannot be signed now.",
    ),
    Part.SYSTEM: Text(
        kk="Жүйе өтініштерді өңдеген жоқ: тіркеу, құжаттар мен хабарламалар кідірді.",
        ru="Система не обрабатывала заявления: регистрация, документы и уведомления задержались.",
        en="The system did not process applications: registration, documents and notices were delayed.",
    ),
}  # fmt: skip
_WORKS: Final = {
    Part.OUTBOX: Text(
        kk="Өтініш беруге, қол қоюға және істеріңізді көруге болады.",
        ru="Можно подать и подписать заявление, читать свои дела.",
        en="You can apply, sign and read your cases.",
    ),
    Part.GATEWAY: Text(
        kk="Өтініш беруге, қол қоюға және істеріңізді көруге болады.",
        ru="Можно подать и подписать заявление, читать свои дела.",
        en="You can apply, sign and read your cases.",
    ),
    Part.SEAL: Text(
        kk="Өтініш беруге және қол қоюға болады.",
        ru="Подавать и подписывать заявления можно.",
        en="You can apply and sign.",
    ),
    Part.STAMPS: Text(
        kk="Өтінішті толтыруға болады: жоба сақталады, оған кейін қол қоясыз.",
        ru="Заявление можно заполнить: черновик сохранится, подпишете позже.",
        en="You can fill in an application: the draft is kept for you to sign later.",
    ),
    Part.DOCUMENTS: Text(
        kk="Өтінішті толтыруға болады: жоба сақталады. Істеріңізді көруге болады.",
        ru="Заявление можно заполнить: черновик сохранится. Свои дела можно читать.",
        en="You can fill in an application: the draft is kept. You can read your cases.",
    ),
    Part.SYSTEM: Text(
        kk="Сайт ашылса, өтінішті толтырып, қол қоюға болады: ол кезекке тұрады.",
        ru="Если сайт открывается, заявление можно заполнить и подписать: оно встанет в очередь.",
        en="Where the site opens, you can fill in and sign an application: it waits its turn.",
    ),
}  # fmt: skip


def duration(lasted: timedelta) -> Text:
    """A length of time in hours and minutes; less than a minute counts as one."""
    minutes = max(1, round(lasted.total_seconds() / 60))
    hours, rest = divmod(minutes, 60)
    given = ((hours, "сағ", "ч", "h"), (rest, "мин", "мин", "min"))
    said = [part for part in given if part[0]]
    kk, ru, en = (" ".join(f"{part[0]} {part[n]}" for part in said) for n in (1, 2, 3))
    return Text(kk=kk, ru=ru, en=en)
