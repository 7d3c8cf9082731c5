"""A page that was drawn before the case changed: nothing is done, and the person is told what happened."""

from oryndau.cases import engine
from oryndau.cases.models import Case


def check_version(case: Case, version: int, step: str) -> None:
    """Raise `StaleVersion` with what happened meanwhile when the case is not the one that was seen."""
    if case.version != version:
        raise engine.stale(case, step, version)
