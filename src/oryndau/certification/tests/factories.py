"""Sessions and candidates for tests, made through the engine in any state; all people are invented."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.conf import settings

from oryndau.cases import calendars, engine
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.cases.proof import Proof, bytes_to_sign
from oryndau.certification.models import Candidate, Session
from oryndau.law.certification.announcement import window
from oryndau.law.certification.facts import CertificationApplication
from oryndau.law.certification.session_facts import Announcement
from oryndau.law.procedure import NATIONAL
from oryndau.law.tests import samples
from oryndau.people.acting import staff_actor
from oryndau.people.models import Person, Staff

MONDAY = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
"""Monday 23 November 2026, 10:00 in Almaty: sessions are announced, applications come."""
CLOSES_ON = date(2026, 12, 1)
POSITIONS = {
    "clerk": ("Бас маман", "Главный специалист"),
    "head": ("Департамент басшысы", "Руководитель департамента"),
    "proctor": ("Емтихан залының әкімшісі", "Администратор экзаменационного зала"),
    "secretary": ("Комиссия хатшысы", "Секретарь Комиссии"),
    "commission": ("Комиссия мүшесі", "Член Комиссии"),
    "department": ("Департамент сарапшысы", "Эксперт Департамента"),
    "ministry": ("Әділет министрлігінің сарапшысы", "Эксперт Министерства юстиции"),
    "quality": ("Сапаны бағалау органының сарапшысы", "Эксперт органа по оценке качества"),
    "state-bailiff": ("Мемлекеттік сот орындаушысы", "Государственный судебный исполнитель"),
    "licensor": ("Лицензиялау басқармасының сарапшысы", "Эксперт управления лицензирования"),
    "licensing-head": ("Лицензиялау басқармасының басшысы", "Руководитель управления лицензирования"),
    "chamber": ("Өңірлік палатаның қызметкері", "Сотрудник региональной палаты"),
}


def person(surname: str = "Оспанова", name: str = "Дана", patronymic: str = "") -> Person:
    """A person whom no other test has."""
    for serial in range(Person.objects.count() + 1, 10_000):
        iin = samples.iin(f"9003154{serial:04d}")
        if len(iin) == 12 and not Person.objects.filter(iin=iin).exists():
            return Person.objects.create(iin=iin, surname=surname, name=name, patronymic=patronymic)
    raise AssertionError("no IIN is left")


def post(role: str, territory: str = "75", surname: str = "Ахметов", name: str = "Ерлан") -> Staff:
    """A post of a new person; the Department's posts are of no territory."""
    kk, ru = POSITIONS[role]
    return Staff.objects.create(
        person=person(surname, name), territory="" if role in NATIONAL else territory, role=role,
        position_kk=kk, position_ru=ru,
    )  # fmt: skip


def the(role: str, territory: str = "75") -> Actor:
    """The actor of a role in a territory; a post is made where there is none."""
    where = "" if role in NATIONAL else territory
    found = Staff.objects.filter(role=role, territory=where, active=True).select_related("person").first()
    return staff_actor(found or post(role, territory))


def proof(
    actor: Actor, procedure: str, step: str, case: UUID, version: int, facts: Any,
    documents: tuple[dict[str, Any], ...] = (),
) -> Proof:  # fmt: skip
    """What the signing room would say of a good signature by the actor over exactly these facts."""
    content = bytes_to_sign(
        host=settings.SITE_NAME, procedure=procedure, step=step, case=case, version=version, facts=facts,
        documents=documents,
    )  # fmt: skip
    return Proof(
        id=new_id(), iin=actor.iin, bin=actor.bin, content=content, digest=sha256(content).hexdigest()
    )


def step(case: Case | UUID, key: str, actor: Actor, facts: dict[str, Any], at: datetime) -> Case:
    """Take a step, signed where the table wants it, and return the case after it."""
    row = Case.objects.get(pk=case if isinstance(case, UUID) else case.pk)
    rule = procedure_of(row.procedure).step(key)
    signed = None
    if rule.signed:
        told = engine.valid(rule, facts).model_dump(mode="json")
        signed = proof(actor, row.procedure, key, row.pk, row.version, told)
    engine.perform(row.pk, key, actor, facts, at=at, version=row.version, proof=signed)
    return Case.objects.get(pk=row.pk)


def session(
    territory: str = "75", *, at: datetime = MONDAY, closes_on: date = CLOSES_ON, seats: int = 20,
    languages: Iterable[str] = ("kk", "ru"), held_at: datetime | None = None,
) -> Session:  # fmt: skip
    """An announced session, held at 10:00 on the first day that the law allows unless said."""
    first = window(closes_on, calendars.active()).first
    held = held_at or datetime(first.year, first.month, first.day, 5, 0, tzinfo=UTC)
    number = f"CS-{territory}-{Session.objects.count() + 1:04d}"
    facts = Announcement(
        number=number, territory=territory, closes_on=closes_on, held_at=held, languages=list(languages),  # type: ignore[arg-type]
        place_kk="Алматы қ., Абай даңғылы, 10, 2-зал", place_ru="г. Алматы, пр. Абая, 10, зал 2", seats=seats,
    )  # fmt: skip
    key = new_id()
    opening = engine.Opening(
        case=key, procedure="certification-session", territory=territory, applicant="", principal="",
        title=number, channel="portal",
    )  # fmt: skip
    engine.open_case(opening, "announce", the("clerk", territory), facts, at=at)
    return Session.objects.create(
        id=key, number=number, territory=territory, state="announced", closes_on=closes_on, held_at=held,
        place_kk=facts.place_kk, place_ru=facts.place_ru, languages=list(languages), seats=seats,
        announced_at=at, changed_at=at,
    )  # fmt: skip


def application(of: Session, who: Person | None = None, **changes: Any) -> CertificationApplication:
    """A good application of form An.2 for a session."""
    who = who or person()
    told: dict[str, Any] = {
        "form": "an2", "session": str(of.pk), "territory": of.territory,
        "closes_on": of.closes_on.isoformat(),
        "applicant": {"iin": who.iin, "surname": who.surname, "name": who.name,
                      "patronymic": who.patronymic or None},
        "residence": {"region": of.territory, "settlement": "Алматы", "street": "Абай", "house": "1"},
        "email": "candidate@example.kz", "phone": "+77010000001",
        "diploma": {"institution": "КазНУ им. аль-Фараби", "specialty_code": "6B04201",
                    "number": "ЖБ-Б 0123456", "issued_on": "2015-06-30"},
        "internship": {"approved_on": "2026-10-15", "chamber": of.territory, "supervisor": "Садыков Арман",
                       "started_on": "2026-04-01", "ended_on": "2026-09-30"},
        "language": "kk", "attachments": [],
        "consents": {"statements_true": True, "protected_data": True, "health_registers": True,
                     "no_court_prohibition": True},
        "prepared_at": MONDAY.isoformat(),
    }  # fmt: skip
    return CertificationApplication.model_validate(told | changes)


def candidate_actor(facts: CertificationApplication) -> Actor:
    """The candidate as he signs in for himself."""
    return Actor(kind="person", name=facts.applicant.full_name, iin=facts.applicant.iin)


def submitted(of: Session | None = None, at: datetime = MONDAY, **changes: Any) -> Case:
    """A signed application that waits for registration, with its row among the candidates."""
    of = of or session()
    facts = application(of, **changes)
    actor, key = candidate_actor(facts), new_id()
    told = facts.model_dump(mode="json")
    opening = engine.Opening(
        case=key, procedure="certification", territory=of.territory, applicant=actor.iin, principal=actor.iin,
        title=actor.name, channel="portal", parties=(("candidate", actor.iin, actor.name),),
    )  # fmt: skip
    engine.open_case(
        opening, "submit", actor, facts, at=at, proof=proof(actor, "certification", "submit", key, 0, told)
    )
    Candidate.objects.create(
        case_id=key, session=of, territory=of.territory, iin=actor.iin, name=actor.name,
        language=facts.language.value, form=facts.form,
    )  # fmt: skip
    return Case.objects.get(pk=key)


def registered(of: Session | None = None, at: datetime = MONDAY, **changes: Any) -> Case:
    """A case with its number, on the desk of a clerk."""
    case = submitted(of, at, **changes)
    clerk = the("clerk", case.territory)
    facts = {
        "number": f"AT-{case.territory}-{case.pk.hex[-8:]}", "registered_on": at.date().isoformat(),
        "staff": str(clerk.staff), "clerk": clerk.name, "open_cases": 0, "calendar_version": "test",
    }  # fmt: skip
    return step(case, "register", SYSTEM, facts, at)


def checked(of: Session | None = None, at: datetime = MONDAY, **changes: Any) -> Case:
    """A case found complete: its restrictions are to be checked."""
    case = registered(of, at, **changes)
    closes_on = Candidate.objects.get(pk=case.pk).session.closes_on
    return step(case, "find-complete", the("clerk", case.territory), {"closes_on": closes_on.isoformat()}, at)


CLEAR: dict[str, dict[str, str | None]] = {
    "person": {"capacity": "capable", "citizenship": "KZ", "life_status": "alive"},
    "education": {}, "internship": {},
    "mental-health": {"registered": "false"}, "narcology": {"registered": "false"},
    "convictions": {"conviction": "none"}, "dismissals": {"negative": "false", "judge": "false"},
    "corruption": {"penalty": "false"}, "licences": {"deprived": "false"},
}  # fmt: skip
"""Records of registers that clear all eight restrictions."""


def answered(
    case: Case, at: datetime = MONDAY, records: dict[str, dict[str, str | None]] | None = None
) -> Case:
    """The case with an answer of every register: clear, but for the `records` given."""
    for register, record in (CLEAR | (records or {})).items():
        facts = {
            "register_name": register, "outcome": "found", "record": record, "message_id": register,
            "answered_at": at.isoformat(),
        }  # fmt: skip
        case = step(case, "record-answer", SYSTEM, facts, at)
    return case


def admitted(of: Session | None = None, at: datetime = MONDAY, **changes: Any) -> Case:
    """A candidate admitted to the session."""
    case = answered(checked(of, at, **changes), at)
    return step(case, "admit", the("clerk", case.territory), {"cleared": list(range(1, 9))}, at)


def after_test(
    correct: int = 80, of: Session | None = None, at: datetime | None = None, **changes: Any
) -> Case:
    """A candidate who has taken the test, with the right answers given; seated, started and finished."""
    case = admitted(of, **changes)
    row = Candidate.objects.select_related("session").get(pk=case.pk)
    start = at or row.session.held_at
    seat = Candidate.objects.filter(session=row.session, seat__gt=0).count() + 1
    step(case, "identify", the("proctor", case.territory), {"seat": seat, "way": "eds"}, start)
    attempt = str(new_id())
    begun = {
        "attempt": attempt, "language": row.language, "questions": 100, "seed_commitment": "0" * 64,
        "ends_at": (start + timedelta(minutes=90)).isoformat(), "paper": "1" * 64,
    }  # fmt: skip
    step(case, "start-test", SYSTEM, begun, start)
    done = {
        "attempt": attempt, "correct": correct, "questions": 100, "pass_mark": 70, "by": "candidate",
        "finished_at": (start + timedelta(minutes=80)).isoformat(), "answers": "2" * 64,
    }  # fmt: skip
    Candidate.objects.filter(pk=case.pk).update(seat=seat, correct=correct)
    key = "pass-test" if correct >= 70 else "fail-test"
    return step(case, key, SYSTEM, done, start + timedelta(minutes=80))


def interviewed(of: Session | None = None, at: datetime | None = None, **changes: Any) -> Case:
    """A candidate whose interview is recorded: the Commission may vote."""
    case = after_test(of=of, at=at, **changes)
    row = Candidate.objects.select_related("session").get(pk=case.pk)
    held = (at or row.session.held_at) + timedelta(hours=2)
    member = the("commission", case.territory)
    asked = [
        {"asked_by": str(member.staff), "text": f"Сұрақ {number}: атқарушылық іс жүргізу",
         "marks": [{"member": str(member.staff), "mark": 8}]}
        for number in (1, 2, 3)
    ]  # fmt: skip
    facts = {"held_at": held.isoformat(), "language": row.language, "questions": asked}
    return step(case, "interview", the("secretary", case.territory), facts, held)


def hearing(
    case: Case | None = None, at: datetime | None = None, held_at: datetime | None = None, **changes: Any
) -> Case:
    """A case with a preliminary refusal and a hearing appointed on the next working day at 11:00."""
    case = case or answered(checked(), records={"convictions": {"conviction": "unexpunged"}})
    given = at or MONDAY + timedelta(days=9)
    facts = {
        "grounds": ["restriction"], "restrictions": [2], "reasons_kk": "Жойылмаған соттылығы бар.",
        "reasons_ru": "Имеется непогашенная судимость.",
        "hearing_at": (held_at or given + timedelta(days=1, hours=1)).isoformat(), "manner": "in-person",
        "place_kk": "Абай даңғылы, 10, 3-кабинет", "place_ru": "пр. Абая, 10, кабинет 3", **changes,
    }  # fmt: skip
    return step(case, "propose-refusal", the("head", case.territory), facts, given)


def heard(case: Case | None = None, at: datetime | None = None) -> Case:
    """A case after its hearing."""
    case = case or hearing()
    held = at or MONDAY + timedelta(days=10, hours=1)
    facts = {
        "held_at": held.isoformat(), "appeared": True, "participants": ["Оспанова Дана"],
        "said_kk": "Үміткер түсініктеме берді.", "said_ru": "Кандидат дал пояснения.",
    }  # fmt: skip
    return step(case, "hold-hearing", the("head", case.territory), facts, held + timedelta(hours=1))


def concluded(outcome: str = "passed", of: Session | None = None, **changes: Any) -> Case:
    """A candidate about whom the signed minutes say this outcome: the head signs the result."""
    make = {"passed": interviewed, "not-passed": after_test, "absent": admitted}[outcome]
    case = make(of=of, **({"correct": 50} if outcome == "not-passed" else {}), **changes)
    held = Candidate.objects.select_related("session").get(pk=case.pk).session.held_at
    decided = held + timedelta(hours=6)
    if outcome == "passed":
        case = step(case, "vote-pass", SYSTEM, _votes(case), decided)
    facts = {
        "outcome": outcome, "minutes_number": "CS-75-2026-1/Х", "minutes": "3" * 64,
        "decided_on": decided.date().isoformat(),
    }  # fmt: skip
    return step(case, f"conclude-{outcome}", SYSTEM, facts, decided)


def _votes(case: Case) -> dict[str, Any]:
    votes = [
        {"member": str(new_id()), "name": f"Мүше {number}", "chairman": number == 1, "choice": "pass",
         "signature": str(number) * 64}
        for number in (1, 2, 3)
    ]  # fmt: skip
    return {"votes": votes, "passed": True, "decided_by": "majority"}
