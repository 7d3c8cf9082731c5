"""The verbs of the register of licences, and what every step leaves in it (L-09, L-12; Art. 142(1)).

A licence is a case of the procedure `licence`; its row here is a projection, written in the transaction of
the step. Rooms of services call `grant` and `replace` inside the transaction of their signed act.
"""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from psycopg.errors import UniqueViolation

from oryndau.cases import engine, numbering
from oryndau.cases.actors import SYSTEM
from oryndau.cases.errors import CaseError, StepNotAllowed
from oryndau.cases.ids import new_id
from oryndau.cases.models import Event
from oryndau.law.licensing import life_facts as f
from oryndau.law.licensing.life import LICENCE, effective_on
from oryndau.registers.licences import carrying
from oryndau.registers.licences.public import told_of
from oryndau.registers.models import Licence, LicenceChange

__all__ = ["LicenceExists", "NotReplaceable", "grant", "next_number", "project", "replace"]
SERIES, PREFIX = "licence", "LC"
ONE_VALID = "one_valid_licence"


class LicenceExists(CaseError):
    """The person has a licence that has not ended: one valid licence per person at a time."""

    code = "licence-exists"
    status = 409
    text = _("This person has a licence already that has not ended.")


class NotReplaceable(CaseError):
    """Only an active licence is re-issued: a suspended one would else come back as an active one."""

    code = "licence-not-active"
    status = 409
    text = _("Only an active licence is re-issued. This one is not active.")


@transaction.atomic
def grant(
    *, application: UUID, iin: str, name: str, territory: str, office_kk: str, office_ru: str, basis: str,
    issued_on: date, at: datetime, number: str = "",
) -> Licence:  # fmt: skip
    """Enter a new licence, with its number, in the caller's transaction; it is active from `issued_on`.

    `application` is the case that it was issued in, `basis` is certification or labour. A `number` is given
    where the licence was typeset and signed with it (`next_number`). Raises `LicenceExists` when the person
    has one that has not ended, also where two are granted at the same moment.
    """
    if Licence.objects.filter(iin=iin, state__in=Licence.VALID).exists():
        raise LicenceExists(iin)
    try:
        with transaction.atomic():
            return _enter(
                None, at, number=number, application=application, iin=iin, name=name, territory=territory,
                office_kk=office_kk, office_ru=office_ru, basis=basis, registered_on=issued_on,
            )  # fmt: skip
    except IntegrityError as error:
        if isinstance(cause := error.__cause__, UniqueViolation) and cause.diag.constraint_name == ONE_VALID:
            raise LicenceExists(iin) from error
        raise


@transaction.atomic
def replace(
    old: Licence, *, application: UUID, name: str, territory: str, office_kk: str, office_ru: str,
    issued_on: date, at: datetime, number: str = "",
) -> Licence:  # fmt: skip
    """Re-issue a licence: the old one ends on the day on which the new one starts (L-09).

    What was proposed about the old one and not answered yet, and a claim in court, go on with the new one.
    Raises `NotReplaceable` unless the old one is active.
    """
    key, number = new_id(), number or next_number(territory, issued_on)
    gone = f.Replacement(number=number, licence=key, replaced_on=issued_on)
    try:  # the case is locked first, as by every other step: two acts at once wait for one another
        row = project(engine.perform(old.pk, "replace", SYSTEM, gone, at=at))
    except StepNotAllowed as error:
        raise NotReplaceable(old.number) from error
    made = _enter(
        row, at, key=key, number=number, application=application, iin=row.iin, name=name,
        territory=territory, office_kk=office_kk, office_ru=office_ru, basis=row.basis,
        registered_on=issued_on,
    )  # fmt: skip
    carrying.carry(row, made, at=at)
    return made


def next_number(territory: str, on: date) -> str:
    """The number of the next licence, in the caller's transaction: it stands on the paper that is signed."""
    return f"{PREFIX}-{numbering.next_number(SERIES, territory, on.year)}"


def _enter(
    old: Licence | None, at: datetime, *, key: UUID | None = None, number: str = "", **said: Any
) -> Licence:
    key = key or new_id()
    facts = f.Grant(
        number=number or next_number(said["territory"], said["registered_on"]),
        predecessor=old.pk if old else None, predecessor_number=old.number if old else None, **said,
    )  # fmt: skip
    opening = engine.Opening(
        case=key, procedure=LICENCE.key, territory=facts.territory, applicant=facts.iin,
        principal=facts.iin, title=facts.name, channel="portal",
        parties=(("licensee", facts.iin, facts.name),),
    )  # fmt: skip
    return project(engine.open_case(opening, "grant", SYSTEM, facts, at=at))


def project(event: Event) -> Licence:
    """Bring the register up to a step of a licence, in the transaction of the step.

    A step that changes nothing of what the licence is worth changes nothing here.
    """
    body = json.loads(event.body)
    facts = LICENCE.step(event.step).facts.model_validate(body["facts"])
    day = effective_on(event.step, facts)
    if isinstance(facts, f.Grant):
        row = _new(event, facts)
    else:
        row = Licence.objects.select_for_update().get(pk=event.case_id)
    if day is None:
        return row
    row.state, row.state_since, row.changed_at = body["to"], day, event.at
    row.suspended_until = facts.until if isinstance(facts, f.Suspension) else None
    row.save()
    LicenceChange.objects.create(
        licence=row, event=event.no, step=event.step, at=event.at, effective_on=day, state=row.state,
        told=told_of(event, facts),
    )  # fmt: skip
    return row


def _new(event: Event, facts: f.Grant) -> Licence:
    return Licence(
        id=event.case_id, number=facts.number, iin=facts.iin, name=facts.name, territory=facts.territory,
        office_kk=facts.office_kk, office_ru=facts.office_ru, basis=facts.basis,
        issued_on=facts.registered_on, state_since=facts.registered_on,
        predecessor_id=facts.predecessor, granted_in=facts.application,
    )  # fmt: skip
