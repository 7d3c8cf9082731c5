"""The signed application and what was attached to it become documents of the case: listed, checked (C-03)."""

import json

from oryndau.cases.models import Case, Event
from oryndau.certification.applying.papers import readable
from oryndau.certification.desk import selectors
from oryndau.certification.models import Session
from oryndau.documents import services as documents
from oryndau.documents import storage
from oryndau.documents.letterhead import check_url


def keep_papers(case: Case) -> None:
    """Record the application and its attachments; to be called in the transaction of the registration."""
    first, application = Event.objects.get(case=case, no=1), selectors.application(case)
    session = Session.objects.get(pk=application.session)
    for paper in json.loads(first.body)["documents"]:
        number, signed = paper["number"], storage.read(paper["sha256"])
        said = readable(application, session, first.at)
        content = said.model_copy(update={"number": number, "check_url": check_url(number)})
        documents.keep(
            content, signed, case_id=case.pk, territory=case.territory, at=first.at, event_no=1,
            signature_id=first.signature, signed=signed,
        )  # fmt: skip
    for attached in application.attachments:
        documents.attach(
            case_id=case.pk, territory=case.territory, at=first.at, name=attached.name,
            role=attached.role.value, media_type=attached.media_type, size=attached.size,
            sha256=attached.sha256, event_no=1,
        )  # fmt: skip
