"""A page that was drawn before the case changed: nothing is done, and the person is told what happened."""

from collections.abc import Iterator
from contextlib import contextmanager

from oryndau.cases.errors import StaleVersion
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of


def check_version(case: Case, version: int, step: str) -> None:
    """Raise `StaleVersion` with what happened meanwhile when the case is not the one that was seen."""
    if case.version != version:
        since = case.events.filter(no__gt=version).order_by("no").values("no", "step", "at", "actor")
        raise StaleVersion(step, since=list(since), version=case.version)


@contextmanager
def telling_what_changed(case: Case) -> Iterator[None]:
    """Give the steps taken meanwhile their words, so that the page of a stale version can tell them."""
    try:
        yield
    except StaleVersion as error:
        procedure = procedure_of(case.procedure)
        for event in error.extra.get("since", []):
            event["text"] = procedure.step(event["step"]).done
        raise
