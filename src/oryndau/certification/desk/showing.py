"""What the desk shows, in the reader's language: lines, acts, restrictions, answers (C-05, C-08)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from oryndau.acts.buttons import Button, Looks, buttons
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.queue import Days
from oryndau.certification.desk.queue import sessions
from oryndau.law.answer_words import REGISTERS
from oryndau.law.certification import candidate as table
from oryndau.law.procedure import Role
from oryndau.law.restrictions import RESTRICTIONS, Finding
from oryndau.law.text import Text
from oryndau.pages.components import Tag, Tone
from oryndau.people.models import Staff
from oryndau.wizard.reading.answers import sentence
from oryndau.wizard.reading.lines import Line, Reading, Row
from oryndau.wizard.reading.lines import lines as line_by_line
from oryndau.wizard.reading.lines import state_tag as tag_of_state

_TONES = {
    table.SUBMITTED: Tone.NEUTRAL, table.INCOMPLETE: Tone.ATTENTION, table.HEARING: Tone.ATTENTION,
    table.CERTIFIED: Tone.GOOD, table.NOT_CERTIFIED: Tone.BAD, table.REFUSED: Tone.BAD,
    table.RETURNED: Tone.BAD, table.WITHDRAWN: Tone.NEUTRAL,
}  # fmt: skip
_DESK = frozenset({Role.CLERK, Role.HEAD})
_LOOKS = Looks(
    main=frozenset({"find-complete", "admit", "admit-after-hearing", "hold-hearing", "certify"}),
    against=frozenset({"refuse-to-consider", "propose-refusal", "refuse", "deny"}),
)


@dataclass(frozen=True, slots=True)
class ShownRestriction:
    """A restriction of Art. 140(2) as computed, with its evidence."""

    number: int
    text: str
    clause: str
    tag: Tag
    why: str
    registers: str


def lines(rows: Sequence[Row], clerks: Iterable[Staff], language: str, when: Days) -> list[Line]:
    """The lines of the queue, each with the session of its candidate."""
    how = Reading("certification-desk:case", language, when, clerks, _TONES)
    return line_by_line(rows, how, sessions(row.case_id for row in rows))


def state_tag(case: Case) -> Tag:
    """The state of a case in words."""
    return tag_of_state(case.procedure, case.state, _TONES)


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
            number=one.number, text=sentence(rules[one.number].text.in_(language)),
            clause=rules[one.number].clause.in_(language), tag=tags[one.verdict],
            why=sentence(one.why.in_(language)),
            registers=", ".join(
                REGISTERS[register].in_(language)
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


def say(text: Text, language: str) -> str:
    """A text of law as a sentence's beginning."""
    return sentence(text.in_(language))
