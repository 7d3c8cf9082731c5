"""What the desk shows, in the reader's language: lines, acts, restrictions, answers (C-05, C-08)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from oryndau.acts.buttons import Button, Looks, buttons
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.queue import Days
from oryndau.certification.desk import words
from oryndau.certification.desk.queue import Row
from oryndau.law.certification import candidate as table
from oryndau.law.certification.facts import ASKED, Register, RegisterAnswer
from oryndau.law.procedure import Role
from oryndau.law.restrictions import RESTRICTIONS, Finding
from oryndau.law.text import Text
from oryndau.pages import formats
from oryndau.pages.components import Tag, Tone
from oryndau.wizard.reading.due import done_words, due_tag, due_words

_SOME_CASE = UUID(int=0)
"""Stands in an address that is made once and filled in for every line."""
_TONES = {
    table.SUBMITTED: Tone.NEUTRAL, table.INCOMPLETE: Tone.ATTENTION, table.HEARING: Tone.ATTENTION,
    table.CERTIFIED: Tone.GOOD, table.NOT_CERTIFIED: Tone.BAD, table.REFUSED: Tone.BAD,
    table.RETURNED: Tone.BAD, table.WITHDRAWN: Tone.NEUTRAL,
}  # fmt: skip
_KINDS = {kind.key: kind.text for step in table.CERTIFICATION.steps for kind in step.opens}
_DESK = frozenset({Role.CLERK, Role.HEAD})
_LOOKS = Looks(
    main=frozenset({"find-complete", "admit", "admit-after-hearing", "hold-hearing", "certify"}),
    against=frozenset({"refuse-to-consider", "propose-refusal", "refuse", "deny"}),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the queue as the page shows it."""

    url: str
    number: str
    candidate: str
    session: str
    work: str
    received: str
    due: str
    tag: Tag
    clerk: str


@dataclass(frozen=True, slots=True)
class ShownRestriction:
    """A restriction of Art. 140(2) as computed, with its evidence."""

    number: int
    text: str
    clause: str
    tag: Tag
    why: str
    registers: str


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What a register said, when, and what of the application it contradicts."""

    key: str
    register: str
    tag: Tag | None
    at: datetime | None
    record: list[tuple[str, str]]
    differs: str
    waiting: bool


def lines(rows: Sequence[Row], names: Mapping[UUID, str], language: str, when: Days) -> list[Line]:
    """The lines of the queue; `names` of the clerks by post."""
    said = {due: due_words(due, when) for due in {row.due_at for row in rows} if due}
    url = reverse("certification-desk:case", args=[_SOME_CASE])
    return [
        Line(
            url=url.replace(str(_SOME_CASE), str(row.case_id)), number=row.number or _("not registered yet"),
            candidate=row.title, session=row.session,
            work=_KINDS[row.kind].in_(language) if row.kind else "",
            received=formats.short_day(row.received_at),
            due=done_words(row.done_at) if row.done_at else said[row.due_at] if row.due_at else "",
            tag=_line_tag(row, when), clerk=names.get(row.assignee, "") if row.assignee else "",
        )
        for row in rows
    ]  # fmt: skip


def _line_tag(row: Row, when: Days) -> Tag:
    if row.done_at or row.due_at is None:
        return _state(row.state)
    return due_tag(row.due_at, when)


def state_tag(case: Case) -> Tag:
    """The state of a case in words."""
    return _state(case.state)


def _state(state: str) -> Tag:
    text = table.CERTIFICATION.state(state).text.in_(formats.page_locale().language)
    return Tag(text, _TONES.get(state, Tone.PROGRESS))


def acts(case: Case, actor: Actor, language: str) -> list[Button]:
    """The steps of the desk that the table allows this reader from the case's state."""

    def url(step: str) -> str:
        if step == "reassign":
            return reverse("certification-desk:reassign", args=[case.pk])
        return reverse("certification-desk:act", args=[case.pk, step])

    return buttons(case, actor, language, roles=_DESK, looks=_LOOKS, url=url)


def why_not(case: Case, found: Iterable[Button]) -> str:
    """Why this reader has nothing to decide now; empty where he has."""
    if any(act.key != "reassign" for act in found):
        return ""
    if case.closed_at:
        return _("The case is closed. Nothing more is to be done here.")
    return {
        table.SUBMITTED: _("The application waits for registration. Then it is handed to a clerk."),
        table.REGISTERED: _("The clerk checks the completeness."),
        table.INCOMPLETE: _("The head decides on the refusal to consider."),
        table.CHECKED: _("The clerk checks the restrictions and decides on admission."),
        table.HEARING: _("The head holds the hearing."),
        table.HEARD: _("The head decides after the hearing."),
        table.APPROVED: _("The head signs the result."),
        table.REJECTED: _("The head signs the result."),
    }.get(case.state, _("The candidate is with the Commission. The result comes back here to be signed."))


def restrictions(found: Iterable[Finding], language: str) -> list[ShownRestriction]:
    """The eight restrictions one by one, each with what the registers say of it."""
    rules = {rule.number: rule for rule in RESTRICTIONS}
    tags = _verdicts()
    return [
        ShownRestriction(
            number=one.number, text=_sentence(rules[one.number].text.in_(language)),
            clause=rules[one.number].clause.in_(language), tag=tags[one.verdict],
            why=_sentence(one.why.in_(language)),
            registers=", ".join(
                words.REGISTERS[register].in_(language)
                for register in (rules[one.number].register, rules[one.number].also)
                if register
            ),
        )
        for one in found
    ]  # fmt: skip


def _verdicts() -> dict[str, Tag]:
    return {
        "clear": Tag(_("Clear"), Tone.GOOD),
        "found": Tag(_("Found"), Tone.BAD),
        "unknown": Tag(_("Not known"), Tone.ATTENTION),
    }


def answers(
    found: Mapping[Register, RegisterAnswer], waiting: Iterable[Register], language: str
) -> list[ShownAnswer]:
    """Every register in order: what it said, or that it has not answered yet."""
    awaited = set(waiting)
    return [_answer(register, found.get(register), register in awaited, language) for register in ASKED]


def _answer(register: Register, answer: RegisterAnswer | None, waiting: bool, language: str) -> ShownAnswer:
    name = words.REGISTERS[register].in_(language)
    if answer is None:
        return ShownAnswer(register.value, name, None, None, [], "", waiting)
    said = words.OUTCOMES[answer.outcome].in_(language)
    differs = ", ".join(_name(field, language) for field in answer.differs)
    silent = answer.outcome in ("refused", "unavailable")
    tone = Tone.ATTENTION if differs or silent else Tone.GOOD
    record = [
        (_sentence(_name(field, language)), _value(field, value, language))
        for field, value in answer.record.items()
        if value
    ]
    return ShownAnswer(
        register.value, name, Tag(_sentence(said), tone), answer.answered_at, record, differs, waiting
    )


def _name(field: str, language: str) -> str:
    return words.FIELDS[field].in_(language) if field in words.FIELDS else field


def _value(field: str, value: str, language: str) -> str:
    if value in words.VALUES:
        return words.VALUES[value].in_(language)
    if field in words.DAYS:
        try:
            return formats.day(date.fromisoformat(value), language)
        except ValueError:  # a register's own spelling is shown as it came
            return value
    return value


def say(text: Text, language: str) -> str:
    """A text of law as a sentence's beginning."""
    return _sentence(text.in_(language))


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]
