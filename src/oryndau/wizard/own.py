"""One's own cases of a service as pages: which procedures they are of, and what the service adds."""

from datetime import datetime
from typing import Any, ClassVar

from django.urls import reverse

from oryndau.cases.models import Case
from oryndau.documents.content import AcceptanceSlip
from oryndau.wizard.reading.documents import DocumentView, Shelf


class OwnCases:
    """What the shared pages of a case must know of a service; a service is one object of a subclass."""

    procedures: ClassVar[tuple[str, ...]]
    space: ClassVar[str]
    """Name space of the addresses: `case`, `file`, `slip`, `object`, `withdraw` stand in it."""
    folder: ClassVar[str]
    """Templates of the service that take the place of the shared ones."""
    shelf: ClassVar[Shelf]

    def slip(self, case: Case, at: datetime) -> AcceptanceSlip:
        """What the slip of acceptance says."""
        raise NotImplementedError

    def documents(self, case: Case) -> list[DocumentView]:
        """The documents of the case, the newest first, then what was attached."""
        return self.shelf.documents(case, f"{self.space}:file")

    def templates(self, name: str) -> list[str]:
        """The template of a shared page: the service's own where it has one."""
        return [f"{self.folder}/{name}.html", f"wizard/{name}.html"]

    def url(self, name: str, *args: Any) -> str:
        """An address of the service by name."""
        return reverse(f"{self.space}:{name}", args=args)
