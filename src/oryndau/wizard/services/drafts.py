"""Drafts: begin, find, save a page, assemble the application (issue 2, point 6: a draft that survives).

A page is saved alone, under a lock of the draft, so that two tabs lose nothing but an older answer of the
same page. A draft is found only by the person who began it, acting for the same party; for anybody else it
does not exist.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from pydantic import ValidationError

from oryndau.cases.actors import Actor
from oryndau.law.facts import Problem, problems
from oryndau.people.models import Organisation, Person
from oryndau.wizard.forms.base import Answers, Setting
from oryndau.wizard.models import Draft
from oryndau.wizard.pages import Page
from oryndau.wizard.service import Service

MAX_OPEN = 50
"""Open drafts of one person for one party in a service: more is a program, not a person."""


class TooManyDrafts(Exception):
    """The person has too many open drafts already."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The application that a draft states, or what keeps it from being one."""

    facts: Any
    """Of the service's own type of facts; None while there is none."""
    faults: dict[str, list[Problem]]
    """Rules broken across pages, by the key of the page that can put them right."""
    incomplete: tuple[str, ...]
    """Keys of pages that are not filled in, or wrong."""


def begin(
    service: str, person: Person, actor: Actor, *, at: datetime, data: dict[str, Any] | None = None
) -> Draft:
    """A new draft of the person for the party for which he acts. Raises `TooManyDrafts`."""
    if open_drafts(person, actor).filter(service=service).count() >= MAX_OPEN:
        raise TooManyDrafts
    return Draft.objects.create(
        service=service,
        person=person,
        acts_for=actor.acts_for,
        data=data or {},
        created_at=at,
        updated_at=at,
    )


def open_drafts(person: Person, actor: Actor) -> "QuerySet[Draft]":
    """The drafts of every service that the person can continue, the newest first."""
    own = Draft.objects.filter(person=person, acts_for=actor.acts_for)
    return own.filter(submitted_at=None, deleted_at=None).order_by("-updated_at")


def find(draft: UUID, service: str, person: Person, actor: Actor) -> Draft | None:
    """The person's own draft, sent, deleted or not; None for anybody else's, and for another service's."""
    return Draft.objects.filter(pk=draft, service=service, person=person, acts_for=actor.acts_for).first()


def setting_of(draft: Draft, person: Person, actor: Actor, at: datetime) -> Setting:
    """What pages of this draft may know."""
    organisation = Organisation.objects.filter(bin=actor.bin).first() if actor.bin else None
    earlier = Draft.objects.filter(
        service=draft.service, person=person, acts_for=draft.acts_for, deleted_at=None
    )
    known = earlier.exclude(pk=draft.pk).order_by("-updated_at").values_list("data", flat=True).first()
    return Setting(
        at=at, person=person, actor=actor, answers=draft.data,
        organisation=organisation.name if organisation else "", earlier=known or {},
    )  # fmt: skip


def save_page(draft: UUID, key: str, answers: Answers, *, at: datetime) -> None:
    """Keep the answers of one page, right or wrong; other pages stay as they are."""
    change(draft, lambda data: data.update({key: answers}), at=at)


def change(draft: UUID, how: Callable[[dict[str, Any]], None], *, at: datetime) -> None:
    """Change a draft's answers under its lock. A draft that was sent or deleted meanwhile stays as it is."""
    with transaction.atomic():
        row = Draft.objects.select_for_update().filter(pk=draft, submitted_at=None, deleted_at=None).first()
        if row is not None:
            how(row.data)
            row.updated_at = at
            row.save(update_fields=["data", "updated_at"])


def delete(draft: UUID, *, at: datetime) -> None:
    """Put a draft away; it can be brought back."""
    Draft.objects.filter(pk=draft, submitted_at=None, deleted_at=None).update(deleted_at=at)


def restore(draft: UUID) -> None:
    """Bring a draft back."""
    Draft.objects.filter(pk=draft, submitted_at=None).update(deleted_at=None)


def assemble(service: Service, draft: Draft, setting: Setting, at: datetime) -> Assembled:
    """The application as the draft states it at a moment, checked by the law's own model."""
    told: dict[str, Any] = {"submitted_via": "portal", "prepared_at": at}
    incomplete = []
    for page in service.pages_of(draft.data):
        piece = _piece(service, page, draft, setting)
        if piece is None:
            incomplete.append(page.key)
        else:
            told = _merged(told, piece)
    if incomplete:
        return Assembled(None, {}, tuple(incomplete))
    try:
        return Assembled(service.facts.model_validate(service.whole(told)), {}, ())
    except ValidationError as error:
        return Assembled(None, _by_page(service, problems(error)), ())


def _piece(service: Service, page: Page, draft: Draft, setting: Setting) -> dict[str, Any] | None:
    if page.listing is not None:
        return page.listing.facts(draft, setting)
    form = service.saved(page, setting)
    return form.facts() if form is not None and form.is_valid() else None


def _merged(first: dict[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(first)
    for key, value in second.items():
        old = both.get(key)
        both[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, Mapping) else value
    return both


def _by_page(service: Service, found: list[Problem]) -> dict[str, list[Problem]]:
    by_page: dict[str, list[Problem]] = {}
    for problem in found:
        by_page.setdefault(page_of_location(service, problem.field), []).append(problem)
    return by_page


def page_of_location(service: Service, location: str) -> str:
    """The page where a path of the facts is put right; the task list's first when none is."""
    for page in service.pages:
        if page.owns and location.split(".")[0] == page.owns:
            return page.key
    for page in service.pages:
        paths = page.form.locations if page.form else {}
        if any(location == path or location.startswith(f"{path}.") for path in paths):
            return page.key
    return service.pages[0].key
