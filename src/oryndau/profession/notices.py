"""What an agent is told: steps of his case, and reminders before anything ends (W-01, W-02, W-04)."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from oryndau.cases.models import Case, Event
from oryndau.law.acts import Clause
from oryndau.law.profession import facts as said
from oryndau.law.profession.agent import AGENT
from oryndau.law.profession.history import Record
from oryndau.law.profession.words import named
from oryndau.law.text import Text, shown
from oryndau.notices.services import notify
from oryndau.people.models import Person
from oryndau.profession import selectors

Said = Callable[[Record, dict[str, Any]], Text]
_PAGE = Text(
    kk="Толығырақ жеке кабинетте, «Менің қызметім» бетінде.",
    ru="Подробнее в личном кабинете, на странице «Моя деятельность».",
    en="More in your account, on the page “My practice”.",
)


def tell(case: Case, kind: str, subject: Text, body: Text, *, at: datetime) -> None:
    """Put a notice into the agent's account, e-mail and SMS; a repetition of its kind does nothing.

    Letters go where the agent's account says, else where his registration does.
    """
    known = selectors.record(case).registration
    person = Person.objects.filter(iin=known.iin).first()
    email = person.email if person and person.email else known.email
    phone = person.phone if person and person.phone else known.phone
    whole = Text(**{code: f"{body.in_(code)} {_PAGE.in_(code)}" for code in ("kk", "ru", "en")})
    notify(
        known.iin, kind[:40], subject, whole, at=at, case=case.pk, territory=case.territory,
        language=person.language if person else known.language, emails=[email], phones=[phone],
    )  # fmt: skip


def of_step(case: UUID, no: int, *, at: datetime) -> None:
    """Tell the agent of a step: what was done, and what follows."""
    event = Event.objects.select_related("case").get(case_id=case, no=no)
    facts: dict[str, Any] = json.loads(event.body)["facts"]
    subject = AGENT.step(event.step).done
    body = _BODIES[event.step](selectors.record(event.case), facts)
    tell(event.case, f"agent-{event.step}-{no}", subject, body, at=at)


def reminder(name: Text, due_on: date, clause: Clause, *, days: int, left: int) -> tuple[Text, Text]:
    """Subject and text of a reminder; `days` is its stage, 0 once the day has passed."""
    if days == 0:
        subject = Text(kk="Мерзім өтті: {name}", ru="Срок прошёл: {name}", en="The term has passed: {name}")
        body = Text(
            kk="{name}: мерзім {day} күні аяқталды ({clause}). Тез арада орындап, жүйеге енгізіңіз.",
            ru="{name}: срок истёк {day} ({clause}). Исполните немедленно и внесите сведения в систему.",
            en="{name}: the term ended on {day} ({clause}). Do it at once and tell it here.",
        )
    else:
        subject = Text(kk="Еске салу: {name}", ru="Напоминание: {name}", en="Reminder: {name}")
        body = Text(
            kk="{name}: мерзім {day} күні аяқталады, {left} күн қалды ({clause}).",
            ru="{name}: срок истекает {day}, осталось дней: {left} ({clause}).",
            en="{name}: the term ends on {day}, days left: {left} ({clause}).",
        )
    return subject.format(name=name), body.format(name=name, day=shown(due_on), left=left, clause=clause.text)


def _registered(known: Record, facts: dict[str, Any]) -> Text:
    return Text(
        kk="Есептік тіркеу нөмірі: {number}. Жұмыс орны, сақтандыру шарты, банктік шоттар туралы хабарлаңыз, "
        "үш жұмыс күні ішінде мемлекеттік кірістер органында тіркеліңіз.",
        ru="Номер учётной регистрации: {number}. Сообщите место работы, договор страхования, банковские "
        "счета и в течение трёх рабочих дней обратитесь для регистрации в орган государственных доходов.",
        en="Registration number: {number}. Tell your place of work, insurance contract and bank accounts, "
        "and register with the body of state revenue within three working days.",
    ).format(number=facts["number"])


def _confirmed(known: Record, facts: dict[str, Any]) -> Text:
    one = known.notices[UUID(str(facts["notice"]))]
    what = AGENT.step(one.step).done
    if facts["accepted"]:
        return Text(kk="Расталды: {what}.", ru="Подтверждено: {what}.", en="Confirmed: {what}.").format(
            what=what
        )
    return Text(
        kk="Қабылданбады: {what}. Себебі: {reason} Мәліметті түзетіп, қайта хабарлаңыз.",
        ru="Отклонено: {what}. Причина: {reason} Исправьте сведения и сообщите заново.",
        en="Refused: {what}. Reason: {reason} Correct it and tell it anew.",
    ).format(what=what, reason=facts["reason"])


def _check_opened(known: Record, facts: dict[str, Any]) -> Text:
    kind = named(said.CheckKind(facts["kind"]))
    return Text(
        kk="Тексеру: {kind}. Мәліметтерді {day} күніне дейін беріңіз. Сұралады: {asks}",
        ru="Проверка: {kind}. Представьте сведения до {day}. Запрошено: {asks}",
        en="Check: {kind}. Answer by {day}. Asked for: {asks}",
    ).format(kind=kind, day=shown(date.fromisoformat(facts["answer_by"])), asks=facts["asks"])


def _check_finished(known: Record, facts: dict[str, Any]) -> Text:
    found = (
        Text(kk="Бұзушылықтар анықталды.", ru="Выявлены нарушения.", en="Breaches were found.")
        if facts["violations"]
        else Text(kk="Бұзушылықтар анықталмады.", ru="Нарушения не выявлены.", en="No breach was found.")
    )
    told = Text(kk=facts["findings_kk"], ru=facts["findings_ru"], en=facts["findings_ru"])
    return Text(kk="{found} {told}", ru="{found} {told}", en="{found} {told}").format(found=found, told=told)


def _offence(known: Record, facts: dict[str, Any]) -> Text:
    breach = named(known.offences[UUID(str(facts["id"]))].offence.breach)
    return Text(
        kk="Негізі: {breach}. Істі өңірлік палата қарайды.",
        ru="Основание: {breach}. Дело рассматривает региональная палата.",
        en="Ground: {breach}. The regional chamber considers it.",
    ).format(breach=breach)


def _dropped(known: Record, facts: dict[str, Any]) -> Text:
    reason = facts["reason"]
    return Text(kk=f"Себебі: {reason}", ru=f"Причина: {reason}", en=f"Reason: {reason}")


def _imposed(known: Record, facts: dict[str, Any]) -> Text:
    return Text(
        kk="Жаза: {kind}. Қол қойылған шешім іс құжаттарында.",
        ru="Взыскание: {kind}. Подписанное решение находится в документах дела.",
        en="Sanction: {kind}. The signed decision is among the documents of the case.",
    ).format(kind=named(said.SanctionKind(facts["kind"])))


def _excluded(known: Record, facts: dict[str, Any]) -> Text:
    return Text(
        kk="Негізі: {ground}. Үш жұмыс күні ішінде іс жүргізулер мен мұрағатты өңірлік палатаға тапсырыңыз.",
        ru="Основание: {ground}. В течение трёх рабочих дней передайте производства и архив в региональную "
        "палату.",
        en="Ground: {ground}. Hand over proceedings and archive to the regional chamber within three working "
        "days.",
    ).format(ground=named(said.ExclusionGround(facts["ground"])))


def _ended(known: Record, facts: dict[str, Any]) -> Text:
    return Text(
        kk="Себебі: {reason}. Күні: {day}.",
        ru="Причина: {reason}. Дата: {day}.",
        en="Reason: {reason}. Day: {day}.",
    ).format(reason=named(said.EndReason(facts["reason"])), day=shown(date.fromisoformat(facts["ended_on"])))


_BODIES: dict[str, Said] = {
    "register": _registered, "confirm": _confirmed, "open-check": _check_opened,
    "finish-check": _check_finished, "report-offence": _offence, "drop-offence": _dropped,
    "impose": _imposed, "exclude": _excluded, "end": _ended,
}  # fmt: skip
