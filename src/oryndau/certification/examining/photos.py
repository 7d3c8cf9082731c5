"""Photos of the register of persons, with which the proctor compares the candidates' faces (C-11).

The worker fetches them when the session opens, before anybody comes to the hall. They are kept as long as
they are needed and no longer: drawing up the minutes ends the tests of the session, and the pictures go.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Q

from oryndau.cases import outbox
from oryndau.cases.models import Case, Message
from oryndau.certification.models import Candidate, CandidatePhoto, Session
from oryndau.examination.models import Exam
from oryndau.gateway import lookups as gateway
from oryndau.gateway.connection import registers
from oryndau.gateway.shep import PhotoRecord
from oryndau.law.certification.candidate import ADMITTED, PRESENT, TESTING
from oryndau.law.certification.session import CONCLUDED, RECORDED
from oryndau.law.identity import IIN

ASK_ALL = "certification-session.ask-photos"
ASK = "certification.photo"
"""Topic of the message that asks for one candidate's photo; his case is the message's."""
IN_HALL = frozenset({ADMITTED, PRESENT, TESTING})
"""States of a candidate who may come to the hall, or is in it: a face may have to be compared (again)."""


class Standing(StrEnum):
    """What has come of the question for a photo."""

    RECEIVED = "received"
    WAITING = "waiting"
    SILENT = "silent"
    """The register does not answer; it is asked again by itself."""
    NONE = "none"
    """The register holds no photo of this person."""
    FAILED = "failed"
    """The register refused, or sent something that is no photo: waiting mends nothing."""
    NOT_ASKED = "not-asked"


_OF_OUTCOME = {"not-found": Standing.NONE, "refused": Standing.FAILED, "unavailable": Standing.FAILED}


@dataclass(frozen=True, slots=True)
class Photo:
    """Where a candidate's photo stands, without the picture."""

    standing: Standing
    taken_on: date | None = None

    @property
    def is_awaited(self) -> bool:
        """Whether it may come by itself."""
        return self.standing in (Standing.WAITING, Standing.SILENT)

    def shown_to(self, state: str) -> bool:
        """Whether the page of a candidate in this state speaks of his photo: it is there, or is of use."""
        return self.standing is Standing.RECEIVED or state in IN_HALL


def photo_of(candidate: Candidate) -> Photo:
    """Where the candidate's photo stands. Two questions to the database, none for the picture."""
    row = CandidatePhoto.objects.defer("image").filter(pk=candidate.pk).first()
    if row and row.outcome == "found" and row.deleted_at is None:
        return Photo(Standing.RECEIVED, row.taken_on)
    mine = Q(topic=ASK, case=candidate.pk) | Q(topic=ASK_ALL, case=candidate.session_id)
    message = Message.objects.filter(mine, done_at=None).first()
    if message:
        return Photo(Standing.SILENT if message.failing_since else Standing.WAITING)
    return Photo(_OF_OUTCOME.get(row.outcome, Standing.NOT_ASKED) if row else Standing.NOT_ASKED)


def picture_of(case: UUID) -> CandidatePhoto | None:
    """The received photo of a candidate with its picture, None when there is none."""
    return CandidatePhoto.objects.filter(pk=case).exclude(image=None).first()


def is_received(case: UUID) -> bool:
    """Whether there is a photo to compare the candidate with."""
    return CandidatePhoto.objects.filter(pk=case).exclude(image=None).exists()


def is_open(session: Session) -> bool:
    """Whether the hall of the session is open: its test was opened, and the minutes are not drawn up."""
    return session.state not in (RECORDED, CONCLUDED) and Exam.objects.filter(pk=session.pk).exists()


@outbox.handles(ASK_ALL)
def ask_all(message: Message, at: datetime) -> None:
    """Leave a question for every admitted candidate who has not been seated yet."""
    everybody = Candidate.objects.filter(session=message.of_case).values("case_id")
    awaited = Case.objects.filter(pk__in=everybody, state=ADMITTED)
    Message.objects.bulk_create(
        Message(case_id=case, territory=message.territory, topic=ASK, available_at=at)
        for case in awaited.values_list("pk", flat=True)
    )


@outbox.handles(ASK)
def fetch(message: Message, at: datetime) -> None:
    """Ask the register of persons for one photo, and keep it. Of whom no face is to be compared with it any
    more nothing is asked.
    """
    row = Candidate.objects.select_related("session").get(pk=message.of_case)
    if not _is_wanted(row, message):
        return
    reply = gateway.ask("photo", lambda: registers().photo(IIN(row.iin), message.pk), message, at)
    _keep(row, reply, at)


def _is_wanted(row: Candidate, message: Message) -> bool:
    """Of who sits already by EDS only a proctor's own question is asked: he knows why."""
    states: Iterable[str] = IN_HALL if "asked_by" in message.payload else {ADMITTED}
    return is_open(row.session) and Case.objects.filter(pk=row.pk, state__in=states).exists()


def _keep(row: Candidate, reply: gateway.Reply[PhotoRecord], at: datetime) -> None:
    # The minutes may have been drawn up while the register was thinking: their step writes this row too.
    session = Session.objects.select_for_update(no_key=True).get(pk=row.session_id)
    if not is_open(session):
        return
    told: dict[str, Any] = {"image": None, "media_type": "", "sha256": "", "taken_on": None}
    if found := reply.record:
        told = {
            "image": found.image, "media_type": found.media_type, "taken_on": found.taken_on,
            "sha256": sha256(found.image).hexdigest(),
        }  # fmt: skip
    told |= {"outcome": reply.outcome, "received_at": at, "deleted_at": None}
    CandidatePhoto.objects.update_or_create(pk=row.pk, defaults=told)


@outbox.handles("certification-session.forget-photos")
def forget(message: Message, at: datetime) -> None:
    """Delete the pictures of a session whose tests are over; that they were there, and their digests, stay.

    Where the minutes were taken back meanwhile they are needed again, and go with the next ones.
    """
    session = Session.objects.get(pk=message.of_case)
    if is_open(session):
        return
    people = Candidate.objects.filter(session=session).values("case_id")
    kept = CandidatePhoto.objects.filter(pk__in=people).exclude(image=None)
    kept.update(image=None, deleted_at=at)
