"""The buttons of a case: the steps that its table lets the reader take now, four eyes included (L-06)."""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass

from oryndau.cases import permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.law.procedure import Role, Step


@dataclass(frozen=True, slots=True)
class Button:
    """A step that the table allows the reader now."""

    key: str
    text: str
    url: str
    kind: str
    """Look of the button: main (empty), against the applicant (warning), or beside."""


@dataclass(frozen=True, slots=True)
class Looks:
    """How a desk's buttons look: the main steps, and those against the applicant."""

    main: Set[str]
    against: Set[str]

    def of(self, step: str) -> str:
        """The look of a step's button."""
        return "" if step in self.main else "warning" if step in self.against else "secondary"


def buttons(
    case: Case, actor: Actor, language: str, *, roles: Set[Role], looks: Looks, url: Callable[[str], str]
) -> list[Button]:
    """The steps of these roles that the reader may take from the case's state; `url` gives a step's page."""
    return [
        Button(step.key, step.text.in_(language), url(step.key), looks.of(step.key))
        for step in _steps(case, roles)
        if permissions.may_take(actor, step, case) and permissions.has_clean_hands(actor, step, case)
    ]


def barred(case: Case, actor: Actor, roles: Set[Role]) -> bool:
    """Whether a step waits that the reader could take, had he not taken himself the step that it checks."""
    return any(
        permissions.may_take(actor, step, case) and not permissions.has_clean_hands(actor, step, case)
        for step in _steps(case, roles)
    )


def _steps(case: Case, roles: Set[Role]) -> Iterable[Step]:
    return [step for step in procedure_of(case.procedure).steps_from(case.state) if step.by & roles]
