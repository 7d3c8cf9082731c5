"""What was typed into the form of an act, kept until the act goes to signing: a stale page or «Change» after

the preview costs no typing.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest


def keep(request: HttpRequest, case: UUID, step: str, said: dict[str, Any]) -> None:
    """Keep what was typed, in the session."""
    request.session[_key(case, step)] = said


def kept(request: HttpRequest, case: UUID, step: str) -> dict[str, Any]:
    """What was typed before; empty when nothing was."""
    found: dict[str, Any] = request.session.get(_key(case, step), {})
    return found


def forget(request: HttpRequest, case: UUID, step: str) -> None:
    """The act went to signing."""
    request.session.pop(_key(case, step), None)


def _key(case: UUID, step: str) -> str:
    return f"act-{step}-{case}"
