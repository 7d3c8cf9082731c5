"""Commissions for tests: appointed, sitting, with candidates in any state; votes signed without a wait."""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from oryndau.cases import outbox
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.commission import dissenting, interviewing, opening, recording, voting
from oryndau.certification.commission.interviewing import Asked, Marked
from oryndau.certification.models import Candidate, Member, MinutesText, Session
from oryndau.certification.sessions import appointing
from oryndau.certification.tests import factories
from oryndau.examination.models import Exam
from oryndau.law.certification.examination import commitment
from oryndau.law.certification.session_facts import Composition
from oryndau.people.acting import staff_actor
from oryndau.people.models import Staff
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.signing.tests.world import pretended

SEED = bytes(range(32))
BROWSER = "browser"
BACKEND = "oryndau.people.backend.EdsBackend"


class Commission:
    """A session with a chairman, members, substitutes and a secretary; `pretender` must be in force."""

    def __init__(self, members: int = 2, substitutes: int = 1, territory: str = "75") -> None:
        self.session: Session = factories.session(territory)
        self.at: datetime = self.session.held_at
        self.chairman = self._post("head", "Төрағаев")
        self.members = [self._post("commission", f"Мүшеев{'абвгдежз'[n]}") for n in range(members)]
        self.substitutes = [self._post("commission", f"Қосалқыев{'абв'[n]}") for n in range(substitutes)]
        self.secretary = self._post("secretary", "Хатшыев")
        self._appoint()

    def _post(self, role: str, surname: str) -> Actor:
        return staff_actor(factories.post(role, self.session.territory, surname))

    @property
    def voters(self) -> list[Actor]:
        """The chairman and the members."""
        return [self.chairman, *self.members]

    def _appoint(self) -> None:
        seats = [(self.chairman, "chairman"), *((one, "member") for one in self.members),
                 *((one, "substitute") for one in self.substitutes),
                 (self.secretary, "secretary")]  # fmt: skip
        people = [
            {"staff": str(actor.staff), "iin": actor.iin, "name": actor.name, "seat": seat,
             "position": Staff.objects.get(pk=actor.staff).position_ru}
            for actor, seat in seats
        ]  # fmt: skip
        facts = {"order_number": "15-қ", "people": people}
        head = factories.the("head", self.session.territory)
        case = factories.step(self.session.pk, "appoint", head, facts, factories.MONDAY)
        appointing.seat(case, Composition.model_validate(facts), case.events.get(step="appoint"))
        assert Member.objects.filter(session=self.session).exists()

    def close_receipt(self) -> None:
        """The closing date is over."""
        from oryndau.certification.sessions.services import close_receipt
        from oryndau.law.certification.announcement import closing_moment

        if self.state == "announced":
            close_receipt(self.session.pk, at=closing_moment(self.session.closes_on).astimezone(UTC))

    def exam(self) -> Exam:
        """The test of the session, with a known seed and no bank."""
        made, _new = Exam.objects.get_or_create(
            pk=self.session.pk, defaults={
                "territory": self.session.territory, "seed": SEED.hex(), "commitment": commitment(SEED),
                "questions": 100, "pass_mark": 70, "minutes": 90, "bank_on": self.at.date(),
                "opened_at": self.at,
            },
        )  # fmt: skip
        return made

    def open(self, *present: Actor) -> "Commission":
        """Open the session; everybody is present unless said."""
        self.close_receipt()
        self.exam()
        people = present or (*self.voters, *self.substitutes, self.secretary)
        opening.open_session(
            self.session.pk, [one.staff for one in people if one.staff], self.secretary,
            version=self.version, at=self.at,
        )  # fmt: skip
        return self

    @property
    def case(self) -> Case:
        """The session's case as it stands."""
        return Case.objects.get(pk=self.session.pk)

    @property
    def version(self) -> int:
        """The version of the session's case."""
        return self.case.version

    @property
    def state(self) -> str:
        """Where the session is."""
        return self.case.state

    def interviewed(self, surname: str = "Оспанова") -> Case:
        """A candidate whose record is closed."""
        case = self.tested(surname=surname)
        self.ask(case)
        interviewing.close(case.pk, self.secretary, version=case.version, at=self.later(1))
        return Case.objects.get(pk=case.pk)

    def tested(self, correct: int = 80, surname: str = "Оспанова") -> Case:
        """A candidate who took the test."""
        person = factories.person(surname)
        told = {"iin": person.iin, "surname": person.surname, "name": person.name, "patronymic": None}
        return factories.after_test(correct, of=self.session, applicant=told)

    def admitted(self) -> Case:
        """A candidate who did not come."""
        return factories.admitted(self.session)

    def ask(self, case: Case, questions: int = 3) -> None:
        """The secretary writes down so many questions with everybody's marks."""
        voters = bench(self).voters(case.pk)
        asked = [
            Asked(voters[no % len(voters)], f"{no + 1}-сұрақ: қозғау негіздері",
                  tuple(Marked(staff, 8) for staff in voters))
            for no in range(questions)
        ]  # fmt: skip
        interviewing.record(case.pk, asked, {}, self.secretary)

    def later(self, hours: float) -> datetime:
        """So many hours after the session began."""
        return self.at + timedelta(hours=3 + hours)

    def vote(self, case: Case, actor: Actor, choice: str = "pass", dissent: str = "") -> Any:
        """Vote: choose and sign."""
        opened = voting.open_ballot(case.pk, choice, dissent, actor, browser=BROWSER, at=self.later(2))
        return self.put(opened, actor)

    def put(self, opened: SignatureSession, actor: Actor) -> Any:
        """Put the actor's signature on a signature session."""
        return signing.complete(
            opened.pk, pretended(bytes(opened.content), iin=actor.iin), browser=BROWSER, at=self.later(2)
        )

    def decided(self, choice: str = "pass", surname: str = "Оспанова") -> Case:
        """A candidate on whom everybody voted the same."""
        case = self.interviewed(surname)
        for actor in self.voters:
            self.vote(case, actor, choice)
        return Case.objects.get(pk=case.pk)

    def dissent(self, case: Case, actor: Actor, text: str) -> Any:
        """Give an opinion after the count."""
        return self.put(
            dissenting.open_dissent(case.pk, text, actor, browser=BROWSER, at=self.later(2)), actor
        )

    def draw_up(self, *absent: UUID) -> MinutesText:
        """Draw up the minutes."""
        return recording.draw_up(
            self.session.pk, absent, self.secretary, version=self.version, at=self.later(3)
        )

    def sign(self, *actors: Actor) -> None:
        """Sign the minutes; everybody does unless said."""
        for actor in actors or (*self.voters, self.secretary):
            opened = recording.open_signing(self.session.pk, actor, browser=BROWSER, at=self.later(3))
            self.put(opened, actor)


def bench(of: Commission) -> Any:
    """Who sits."""
    from oryndau.certification.commission.bench import bench_of

    found = bench_of(of.session.pk)
    assert found
    return found


def work_off(*topics: str, at: datetime) -> int:
    """Work off waiting messages of these topics until none is left; how many were."""
    done = 0
    while rows := list(Message.objects.filter(topic__in=topics, done_at=None)):
        worked = [outbox.work_off(row, at) for row in rows]
        done += sum(worked)
        if not any(worked):
            break
    return done


def facts_of(case: Case, step: str) -> dict[str, Any]:
    """The facts of the case's last step of this name."""
    body = Event.objects.filter(case=case, step=step).order_by("-no").values_list("body", flat=True)[0]
    found: dict[str, Any] = json.loads(body)["facts"]
    return found


def browser_of(actor: Actor) -> Client:
    """A browser in which a member of staff is signed in by his post."""
    from oryndau.people.models import Person

    client = Client()
    client.force_login(Person.objects.get(iin=actor.iin), backend=BACKEND)
    session = client.session
    session["acting"] = f"staff:{actor.staff}"
    session.save()
    return client


def url(name: str, of: Commission, *more: Any) -> str:
    """An address of the Commission's room."""
    return reverse(f"commission:{name}", args=[of.session.pk, *more])


def digest(text: MinutesText) -> str:
    """What the file of the minutes hashes to."""
    from oryndau.documents import storage

    return hashlib.sha256(storage.read(text.sha256)).hexdigest()


def row_of(case: Case) -> Candidate:
    """The candidate's row."""
    return Candidate.objects.get(pk=case.pk)
