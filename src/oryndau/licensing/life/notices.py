"""Whom a licence's life is told to: holder, regional chamber, territorial body (Art. 143(7); L-12)."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from oryndau.cases.models import Case, Event, Message
from oryndau.law.licensing.life_grounds import GROUNDS, Measure
from oryndau.law.procedure import Role
from oryndau.law.text import Text, shown
from oryndau.licensing.life.words import BODIES, MEASURES
from oryndau.notices.services import notify
from oryndau.people.models import Person
from oryndau.people.selectors import posts

Told = tuple[Text, Text]
Facts = dict[str, Any]


def event_of(message: Message) -> tuple[Event, Facts]:
    """The event that left a message, and its facts."""
    event = Event.objects.select_related("case").get(case_id=message.of_case, no=message.payload["event"])
    return event, json.loads(event.body)["facts"]


def tell_holder(event: Event, kind: str, told: Told, at: datetime) -> None:
    """Into the holder's account, and by e-mail and SMS where he left an address."""
    case = event.case
    found = Person.objects.filter(iin=case.applicant).first()
    _tell(case, case.applicant, kind, event.no, told, at, found)


def tell_staff(event: Event, role: Role, kind: str, told: Told, at: datetime) -> None:
    """To everybody of a role in the licence's territory."""
    for post in posts(event.case.territory, role.value):
        _tell(event.case, post.person.iin, kind, event.no, told, at, post.person)


def _tell(
    case: Case, recipient: str, kind: str, no: int, told: Told, at: datetime, person: Person | None
) -> None:
    email, phone = _contacts(person)
    notify(
        recipient, f"licence-{kind}-{no}", *told, at=at, case=case.pk, territory=case.territory,
        language=person.language if person else "kk", emails=email, phones=phone,
    )  # fmt: skip


def _contacts(person: Person | None) -> tuple[Iterable[str], Iterable[str]]:
    if person is None:
        return (), ()
    return [one for one in (person.email,) if one], [one for one in (person.phone,) if one]


def done(case: Case, step: str, facts: Facts) -> Told:
    """What an act did, for the holder and the chamber."""
    subject, body = _DONE[step](facts)
    return (
        Text(kk=f"№ {case.number} лицензия: {subject.kk}", ru=f"Лицензия № {case.number}: {subject.ru}",
             en=f"Licence No. {case.number}: {subject.en}"), body,
    )  # fmt: skip


def _suspended(facts: Facts) -> Told:
    until = facts["until"] and shown(date.fromisoformat(facts["until"]))
    ends = (
        (f"{until} дейін", f"до {until}", f"until {until}")
        if until
        else ("өкілеттік аяқталғанша", "до окончания полномочий", "until the mandate ends")
    )
    return (
        Text(kk="қолданысы тоқтатыла тұрды", ru="действие приостановлено", en="suspended"),
        Text(
            kk=f"Лицензия бүгіннен бастап {ends[0]} тоқтатыла тұрды: қызметпен айналысуға болмайды. Іс "
               "жүргізулер мен мұрағат үш жұмыс күні ішінде палатаға беріледі. Шешімге сотқа шағым жасауға "
               "болады.",
            ru=f"Лицензия приостановлена с сегодняшнего дня {ends[1]}: заниматься деятельностью нельзя. "
               "Производства и архив передаются в палату в течение трёх рабочих дней. Решение можно "
               "обжаловать в суд.",
            en=f"The licence is suspended from today {ends[2]}: no work may be done. Proceedings and archive "
               "go to the chamber within three working days. The decision can be appealed to a court.",
        ),
    )  # fmt: skip


def _resumed(facts: Facts) -> Told:
    return (
        Text(kk="қолданысы қайта басталды", ru="действие возобновлено", en="resumed"),
        Text(kk="Бүгіннен бастап қызметпен айналысуға болады.",
             ru="С сегодняшнего дня можно заниматься деятельностью.",
             en="From today on the holder may work again."),
    )  # fmt: skip


def _kept(facts: Facts) -> Told:
    return (
        Text(kk="қайта бастаудан бас тартылды", ru="в возобновлении отказано", en="resumption refused"),
        Text(kk="Лицензия тоқтатыла тұрған күйінде қалады. Шешімге сотқа шағым жасауға болады.",
             ru="Лицензия остаётся приостановленной. Решение можно обжаловать в суд.",
             en="The licence stays suspended. The decision can be appealed to a court."),
    )  # fmt: skip


def _terminated(facts: Facts) -> Told:
    on = shown(date.fromisoformat(facts["effective_on"]))
    return (
        Text(kk="қолданысы тоқтатылды", ru="действие прекращено", en="terminated"),
        Text(kk=f"Лицензия {on} бастап қолданылмайды. Іс жүргізулер, мұрағат, мөр мен куәлік палатаға "
                "беріледі. Шешімге сотқа шағым жасауға болады.",
             ru=f"Лицензия не действует с {on}. Производства, архив, печать и удостоверение передаются в "
                "палату. Решение можно обжаловать в суд.",
             en=f"The licence ended on {on}. Proceedings, archive, seal and certificate go to the chamber. "
                "The decision can be appealed to a court."),
    )  # fmt: skip


def _deprived(facts: Facts) -> Told:
    until = shown(date.fromisoformat(facts["barred_until"]))
    return (
        Text(kk="сот шешімімен алынды", ru="отозвана решением суда", en="taken away by a court"),
        Text(kk=f"Сот шешімі күшіне енді. {until} дейін жеке сот орындаушысы болуға болмайды.",
             ru=f"Решение суда вступило в силу. До {until} быть частным судебным исполнителем нельзя.",
             en=f"The court's decision is in force. Its holder may not be an agent until {until}."),
    )  # fmt: skip


def _frozen(facts: Facts) -> Told:
    return (
        Text(kk="шот бойынша шығыс операциялары тоқтатыла тұрды",
             ru="расходные операции по счёту приостановлены", en="debits from the account were stopped"),
        Text(kk=f"Банк: {facts['bank']}. Өкім жеке кабинетте.",
             ru=f"Банк: {facts['bank']}. Распоряжение в личном кабинете.",
             en=f"Bank: {facts['bank']}. The order is in the account."),
    )  # fmt: skip


_DONE: dict[str, Callable[[Facts], Told]] = {
    "suspend": _suspended, "resume": _resumed, "keep-suspended": _kept, "terminate": _terminated,
    "deprive": _deprived, "freeze-account": _frozen,
}  # fmt: skip


def preliminary(case: Case, facts: Facts) -> Told:
    """The preliminary decision, and how the holder may answer it (APPC Art. 73)."""
    measure = MEASURES[Measure(facts["measure"])]
    ground = GROUNDS[facts["ground"]].text
    return (
        Text(kk=f"№ {case.number} лицензия: алдын ала шешім",
             ru=f"Лицензия № {case.number}: предварительное решение",
             en=f"Licence No. {case.number}: a preliminary decision"),
        Text(
            kk=f"Ұсынылып отырған шара: {measure.kk}. Негіз: {ground.kk}. Екі жұмыс күні ішінде жеке "
               "кабинетте қарсылық білдіре аласыз немесе ауызша тыңдауды сұрай аласыз.",
            ru=f"Предлагается {measure.ru}. Основание: {ground.ru}. В течение двух рабочих дней вы вправе "
               "возразить в личном кабинете или попросить заслушать вас устно.",
            en=f"It is proposed to {measure.en}. Ground: {ground.en}. Within two working days you may object "
               "in your account, or ask to be heard in person.",
        ),
    )  # fmt: skip


def proposed(case: Case, facts: Facts) -> Told:
    """That somebody proposed something about the licence."""
    body, measure = BODIES[facts["body"]], MEASURES[Measure(facts["measure"])]
    return (
        Text(kk=f"№ {case.number} лицензия бойынша ұсыну енгізілді",
             ru=f"О лицензии № {case.number} внесено представление",
             en=f"A proposal about licence No. {case.number} was made"),
        Text(kk=f"Енгізген: {body.kk}. Ұсынылған шара: {measure.kk}. Оны Әділет министрлігі қарайды.",
             ru=f"Внёс: {body.ru}. Предложено {measure.ru}. Его рассмотрит Министерство юстиции.",
             en=f"By: {body.en}. It is proposed to {measure.en}. The Ministry of Justice considers it."),
    )  # fmt: skip


def claimed(case: Case, facts: Facts) -> Told:
    """That a claim was filed in court."""
    return (
        Text(kk=f"№ {case.number} лицензиядан айыру туралы сотқа талап қойылды",
             ru=f"В суд подан иск о лишении лицензии № {case.number}",
             en=f"A claim to take licence No. {case.number} away was filed"),
        Text(kk=f"Сот: {facts['court']}. Сот шешім шығарғанға дейін лицензияның күйі өзгермейді.",
             ru=f"Суд: {facts['court']}. До решения суда состояние лицензии не меняется.",
             en=f"Court: {facts['court']}. Until the court decides the licence stays what it is."),
    )  # fmt: skip


def declined(case: Case, facts: Facts) -> Told:
    """The reasoned answer to who proposed or applied."""
    return (
        Text(kk=f"№ {case.number} лицензия: ұсыну немесе өтініш қабылданбады",
             ru=f"Лицензия № {case.number}: представление или заявление отклонено",
             en=f"Licence No. {case.number}: the proposal or request was declined"),
        Text(kk=facts["answer_kk"], ru=facts["answer_ru"], en=facts["answer_ru"]),
    )  # fmt: skip


def late(case: Case, due_on: date) -> Told:
    """That the proceedings were not handed over in three working days."""
    on = shown(due_on)
    return (
        Text(kk=f"№ {case.number} лицензия: іс жүргізулер берілген жоқ",
             ru=f"Лицензия № {case.number}: производства не переданы",
             en=f"Licence No. {case.number}: proceedings are not handed over"),
        Text(kk=f"Үш жұмыс күндік мерзім {on} өтті (Заңның 162(1)2-3-бабы). Берілгенін дереу жазыңыз.",
             ru=f"Срок в три рабочих дня истёк {on} (ст. 162(1)2-3 Закона). Передайте и запишите передачу.",
             en=f"The three working days ended on {on} (Art. 162(1)2-3). Hand over and record it."),
    )  # fmt: skip
