"""Cases of issue and re-issue for tests, made through the engine in any state; all people are invented."""

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from oryndau.acts.registry import act_of
from oryndau.cases import engine
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Event
from oryndau.cases.procedures import procedure_of
from oryndau.certification.tests import factories as people
from oryndau.certification.tests.factories import MONDAY
from oryndau.law.fee import Purpose
from oryndau.law.licensing.facts import CertificationBasis, LicenceApplication, RenewalApplication
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.law.money import Money
from oryndau.licensing.lookups import beside
from oryndau.licensing.models import Application
from oryndau.licensing.reading import application_of
from oryndau.licensing.tests import licences
from oryndau.payments.models import Fee
from oryndau.payments.selectors import fee_of
from oryndau.payments.services.ordering import order
from oryndau.payments.services.receiving import Told, receive
from oryndau.payments.services.using import attach
from oryndau.people.acting import staff_actor
from oryndau.people.models import Person, Staff
from oryndau.registers.licences.services import next_number
from oryndau.registers.models import CertificationDecision, Licence
from oryndau.timekeeping import local

__all__ = ["MONDAY"]
DECIDED_ON = date(2026, 9, 1)
"""The day of the decisions on certification that `decision` makes."""
BANK = "ZZZAKZKA"
step = people.step
proof = people.proof


def licensor() -> Actor:
    """The officer of the Ministry who considers."""
    return licences.the("licensor")


def second_licensor() -> Actor:
    """Another officer: the second pair of eyes."""
    first = licensor()
    other = Staff.objects.filter(role="licensor", active=True).exclude(person__iin=first.iin).first()
    return staff_actor(other or licences.post("licensor"))


def licensing_head() -> Actor:
    """The authorised person who signs."""
    return licences.the("licensing-head")


def applicant_actor(of: Case) -> Actor:
    """The applicant as he signs in for himself."""
    facts = application_of(of)
    return Actor(kind="person", name=facts.applicant.full_name, iin=facts.applicant.iin)


def decision(who: Person, territory: str = "75", decided_on: date = DECIDED_ON, **said: Any) -> str:
    """The number of a decision by which a person is certified for three years."""
    number = f"CR-{territory}-{CertificationDecision.objects.count() + 1:04d}"
    columns = {
        "case_id": new_id(), "number": number, "territory": territory, "iin": who.iin, "name": who.full_name,
        "certified": True, "decided_on": decided_on, "valid_until": decided_on.replace(
            year=decided_on.year + 3), **said,
    }  # fmt: skip
    return CertificationDecision.objects.create(**columns).number


def fee(
    who: Person, purpose: Purpose = Purpose.LICENCE_ISSUE, *, paid: bool = True, at: datetime = MONDAY,
    amount: Money | None = None,
) -> Fee:  # fmt: skip
    """A fee through the payment gateway, with its money come (all of it, unless `amount` says otherwise)."""
    actor = Actor(kind="person", name=who.full_name, iin=who.iin)
    ordered = order(purpose, actor, "75", return_to="/", actor=actor, at=at)
    return come(ordered, at, amount) if paid else ordered


def come(ordered: Fee, at: datetime, amount: Money | None = None) -> Fee:
    """The gateway tells that an order was paid."""
    assert ordered.due is not None
    told = Told(
        reference=ordered.id.hex, bank=BANK, number=f"{ordered.pk.int % 10**12:012d}", paid_at=at,
        amount=amount or Money(ordered.due), payer=ordered.iin, payer_name=ordered.name, by="notification",
        document="<Payment/>",
    )  # fmt: skip
    return receive(told, at=at)


def _signed_data(who: Person, of: Fee) -> dict[str, Any]:
    return {
        "territory": "75",
        "applicant": {"iin": who.iin, "surname": who.surname, "name": who.name,
                      "patronymic": who.patronymic or None},
        "residence": {"region": "75", "settlement": "Алматы", "street": "Абай", "house": "1"},
        "email": "agent@example.kz", "phones": ["+77010000001"],
        "office_address": {"region": "75", "settlement": "Алматы", "street": "Үлгі", "house": "5"},
        "fee": {"fee": str(of.pk), "amount": str(of.due), "way": of.way},
        "consents": {"statements_true": True, "protected_data": True, "health_registers": True,
                     "no_court_prohibition": True},
        "prepared_at": MONDAY.isoformat(),
    }  # fmt: skip


LABOUR: dict[str, Any] = {
    "kind": "labour", "ground": "enforcement",
    "rows": [{"started_on": "2020-01-06", "ended_on": "2025-12-31", "position": "Сот орындаушысы",
              "organisation": "Алматы қаласының Әділет департаменті", "duties": "Атқарушылық іс жүргізу",
              "dismissal": "Өз еркімен"}],
}  # fmt: skip
"""Nearly six years in a body that secures execution, where Art. 142(5)4 asks two."""


def application(
    who: Person | None = None,
    basis: str | dict[str, Any] = "certification",
    of: Fee | None = None,
    **changes: Any,
) -> LicenceApplication:
    """A good application of form An.2, on one of the two bases or the one given; its fee is paid."""
    who = who or people.person()
    told = _signed_data(who, of or fee(who)) | {
        "diploma": {"institution": "КазНУ им. аль-Фараби", "specialty_code": "6B04201",
                    "number": "ЖБ-Б 0123456", "issued_on": "2015-06-30"},
    }  # fmt: skip
    if basis != "certification":
        told["basis"] = LABOUR if basis == "labour" else basis
    else:
        told["basis"] = {
            "kind": "certification", "number": decision(who), "decided_on": DECIDED_ON.isoformat(),
            "territory": "75",
        }  # fmt: skip
    return LicenceApplication.model_validate(told | changes)


def submitted(
    basis: str = "certification", at: datetime = MONDAY, *, who: Person | None = None,
    facts: LicenceApplication | None = None, **changes: Any,
) -> Case:  # fmt: skip
    """A signed application that waits for registration, with its row and its fee attached."""
    facts = facts or application(who, basis, **changes)
    return _opened(LICENCE_ISSUE.key, "submit", facts, at)


def transferred(at: datetime = MONDAY, *, certification: UUID, who: Person, **changes: Any) -> Case:
    """An application that came over from a certification, whose candidate signed there (C-20)."""
    facts = application(who, submitted_via="certification", certification_case=str(certification), **changes)
    return _opened(LICENCE_ISSUE.key, "transfer", facts, at)


def _opened(procedure: str, first: str, facts: LicenceApplication | RenewalApplication, at: datetime) -> Case:
    person, key = facts.applicant, new_id()
    own = Actor(kind="person", name=person.full_name, iin=person.iin)
    rule = procedure_of(procedure).step(first)
    told = facts.model_dump(mode="json")
    signed = proof(own, procedure, first, key, 0, told) if rule.signed else None
    opening = engine.Opening(
        case=key, procedure=procedure, territory=facts.territory, applicant=person.iin, principal=person.iin,
        title=person.full_name, channel="portal", parties=(("applicant", person.iin, person.full_name),),
    )  # fmt: skip
    engine.open_case(opening, first, own if rule.signed else SYSTEM, facts, at=at, proof=signed)
    Application.objects.create(
        case_id=key, procedure=procedure, territory=facts.territory, iin=person.iin, name=person.full_name,
        fee=facts.fee.fee, certification_case=getattr(facts, "certification_case", None),
    )  # fmt: skip
    if fee_of(facts.fee.fee):
        attach(facts.fee.fee, key, at)
    return Case.objects.get(pk=key)


def registered(basis: str = "certification", at: datetime = MONDAY, **changes: Any) -> Case:
    """A case with its number, on the desk of the licensor."""
    return _register(submitted(basis, at, **changes), "LI", at)


def _register(case: Case, prefix: str, at: datetime) -> Case:
    officer = licensor()
    facts = {
        "number": f"{prefix}-{case.pk.hex[-8:]}", "registered_on": local(at).date().isoformat(),
        "staff": str(officer.staff), "clerk": officer.name, "open_cases": 0, "calendar_version": "test",
    }  # fmt: skip
    return step(case, "register", SYSTEM, facts, at)


Record = dict[str, str | None]
CLEAR: dict[str, Record | None] = {
    "person": {"name": "Оспанова Дана", "capacity": "capable", "citizenship": "KZ", "life_status": "alive"},
    "education": {"institution": "КазНУ им. аль-Фараби", "specialty_code": "6B04201",
                  "number": "ЖБ-Б 0123456", "issued_on": "2015-06-30", "degree": "bachelor", "field": "law",
                  "nostrification": None},
    "mental-health": {"registered": "false"}, "narcology": {"registered": "false"},
    "convictions": {"conviction": "none"}, "dismissals": None, "corruption": None, "licences": None,
    "court-acts": None,
    "approval": {"conforms": "true", "body": "Алматы қаласының Әділет департаменті", "number": "КЖ-75-1",
                 "on": "2026-11-23", "reason": None},
    "employment": {"confirmed": "true", "days": "2187"},
}  # fmt: skip
"""What the registers say of whom nothing stands in the way; None: they know nothing of the kind."""


def answer(
    case: Case, register: str, record: Record | None, at: datetime = MONDAY, *, outcome: str = "",
    differs: tuple[str, ...] = (),
) -> Case:  # fmt: skip
    """The case with an answer of a register: found, unless there is no record or an outcome is given."""
    facts = {
        "register_name": register, "outcome": outcome or ("not-found" if record is None else "found"),
        "record": record or {}, "differs": differs, "message_id": register, "answered_at": at.isoformat(),
    }  # fmt: skip
    return step(case, "record-answer", SYSTEM, facts, at)


def answered(case: Case, at: datetime = MONDAY, records: dict[str, Record | None] | None = None) -> Case:
    """The case with every answer: registers clear but for `records`; fee and basis as they stand."""
    application = application_of(case)
    wanted = CLEAR | (records or {})
    if isinstance(application, RenewalApplication):
        wanted = {"person": {**CLEAR["person"], "name": application.applicant.full_name}} | (records or {})  # type: ignore[dict-item]
    elif application.basis.kind == "certification":
        wanted.pop("employment", None)
    for register, record in wanted.items():
        case = answer(case, register, record, at)
    return looked_up(case, at)


def looked_up(case: Case, at: datetime = MONDAY) -> Case:
    """The case with what this system's own registers say: the fee, and the decision or the licence."""
    application = application_of(case)
    told = beside.fee_answer(application.fee, application.applicant.iin, case, at)
    case = step(case, "record-fee", SYSTEM, told.model_dump(mode="json"), at)
    if isinstance(application, RenewalApplication):
        licence = beside.licence_answer(application, at)
        return step(case, "record-licence", SYSTEM, licence.model_dump(mode="json"), at)
    if isinstance(application.basis, CertificationBasis):
        basis = beside.basis_answer(application.basis, application.applicant.iin, at)
        return step(case, "record-basis", SYSTEM, basis.model_dump(mode="json"), at)
    return case


def checked(
    basis: str = "certification", at: datetime = MONDAY, *, records: dict[str, Record | None] | None = None,
    **changes: Any,
) -> Case:  # fmt: skip
    """A case found complete, with every answer there: clear but for `records`, and the fee paid."""
    case = answered(registered(basis, at, **changes), at, records)
    return step(case, "find-complete", licensor(), {}, at)


def concluded(basis: str = "certification", at: datetime = MONDAY, **changes: Any) -> Case:
    """A case in which the licensor concluded that nothing stands in the way."""
    case = checked(basis, at, **changes)
    return step(case, "conclude", licensor(), {"cleared": list(range(1, 8))}, at)


def endorsed(basis: str = "certification", at: datetime = MONDAY, **changes: Any) -> Case:
    """A case that a second officer endorsed: the head signs the licence."""
    return step(concluded(basis, at, **changes), "endorse", second_licensor(), {}, at)


def issued(basis: str = "certification", at: datetime = MONDAY, **changes: Any) -> Case:
    """A case in which the licence was signed; it stands in the register, and the fee is used."""
    return _signed(endorsed(basis, at, **changes), "issue", at)


def _signed(case: Case, key: str, at: datetime, **more: str) -> Case:
    """The head signs the licence, and what he signed takes effect beside the case."""
    today = local(at).date()
    facts = {
        "number": next_number(case.territory, today), "issued_on": today.isoformat(), "holder": case.title,
        **more,
    }  # fmt: skip
    case = step(case, key, licensing_head(), facts, at)
    after = act_of(case.procedure, key).after
    assert after
    told = engine.valid(procedure_of(case.procedure).step(key), facts)
    after(case, told, Event.objects.filter(case=case.pk, step=key).latest("no"))
    return case


def refusal_suggested(
    grounds: tuple[int, ...] = (3,), at: datetime = MONDAY, *, case: Case | None = None
) -> Case:
    """A case in which the licensor proposes to refuse."""
    case = case or checked(at=at, records={"education": CLEAR["education"] | {"field": "other"}})  # type: ignore[operator]
    return step(case, "suggest-refusal", licensor(), refusal(grounds), at)


def refusal(grounds: tuple[int, ...] = (3,), **changes: Any) -> dict[str, Any]:
    """The facts of a refusal on these grounds."""
    return {
        "grounds": list(grounds), "reasons_kk": "Жоғары заң білімі расталмаған.",
        "reasons_ru": "Высшее юридическое образование не подтверждено.", **changes,
    }  # fmt: skip


def hearing(case: Case | None = None, at: datetime | None = None, **changes: Any) -> Case:
    """A case with a preliminary refusal and a hearing on the next working day at 11:00."""
    case, given = case or refusal_suggested(), at or MONDAY + timedelta(days=1)
    facts = refusal() | {
        "grounds": facts_of(case, "suggest-refusal")["grounds"],
        "hearing_at": (given + timedelta(days=1, hours=1)).isoformat(),
        "manner": "in-person", "place_kk": "Мәңгілік Ел даңғылы, 8, 5-кабинет",
        "place_ru": "пр. Мәңгілік Ел, 8, кабинет 5", **changes,
    }  # fmt: skip
    return step(case, "propose-refusal", licensing_head(), facts, given)


def heard(case: Case | None = None, at: datetime | None = None) -> Case:
    """A case after its hearing."""
    case, held = case or hearing(), at or MONDAY + timedelta(days=2, hours=1)
    facts = {
        "held_at": held.isoformat(), "appeared": True, "participants": ["Оспанова Дана"],
        "said_kk": "Өтініш беруші түсініктеме берді.", "said_ru": "Заявитель дал пояснения.",
    }  # fmt: skip
    return step(case, "hold-hearing", licensing_head(), facts, held + timedelta(hours=1))


def facts_of(case: Case, key: str) -> dict[str, Any]:
    """The facts of the last step of this name."""
    body = Event.objects.filter(case=case.pk, step=key).order_by("-no").values_list("body", flat=True)[0]
    return dict(json.loads(body)["facts"])


RENAMED: dict[str, Any] = {
    "ground": "name", "before": "Оспанова Дана", "after": "Серікова Дана",
    "paper": {"number": "АХАЖ-12", "issued_on": "2026-11-02", "issuer": "РАГС Алмалинского района"},
}  # fmt: skip
"""The ground «name», with a paper; the register of persons shows it too."""


def renewal(
    old: Licence | None = None, of: Fee | None = None, *changed: dict[str, Any], **changes: Any
) -> RenewalApplication:
    """A good application of form An.4 for a licence; its fee is paid unless given."""
    old = old or licences.granted()
    who = Person.objects.get(iin=old.iin)
    told = _signed_data(who, of or fee(who, Purpose.LICENCE_RENEWAL)) | {
        "licence": old.number, "issued_on": old.issued_on.isoformat(), "changes": list(changed or (RENAMED,)),
    }  # fmt: skip
    if not changed:
        told["applicant"]["surname"] = "Серікова"
    return RenewalApplication.model_validate(told | changes)


def renewal_submitted(
    old: Licence | None = None, at: datetime = MONDAY, *, facts: RenewalApplication | None = None,
    **changes: Any,
) -> Case:  # fmt: skip
    """A signed application for re-issue that waits for registration."""
    return _opened(LICENCE_RENEWAL.key, "submit", facts or renewal(old, **changes), at)


def renewal_registered(old: Licence | None = None, at: datetime = MONDAY, **changes: Any) -> Case:
    """A case of re-issue with its number, on the desk of the licensor."""
    return _register(renewal_submitted(old, at, **changes), "LR", at)


def renewal_checked(
    old: Licence | None = None, at: datetime = MONDAY, *, records: dict[str, Record | None] | None = None,
    **changes: Any,
) -> Case:  # fmt: skip
    """A case of re-issue found complete, with every answer there."""
    case = answered(renewal_registered(old, at, **changes), at, records)
    return step(case, "find-complete", licensor(), {}, at)


def renewal_concluded(old: Licence | None = None, at: datetime = MONDAY, **changes: Any) -> Case:
    """A case of re-issue in which the licensor concluded that nothing stands in the way."""
    case = renewal_checked(old, at, **changes)
    return step(case, "conclude", licensor(), {"cleared": []}, at)


def renewal_endorsed(old: Licence | None = None, at: datetime = MONDAY, **changes: Any) -> Case:
    """A case of re-issue that a second officer endorsed."""
    return step(renewal_concluded(old, at, **changes), "endorse", second_licensor(), {}, at)


def reissued(old: Licence | None = None, at: datetime = MONDAY, **changes: Any) -> Case:
    """A case in which the re-issued licence was signed: it took the place of the old one."""
    case = renewal_endorsed(old, at, **changes)
    return _signed(case, "reissue", at, replaces=facts_of(case, "submit")["licence"])
