"""What candidates are told when their session changes or is cancelled (C-02)."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from oryndau.cases.models import Case, Event
from oryndau.certification.models import Session
from oryndau.law.certification.facts import CertificationApplication
from oryndau.law.text import Text
from oryndau.notices.services import notify
from oryndau.timekeeping import local

Words = Callable[[Session, dict[str, Any]], tuple[Text, Text]]


def changed(session: Session, facts: dict[str, Any]) -> tuple[Text, Text]:
    """The new time and place, and why."""
    when = local(session.held_at).strftime("%d.%m.%Y %H:%M")
    return (
        Text(
            kk=f"{session.number} сессиясының уақыты не орны өзгерді",
            ru=f"Изменены время или место сессии {session.number}",
            en=f"The time or place of session {session.number} was changed",
        ),
        Text(
            kk=f"Жаңа уақыты: {when}. Орны: {session.place_kk}. Себебі: {facts['reason_kk']}",
            ru=f"Новое время: {when}. Место: {session.place_ru}. Причина: {facts['reason_ru']}",
            en=f"New time: {when}. Place: {session.place_ru}. Reason: {facts['reason_ru']}",
        ),
    )


def cancelled(session: Session, facts: dict[str, Any]) -> tuple[Text, Text]:
    """The session is off: choose another one or withdraw."""
    return (
        Text(
            kk=f"{session.number} сессиясы болдырылмады", ru=f"Сессия {session.number} отменена",
            en=f"Session {session.number} was cancelled",
        ),
        Text(
            kk=f"Себебі: {facts['reason_kk']} Іс бетінде басқа сессия таңдаңыз не өтінішті кері алыңыз.",
            ru=f"Причина: {facts['reason_ru']} На странице дела выберите другую или отзовите заявление.",
            en=f"Reason: {facts['reason_ru']} On the page of the case choose another session or withdraw.",
        ),
    )  # fmt: skip


def tell(case: Case, session: Session, words: Words, facts: dict[str, Any], *, no: int, at: datetime) -> None:
    """Put the notice into the candidate's account, e-mail and SMS; once for each step of the session."""
    body = Event.objects.values_list("body", flat=True).get(case=case, no=1)
    application = CertificationApplication.model_validate(json.loads(body)["facts"])
    subject, text = words(session, facts)
    notify(
        case.applicant, f"session-{words.__name__}-{no}", subject, text, at=at, case=case.pk,
        territory=case.territory, language=application.language.value, emails=[application.email],
        phones=[application.phone],
    )  # fmt: skip
