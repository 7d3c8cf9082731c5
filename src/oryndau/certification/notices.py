"""What the service writes to the candidate: account, e-mail, SMS (C-04, C-10, C-17, C-18).

`announce(message, kind, at)` is called by the handlers of the outbox; each message is told once.
"""

import json
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from oryndau.acts.considering import notices
from oryndau.acts.considering.notices import Contacts, Facts, Says, Told
from oryndau.cases import calendars
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.models import Candidate
from oryndau.law import hours, terms
from oryndau.law.certification.candidate import COMPLETENESS, DECISION
from oryndau.law.certification.facts import CertificationApplication
from oryndau.law.channels import Channel
from oryndau.law.text import Text, shown
from oryndau.payments.selectors import waiting
from oryndau.wizard.fees.fate import fate


def announce(message: Message, kind: str, at: datetime) -> None:
    """Send the notice of a kind about the step that left the message. KeyError for an unknown kind."""
    notices.announce(message, f"certification-{kind}", _WORDS[kind], _contacts, at)


def _contacts(case: Case) -> Contacts:
    first = json.loads(Event.objects.values_list("body", flat=True).get(case=case, no=1))
    application = CertificationApplication.model_validate(first["facts"])
    return Contacts(application.language.value, [application.email], [application.phone])


def expected(case: Case, closes_on: date) -> tuple[date, datetime]:
    """When an application is registered, and the moment by which its result is received (C-04, C-19)."""
    calendar = calendars.active()
    registered = hours.registration(case.received_at, Channel.PORTAL, calendar).registered_on
    return registered, terms.due(DECISION, closes_on, calendar).due_at


def _received(case: Case, facts: Facts) -> Told:
    registered, due = expected(case, date.fromisoformat(facts["closes_on"]))
    on, until = shown(registered), notices.moment(due)
    return (
        Text(
            kk="Аттестаттауға өтінішіңіз қабылданды", ru="Ваше заявление на аттестацию принято",
            en="Your application for certification was received",
        ),
        Text(
            kk=f"Өтініш {on} тіркеледі. Қызмет нәтижесін {until} дейін аласыз.",
            ru=f"Заявление будет зарегистрировано {on}. Результат услуги вы получите не позднее {until}.",
            en=f"It will be registered on {on}. You will receive the result by {until}.",
        ),
    )  # fmt: skip


def _registered(case: Case, facts: Facts) -> Told:
    return notices.registered(case, facts, COMPLETENESS)


def _invited(case: Case, facts: Facts) -> Told:
    session = Candidate.objects.select_related("session").get(pk=case.pk).session
    when = notices.moment(session.held_at)
    return (
        Text(
            kk=f"№ {case.number}: сіз аттестаттауға жіберілдіңіз",
            ru=f"№ {case.number}: вы допущены к аттестации",
            en=f"No. {case.number}: you are admitted to the session",
        ),
        Text(
            kk=f"Сессия {session.number}: {when}, {session.place_kk}. Жеке басты куәландыратын құжатты және "
            "ЭЦҚ-ны алып келіңіз. Әдебиетті, жазбаларды және байланыс құралдарын пайдалануға болмайды.",
            ru=f"Сессия {session.number}: {when}, {session.place_ru}. Возьмите с собой удостоверение "
            "личности и ЭЦП. Пользоваться литературой, записями и средствами связи нельзя.",
            en=f"Session {session.number}: {when}, {session.place_ru}. Bring your identity document and your "
            "EDS. Literature, notes and means of communication are not allowed.",
        ),
    )


_DOCUMENTS: dict[str, Text] = {
    "refusal-to-consider": Text(
        kk="өтінішті қараудан бас тартылды", ru="в рассмотрении заявления отказано",
        en="the application is not considered",
    ),
    "preliminary-refusal": Text(
        kk="бас тарту туралы алдын ала шешім, тыңдау тағайындалды",
        ru="предварительное решение об отказе, назначено заслушивание",
        en="preliminary decision to refuse, a hearing is appointed",
    ),
    "hearing-minutes": Text(
        kk="тыңдау хаттамасына қол қойылды", ru="подписан протокол заслушивания",
        en="the minutes of the hearing are signed",
    ),
    "certification-refusal": Text(
        kk="қызмет көрсетуден бас тартылды", ru="в оказании услуги отказано", en="the service is refused"
    ),
    "certification-decision": Text(
        kk="аттестаттау туралы шешімге қол қойылды", ru="подписано решение об аттестации",
        en="the decision to certify is signed",
    ),
    "certification-denial": Text(
        kk="аттестаттамау туралы шешімге қол қойылды", ru="подписано решение о неаттестации",
        en="the decision not to certify is signed",
    ),
}  # fmt: skip
_LICENCE = Text(
    kk="Шешім лицензия беру үшін Әділет министрлігіне жолданады: жаңа өтініш берудің қажеті жоқ.",
    ru="Решение направляется в Министерство юстиции для выдачи лицензии: нового заявления не нужно.",
    en="The decision goes to the Ministry of Justice for the licence: no other application is needed.",
)


def _told(case: Case, facts: Facts) -> Told:
    bodies = {}
    if facts["kind"] == "preliminary-refusal":
        bodies = {"preliminary-refusal": notices.summoned(case)}
    elif Candidate.objects.filter(pk=case.pk, form="an3").exists():
        after = {"certification-decision": _LICENCE, **dict.fromkeys(_ENDS, _fate_of_fee(case))}
        bodies = {kind: _join(notices.IN_ACCOUNT, more) for kind, more in after.items()}
    return notices.delivered(case, facts, _DOCUMENTS, bodies)


_ENDS = ("refusal-to-consider", "certification-refusal", "certification-denial")
"""Documents after which no licence is issued by the application that asked for it too (C-20)."""


def _fate_of_fee(case: Case) -> Text:
    """What becomes of the fee for the licence, and where it is seen and asked back (C-20, L-10)."""
    fee = next(iter(waiting(case.pk)), None)
    path = reverse("payments:fee", args=[fee.pk]) if fee else reverse("payments:list")
    address = settings.SITE_URL + path
    return _join(fate(fee), Text(kk=address, ru=address, en=address))


def _join(one: Text, two: Text) -> Text:
    return Text(kk=f"{one.kk} {two.kk}", ru=f"{one.ru} {two.ru}", en=f"{one.en} {two.en}")


def _suspended(case: Case, facts: Facts) -> Told:
    return (
        Text(
            kk=f"№ {case.number}: сіз аттестаттаудан шеттетілдіңіз",
            ru=f"№ {case.number}: вы отстранены от аттестации",
            en=f"No. {case.number}: you were suspended from the session",
        ),
        Text(
            kk=f"{facts['described_kk']} Қайта өтінішті Комиссия шешімінен кейін үш ай өткен соң "
            "беруге болады.",
            ru=f"{facts['described_ru']} Подать заявление вновь можно через три месяца после решения "
            "Комиссии.",
            en=f"{facts['described_ru']} You may apply again three months after the Commission's decision.",
        ),
    )


def _contested(case: Case, facts: Facts) -> Told:
    question = facts["question"]
    return (
        Text(
            kk=f"№ {case.number}: сұраққа дауыңыз қабылданды",
            ru=f"№ {case.number}: ваше возражение по вопросу принято",
            en=f"No. {case.number}: your contest of a question was received",
        ),
        Text(
            kk=f"{question} сұрағы бойынша шешімді Департамент қабылдайды; жауап жеке кабинетке келеді.",
            ru=f"По вопросу {question} решает Департамент; ответ придёт в личный кабинет.",
            en=f"The Department rules on the question {question}; the answer comes to your account.",
        ),
    )


def _ruled(case: Case, facts: Facts) -> Told:
    question, upheld = facts["question"], facts["upheld"]
    what = (
        Text(kk="дауыңыз қанағаттандырылды", ru="возражение удовлетворено", en="your contest was upheld")
        if upheld
        else Text(kk="дауыңыз қабылданбады", ru="возражение отклонено", en="your contest was dismissed")
    )
    return (
        Text(
            kk=f"№ {case.number}: {question} сұрағы бойынша {what.kk}",
            ru=f"№ {case.number}: по вопросу {question} {what.ru}",
            en=f"No. {case.number}: on the question {question} {what.en}",
        ),
        Text(
            kk=f"{facts['reason_kk']} Дұрыс жауаптар: {facts['correct']}, өту балы: {facts['pass_mark']}.",
            ru=f"{facts['reason_ru']} Верных ответов: {facts['correct']}, проходной балл: "
            f"{facts['pass_mark']}.",
            en=f"{facts['reason_ru']} Right answers: {facts['correct']}, the pass mark is "
            f"{facts['pass_mark']}.",
        ),
    )


_WORDS: dict[str, Says] = {
    "received": _received, "registered": _registered, "invited": _invited, "told": _told,
    "suspended": _suspended, "question-contested": _contested, "question-ruled": _ruled,
}  # fmt: skip
