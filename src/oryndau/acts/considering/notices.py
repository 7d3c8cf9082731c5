"""What every service writes to its applicant: registered, a document, a hearing (C-04, C-17, C-18, L-03).

A notice goes into the account, by e-mail and SMS; each message of the outbox is told once.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from oryndau.cases.models import Case, Event, Message
from oryndau.cases.told import told
from oryndau.law.facts.considering import HearingAppointment
from oryndau.law.terms import Term
from oryndau.law.text import Text
from oryndau.notices.services import notify
from oryndau.timekeeping import local

Told = tuple[Text, Text]
"""Subject and body."""
Facts = dict[str, Any]
Says = Callable[[Case, Facts], Told]
"""What a notice says, from the case and the facts of the step that left its message."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """How the applicant is reached, as he wrote it."""

    language: str
    emails: Iterable[str]
    phones: Iterable[str]


IN_ACCOUNT = Text(
    kk="Құжат жеке кабинетіңізде. Онда шағымдану тәртібі көрсетілген.",
    ru="Документ находится в личном кабинете. В нём указан порядок обжалования.",
    en="The document is in your personal account. It says how to complain.",
)


def announce(message: Message, name: str, says: Says, of: Callable[[Case], Contacts], at: datetime) -> None:
    """Send the notice about the step that left the message; `name` tells it from the case's others."""
    event = Event.objects.select_related("case").get(case_id=message.of_case, no=message.payload["event"])
    case, facts = event.case, json.loads(event.body)["facts"]
    (subject, body), contacts = says(case, facts), of(case)
    notify(
        case.applicant, f"{name}-{event.no}", subject, body, at=at, case=case.pk, territory=case.territory,
        language=contacts.language, emails=contacts.emails, phones=contacts.phones,
    )  # fmt: skip


def registered(case: Case, facts: Facts, completeness: Term) -> Told:
    """The number, and until when completeness is checked."""
    ends = case.clocks.filter(term=completeness.name).order_by("-id").values_list("due_at", flat=True)
    until = moment(ends[0])
    return (
        Text(
            kk=f"Өтініш тіркелді: № {facts['number']}", ru=f"Заявление зарегистрировано: № {facts['number']}",
            en=f"Application registered: No. {facts['number']}",
        ),
        Text(
            kk=f"Құжаттардың толықтығы {until} дейін тексеріледі.",
            ru=f"Полнота документов будет проверена до {until}.",
            en=f"The completeness of the documents will be checked by {until}.",
        ),
    )  # fmt: skip


def delivered(case: Case, facts: Facts, documents: Mapping[str, Text], bodies: Mapping[str, Text]) -> Told:
    """A document is in the account: what it is by its kind, and what else is said of it."""
    what = documents[facts["kind"]]
    subject = Text(
        kk=f"№ {case.number}: {what.kk}", ru=f"№ {case.number}: {what.ru}", en=f"No. {case.number}: {what.en}"
    )
    return subject, bodies.get(facts["kind"], IN_ACCOUNT)


def summoned(case: Case) -> Text:
    """When and where the applicant is heard, and what he may do before."""
    facts = told(case, "propose-refusal")[-1]
    wanted = HearingAppointment.model_fields
    notice = HearingAppointment.model_validate({name: facts[name] for name in wanted})
    when, link = moment(notice.hearing_at), f" {notice.link}" if notice.link else ""
    return Text(
        kk=f"Тыңдау: {when}, {notice.place_kk}.{link} Тыңдауға келуге және оған дейін жазбаша қарсылық "
        "білдіруге құқығыңыз бар.",
        ru=f"Заслушивание: {when}, {notice.place_ru}.{link} Вы вправе прийти на него и до него подать "
        "письменные возражения.",
        en=f"Hearing: {when}, {notice.place_ru}.{link} You may come to it and object in writing before it.",
    )


def moment(at: datetime) -> str:
    """A moment as notices tell it, in Kazakhstan's time."""
    return local(at).strftime("%d.%m.%Y %H:%M")
