"""How a session looks to staff: its candidates as a table, what can be done, what was done."""

import json

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.cases import permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.cases.procedures import procedure_of
from oryndau.certification.models import Session
from oryndau.certification.sessions.selectors import candidates as candidates_of
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.procedure import Step
from oryndau.pages.components import Column, Happening, Link, Table
from oryndau.pages.formats import page_locale

_PAGES = (
    ("change", "sessions:change", gettext_lazy("Change time, place or seats")),
    ("appoint", "sessions:appoint", gettext_lazy("Appoint the Commission")),
    ("cancel", "sessions:cancel", gettext_lazy("Cancel the session")),
)


def candidates(session: Session) -> Table | None:
    """The candidates by number with the state of each; None when nobody has applied."""
    language = page_locale().language
    rows = [
        (case.number or "–", row.name, row.language, CERTIFICATION.state(case.state).text.in_(language))
        for row, case in candidates_of(session.pk)
    ]
    columns = [Column(_("Number")), Column(_("Candidate")), Column(_("Language")), Column(_("State"))]
    return Table(_("Candidates of the session"), columns, rows, caption_hidden=True) if rows else None


def actions(session: Session, case: Case, actor: Actor) -> list[Link]:
    """The pages of the steps that the actor may take now."""
    steps = procedure_of(case.procedure).steps_from(case.state)
    may = {step.key for step in steps if permissions.may_take(actor, step, case)}
    links = [Link(_address(name, session), str(text)) for key, name, text in _PAGES if key in may]
    return [link for link in links if link.url]


def happenings(case: Case) -> list[Happening]:
    """What was done, the newest first."""
    procedure, language = procedure_of(case.procedure), page_locale().language
    events = sorted(case.events.all(), key=lambda event: -event.no)
    return [_happening(event, procedure.step(event.step), language) for event in events]


def _happening(event: Event, step: Step, language: str) -> Happening:
    who = json.loads(event.body)["actor"]["name"]
    return Happening(title=step.done.in_(language), at=event.at, by=f"{who} · {step.clause.in_(language)}")


def _address(name: str, session: Session) -> str:
    try:
        return reverse(name, args=[session.pk])
    except NoReverseMatch:
        return ""
