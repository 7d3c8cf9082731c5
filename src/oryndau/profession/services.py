"""The verbs of the profession: register an agent, take a step of his case, keep the rows of lists (W-01).

A row is written in the transaction of the step; `project` makes it anew from the journal at any time.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import transaction

from oryndau.cases import engine, numbering, search
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case, Event
from oryndau.cases.search import fold
from oryndau.documents import services as documents
from oryndau.documents.letterhead import address_line
from oryndau.law.acts import LAW_261, Clause
from oryndau.law.hours import ALMATY
from oryndau.law.profession import facts as said
from oryndau.law.profession.agent import AGENT
from oryndau.law.profession.history import Record
from oryndau.law.profession.reminders import next_day, reminders
from oryndau.law.profession.standing import Standing
from oryndau.law.text import Text
from oryndau.profession import selectors
from oryndau.profession.models import Agent, Office, Worker
from oryndau.registers.licences.placing import place
from oryndau.registers.licences.selectors import valid_of
from oryndau.registers.models import Licence
from oryndau.timekeeping import local

__all__ = ["project", "register", "take"]
SERIES, PREFIX = "agent", "PA"
NEVER = datetime(9999, 1, 1, tzinfo=ALMATY)
"""Nothing is due of an agent whose registration has ended."""
_ENTRY = LAW_261 / "Art. 140(1)"
_NO_LICENCE = Text(
    kk="лицензиялар тізілімінде бұл адамның қолданыстағы лицензиясы жоқ",
    ru="в реестре лицензий нет действующей лицензии этого лица",
    en="the register of licences has no active licence of this person",
)
_TWICE = Text(
    kk="бұл адам есептік тіркеуде тұр", ru="это лицо уже состоит на учётной регистрации",
    en="this person is registered already",
)  # fmt: skip
_ELSEWHERE = Text(
    kk="бұл мекеме басқа атқару округінде", ru="это учреждение находится в другом исполнительном округе",
    en="this institution is in another district",
)  # fmt: skip


def register(key: UUID, facts: dict[str, Any], actor: Actor, *, at: datetime) -> Agent:
    """Register an agent in the actor's territory. The same key twice registers him once.

    `facts` are those of `law.profession.facts.Registration` without number, territory, name and licence,
    which are the register's own. Raises `FactsInvalid` where there is no active licence (Art. 140(1)), where
    he is registered somewhere already, and with what else the law objects to.
    """
    made = Agent.objects.filter(pk=key).first()
    if made:
        return made
    with transaction.atomic():
        licence = _licence(str(facts.get("iin", "")))
        today = local(at).date()
        number = f"{PREFIX}-{numbering.next_number(SERIES, actor.territory, today.year)}"
        told = {
            **facts, "number": number, "registered_on": today, "territory": actor.territory,
            "name": licence.name, "licence": licence.number, "licence_issued_on": licence.issued_on,
        }  # fmt: skip
        checked = engine.valid(AGENT.step("register"), told)
        opening = engine.Opening(
            case=key, procedure=AGENT.key, territory=actor.territory, applicant=licence.iin,
            principal=licence.iin, title=licence.name, channel="portal",
            parties=(("agent", licence.iin, licence.name),),
        )  # fmt: skip
        event = engine.open_case(opening, "register", actor, checked, at=at)
        people = [(licence.iin, licence.name)]
        search.index(event.case, number=number, document=licence.number, people=people)
        return project(event.case, at)


def _licence(iin: str) -> Licence:
    found = valid_of(iin)
    if found is None or found.state != Licence.State.ACTIVE:
        raise _refused("iin", "no_licence", _NO_LICENCE)
    Licence.objects.select_for_update().get(pk=found.pk)  # two clerks do not register one person
    if selectors.open_of(iin):
        raise _refused("iin", "registered_already", _TWICE)
    return found


def _refused(
    field: str, key: str, words: Text, clause: Clause = _ENTRY, step: str = "register"
) -> FactsInvalid:
    told = {"loc": (field,), "type": key, "msg": words, "clause": clause}
    return FactsInvalid(step, errors=[told])


def take(
    case: UUID, step: str, facts: dict[str, Any], actor: Actor, *, at: datetime, version: int | None = None
) -> Event:
    """Take any step of an agent's case that is not signed. Raises a `CaseError` and changes nothing.

    Files among the facts become documents of the case.
    """
    with transaction.atomic():
        event = engine.perform(case, step, actor, facts, at=at, version=version)
        _check_office(event, facts)
        for file in facts.get("evidence", ()):
            documents.attach(
                case_id=case, territory=event.territory, at=at, role="evidence", event_no=event.no, **file
            )
        project(event.case, at)
        return event


def _check_office(event: Event, facts: dict[str, Any]) -> None:
    """An institution of another district is not the agent's: its row is not overwritten (Art. 152(1))."""
    if event.step != "tell-office" or not facts.get("bin"):
        return
    if Office.objects.filter(bin=facts["bin"]).exclude(territory=event.territory).exists():
        raise _refused("bin", "another_district", _ELSEWHERE, LAW_261 / "Art. 152(1)", event.step)


def imposed(case: Case, facts: Any, event: Event) -> None:
    """What a signed decision of the chamber changes beside the case."""
    project(case, event.at)


@transaction.atomic
def project(case: Case, at: datetime) -> Agent:
    """Write the rows of an agent as his journal tells them, and when he is to be reminded next."""
    known, how = selectors.known(Case.objects.get(pk=case.pk), at)
    today = local(at).date()
    row, _made = Agent.objects.update_or_create(
        pk=case.pk, defaults={**_row(case, known, how), "changed_at": at, "wake_on": _wake(how, today)}
    )
    _project_workers(row, known)
    if row.office:
        place(row.iin, territory=row.territory, office_kk=row.office.address_kk,
              office_ru=row.office.address_ru, at=at)  # fmt: skip
    return row


def _row(case: Case, known: Record, how: Standing) -> dict[str, Any]:
    start, nearest = known.registration, how.nearest
    insured = [one.due_on for one in how.duties if one.key == "insurance" and not one.late(how.on)]
    return {
        "number": start.number, "iin": start.iin, "name": start.name, "folded": fold(start.name)[:300],
        "territory": start.territory, "state": case.state, "licence": start.licence,
        "district_kk": known.district.district_kk if known.district else "",
        "district_ru": known.district.district_ru if known.district else "",
        "office": _office(case, known), "waiting": len(known.waiting),
        "insured_until": insured[0] if insured else None, "duty": nearest.key if nearest else "",
        "due_at": _end(nearest.due_on) if nearest else NEVER,
        "ended_on": known.ending.ended_on if known.ending else None,
    }  # fmt: skip


def _end(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=ALMATY)


def _wake(how: Standing, today: date) -> date | None:
    """Today where something is to be told at once, else the next day of a reminder."""
    return today if any(reminders(how.duties, today)) else next_day(how.duties, today)


def _office(case: Case, known: Record) -> Office | None:
    """The office of the agent: an institution is one row for all who share it, premises are his own."""
    if known.office is None:
        return None
    facts = known.office.facts
    address = address_line(facts.address)
    name = facts.name_ru or ""
    told = {
        "territory": known.registration.territory, "name_kk": facts.name_kk or "", "name_ru": name,
        "folded": fold(f"{name} {facts.name_kk or ''} {address.ru}")[:700], "address_kk": address.kk,
        "address_ru": address.ru, "hours_kk": facts.hours_kk, "hours_ru": facts.hours_ru,
        "phone": facts.phone, "since": facts.since,
    }  # fmt: skip
    if facts.kind is said.OfficeKind.INSTITUTION:
        row, _made = Office.objects.update_or_create(bin=facts.bin, defaults=told)
    else:  # the notice's key is the premises' own
        row, _made = Office.objects.update_or_create(pk=facts.id, defaults=told)
    return row


def _project_workers(row: Agent, known: Record) -> None:
    kept = {key: one for key, one in known.workers.items() if one.hired.counts}
    Worker.objects.filter(agent=row).exclude(pk__in=kept).delete()
    Worker.objects.bulk_create(
        [
            Worker(
                id=key, agent=row, territory=row.territory, kind=one.hired.facts.kind.value,
                name=one.hired.facts.name, folded=fold(one.hired.facts.name)[:300],
                since=one.hired.facts.since, trained_on=one.trained_on, ended_on=one.ended_on or row.ended_on,
            )
            for key, one in kept.items()
        ],
        update_conflicts=True, unique_fields=["id"], update_fields=["trained_on", "ended_on"],
    )  # fmt: skip


def renew(agents: Iterable[Agent], *, at: datetime) -> None:
    """Make the rows of agents anew: what the register of licences says of them has changed."""
    for row in agents:
        project(Case.objects.get(pk=row.pk), at)
