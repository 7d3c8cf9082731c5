"""Reads of people: the demonstration's people, the posts of a territory, the access log."""

import contextlib
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from oryndau.people.models import Access, DemoKey, Organisation, Person, Staff


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One person whom a visitor of the demonstration can be."""

    person: Person
    what: str
    bin: str = ""
    organisation: str = ""
    territory: str = ""


def demonstration_people() -> dict[str, list[DemoPerson]]:
    """The demonstration's people by group, in order; empty where no demonstration was loaded."""
    groups: dict[str, list[DemoPerson]] = {}
    keys = DemoKey.objects.select_related("person").order_by("order")
    names = dict(Organisation.objects.values_list("bin", "name"))
    for key in keys:
        groups.setdefault(key.group, []).append(
            DemoPerson(key.person, key.what, key.bin, names.get(key.bin, ""), key.territory)
        )
    return groups


def bailiffs(territory: str) -> list[Staff]:
    """The active state bailiffs of a territory."""
    return posts(territory, "state-bailiff")


def posts(territory: str, role: str) -> list[Staff]:
    """The active people of a role in a territory."""
    return list(Staff.objects.filter(territory=territory, role=role, active=True).select_related("person"))


def accesses_to(subject: str, before: str | None = None, limit: int = 50) -> list[Access]:
    """Looks at a person's data, newest first, by pages of `limit` rows."""
    rule = Q(subject=subject)
    if before:
        with contextlib.suppress(ValueError):  # a spoiled cursor shows the first page
            rule &= Q(pk__lt=UUID(before))
    return list(Access.objects.filter(rule).select_related("staff__person").order_by("-pk")[:limit])
