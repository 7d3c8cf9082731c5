"""For whom a signed-in person acts: himself, an organisation of his certificate, a principal, or a post.

The choice lives in the session; every request makes an `Actor` of it, checked against the database anew.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language

from oryndau.cases.actors import Actor
from oryndau.eds.profile import Role as CertificateRole
from oryndau.law.procedure import Role
from oryndau.people.models import Organisation, Person, Representation, Staff

SIGNING_ROLES = frozenset({CertificateRole.HEAD, CertificateRole.CAN_SIGN})
"""Certificate roles that may act for an organisation; a plain employee's does not."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """One way in which a person may act: a key for the session and a name for the page."""

    key: str
    label: str
    kind: str


def capacities(person: Person, session: Any, on: date) -> list[Capacity]:
    """Every capacity open to the person now. The first is the person himself."""
    found = [Capacity("self", person.full_name, "self")]
    if session.get("certificate_bin"):
        organisation = Organisation.objects.filter(bin=session["certificate_bin"]).first()
        if organisation:
            found.append(Capacity(f"org:{organisation.bin}", organisation.name, "organisation"))
    for post in person.posts.filter(active=True).order_by("territory", "role"):
        label = post.position_kk if get_language() == "kk" else post.position_ru
        found.append(Capacity(f"staff:{post.pk}", label, "staff"))
    return found


def mandates(person: Person, on: date) -> list[Representation]:
    """Powers of attorney by which the person may act for somebody on a day."""
    rule = Q(person=person, issued_on__lte=on, valid_until__gte=on, revoked_at=None)
    return list(Representation.objects.filter(rule).order_by("principal_name"))


def actor_of(person: Person, session: Any) -> Actor:
    """The actor of the session's capacity; the person himself when the capacity is no longer his."""
    key = session.get("acting", "self")
    if key.startswith("staff:"):
        post = person.posts.filter(pk=UUID(key[6:]), active=True).first()
        if post:
            return staff_actor(post)
    if key.startswith("org:") and key[4:] == session.get("certificate_bin"):
        return Actor(kind="person", name=person.full_name, iin=person.iin, bin=key[4:])
    return Actor(kind="person", name=person.full_name, iin=person.iin)


def staff_actor(post: Staff) -> Actor:
    """The actor of a post: staff act by their roles in their territory, never as applicants."""
    return Actor(
        kind="staff", name=post.person.full_name, iin=post.person.iin,
        roles=frozenset({Role(post.role)}), territory=post.territory, staff=post.pk,
    )  # fmt: skip
