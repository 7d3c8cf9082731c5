"""What the room writes to who complains: on receipt, registration, decision, and silence (C-24, E-15)."""

from collections.abc import Callable
from datetime import date, datetime

from oryndau.appeals.selectors import complaint, forecast, ruling
from oryndau.appeals.words import OUTCOMES
from oryndau.cases import calendars
from oryndau.cases.models import Case, Message
from oryndau.law.appeal import NAMES, TERMS, court_until
from oryndau.law.appeal_facts import Complaint
from oryndau.law.calendar import CalendarError
from oryndau.law.text import Text, shown
from oryndau.notices.services import notify
from oryndau.timekeeping import local

Told = tuple[Text, Text]


def announce(message: Message, kind: str, at: datetime) -> None:
    """Send the notice of a kind to who complains. KeyError for an unknown kind."""
    case = Case.objects.get(pk=message.of_case)
    facts = complaint(case)
    subject, body = _WORDS[kind](case, facts)
    notify(
        case.applicant, f"complaint-{kind}", subject, body, at=at, case=case.pk, territory=case.territory,
        language=facts.language, emails=[facts.email], phones=[facts.phone],
    )  # fmt: skip


def _received(case: Case, facts: Complaint) -> Told:
    due = forecast(facts.addressee, case.received_at)
    on, until, who = shown(due.registered_on), _moment(due.due_at), NAMES[facts.addressee]
    return (
        Text(kk="Шағымыңыз қабылданды", ru="Ваша жалоба принята", en="Your complaint was received"),
        Text(
            kk=f"Шағым {on} тіркеледі. Оны {who.kk} қарайды. Жауап {until} дейін беріледі.",
            ru=f"Жалоба будет зарегистрирована {on}. Её рассматривает {who.ru}. Ответ будет дан до {until}.",
            en=f"It will be registered on {on}. It is considered by {who.en}. The answer comes by {until}.",
        ),
    )


def _registered(case: Case, facts: Complaint) -> Told:
    ends = case.clocks.filter(term=TERMS[facts.addressee].name).values_list("due_at", flat=True)
    until = _moment(ends[0])
    return (
        Text(
            kk=f"Шағым тіркелді: № {case.number}", ru=f"Жалоба зарегистрирована: № {case.number}",
            en=f"Complaint registered: No. {case.number}",
        ),
        Text(
            kk=f"Шешім {until} дейін қабылданады. Мерзімде шешім болмаса, ол бас тарту деп есептеледі.",
            ru=f"Решение будет принято до {until}. Если в срок его не будет, это считается отказом.",
            en=f"It will be decided by {until}. If nobody decides in the term, that counts as refusal.",
        ),
    )  # fmt: skip


def _decided(case: Case, facts: Complaint) -> Told:
    act = ruling(case)
    assert act, "a decision that was delivered has been made"
    outcome = OUTCOMES[act.outcome]
    return (
        Text(
            kk=f"№ {case.number} шағым бойынша шешім қабылданды",
            ru=f"По жалобе № {case.number} принято решение",
            en=f"Complaint No. {case.number} is decided",
        ),
        Text(
            kk=f"Шешім: {outcome.kk}. Құжат жеке кабинетіңізде. Онымен келіспесеңіз, шешім тапсырылған "
            "күннен бастап бір ай ішінде сотқа жүгіне аласыз.",
            ru=f"Решено: {outcome.ru}. Документ в личном кабинете. При несогласии вы вправе обратиться в суд "
            "в течение месяца со дня вручения решения.",
            en=f"Decision: {outcome.en}. The document is in your account. If you disagree, you may go to "
            "court within a month from its delivery.",
        ),
    )  # fmt: skip


def _lapsed(case: Case, facts: Complaint) -> Told:
    until = way_to_court(case)
    kk, ru, en = (
        (f"{shown(until)} дейін", f"до {shown(until)}", f"until {shown(until)}")
        if until
        else ("бір ай ішінде", "в течение месяца", "within a month")
    )
    return (
        Text(
            kk=f"№ {case.number} шағым бойынша шешім мерзімінде қабылданбады",
            ru=f"По жалобе № {case.number} решение в срок не принято",
            en=f"Complaint No. {case.number} was not decided in the term",
        ),
        Text(
            kk="Заң бойынша бұл шағымды қанағаттандырудан бас тарту деп есептеледі (ӘРПК, 91, 100-баптар). "
            f"Сіз {kk} сотқа жүгіне аласыз (ӘРПК, 136-бап).",
            ru="По закону это считается отказом в удовлетворении жалобы (АППК, ст. 91 и 100). Вы вправе "
            f"обратиться в суд {ru} (АППК, ст. 136).",
            en="By law this counts as a refusal of the complaint (APPC, Art. 91 and 100). You may go to "
            f"court {en} (APPC, Art. 136).",
        ),
    )  # fmt: skip


def way_to_court(case: Case) -> date | None:
    """Until when one may go to court after the end of the case; None beyond the calendar's years."""
    ended = case.clocks.order_by("due_at").last()
    told_on = local(case.closed_at).date() if case.closed_at else None
    if told_on is None:
        return None
    counted = min(told_on, ended.due_on) if ended and case.state == "lapsed" else told_on
    try:
        return court_until(counted, calendars.active())
    except CalendarError:
        return None


def _moment(at: datetime) -> str:
    return local(at).strftime("%d.%m.%Y %H:%M")


_WORDS: dict[str, Callable[[Case, Complaint], Told]] = {
    "received": _received, "registered": _registered, "decided": _decided, "lapsed": _lapsed,
}  # fmt: skip
