"""What the licensor writes to the applicant: received, registered, heard, decided (L-03, L-07, L-12)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from oryndau.acts.considering import notices
from oryndau.acts.considering.notices import Facts, Says, Told, moment
from oryndau.cases.models import Case, Message
from oryndau.law.licensing.issue import COMPLETENESS, LICENCE_ISSUE
from oryndau.law.text import Text, shown
from oryndau.licensing.applying.selectors import expected
from oryndau.licensing.desk.contacts import contacts_of
from oryndau.licensing.reading import application_of


def announce(message: Message, kind: str, at: datetime) -> None:
    """Send the notice of a kind about the step that left the message. KeyError for an unknown kind."""
    notices.announce(message, f"{message.topic.split('.')[0]}-{kind}", _WORDS[kind], contacts_of, at)


_RECEIVED: Final = {
    True: Text(
        kk="Лицензия алуға өтінішіңіз қабылданды", ru="Ваше заявление на получение лицензии принято",
        en="Your application for a licence was received",
    ),
    False: Text(
        kk="Лицензияны қайта ресімдеуге өтінішіңіз қабылданды",
        ru="Ваше заявление на переоформление лицензии принято",
        en="Your application for the re-issue of the licence was received",
    ),
}  # fmt: skip


def _received(case: Case, facts: Facts) -> Told:
    """Acceptance, with the date and time of the result."""
    due = expected(case)
    on, until = shown(due.registered_on), moment(due.due_at)
    return _RECEIVED[case.procedure == LICENCE_ISSUE.key], Text(
        kk=f"Өтініш {on} тіркеледі. Қызмет нәтижесін {until} дейін аласыз.",
        ru=f"Заявление будет зарегистрировано {on}. Результат услуги вы получите не позднее {until}.",
        en=f"It will be registered on {on}. You will receive the result by {until}.",
    )


def _registered(case: Case, facts: Facts) -> Told:
    return notices.registered(case, facts, COMPLETENESS)


_DOCUMENTS: Final[Mapping[str, Text]] = {
    "refusal-to-consider": Text(
        kk="өтінішті қараудан бас тартылды", ru="в рассмотрении заявления отказано",
        en="the application is not considered",
    ),
    "licence-preliminary-refusal": Text(
        kk="бас тарту туралы алдын ала шешім, тыңдау тағайындалды",
        ru="предварительное решение об отказе, назначено заслушивание",
        en="preliminary decision to refuse, a hearing is appointed",
    ),
    "hearing-minutes": Text(
        kk="тыңдау хаттамасына қол қойылды", ru="подписан протокол заслушивания",
        en="the minutes of the hearing are signed",
    ),
    "licence-refusal": Text(
        kk="лицензия беруден бас тартылды", ru="в выдаче лицензии отказано", en="the licence is refused"
    ),
    "renewal-refusal": Text(
        kk="лицензияны қайта ресімдеуден бас тартылды", ru="в переоформлении лицензии отказано",
        en="the re-issue of the licence is refused",
    ),
    "licence": Text(kk="лицензия берілді", ru="лицензия выдана", en="the licence is issued"),
}  # fmt: skip
_FEE_STAYS: Final = Text(
    kk="Төленген алым сізде қалады: оны келесі өтінішке пайдалануға немесе қайтаруды сұрауға болады.",
    ru="Уплаченный сбор остаётся за вами: его можно использовать для следующего заявления или попросить "
       "вернуть.",
    en="The fee that you paid stays yours: use it for another application, or ask for it back.",
)  # fmt: skip
_LICENCE: Final = Text(
    kk="Лицензия жеке кабинетіңізде, тізілімге енгізілді; ол шектеусіз мерзімге беріледі және бүкіл елде "
       "жарамды.",
    ru="Лицензия в личном кабинете и внесена в реестр; она выдана без ограничения срока и действует по всей "
       "стране.",
    en="The licence is in your account and in the register; it is unlimited and good for the whole country.",
)  # fmt: skip


def _told(case: Case, facts: Facts) -> Told:
    ends = _join(notices.IN_ACCOUNT, _FEE_STAYS)
    bodies = {"licence": _LICENCE} | dict.fromkeys(
        ("refusal-to-consider", "licence-refusal", "renewal-refusal"), ends
    )
    if facts["kind"] == "licence-preliminary-refusal":
        bodies["licence-preliminary-refusal"] = notices.summoned(case)
    if facts["kind"] == "licence" and _wants_paper(case):
        bodies["licence"] = _join(_LICENCE, _PAPER)
    return notices.delivered(case, facts, _DOCUMENTS, bodies)


_PAPER: Final = Text(
    kk="Сұралған қағаз көшірмесін лицензиар береді.", ru="Запрошенную бумажную копию выдаёт лицензиар.",
    en="The licensor hands over the paper copy that you asked for.",
)  # fmt: skip


def _wants_paper(case: Case) -> bool:
    return application_of(case).paper_copy


def _join(one: Text, two: Text) -> Text:
    return Text(kk=f"{one.kk} {two.kk}", ru=f"{one.ru} {two.ru}", en=f"{one.en} {two.en}")


_WORDS: Final[Mapping[str, Says]] = {"received": _received, "registered": _registered, "told": _told}
