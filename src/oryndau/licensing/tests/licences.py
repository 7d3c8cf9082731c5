"""Licences for tests in any state, made through the engine as the product makes them; people are invented."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from oryndau.acts.registry import act_of
from oryndau.cases import calendars, engine
from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Event
from oryndau.certification.tests import factories as people
from oryndau.law.licensing.life import LICENCE
from oryndau.licensing.life import services
from oryndau.people.models import Person, Staff
from oryndau.registers.licences.services import grant
from oryndau.registers.models import Licence
from oryndau.timekeeping import local

GRANTED = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
"""Monday 2 March 2026, 10:00 in Almaty."""
AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
"""Monday 23 November 2026, 10:00 in Almaty."""
UNTIL = date(2027, 3, 1)
WHY = {
    "reasons_kk": "Округтен тыс әрекет жасалғаны тексеріспен анықталды.",
    "reasons_ru": "Проверкой установлены действия за пределами округа.",
}  # fmt: skip
PROPOSAL: dict[str, Any] = {"measure": "suspend", "ground": "143.2.4", "outgoing": "05-12/77", **WHY}
ACCOUNT: dict[str, Any] = {"bank": "«Үлгі Банк» АҚ", "account": "KZ699990000000000001", **WHY}


def the(role: str, territory: str = "75") -> Actor:
    """The actor of a role; a post is made where there is none."""
    return people.the(role, territory)


def post(role: str, territory: str = "75") -> Staff:
    """Another post of a role."""
    the(role, territory)
    return people.post(role, territory)


def granted(
    who: Person | None = None, *, at: datetime = GRANTED, territory: str = "75", **said: Any
) -> Licence:
    """An active licence of a person, entered by the verb of the register."""
    who = who or people.person()
    told = {
        "application": new_id(), "iin": who.iin, "name": who.full_name, "territory": territory,
        "office_kk": "Алматы қ., Үлгі көшесі, 1", "office_ru": "г. Алматы, ул. Үлгі, 1",
        "basis": "certification", "issued_on": local(at).date(), "at": at, **said,
    }  # fmt: skip
    return grant(**told)


def case_of(licence: Licence) -> Case:
    """The case of a licence as it stands."""
    return Case.objects.get(pk=licence.pk)


def holder(licence: Licence) -> Actor:
    """The holder as he signs in for himself."""
    return Actor(kind="person", name=licence.name, iin=licence.iin)


def proposed(licence: Licence, at: datetime = AT, role: str = "head", **said: Any) -> Event:
    """A proposal of the territorial head, or of the chamber."""
    return services.propose(licence.pk, PROPOSAL | said, the(role, licence.territory), at=at)


def concluded(licence: Licence, at: datetime = AT, **said: Any) -> Event:
    """A conclusion of the officer; on the first proposal and for suspension unless said."""
    told = {"measure": "suspend", "proposal": 1, "ground": "143.2.4", "until": UNTIL, **WHY, **said}
    return services.conclude(licence.pk, told, the("licensor"), at=at)


def lawful(at: datetime) -> datetime:
    """The first day on which an act may follow a conclusion made at `at`, at the same hour."""
    day = local(at).date()
    for _working in range(3):
        day = calendars.active().next_working(day)
    return at + (day - local(at).date())


def proposals(licence: Licence) -> int:
    """How many proposals were made about a licence."""
    return Event.objects.filter(case=licence.pk, step__in=("propose", "record-proposal")).count()


def sent_back(licence: Licence, at: datetime = AT) -> Event:
    """The head sends the conclusion that stands back."""
    said = {"reason": "Нужны другие доказательства."}
    return services.send_back(licence.pk, said, the("licensing-head"), at=at)


def act(licence: Licence, step: str, at: datetime, role: str = "licensing-head", **said: Any) -> Licence:
    """A signed act, as the room of acts has it take effect."""
    actor = the(role, licence.territory)
    case = case_of(licence)
    told = engine.valid(LICENCE.step(step), said).model_dump(mode="json")
    signed = people.proof(actor, LICENCE.key, step, case.pk, case.version, told)
    event = engine.perform(case.pk, step, actor, told, at=at, version=case.version, proof=signed)
    after = act_of(LICENCE.key, step).after
    assert after
    after(event.case, engine.valid(LICENCE.step(step), told), event)
    licence.refresh_from_db()
    return licence


def decided(licence: Licence, step: str, at: datetime, **said: Any) -> Licence:
    """A signed decision on the conclusion that stands."""
    no = Event.objects.filter(case=licence.pk, step="conclude").count()
    return act(licence, step, at, conclusion=no, decided_on=local(at).date(), **WHY, **said)


def suspended(licence: Licence | None = None, at: datetime = AT, until: date = UNTIL) -> Licence:
    """A suspended licence: proposed, concluded, and decided on the first lawful day."""
    licence = licence or granted()
    no = proposals(licence) + 1
    proposed(licence, at)
    concluded(licence, at, until=until, proposal=no)
    return decided(licence, "suspend", lawful(at), ground="143.2.4", until=until)


def resumed(licence: Licence | None = None, at: datetime = AT + timedelta(days=30)) -> Licence:
    """A licence that was suspended and resumed."""
    licence = licence or suspended()
    concluded(licence, at, measure="resume", proposal=None, ground=None, until=None)
    return decided(licence, "resume", at)


def terminated(licence: Licence | None = None, at: datetime = AT) -> Licence:
    """A licence that ended: its holder lost the citizenship."""
    licence = licence or granted()
    no = proposals(licence) + 1
    proposed(licence, at, measure="terminate", ground="144.1.1")
    concluded(licence, at, measure="terminate", ground="144.1.1", until=None, proposal=no)
    on = lawful(at)
    return decided(licence, "terminate", on, ground="144.1.1", effective_on=local(on).date())


CLAIM = {"court": "Астана қаласының соты", "filed_on": date(2026, 11, 23), "reference": "7119-26-00-4/55"}


def sued(licence: Licence | None = None, at: datetime = AT) -> Licence:
    """A licence that a claim in court is about."""
    licence = licence or granted()
    concluded(licence, at, measure="sue", proposal=None, ground="144.2.1", until=None)
    services.record_claim(licence.pk, CLAIM, the("licensing-head"), at=at)
    return licence


def deprived(licence: Licence | None = None, at: datetime = AT + timedelta(days=60)) -> Licence:
    """A licence that a court took away, three days before it was recorded."""
    licence = licence or sued()
    force = local(at).date() - timedelta(days=3)
    return act(
        licence, "deprive", at, ground="144.2.1", court="Астана қаласының соты", reference="7119-26-00-4/55",
        decided_on=force - timedelta(days=20), in_force_on=force, recorded_on=local(at).date(),
        barred_until=force.replace(year=force.year + 3), summary_kk="Сот талапты қанағаттандырды.",
        summary_ru="Суд удовлетворил иск.",
    )  # fmt: skip
