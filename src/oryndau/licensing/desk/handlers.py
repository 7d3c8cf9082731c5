"""What this part answers to: registration, the head's signatures, delivery, notices to the applicant."""

from datetime import datetime

from oryndau.cases import outbox
from oryndau.cases.models import Message
from oryndau.licensing.desk import acts, registration
from oryndau.licensing.desk.notices import announce

__all__ = ["acts", "registration"]


def _tell(kind: str) -> None:
    """The notice of a kind, for issue and re-issue alike (L-03, L-05, L-12)."""

    def handler(message: Message, at: datetime) -> None:
        announce(message, kind, at)

    for topic in ("licence", "renewal"):
        outbox.handles(f"{topic}.{kind}")(handler)


for _kind in ("received", "registered", "told"):
    _tell(_kind)
