"""Licences of invented people, as the verbs of the register leave them."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from oryndau.cases.ids import new_id
from oryndau.law.identity import control_digit
from oryndau.registers.licences.told import Told
from oryndau.registers.models import Licence, LicenceChange

ISSUED = date(2024, 3, 1)
STATES = {
    "grant": "active", "suspend": "suspended", "resume": "active", "terminate": "terminated",
    "deprive": "deprived", "replace": "replaced",
}  # fmt: skip
_numbers = count(1)


def iin(no: int) -> str:
    """An invented IIN, another for each number; serial parts above 9900 keep it off real ones."""
    year, month, day = 75 + no // 336 % 20, no // 28 % 12 + 1, no % 28 + 1
    first = 9900 + no // 6720 * 10
    bodies = (f"{year:02d}{month:02d}{day:02d}3{serial}" for serial in range(first, first + 10))
    return next(body + str(digit) for body in bodies if (digit := control_digit(body)) is not None)


def licence(**said: Any) -> Licence:
    """An active licence with the change that granted it; any column may be given."""
    no = next(_numbers)
    issued = said.get("issued_on", ISSUED)
    row = Licence.objects.create(**{
        "id": new_id(), "number": f"LIC-{issued.year}-{no:06d}", "iin": iin(no),
        "name": "Серіков Әлібек Болатұлы",
        "territory": "75", "office_kk": "Алматы қ., Үлгі көшесі, 1", "office_ru": "г. Алматы, ул. Үлгі, 1",
        "basis": "certification", "issued_on": issued, "state": "active", "state_since": issued,
        "granted_in": new_id(), "changed_at": noon(issued), **said,
    })  # fmt: skip
    LicenceChange.objects.create(
        licence=row, event=1, step="grant", at=noon(issued), effective_on=issued, state="active",
        told=Told(decree=f"{row.number}-Б", decree_on=issued).as_json(),
    )  # fmt: skip
    return row


def change(row: Licence, step: str, on: date, **said: Any) -> LicenceChange:
    """A change of a licence, effective on a day and entered on it; the licence follows."""
    last = row.changes.order_by("-event").values_list("event", flat=True).first() or 0
    row.state, row.state_since, row.changed_at = STATES[step], on, noon(on) + timedelta(seconds=last)
    row.suspended_until = said.get("until") if step == "suspend" else None
    row.save()
    told = Told(decree=f"{last + 1}-П", decree_on=on).model_copy(update=said)
    return LicenceChange.objects.create(
        licence=row, event=last + 1, step=step, at=row.changed_at, effective_on=on, state=row.state,
        told=told.as_json(),
    )  # fmt: skip


def replaced(old: Licence, on: date, **said: Any) -> Licence:
    """A licence re-issued: the old one ends on the day on which the new one starts."""
    number = f"{old.number}-R"
    change(old, "replace", on, other=number)
    kept = {
        name: getattr(old, name) for name in ("iin", "name", "territory", "office_kk", "office_ru", "basis")
    }
    return licence(**{**kept, "number": number, "issued_on": on, "predecessor": old, **said})


def noon(day: date) -> datetime:
    """Noon in Kazakhstan."""
    return datetime.combine(day, time(7), UTC)
