"""A scene: acts of the story at their moments; the loader lives through all of them in order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from oryndau.certification.models import Session
from oryndau.demo.certification.crew import Crew
from oryndau.demo.certification.days import Days
from oryndau.demo.people import Invented

Schedule = Callable[[datetime, Callable[[datetime], None]], None]
"""The loader's: let this happen at that moment."""


@dataclass
class Scene:
    """A session of the story and what happens in it."""

    crew: Crew
    experts: Crew
    """The Department's."""
    cast: dict[str, Invented]
    days: Days
    schedule: Schedule
    cases: dict[str, Any] = field(default_factory=dict)
    """Ids of the candidates' cases by the candidates' keys."""
    _session: Session | None = None

    @property
    def session(self) -> Session:
        """The session as it stands now."""
        assert self._session, "the session was announced"
        self._session.refresh_from_db()
        return self._session

    @session.setter
    def session(self, session: Session) -> None:
        self._session = session

    def at(self, moment: datetime, act: Callable[..., None], *told: Any, **traits: Any) -> None:
        """Let something happen at a moment; what lies ahead of the loading does not happen."""
        self.schedule(moment, lambda _at: act(self, *told, **traits))
