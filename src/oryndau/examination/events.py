"""What other rooms want to know of a test: that it began, that it ended. They run in its transaction."""

from collections.abc import Callable
from datetime import datetime

from oryndau.examination.models import Attempt

OnStart = Callable[[Attempt, datetime], None]
OnFinish = Callable[[Attempt, str, datetime], None]
_STARTED: list[OnStart] = []
_FINISHED: list[OnFinish] = []


def started(listener: OnStart) -> OnStart:
    """Register what is done when a test began: it gets the test, its paper drawn, and the moment."""
    _STARTED.append(listener)
    return listener


def finished(listener: OnFinish) -> OnFinish:
    """Register what is done when a test ended: it gets the marked test, `candidate` or `time`, the moment."""
    _FINISHED.append(listener)
    return listener


def tell_started(attempt: Attempt, at: datetime) -> None:
    """Tell that a test began. What a listener raises undoes the beginning."""
    for listener in _STARTED:
        listener(attempt, at)


def tell_finished(attempt: Attempt, by: str, at: datetime) -> None:
    """Tell that a test ended. What a listener raises undoes the ending."""
    for listener in _FINISHED:
        listener(attempt, by, at)
