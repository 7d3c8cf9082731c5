"""A wizard as data: which page asks what, in which part of the task list (issue 2, point 6)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from oryndau.pages.components import Row
from oryndau.wizard.forms.base import PageForm, Setting
from oryndau.wizard.models import Draft


class Standing(StrEnum):
    """How far a page is."""

    BLANK = "blank"
    WRONG = "wrong"
    WHOLE = "whole"


class Listing(Protocol):
    """A page that is a list with addresses of its own, such as files or debtors."""

    def standing(self, draft: Draft, setting: Setting) -> Standing:
        """How far the list is."""
        ...

    def facts(self, draft: Draft, setting: Setting) -> dict[str, Any] | None:
        """The piece of the application that the list states; None while it is not whole."""
        ...

    def told(self, draft: Draft, setting: Setting, title: str, change: str) -> list[Row]:
        """The list in words, for the check page."""
        ...


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its key in address and draft, its part, its title, and a form or a listing."""

    key: str
    part: str
    title: Any
    form: type[PageForm] | None = None
    listing: Listing | None = None
    hint: Any = ""
    owns: str = ""
    """The piece of the facts whose faults are all put right here."""
    topic: str = ""
    """Pages of one topic know what the others of it state."""
    asked: Callable[[Mapping[str, Any]], bool] | None = None
    """By the draft's answers, whether the page is asked at all; always, unless said."""


def form_at(page: Page) -> type[PageForm]:
    """The form of a page that has one."""
    assert page.form is not None, f"page {page.key} has no single form"
    return page.form


Parts = Mapping[str, Any]
"""Parts of the task list in order: key → heading."""
