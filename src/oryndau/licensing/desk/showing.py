"""What the licensor's desk shows, in the reader's language: lines, acts, grounds (L-06 to L-09)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from oryndau.acts.buttons import Button, Looks, barred, buttons
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.cases.queue import Days
from oryndau.law.licensing import table_words as table
from oryndau.law.licensing.issue import HEARD, HEARING
from oryndau.licensing.applying.case_words import TONES
from oryndau.licensing.desk.guard import ROLES
from oryndau.licensing.desk.points import Point
from oryndau.pages.components import Tag, Tone
from oryndau.people.models import Staff
from oryndau.wizard.reading.answers import sentence
from oryndau.wizard.reading.lines import Line, Reading, Row
from oryndau.wizard.reading.lines import lines as line_by_line
from oryndau.wizard.reading.lines import state_tag as tag_of_state

CASE = "licensing-desk:case"
_LOOKS = Looks(
    main=frozenset({"find-complete", "conclude", "endorse", "hold-hearing", "issue", "reissue"}),
    against=frozenset({"refuse-to-consider", "suggest-refusal", "propose-refusal", "refuse"}),
)


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """A ground of an issue, or a point of a re-issue, as computed, with its evidence."""

    key: str
    text: str
    clause: str
    tag: Tag
    why: list[str]


def lines(rows: Sequence[Row], officers: Iterable[Staff], language: str, when: Days) -> list[Line]:
    """The lines of the queue, each with its service."""
    how = Reading(CASE, language, when, officers, TONES)
    services = {row.case_id: procedure_of(row.procedure).text.in_(language) for row in rows}
    return line_by_line(rows, how, services)


def state_tag(case: Case) -> Tag:
    """The state of a case in words."""
    return tag_of_state(case.procedure, case.state, TONES)


def acts(case: Case, actor: Actor, language: str, *, paper: bool) -> list[Button]:
    """The steps of the desk that the table, his role and his hands allow this reader now.

    A paper copy is handed over where one was asked for.
    """

    def url(step: str) -> str:
        if step == "reassign":
            return reverse("licensing-desk:reassign", args=[case.pk])
        return reverse("licensing-desk:act", args=[case.pk, step])

    found = buttons(case, actor, language, roles=ROLES, looks=_LOOKS, url=url)
    return [button for button in found if paper or button.key != "hand-paper-copy"]


def why_not(case: Case, actor: Actor, found: Iterable[Button]) -> str:
    """Why this reader has nothing to decide now; empty where he has."""
    if any(act.key != "reassign" for act in found):
        return ""
    if case.closed_at:
        return _("The case is closed. Nothing more is to be done here.")
    if barred(case, actor, ROLES):
        return _("You took the step before yourself: somebody else looks at it now (four eyes).")
    return {
        table.SUBMITTED: _("The application waits for registration. Then it is handed to an officer."),
        table.REGISTERED: _("An officer checks the completeness."),
        table.INCOMPLETE: _("The head decides on the refusal to consider."),
        table.CHECKED: _("An officer checks the grounds and concludes."),
        table.CONCLUDED: _("A second officer looks at the conclusion."),
        table.ENDORSED: _("The head signs."),
        table.SUGGESTED: _("The head decides on the proposed refusal."),
        HEARING: _("The head holds the hearing."),
        HEARD: _("The head decides after the hearing."),
    }.get(case.state, "")


def points(found: Iterable[Point], language: str) -> list[ShownPoint]:
    """Each with its verdict, a reason a line."""
    tags = {
        "clear": Tag(_("Clear"), Tone.GOOD), "found": Tag(_("Stands"), Tone.BAD),
        "unknown": Tag(_("Not known"), Tone.ATTENTION),
    }  # fmt: skip
    return [
        ShownPoint(
            one.key, sentence(one.text.in_(language)), one.clause.in_(language), tags[one.verdict],
            [sentence(why.in_(language)) for why in one.why],
        )
        for one in found
    ]  # fmt: skip
