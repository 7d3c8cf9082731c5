"""Sending a notice: into the personal account at once, by e-mail and SMS through the outbox."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from oryndau.cases.models import Message
from oryndau.law.text import Text
from oryndau.notices.models import Dispatch, Notice


def notify(
    recipient: str, kind: str, subject: Text, body: Text, *, at: datetime, case: UUID, territory: str,
    language: str, emails: Iterable[str] = (), phones: Iterable[str] = (),
) -> Notice | None:  # fmt: skip
    """Put a notice in the personal account and queue its e-mails and SMS. A repetition does nothing.

    E-mail and SMS go out in the applicant's language; the account shows all three.
    """
    notice, made = Notice.objects.get_or_create(
        recipient=recipient, case_id=case, kind=kind,
        defaults={
            "subject_kk": subject.kk, "subject_ru": subject.ru, "subject_en": subject.en,
            "body_kk": body.kk, "body_ru": body.ru, "body_en": body.en, "created_at": at,
        },
    )  # fmt: skip
    if not made:
        return None
    ways = [("email", address) for address in emails] + [("sms", phone) for phone in phones]
    dispatches = Dispatch.objects.bulk_create(
        Dispatch(notice=notice, channel=channel, address=address, language=language)
        for channel, address in dict.fromkeys(ways)
    )
    Message.objects.bulk_create(
        Message(
            case_id=case, territory=territory, topic=f"notices.{dispatch.channel}",
            payload={"dispatch": str(dispatch.pk)}, available_at=at,
        )
        for dispatch in dispatches
    )  # fmt: skip
    return notice
