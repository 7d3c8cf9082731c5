"""The signed application and its attachments become documents of the case: listed, checked (C-03, L-02)."""

import json
from collections.abc import Callable
from datetime import datetime

from oryndau.cases.models import Case, Event
from oryndau.documents import services as documents
from oryndau.documents import storage
from oryndau.documents.content import Content
from oryndau.documents.letterhead import check_url

Readable = Callable[[datetime], Content]
"""The application as it was read before it was signed, at that moment; its number is put in here."""


def keep_papers(case: Case, readable: Readable) -> None:
    """Record the application and its attachments; to be called in the transaction of the registration."""
    first = Event.objects.get(case=case, no=1)
    told = json.loads(first.body)
    for paper in told["documents"]:
        number, signed = paper["number"], storage.read(paper["sha256"])
        content = readable(first.at).model_copy(update={"number": number, "check_url": check_url(number)})
        documents.keep(
            content, signed, case_id=case.pk, territory=case.territory, at=first.at, event_no=1,
            signature_id=first.signature, signed=signed,
        )  # fmt: skip
    for attached in told["facts"].get("attachments", ()):
        documents.attach(
            case_id=case.pk, territory=case.territory, at=first.at, name=attached["name"],
            role=attached["role"], media_type=attached["media_type"], size=attached["size"],
            sha256=attached["sha256"], event_no=1,
        )  # fmt: skip
