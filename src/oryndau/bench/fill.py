"""Many cases at once, written by SQL and not through the engine: only to measure how lists and search scale.

Signatures and chains are missing, so that such a database holds no evidence and is thrown away. Triggers and
foreign keys are off while it is filled.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from oryndau.cases import search
from oryndau.cases.models import Event
from oryndau.demo.people import people
from oryndau.law.territories import territories

OPEN_TASKS = 4000
"""Open tasks of the bailiff whose queue is measured."""
_PORTION = 50_000
_SQL = Path(__file__).with_name("fill.sql")
_PART = """CREATE OR REPLACE FUNCTION part(kind int, i bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    $$ SELECT ('01900000-0000-7000-800' || kind || '-' || lpad(to_hex(i), 12, '0'))::uuid $$"""
_QUICKLY = "SET synchronous_commit = off; SET session_replication_role = replica; DROP INDEX search_names"
_NAMES = "CREATE INDEX search_names ON cases_searchentry USING gin (value gin_trgm_ops) WHERE kind = 'name'"
_AS_BEFORE = "RESET synchronous_commit; RESET session_replication_role; RESET maintenance_work_mem"


@dataclass(frozen=True, slots=True)
class Around:
    """What the rows are made around: one real event, and the bailiff whose queue is measured."""

    model: Event
    staff: UUID
    territory: str
    at: datetime


def names() -> list[str]:
    """Some thousands of invented names of persons."""
    known = people()
    parts = [sorted({getattr(one, part) for one in known}) for part in ("surname", "name", "patronymic")]
    return [" ".join(whole) for whole in product(*parts)]


def fill(first: int, last: int, around: Around, told: Callable[[int], object]) -> None:
    """Write the cases with these ordinals; call `told` with the number of cases after each portion."""
    invented = names()
    values: dict[str, Any] = {
        "territory": around.territory, "territories": list(territories()), "staff": around.staff,
        "at": around.at, "names": invented, "folded": [search.fold(name) for name in invented],
        "body": around.model.body, "model": str(around.model.case_id), "open": OPEN_TASKS,
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in (_PART, _QUICKLY, "SET maintenance_work_mem = '512MB'"):
            cursor.execute(statement)
        for start in range(first, last + 1, _PORTION):
            end = min(start + _PORTION - 1, last)
            with transaction.atomic():
                cursor.execute(_SQL.read_text(encoding="utf-8"), {**values, "first": start, "last": end})
            told(end - start + 1)
        for statement in (_NAMES, _AS_BEFORE, "VACUUM ANALYZE", "CHECKPOINT"):
            cursor.execute(statement)
