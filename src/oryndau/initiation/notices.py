"""What the service writes to its people: on receipt, on registration, on the result."""

from collections.abc import Callable
from datetime import datetime

from oryndau.cases import calendars
from oryndau.cases.models import Case, Message
from oryndau.initiation.services.submission import application_of
from oryndau.law import terms
from oryndau.law.channels import Channel
from oryndau.law.initiation import DECISION, REFUSED
from oryndau.law.text import Text
from oryndau.notices.services import notify
from oryndau.timekeeping import local


def forecast(received_at: datetime, channel: str) -> terms.Deadline:
    """When an application received then is registered and decided at the latest, with the reasoning."""
    return terms.deadline(DECISION.name, received_at, Channel(channel), calendars.active())


def announce(message: Message, kind: str, at: datetime) -> None:
    """Send the notice of a kind to the applicant, and to the claimant where another person applied."""
    case = Case.objects.get(pk=message.of_case)
    application = application_of(case)
    subject, body = _WORDS[kind](case)
    contacts = {"emails": [application.applicant.email], "phones": list(application.applicant.phones)}
    for recipient in dict.fromkeys((case.applicant, case.principal)):
        notify(
            recipient, kind, subject, body, at=at, case=case.pk, territory=case.territory,
            language=application.language, **(contacts if recipient == case.applicant else {}),
        )  # fmt: skip


def _received(case: Case) -> tuple[Text, Text]:
    due = forecast(case.received_at, case.channel)
    result = local(due.due_at).strftime("%d.%m.%Y %H:%M")
    registered = due.registered_on.strftime("%d.%m.%Y")
    return (
        Text(kk="Өтінішіңіз қабылданды", ru="Ваше заявление принято", en="Your application was received"),
        Text(
            kk=f"{case.title}. Тіркелетін күні: {registered}. Нәтижесі {result} дейін дайын болады.",
            ru=f"{case.title}. День регистрации: {registered}. Результат будет не позднее {result}.",
            en=f"{case.title}. Registered on {registered}. The result will be ready by {result}.",
        ),
    )


def _registered(case: Case) -> tuple[Text, Text]:
    # From the clock, not from the case: by the time the worker comes to it, the case may be decided.
    ends = case.clocks.filter(term=DECISION.name).order_by("-id").values_list("due_at", flat=True)
    result = local(ends[0]).strftime("%d.%m.%Y %H:%M")
    return (
        Text(
            kk=f"Өтініш тіркелді: № {case.number}", ru=f"Заявление зарегистрировано: № {case.number}",
            en=f"Application registered: No. {case.number}",
        ),
        Text(
            kk=f"Іс мемлекеттік сот орындаушысына берілді. Шешім {result} дейін қабылданады.",
            ru="Дело передано государственному судебному исполнителю. "
            f"Решение будет принято не позднее {result}.",
            en=f"The case was handed to a state bailiff. The decision will be made by {result}.",
        ),
    )  # fmt: skip


def _result(case: Case) -> tuple[Text, Text]:
    if case.state == REFUSED:
        subject = Text(
            kk=f"№ {case.number}: қозғаудан бас тартылды", ru=f"№ {case.number}: в возбуждении отказано",
            en=f"No. {case.number}: initiation refused",
        )  # fmt: skip
    else:
        subject = Text(
            kk=f"№ {case.number}: атқарушылық іс жүргізу қозғалды",
            ru=f"№ {case.number}: исполнительное производство возбуждено",
            en=f"No. {case.number}: enforcement proceedings initiated",
        )
    body = Text(
        kk="Қаулы жеке кабинетіңізде. Оған он жұмыс күні ішінде сотқа шағымдануға болады.",
        ru="Постановление находится в личном кабинете. "
        "Его можно обжаловать в суд в течение десяти рабочих дней.",
        en="The decree is in your personal account. It may be appealed to court within ten working days.",
    )
    return subject, body


_WORDS: dict[str, Callable[[Case], tuple[Text, Text]]] = {
    "received": _received, "registered": _registered, "result": _result,
}  # fmt: skip
