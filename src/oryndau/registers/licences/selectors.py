"""Reads of the State register of licences: a licence, its state on a day, pages (Art. 142(1); L-12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BigIntegerField, Count, F, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Cast, Extract

from oryndau.cases import keyset
from oryndau.cases.keyset import Order, Page
from oryndau.registers.licences import search
from oryndau.registers.licences.search import Folded
from oryndau.registers.models import Licence, LicenceChange
from oryndau.registers.selectors import normalise

SIZE = 25
"""Lines of a page, and how many a search shows: who finds none among them must say more of the name."""
BY_NAME = Order(("folded", "id"))


def valid_of(iin: str) -> Licence | None:
    """The licence that a person holds, active or suspended; there is at most one."""
    return Licence.objects.filter(iin=iin, state__in=Licence.VALID).first()


def by_number(number: str) -> Licence | None:
    """The licence of this number, in whatever letters it was typed; rooms beside ask by its holder's IIN."""
    return Licence.objects.filter(number=normalise(number)).first()


def of_case(case: object) -> Licence | None:
    """The licence whose case this is, or that was issued in it."""
    return public().filter(Q(pk=case) | Q(granted_in=case)).first()


def public() -> "QuerySet[Licence]":
    """Licences without what is never published."""
    return Licence.objects.defer("iin")


def changes(licence: Licence) -> list[LicenceChange]:
    """Everything that became of a licence, in the order in which it was entered."""
    return list(licence.changes.order_by("event"))


def change_on(entered: Sequence[LicenceChange], day: date) -> LicenceChange | None:
    """The change that says what a licence was on a day; None where there was no licence yet.

    A change speaks of every day from its own on, whatever was entered before it: the last one wins. So a
    court's act that took force before a later suspension ends the licence from its own day on.
    """
    return next((one for one in reversed(entered) if one.effective_on <= day), None)


def state_on(licence: Licence, day: date) -> str | None:
    """The state of a licence on a day as the register knows it now; None before it was issued."""
    found = change_on(changes(licence), day)
    return found.state if found else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visitor of the register looks for."""

    query: str = ""
    territory: str = ""
    state: str = ""
    on: date | None = None
    """The day whose states are wanted; None for now."""
    alike: bool = False
    """Names that are alike are wanted too, though some were found as they were typed."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and how."""

    page: Page[Licence]
    alike: bool = False
    """These are names that are only alike, the nearest first."""
    more: bool = False
    """There are more than are shown."""


def find(wanted: Wanted, *, after: str = "", before: str = "") -> Found:
    """Licences that were asked for; without a query all of them, in pages in the order of names.

    A number is found in any form. Of names those come that have what was typed; where there is none, or where
    it is wished, those that are alike. Each row has `shown_state` and `shown_since`: now, or on the day that
    was asked for.
    """
    rows: QuerySet[Any, Any] = _stated(public(), wanted.on)
    if wanted.territory:
        rows = rows.filter(territory=wanted.territory)
    if wanted.state:
        rows = rows.filter(shown_state=wanted.state)
    if not wanted.query:
        named = rows.annotate(folded=Folded(F("name")))
        return Found(keyset.page(named, BY_NAME, SIZE, after=after, before=before))
    by = search.by_number if search.is_number(wanted.query) else search.by_name
    found = list(by(rows, wanted.query)[: SIZE + 1]) if not wanted.alike else []
    alike = not found and not search.is_number(wanted.query)
    if alike:
        found = list(search.by_likeness(rows, wanted.query)[: SIZE + 1])
    return Found(Page(found[:SIZE]), alike=alike, more=len(found) > SIZE)


def _stated(rows: "QuerySet[Licence]", on: date | None) -> "QuerySet[Licence]":
    if on is None:
        return rows.annotate(shown_state=F("state"), shown_since=F("state_since"))
    told = LicenceChange.objects.filter(licence=OuterRef("pk"), effective_on__lte=on).order_by("-event")
    return rows.annotate(
        shown_state=Subquery(told.values("state")[:1]), shown_since=Subquery(told.values("effective_on")[:1])
    ).filter(shown_state__isnull=False)


def by_territory() -> dict[str, dict[str, int]]:
    """How many licences are valid in each region, by state."""
    counted: dict[str, dict[str, int]] = {}
    rows = Licence.objects.filter(state__in=Licence.VALID).values_list("territory", "state")
    for territory, state, number in rows.annotate(Count("id")).order_by():
        counted.setdefault(territory, {})[state] = number
    return counted


@dataclass(frozen=True, slots=True)
class Offices:
    """Offices of a region in the order of their addresses, each with the agents who work there."""

    found: list[tuple[str, str, list[Licence]]]
    """Address in Kazakh and in Russian, licences."""
    next: str = ""
    """The address after which the next page begins."""


def offices(territory: str, *, after: str = "", size: int = SIZE) -> Offices:
    """A page of the offices of a region where an agent with an active licence works."""
    active = public().filter(territory=territory, state=Licence.State.ACTIVE).exclude(office_ru="")
    addresses = active.filter(office_ru__gt=after) if after else active
    listed = list(addresses.order_by("office_ru").values_list("office_ru", flat=True).distinct()[: size + 1])
    more, listed = len(listed) > size, listed[:size]
    agents: dict[str, list[Licence]] = {address: [] for address in listed}
    for row in active.filter(office_ru__in=listed).order_by("name", "id"):
        agents[row.office_ru].append(row)
    found = [(of[0].office_kk or address, address, of) for address, of in agents.items() if of]
    return Offices(found, listed[-1] if more else "")


def latest(territory: str = "", limit: int = 100) -> list[LicenceChange]:
    """The changes that were entered last, the newest first, with their licences."""
    rows = LicenceChange.objects.select_related("licence").defer("licence__iin")
    if territory:
        rows = rows.filter(licence__territory=territory)
    return list(rows.order_by("-at", "-id")[:limit])


@dataclass(frozen=True, slots=True)
class Edition:
    """What the register says now, told from everything that it said before."""

    key: str
    at: datetime | None
    """When it was changed last; None while it is empty."""


def edition() -> Edition:
    """The present edition of the register.

    Two transactions may end in another order than they began in: the last moment alone would then miss one.
    The number of rows and the sum of their moments do not.
    """
    micros = Cast(Extract("changed_at", "epoch") * 1_000_000, BigIntegerField())
    told = Licence.objects.aggregate(rows=Count("id"), last=Max("changed_at"), sum=Sum(micros))
    return Edition(f"{told['rows']}-{told['sum'] or 0}", told["last"])
