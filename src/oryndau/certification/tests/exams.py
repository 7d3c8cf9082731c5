"""Sessions with a test for tests: a small bank, an open hall, candidates seated and begun by the engine."""

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from oryndau.certification.examining import services
from oryndau.certification.models import CandidatePhoto, Session
from oryndau.certification.tests import factories
from oryndau.emulators.gateway.portraits import portrait
from oryndau.examination.hall import running
from oryndau.examination.hall import services as hall
from oryndau.examination.models import Attempt, Exam, Version
from oryndau.examination.tests import halls
from oryndau.people.models import Person
from oryndau.timekeeping import local

BACKEND = "oryndau.people.backend.EdsBackend"


class Held:
    """A session whose hall is open, with the hundred questions and the mark that the law wants."""

    def __init__(self) -> None:
        self.session: Session = factories.session()
        self.at: datetime = self.session.held_at
        halls.bank(each=70)
        self.exam: Exam = hall.open_exam(self.session.pk, "75", on=local(self.at).date(), at=self.at)
        self.proctor = factories.the("proctor")
        self.seats = 0

    def later(self, minutes: float) -> datetime:
        """So many minutes after the session began."""
        return self.at + timedelta(minutes=minutes)

    def present(self, *, way: str = "eds", place: str = halls.PLACE, **changes: Any) -> Attempt:
        """A candidate identified and at his seat, his browser open unless `place` is empty."""
        case = factories.admitted(self.session, **changes)
        if way == "photo":
            has_photo(case.pk, case.applicant)
        self.seats += 1
        told = {"seat": self.seats, "way": way, "extra_minutes": 0, "extra_minutes_reason": None}
        seated = services.identify(case.pk, told, self.proctor, at=self.at)
        if place:
            hall.take_place(seated.attempt.pk, place, self.at)
        return Attempt.objects.get(pk=seated.attempt.pk)

    def testing(self, **changes: Any) -> Attempt:
        """A candidate whose test is running."""
        return running.begin(self.present(**changes).pk, self.at)

    def finished(self, right: int = 80, wrong: int = 1, **changes: Any) -> Attempt:
        """A candidate who has finished with so many right answers, the first ones, and so many wrong."""
        row = self.testing(**changes)
        rights = dict(Version.objects.values_list("pk", "right"))
        for question, drawn in enumerate(row.paper[: right + wrong], start=1):
            best = drawn["order"].index(rights[UUID(drawn["version"])]) + 1
            halls.saved(row, question, best if question <= right else best % 4 + 1, at=self.later(1))
        return hall.finish(row.pk, "candidate", self.later(50))


def has_photo(case: UUID, iin: str, at: datetime = factories.MONDAY) -> bytes:
    """The register has sent the photo of a candidate; the picture."""
    image = portrait(iin)
    CandidatePhoto.objects.create(
        case_id=case, outcome="found", image=image, media_type="image/jpeg", taken_on=date(2023, 3, 14),
        sha256=sha256(image).hexdigest(), received_at=at,
    )  # fmt: skip
    return image


@pytest.fixture
def held() -> Held:
    """An open hall."""
    return Held()


def browser_of(actor: Any) -> Client:
    """A browser in which a member of staff is signed in by his post."""
    client = Client()
    client.force_login(Person.objects.get(iin=actor.iin), backend=BACKEND)
    session = client.session
    session["acting"] = f"staff:{actor.staff}"
    session.save()
    return client


def browser_of_candidate(attempt: Attempt) -> Client:
    """A browser in which the candidate is signed in by his EDS."""
    client = Client()
    person, _made = Person.objects.get_or_create(iin=attempt.iin, defaults={"surname": "С", "name": "Д"})
    client.force_login(person, backend=BACKEND)
    return client
