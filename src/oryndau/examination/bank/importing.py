"""Questions of a file become drafts of who brought them; what is wrong is told and stays out (C-11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from oryndau.examination.bank import exchange, services
from oryndau.examination.bank.exchange import Row
from oryndau.examination.bank.wording import Wording
from oryndau.examination.models import Area, Question, Version
from oryndau.people.models import Staff


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did: new questions, new versions of known ones, unchanged ones, and the faulty rows."""

    written: int
    revised: int
    unchanged: int
    faulty: tuple[Row, ...]


def read(name: str, data: bytes) -> list[Row]:
    """The questions of an uploaded file, by what it is: a workbook is a ZIP. Raises `exchange.Unreadable`."""
    return (
        exchange.from_xlsx(data) if data[:2] == b"PK" or name.endswith(".xlsx") else exchange.from_gift(data)
    )


def bring_in(rows: Iterable[Row], author: Staff, *, at: datetime) -> Brought:
    """Keep the rows that are in order, all or none of them; the same file twice changes nothing."""
    areas = {area.pk: area for area in Area.objects.all()}
    counts = {"written": 0, "revised": 0, "unchanged": 0}
    faulty: list[Row] = []
    with transaction.atomic():
        for row in rows:
            if row.wording is None:
                faulty.append(row)
            elif row.area not in areas:
                faulty.append(Row(row.place, row.code, row.area, None, (f"area: {row.area or '–'}",)))
            else:
                counts[_keep(row, row.wording, areas[row.area], author, at)] += 1
    return Brought(**counts, faulty=tuple(faulty))


def _keep(row: Row, wording: Wording, area: Area, author: Staff, at: datetime) -> str:
    question = Question.objects.filter(code=row.code).first() if row.code else None
    if question is None:
        if _same_exists(wording, area):
            return "unchanged"
        services.write(area, wording, author, at=at)
        return "written"
    latest = question.versions.order_by("-no").first()
    if latest is not None and Wording.of(latest) == wording:
        return "unchanged"
    services.revise(question, wording, author, at=at)
    return "revised"


def _same_exists(wording: Wording, area: Area) -> bool:
    told = wording.stored()
    return Version.objects.filter(question__area=area, **told).exists()
