"""What a draft of this service holds beside its pages: debtors, and what is known of the document."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from oryndau.cases.ids import new_id
from oryndau.initiation.forms.lists import debtors
from oryndau.initiation.forms.pages import DOCUMENT, PAGES, form_class
from oryndau.wizard.forms.base import Answers, Setting
from oryndau.wizard.services.drafts import change

MAX_DEBTORS = 20


def document_facts(setting: Setting, *, without: str = "") -> dict[str, Any]:
    """What the pages that are right state about the enforcement document; `without` leaves one page out."""
    told: dict[str, Any] = {}
    alone = replace(setting, stated={})
    for other in PAGES:
        saved = setting.answers.get(other.key)
        if other.topic == DOCUMENT and other.key != without and isinstance(saved, dict):
            form = form_class(other, setting.answers)(saved, about=alone)
            if form.is_valid():
                told |= form.facts()["document"]
    return told


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
