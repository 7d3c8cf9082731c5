"""Drafts: begin, find, save a page, assemble the application (issue 2, point 6: a draft that survives).

A page is saved alone, under a lock of the draft, so that two tabs lose nothing but an older answer of the
same page. A draft is found only by the person who began it, acting for the same party; for anybody else it
does not exist.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from pydantic import ValidationError

from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.initiation.forms.base import Answers, PageForm, Setting
from oryndau.initiation.forms.pages import PAGES, Page, form_class, page_of
from oryndau.initiation.forms.parties import PartyForm, debtor_form
from oryndau.initiation.models import Draft, Upload
from oryndau.law.facts import InitiationApplication, Problem, problems
from oryndau.people.models import Organisation, Person
from oryndau.timekeeping import local

MAX_DEBTORS = 20
MAX_OPEN = 50
"""Open drafts of one person for one party: more is a program, not a person."""


class TooManyDrafts(Exception):
    """The person has too many open drafts already."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The application that a draft states, or what keeps it from being one."""

    facts: InitiationApplication | None
    faults: dict[str, list[Problem]]
    """Rules broken across pages, by the key of the page that can put them right."""
    incomplete: tuple[str, ...]
    """Keys of pages that are not filled in, or wrong."""


def begin(person: Person, actor: Actor, *, at: datetime) -> Draft:
    """A new draft of the person for the party for which he acts. Raises `TooManyDrafts`."""
    if open_drafts(person, actor).count() >= MAX_OPEN:
        raise TooManyDrafts
    return Draft.objects.create(person=person, acts_for=actor.acts_for, created_at=at, updated_at=at)


def open_drafts(person: Person, actor: Actor) -> Any:
    """The drafts that the person can continue, the newest first."""
    own = Draft.objects.filter(person=person, acts_for=actor.acts_for)
    return own.filter(submitted_at=None, deleted_at=None).order_by("-updated_at")


def find(draft: UUID, person: Person, actor: Actor) -> Draft | None:
    """The person's own draft, sent, deleted or not; None for anybody else's."""
    return Draft.objects.filter(pk=draft, person=person, acts_for=actor.acts_for).first()


def setting_of(draft: Draft, person: Person, actor: Actor, at: datetime) -> Setting:
    """What pages of this draft may know."""
    organisation = Organisation.objects.filter(bin=actor.bin).first() if actor.bin else None
    earlier = Draft.objects.filter(person=person, acts_for=draft.acts_for, deleted_at=None).exclude(
        pk=draft.pk
    )
    known = earlier.order_by("-updated_at").values_list("data", flat=True).first()
    return Setting(
        today=local(at).date(), person=person, actor=actor, answers=draft.data,
        organisation=organisation.name if organisation else "", earlier=known or {},
    )  # fmt: skip


def form_of(page: Page, setting: Setting, data: Mapping[str, Any] | None) -> PageForm:
    """The form of a page, bound to `data` where there is any; it knows what the other pages state."""
    if page.about_document:
        setting = replace(setting, document=document_facts(setting, without=page.key))
    return form_class(page, setting.answers)(data, about=setting)


def saved_form(page: Page, setting: Setting) -> PageForm | None:
    """The form bound to what the draft keeps; None when the page was not visited."""
    saved = setting.answers.get(page.key)
    return form_of(page, setting, saved) if isinstance(saved, dict) else None


def document_facts(setting: Setting, *, without: str = "") -> dict[str, Any]:
    """What the pages that are right state about the enforcement document; `without` leaves one page out."""
    told: dict[str, Any] = {}
    alone = replace(setting, document={})
    for other in PAGES:
        saved = setting.answers.get(other.key)
        if other.about_document and other.key != without and isinstance(saved, dict):
            form = form_class(other, setting.answers)(saved, about=alone)
            if form.is_valid():
                told |= form.facts()["document"]
    return told


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


def debtors(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The debtors of a draft: each with `key`, `kind`, and `answers` once its page was sent."""
    found = answers.get("debtors")
    return list(found) if isinstance(found, list) else []


def debtor_of(answers: Mapping[str, Any], key: str) -> dict[str, Any] | None:
    """The debtor with this key."""
    return next((debtor for debtor in debtors(answers) if debtor["key"] == key), None)


def add_debtor(draft: UUID, kind: str, *, at: datetime) -> str:
    """Add a debtor and return its key; at most 20 of them (the key leads nowhere when there are more)."""
    key = new_id().hex

    def how(data: dict[str, Any]) -> None:
        if len(debtors(data)) < MAX_DEBTORS:
            data["debtors"] = [*debtors(data), {"key": key, "kind": kind, "answers": None}]

    change(draft, how, at=at)
    return key


def save_debtor(draft: UUID, key: str, answers: Answers, *, at: datetime) -> None:
    """Keep the answers about one debtor; nothing happens when it was removed in another tab."""

    def how(data: dict[str, Any]) -> None:
        data["debtors"] = [row | {"answers": answers} if row["key"] == key else row for row in debtors(data)]

    change(draft, how, at=at)


def remove_debtor(draft: UUID, key: str, *, at: datetime) -> None:
    """Take a debtor out."""
    change(
        draft, lambda data: data.update(debtors=[row for row in debtors(data) if row["key"] != key]), at=at
    )


def debtor_forms(setting: Setting) -> list[tuple[dict[str, Any], PartyForm | None]]:
    """Each debtor with its bound form; None where its page was not sent yet."""
    return [
        (row, debtor_form(row["kind"])(row["answers"], about=setting) if row["answers"] is not None else None)
        for row in debtors(setting.answers)
    ]


def delete(draft: UUID, *, at: datetime) -> None:
    """Put a draft away; it can be brought back."""
    Draft.objects.filter(pk=draft, submitted_at=None, deleted_at=None).update(deleted_at=at)


def restore(draft: UUID) -> None:
    """Bring a draft back."""
    Draft.objects.filter(pk=draft, submitted_at=None).update(deleted_at=None)


def assemble(draft: Draft, setting: Setting, at: datetime) -> Assembled:
    """The application as the draft states it at a moment, checked by the law's own model."""
    told: dict[str, Any] = {"submitted_via": "portal", "prepared_at": at}
    incomplete = []
    for page in PAGES:
        piece = _piece(page, draft, setting)
        if piece is None:
            incomplete.append(page.key)
        else:
            told = _merged(told, piece)
    if incomplete:
        return Assembled(None, {}, tuple(incomplete))
    try:
        return Assembled(InitiationApplication.model_validate(told), {}, ())
    except ValidationError as error:
        return Assembled(None, _by_page(problems(error)), ())


def _piece(page: Page, draft: Draft, setting: Setting) -> dict[str, Any] | None:
    if page.key == "debtors":
        forms = [form for _row, form in debtor_forms(setting)]
        whole = [form.party() for form in forms if form is not None and form.is_valid()]
        return {"debtors": whole} if whole and len(whole) == len(forms) else None
    if page.key == "attachments":
        return _attached(list(draft.uploads.all()))
    form = saved_form(page, setting)
    return form.facts() if form is not None and form.is_valid() else None


def _attached(uploads: list[Upload]) -> dict[str, Any] | None:
    if not uploads:
        return None
    names = ("sha256", "name", "media_type", "size", "role")
    proven = any(
        row.role == "enforcement_document" and (row.verdict or {}).get("outcome") == "valid"
        for row in uploads
    )
    return {
        "attachments": [{name: getattr(row, name) for name in names} for row in uploads],
        "document": {"electronic": proven},
    }  # fmt: skip


def _merged(first: dict[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(first)
    for key, value in second.items():
        old = both.get(key)
        both[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, Mapping) else value
    return both


def _by_page(found: list[Problem]) -> dict[str, list[Problem]]:
    by_page: dict[str, list[Problem]] = {}
    for problem in found:
        by_page.setdefault(page_of_location(problem.field), []).append(problem)
    return by_page


def page_of_location(location: str) -> str:
    """The page where a path of the facts is put right; the task list's first when none is."""
    for key in ("debtors", "attachments", "claimant"):
        if location.split(".")[0] == key:
            return key
    for page in PAGES:
        paths = page.form.locations if page.form else {}
        if any(location == path or location.startswith(f"{path}.") for path in paths):
            return page.key
    return page_of("application").key
