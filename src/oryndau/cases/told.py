"""What the journal of a case tells of its steps: their facts, read outside of a step.

Prefetch `events` of the case to ask the database once.
"""

import json
from typing import Any, TypeVar

from pydantic import BaseModel

from oryndau.cases.models import Case

M = TypeVar("M", bound=BaseModel)


def told(case: Case, *steps: str) -> list[dict[str, Any]]:
    """The facts of the case's events of these steps, in order."""
    return [json.loads(event.body)["facts"] for event in case.events.all() if event.step in steps]


def last(case: Case, kind: type[M], *steps: str) -> M | None:
    """The facts of the last of these steps; None when none was taken."""
    found = told(case, *steps)
    return kind.model_validate(found[-1]) if found else None


def one(case: Case, kind: type[M], *steps: str) -> M:
    """The facts of the last of these steps, in a case that its table brings here by one of them."""
    found = last(case, kind, *steps)
    assert found is not None, f"the table brings no case here without {' or '.join(steps)}"
    return found
