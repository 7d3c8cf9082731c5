"""Loads the demonstration: people with keys, registers, and some 300 cases lived through day by day.

The clock is moved to six weeks ago before the emulated centre first starts, then forward moment by moment:
applications are signed and received, the worker registers them when the calendar says, bailiffs decide.
Nothing is written into the database by the back door. Two processes work off the outbox, and the clock
moves on only when nothing waits at its moment.
"""

import heapq
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any
from uuid import UUID

from django.conf import settings
from rich.console import Console
from rich.progress import Progress

from oryndau import timekeeping
from oryndau.cases import calendars, engine
from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.demo import keys
from oryndau.demo.cases import Planned, plan
from oryndau.demo.certification import story as certification
from oryndau.demo.certification.cast import cast_of
from oryndau.demo.certification.registers import extracts
from oryndau.demo.helper import Helper, quickly
from oryndau.demo.licensing import registers as licensed
from oryndau.demo.licensing import story as licensing
from oryndau.demo.licensing.cast import cast_of as agents_of
from oryndau.demo.people import CLAIMANTS, DEBTORS, Company, Invented, people, street
from oryndau.initiation.services import decision, submission
from oryndau.law.enforcement.refusal import Known, Outcome, checks
from oryndau.law.procedure import Role
from oryndau.law.territories import territories
from oryndau.people.acting import staff_actor
from oryndau.people.models import Body, DemoKey, Organisation, Person, Representation, Staff
from oryndau.signing import services as signing
from oryndau.timekeeping import ALMATY, local

DAYS = 42
CASES = 300
POSITIONS = {
    Role.HEAD: (
        "аумақтық бөлімнің басшысы – аға сот орындаушысы",
        "руководитель территориального отдела – старший судебный исполнитель",
    ),
    Role.STATE_BAILIFF: ("мемлекеттік сот орындаушысы", "государственный судебный исполнитель"),
    Role.CLERK: ("бас маман", "главный специалист"),
    Role.PROCTOR: ("емтихан залының әкімшісі", "администратор экзаменационного зала"),
    Role.SECRETARY: ("Комиссия хатшысы", "секретарь Комиссии"),
    Role.COMMISSION: ("Комиссия мүшесі", "член Комиссии"),
    Role.DEPARTMENT: ("Департамент сарапшысы", "эксперт Департамента"),
    Role.MINISTRY: ("Әділет министрлігінің сарапшысы", "эксперт Министерства юстиции"),
    Role.QUALITY: (
        "мемлекеттік қызметтер сапасын бағалау жөніндегі органның сарапшысы",
        "эксперт органа по оценке качества государственных услуг",
    ),
    Role.LICENSOR: ("лицензиялау басқармасының бас сарапшысы", "главный эксперт управления лицензирования"),
    Role.LICENSING_HEAD: ("лицензиялау басқармасының басшысы", "руководитель управления лицензирования"),
    Role.CHAMBER: ("өңірлік палатаның атқарушы хатшысы", "исполнительный секретарь региональной палаты"),
}  # fmt: skip


def is_loaded() -> bool:
    """Whether the demonstration was loaded into this database."""
    return DemoKey.objects.exists()


def start_clock() -> None:
    """Move the clock to the first day of the demonstration, before the emulated centre is founded."""
    timekeeping.move_to(datetime.now(UTC) - timedelta(days=DAYS + 3))


def load(console: Console, cases: int = CASES) -> None:
    """Load everything, with a progress bar; then the clock shows the present again."""
    try:
        with Progress(console=console, transient=True) as progress:
            invented = people()
            bar = progress.add_task("People and keys", total=len(invented))
            _bodies()
            _registers(invented)
            for order, person in enumerate(invented):
                _person(person, order)
                progress.advance(bar)
            keys.issue_system("Oryndau", "050140000011", settings.SEAL_P12)
            certification.fill_bank(invented)
            bar = progress.add_task("Six weeks of cases", total=cases)
            with quickly(), Helper() as helper:
                Story(invented, cases, lambda: progress.advance(bar), helper).live()
    finally:
        path = timekeeping.shift_file()
        if path:
            path.unlink(missing_ok=True)
        calendars.forget()


def _bodies() -> None:
    for index, code in enumerate(territories()):
        house = 1 + index
        Body.objects.update_or_create(
            territory=code,
            defaults={
                "address_kk": f"{street(index)}, {house} (үлгі мекенжай)",
                "address_ru": f"{street(index)}, {house} (условный адрес)",
                "address_en": f"{house} {street(index)} (invented address)", "phone": "1414",
            },
        )  # fmt: skip


def _registers(invented: list[Invented]) -> None:
    file = settings.VAR / "emulators" / "registers.json"
    rows = {
        "unknown": "not-found",
        "people": {p.iin: _person_row(p, index) for index, p in enumerate(invented)},
        "organisations": {c.bin: _company_row(c, index) for index, c in enumerate((*CLAIMANTS, *DEBTORS))},
        "extracts": _extracts(invented, datetime.now(ALMATY).date()),
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def _extracts(invented: list[Invented], on: date) -> dict[str, dict[str, Any]]:
    return extracts(cast_of(invented), on) | licensed.extracts(agents_of(invented), on)


def _person_row(person: Invented, index: int) -> dict[str, object]:
    iin = person.iin
    return {
        "surname": person.surname, "name": person.name, "patronymic": person.patronymic,
        "birth_date": f"19{iin[:2]}-{iin[2:4]}-{iin[4:6]}",
        "address": {"territory": person.territory, "street": street(index), "building": str(1 + index % 90)},
    }  # fmt: skip


def _company_row(company: Company, index: int) -> dict[str, object]:
    return {
        "name_kk": company.name, "name_ru": company.name, "status": company.status,
        "state_share": company.state_share, "natural_monopoly": company.natural_monopoly,
        "address": {"territory": company.territory, "street": street(index), "building": str(1 + index)},
    }  # fmt: skip


def _person(invented: Invented, order: int) -> None:
    keys.issue(invented)
    person, _made = Person.objects.update_or_create(
        iin=invented.iin,
        defaults={"surname": invented.surname, "name": invented.name, "patronymic": invented.patronymic},
    )
    if invented.bin:
        Organisation.objects.update_or_create(bin=invented.bin, defaults={"name": invented.organisation})
    if invented.post:
        kk, ru = POSITIONS[Role(invented.post)]
        Staff.objects.get_or_create(
            person=person, territory=invented.territory, role=invented.post,
            defaults={"position_kk": kk, "position_ru": ru},
        )  # fmt: skip
    if order == 0:
        _mandate(person)
    DemoKey.objects.create(
        person=person, group=invented.group, what=invented.what, bin=invented.bin,
        territory=invented.territory, order=order,
    )  # fmt: skip


def _mandate(person: Person) -> None:
    company, on = CLAIMANTS[0], local(timekeeping.now()).date()
    Representation.objects.get_or_create(
        person=person, principal=company.bin, principal_name=company.name, number="Ү-1/2026",
        issued_on=on, valid_until=on + timedelta(days=365),
    )  # fmt: skip


@dataclass
class Story:
    """Six weeks of the demonstration, as moments in order."""

    invented: list[Invented]
    cases: int
    told: Callable[[], None]
    helper: Helper
    random: Random = field(default_factory=lambda: Random(69))  # noqa: S311
    moments: list[tuple[datetime, int, Callable[[datetime], None], bool]] = field(default_factory=list)
    order: "count[int]" = field(default_factory=count)

    def live(self) -> None:
        """Live through every moment up to the present."""
        end = datetime.now(UTC)
        signers = [p for p in self.invented if p.group == "claimants" or p.role in ("head", "can-sign")]
        for index in range(self.cases):
            submission = self._submission(signers[index % len(signers)], index)
            self._at(self._moment(index, end), submission, beside=True)
        certification.plan(self.invented, self._at, end)
        licensing.plan(self.invented, self._at, end)
        while self.moments:
            at, _, act, beside = heapq.heappop(self.moments)
            if at < end:
                self._move(at)
                if not beside:
                    self.helper.join()
                act(at)
        self._move(end)
        self.helper.join()

    def _at(self, at: datetime, act: Callable[[datetime], None], beside: bool = False) -> None:
        """Something that happens at a moment; `beside`: while what is due then is still worked off."""
        heapq.heappush(self.moments, (at, next(self.order), act, beside))

    def _move(self, at: datetime) -> None:
        self.helper.settle()
        timekeeping.move_to(at)
        self.helper.begin()

    def _moment(self, index: int, end: datetime) -> datetime:
        """A moment at which people apply: any day, mostly by day; the last ones are of the last hours."""
        if index >= self.cases - 6:
            return end - timedelta(minutes=7 * (self.cases - index))
        day = local(end).date() - timedelta(days=int(self.random.triangular(0, DAYS, 0)) + 1)
        hour = self.random.choice((8, 9, 10, 10, 11, 12, 14, 15, 15, 16, 17, 18, 20, 22))
        made = datetime(day.year, day.month, day.day, hour, self.random.randint(0, 59), tzinfo=ALMATY)
        return made.astimezone(UTC)

    def _submission(self, signer: Invented, index: int) -> Callable[[datetime], None]:
        def submit(at: datetime) -> None:
            planned = plan(signer, at, index, self.random)
            case = self._submit(planned, at)
            self.told()
            if self.random.random() < 0.04:
                self._at(at + timedelta(minutes=35), lambda later: self._withdraw(case, signer, later))
            else:
                due = self._decides_at(at)
                self._at(due, lambda later: self._decide(case, later), beside=True)

        return submit

    def _submit(self, planned: Planned, at: datetime) -> UUID:
        signer, facts, case = planned.signer, planned.facts, new_id()
        actor = _applicant(signer)
        frozen = submission.freeze(case, facts, at)
        cms = keys.sign(signer, frozen.content)
        proof, _verdict, keep = signing.accept(submission.PURPOSE, frozen.content, cms, at=timekeeping.now())
        keep()
        submission.receive(case, facts, actor, proof, at=at, documents=frozen.documents)
        return case

    def _decides_at(self, at: datetime) -> datetime:
        """Bailiffs decide within three working days, a few of them late."""
        calendar = calendars.active()
        day = calendar.next_working(local(at).date())
        for _ in range(self.random.choice((0, 1, 1, 2, 2, 2, 2, 3, 4, 5))):
            day = calendar.next_working(day)
        hour = self.random.choice((10, 11, 12, 15, 16, 17))
        made = datetime(day.year, day.month, day.day, hour, self.random.randint(0, 59), tzinfo=ALMATY)
        return made.astimezone(UTC)

    def _decide(self, case_id: UUID, at: datetime) -> None:
        if not self._is_registered(case_id):
            self.helper.join()
        case = Case.objects.get(pk=case_id)
        if case.state != "registered" or case.assignee is None:
            return
        post = Staff.objects.select_related("person").get(pk=case.assignee)
        bailiff = next(p for p in self.invented if p.iin == post.person.iin)
        step, facts = self._act(case, at)
        actor = staff_actor(post)
        prepared = decision.prepare(case_id, step, facts, actor, version=case.version, at=at)
        session = decision.open_signing(prepared, actor, browser="demonstration", at=at)
        cms = keys.sign(bailiff, bytes(session.content))
        signing.complete(session.pk, cms, browser="demonstration", at=timekeeping.now())

    def _is_registered(self, case_id: UUID) -> bool:
        return Case.objects.filter(pk=case_id).exclude(number=None).exists()

    def _act(self, case: Case, at: datetime) -> tuple[str, dict[str, object]]:
        """What the bailiff finds: the failed checks of Art. 38 are the grounds, else he initiates."""
        application = submission.application_of(case)
        found = checks(
            application, local(case.received_at).date(), calendars.active(), Known(signature_verified=True)
        )
        failed = [check for check in found if check.outcome is Outcome.FAILED]
        if not failed:
            return "initiate", {"measures": [motion.measure for motion in application.motions]}
        kk, ru = (" ".join(check.why.in_(language) for check in failed) for language in ("kk", "ru"))
        return "refuse", {"grounds": [check.ground for check in failed], "reasons_kk": kk, "reasons_ru": ru}

    def _withdraw(self, case_id: UUID, signer: Invented, at: datetime) -> None:
        engine.perform(
            case_id, "withdraw", _applicant(signer), {"reason": "Долг уплачен добровольно."}, at=at
        )


def _applicant(signer: Invented) -> Actor:
    name = f"{signer.surname} {signer.name} {signer.patronymic}"
    return Actor(kind="person", name=name, iin=signer.iin, bin=signer.bin)
