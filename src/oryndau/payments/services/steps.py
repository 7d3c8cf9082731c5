"""One step of a fee and its row, together or not at all."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from pydantic import BaseModel

from oryndau.cases import engine
from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.models import Case, Event
from oryndau.law.fee import NAMES, Purpose
from oryndau.law.fee.table import FEE
from oryndau.payments.models import Fee


def locked(fee: UUID) -> Fee | None:
    """The fee's row, read once its case is locked; call it inside a transaction. None for an unknown one."""
    if not Case.objects.select_for_update().filter(pk=fee, procedure=FEE.key).values("pk").first():
        return None
    return Fee.objects.get(pk=fee)


def take(
    fee: UUID, step: str, facts: BaseModel | dict[str, Any], *, at: datetime, actor: Actor = SYSTEM,
    version: int | None = None, row: Mapping[str, Any] | None = None,
) -> Fee:  # fmt: skip
    """Take a step of the fee's case and write what it changes of the row. Raises the engine's `CaseError`."""
    with transaction.atomic():
        case = engine.perform(fee, step, actor, facts, at=at, version=version).case
        Fee.objects.filter(pk=fee).update(state=case.state, changed_at=at, **(row or {}))
        return Fee.objects.get(pk=fee)


def one_at_a_time(iin: str, purpose: str) -> None:
    """Two presses of one person wait for each other, so that they find one order, or one receipt."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"fee {iin} {purpose}"])


def begin(fee: Fee, step: str, facts: BaseModel, *, at: datetime, actor: Actor = SYSTEM) -> Fee:
    """Open the case of a fee and keep its row."""
    text = NAMES[Purpose(fee.purpose)]
    opening = engine.Opening(
        case=fee.id, procedure=FEE.key, territory=fee.territory, applicant=fee.iin, principal=fee.iin,
        title=f"{text.kk} · {text.ru}", channel="portal", parties=(("payer", fee.iin, fee.name),),
    )  # fmt: skip
    with transaction.atomic():
        event = engine.open_case(opening, step, actor, facts, at=at)
        fee.state, fee.created_at, fee.changed_at = event.case.state, at, at
        fee.save(force_insert=True)
    return fee


def last_facts(fee: UUID, *steps: str) -> dict[str, Any]:
    """Facts of the last of these steps of the fee's case; empty when none was taken."""
    rows = Event.objects.filter(case_id=fee, step__in=steps).order_by("-no")
    body = rows.values_list("body", flat=True).first()
    return dict(json.loads(body)["facts"]) if body else {}
