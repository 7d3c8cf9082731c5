"""What the desk shows, in the reader's language: lines of the queue, checks, acts (E-03, E-10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from oryndau.cases import permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.initiation.checks import CheckView, OtherCase
from oryndau.initiation.desk.queue import Days, Row
from oryndau.law.enforcement.documents import document_rule
from oryndau.law.enforcement.refusal import Outcome
from oryndau.law.initiation import INITIATED, REFUSED, REGISTERED, SUBMITTED
from oryndau.law.procedure import Role, Step
from oryndau.law.territories import territories
from oryndau.law.text import Text
from oryndau.pages import formats
from oryndau.pages.components import Tag, Tone
from oryndau.wizard.reading.due import done_words, due_tag, due_words

_SOME_CASE = UUID(int=0)
"""Stands in an address that is made once and filled in for every line."""
_TONES = {SUBMITTED: Tone.NEUTRAL, REGISTERED: Tone.PROGRESS, INITIATED: Tone.GOOD, REFUSED: Tone.BAD}


def _outcome_tags() -> dict[Outcome, Tag]:
    return {
        Outcome.PASSED: Tag(_("No obstacle"), Tone.GOOD),
        Outcome.FAILED: Tag(_("Ground is there"), Tone.BAD),
        Outcome.UNKNOWN: Tag(_("Look yourself"), Tone.ATTENTION),
        Outcome.NOT_APPLICABLE: Tag(_("Does not apply"), Tone.NEUTRAL),
    }


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the queue as the page shows it."""

    url: str
    number: str
    claimant: str
    debtors: str
    document: str
    amount: str
    received: str
    due: str
    tag: Tag
    bailiff: str


@dataclass(frozen=True, slots=True)
class ShownCheck:
    """A check as the page shows it."""

    tag: Tag
    ground: str
    clause: str
    why: str
    curable: bool
    evidence: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Act:
    """A step that the table allows now: its button, or why this reader may not take it."""

    key: str
    text: str
    url: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class OtherLine:
    """Another case that concerns this one; `url` is empty where the reader may not open it."""

    url: str
    number: str
    territory: str
    state: Tag
    received: str


def lines(rows: Sequence[Row], names: Mapping[UUID, str], language: str, when: Days) -> list[Line]:
    """The lines of the queue; `names` of the bailiffs by post."""
    # Many lines are due at the same moment: their words are made once.
    said = {due: due_words(due, when) for due in {row.due_at for row in rows} if due}
    url = reverse("desk:case", args=[_SOME_CASE])
    return [
        Line(
            url=url.replace(str(_SOME_CASE), str(row.case_id)), number=row.number or _("not registered yet"),
            claimant=row.about.claimants, debtors=row.about.debtors,
            document=document_rule(row.about.kind).name.in_(language) if row.about.kind else "",
            amount=formats.tenge(row.about.amount) if row.about.amount is not None else "",
            received=formats.short_day(row.received_at),
            due=done_words(row.done_at) if row.done_at else said[row.due_at] if row.due_at else "",
            tag=_due_tag(row, when), bailiff=names.get(row.assignee, "") if row.assignee else "",
        )
        for row in rows
    ]  # fmt: skip


def _due_tag(row: Row, when: Days) -> Tag:
    if row.done_at or row.due_at is None:
        return state_tag(row)
    return due_tag(row.due_at, when)


def state_tag(case: Case | Row) -> Tag:
    """The state of a case in words."""
    text = procedure_of(case.procedure).state(case.state).text
    return Tag(text.in_(formats.page_locale().language), _TONES.get(case.state, Tone.NEUTRAL))


def shown_checks(found: Iterable[CheckView], language: str) -> dict[str, list[ShownCheck]]:
    """The checks in two groups: `open` calls for a look, grounds that are there first; `settled` does not."""
    groups: dict[str, list[ShownCheck]] = {"open": [], "settled": []}
    tags = _outcome_tags()
    for outcome in (Outcome.FAILED, Outcome.UNKNOWN, Outcome.PASSED, Outcome.NOT_APPLICABLE):
        name = "open" if outcome in (Outcome.FAILED, Outcome.UNKNOWN) else "settled"
        groups[name] += [_check(check, tags, language) for check in found if check.outcome is outcome]
    return groups


def _check(check: CheckView, tags: dict[Outcome, Tag], language: str) -> ShownCheck:
    return ShownCheck(
        tag=tags[check.outcome], ground=check.rule.text.in_(language), clause=check.clause.in_(language),
        why=check.why.in_(language), curable=check.rule.curable,
        evidence=[(say(piece.name, language), say(piece.value, language)) for piece in check.evidence],
    )  # fmt: skip


def say(said: Text | str, language: str) -> str:
    """A text of law in a language; a plain string as it is."""
    return said.in_(language) if isinstance(said, Text) else said


def other_lines(found: Iterable[OtherCase], actor: Actor, language: str) -> list[OtherLine]:
    """Other cases; those of other territories are named but cannot be opened."""
    return [
        OtherLine(
            url=reverse("desk:case", args=[other.id]) if other.territory == actor.territory else "",
            number=other.number, territory=territories()[other.territory].name.in_(language),
            state=Tag(other.state_text.in_(language), _TONES.get(other.state, Tone.NEUTRAL)),
            received=formats.short_day(other.received_on),
        )
        for other in found
    ]  # fmt: skip


def acts(case: Case, actor: Actor, language: str) -> list[Act]:
    """The steps for staff that the procedure's table allows from the case's state."""
    steps = [
        s
        for s in procedure_of(case.procedure).steps_from(case.state)
        if s.by & {Role.STATE_BAILIFF, Role.HEAD}
    ]
    return [
        Act(step.key, step.text.in_(language), _act_url(case, step), permissions.may_take(actor, step, case))
        for step in steps
    ]


def _act_url(case: Case, step: Step) -> str:
    if step.key == "reassign":
        return reverse("desk:reassign", args=[case.pk])
    return reverse("desk:act", args=[case.pk, step.key])


def why_not(case: Case, actor: Actor, allowed: bool, bailiff: str) -> str:
    """Why this reader cannot decide the case; empty where he can."""
    if allowed:
        return ""
    if case.state == SUBMITTED:
        return _("The application waits for registration. Then it is handed to a bailiff.")
    if case.closed_at:
        return _("The case has been decided. Nothing more is to be done here.")
    if Role.STATE_BAILIFF not in actor.roles:
        return _("Only the bailiff who has the case decides: %(name)s. You may hand it to another.") % {
            "name": bailiff
        }
    return _("The case is with %(name)s, and only he or she may decide it. You may read it. "
             "The head can hand it to you.") % {"name": bailiff}  # fmt: skip
