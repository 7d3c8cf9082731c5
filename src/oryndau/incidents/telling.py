"""The authorised body and NIT JSC are told of a failure, and of its end, by e-mail (C-23, E-14).

Order No. 69, A1 p.17 and A3 p.10. At least once, through the outbox; an e-mail sent twice has one Message-ID.
"""

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.incidents.models import Incident, Telling
from oryndau.incidents.parts import duration
from oryndau.incidents.probes import TELLING
from oryndau.law.text import Text
from oryndau.pages import formats

BODIES = ("ministry", "nit")
What = Literal["began", "ended"]
_SUBJECTS = {
    "began": Text(kk="Ақпараттық жүйенің іркілісі", ru="Сбой информационной системы", en="Failure"),
    "ended": Text(kk="Жүйенің іркілісі жойылды", ru="Сбой системы устранён", en="End of a failure"),
}
_LINES = {
    "began": Text(kk="Басталды", ru="Начало", en="Began"),
    "ended": Text(kk="Аяқталды", ru="Окончание", en="Ended"),
    "lasted": Text(kk="Ұзақтығы", ru="Продолжительность", en="Lasted"),
    "clause": Text(
        kk="№ 69 бұйрықтың 1-қосымшасының 17-тармағы, 3-қосымшасының 10-тармағы.",
        ru="Приказ № 69: пункт 17 приложения 1, пункт 10 приложения 3.",
        en="Order No. 69: A1 p.17, A3 p.10.",
    ),
}  # fmt: skip
_STATE_LANGUAGES = ("kk", "ru")
"""The bodies are written to in the state language and in Russian."""


def queue(incident: Incident, what: What, at: datetime) -> None:
    """Leave a message for every body, in the transaction of what happened. A repetition does nothing."""
    for body in BODIES:
        telling, made = Telling.objects.get_or_create(incident=incident, body=body, what=what)
        if made:
            Message.objects.create(
                topic=TELLING, territory="", payload={"telling": str(telling.pk)}, available_at=at
            )


@outbox.handles(TELLING)
def tell(message: Message, at: datetime) -> None:
    """Send one e-mail. A mail server that does not answer, or a body without an address, is waited for."""
    telling = Telling.objects.select_related("incident").get(pk=UUID(message.payload["telling"]))
    if telling.sent_at:
        return
    address = settings.FAILURE_NOTICES.get(telling.body, "")
    if not address:
        raise outbox.Later(f"no address of the body {telling.body} is set")
    subject, body = letter(telling, at)
    mail = EmailMessage(
        subject, body, to=[address], headers={"Message-ID": f"<{telling.pk}@{settings.SITE_NAME}>"}
    )
    try:
        mail.send()
    except OSError as error:
        raise outbox.Later(f"mail: {type(error).__name__}") from error
    Telling.objects.filter(pk=telling.pk).update(sent_at=at)


def letter(telling: Telling, at: datetime) -> tuple[str, str]:
    """Subject and text of an e-mail, in Kazakh and Russian. No personal data, no inner address."""
    part, subject = telling.incident.kind, _SUBJECTS[telling.what]
    bodies = "\n\n".join(_text(telling, language) for language in _STATE_LANGUAGES)
    said = " / ".join(f"{subject.in_(one)}: {part.named.in_(one)}" for one in _STATE_LANGUAGES)
    return f"Oryndau. {said}", f"{bodies}\n\n{settings.SITE_URL}/status/\n"


def _text(telling: Telling, language: str) -> str:
    incident = telling.incident
    part = incident.kind
    lines = [
        f"{_SUBJECTS[telling.what].in_(language)}: {part.named.in_(language)}.",
        f"{_LINES['began'].in_(language)}: {formats.moment(incident.began_at, language)}.",
    ]
    if telling.what == "ended" and incident.ended_at:
        lasted = duration(incident.lasted(incident.ended_at)).in_(language)
        lines.append(f"{_LINES['ended'].in_(language)}: {formats.moment(incident.ended_at, language)}.")
        lines.append(f"{_LINES['lasted'].in_(language)}: {lasted}.")
    else:
        lines.append(f"{part.broken.in_(language)} {part.works.in_(language)}")
    return "\n".join([*lines, _LINES["clause"].in_(language)])
