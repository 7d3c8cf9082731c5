"""A service with a wizard: its pages, its facts, and what it adds to the pages that all services share."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from pydantic import BaseModel

from oryndau.pages.components import Link
from oryndau.wizard.forms.base import PageForm, Setting
from oryndau.wizard.pages import Page, Parts, form_at

if TYPE_CHECKING:
    from oryndau.wizard.services.drafts import Assembled
    from oryndau.wizard.views.guards import Work


class Service:
    """What the shared pages must know of a service; a service is one object of a subclass."""

    key: ClassVar[str]
    """The procedure; its drafts and signature sessions are named by it."""
    space: ClassVar[str] = ""
    """Name space of the addresses; the procedure's key unless said."""
    folder: ClassVar[str]
    """Templates of the service that take the place of the shared ones, or add to them."""
    facts: ClassVar[type[BaseModel]]
    pages: ClassVar[tuple[Page, ...]]
    parts: ClassVar[Parts]
    organisations: ClassVar[bool] = True
    """Whether an organisation may apply; else a person for himself alone."""

    def first(self, request: HttpRequest) -> dict[str, Any]:
        """What a new draft knows from where the person came."""
        return {}

    def whole(self, told: dict[str, Any]) -> dict[str, Any]:
        """The application as the service's own type of facts takes it, from what the pages told."""
        return told

    def page(self, key: str) -> Page:
        """The page with this key. KeyError when there is none."""
        for page in self.pages:
            if page.key == key:
                return page
        raise KeyError(key)

    def pages_of(self, answers: Mapping[str, Any]) -> tuple[Page, ...]:
        """The pages that a draft with these answers has."""
        return tuple(page for page in self.pages if page.asked is None or page.asked(answers))

    def after(self, page: Page, answers: Mapping[str, Any]) -> Page | None:
        """The page that follows; None after the last."""
        pages = self.pages_of(answers)
        place = pages.index(page) + 1
        return pages[place] if place < len(pages) else None

    def before(self, page: Page, answers: Mapping[str, Any]) -> Page | None:
        """The page before; None before the first."""
        pages = self.pages_of(answers)
        place = pages.index(page)
        return pages[place - 1] if place else None

    def form_class(self, page: Page, answers: Mapping[str, Any]) -> type[PageForm]:
        """The form of a page for a draft with these answers."""
        return form_at(page)

    def setting(self, page: Page, setting: Setting) -> Setting:
        """What the form of a page may know."""
        return setting

    def form(self, page: Page, setting: Setting, data: Mapping[str, Any] | None) -> PageForm:
        """The form of a page, bound to `data` where there is any."""
        return self.form_class(page, setting.answers)(data, about=self.setting(page, setting))

    def saved(self, page: Page, setting: Setting) -> PageForm | None:
        """The form bound to what the draft keeps; None when the page was not visited."""
        kept = setting.answers.get(page.key)
        return self.form(page, setting, kept) if isinstance(kept, dict) else None

    def templates(self, name: str) -> list[str]:
        """The template of a shared page: the service's own where it has one."""
        return [f"{self.folder}/{name}.html", f"wizard/{name}.html"]

    def url(self, name: str, *args: Any) -> str:
        """An address of the service by name."""
        return reverse(f"{self.space or self.key}:{name}", args=args)

    def address(self, draft: Any, page: Page) -> str:
        """Where a page of a draft stands."""
        if page.listing is not None:
            return self.url(page.key, draft)
        return self.url("page", draft, page.key)

    def on_page(self, work: "Work", page: Page) -> dict[str, Any]:
        """What the template of a page shows besides the form."""
        return {}

    def stops(self, work: "Work", facts: Any) -> list[Link]:
        """What keeps a complete application from being signed now, each with where it is put right."""
        return []

    def on_check(self, work: "Work", found: "Assembled") -> dict[str, Any]:
        """What the check page shows besides the answers: warnings, the day of the result."""
        return {}

    def sign(self, request: HttpRequest, work: "Work", facts: Any) -> HttpResponse:
        """Freeze the application and go to the signing page."""
        raise NotImplementedError
