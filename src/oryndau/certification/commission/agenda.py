"""The agenda of a session: candidates by stage, and what this person does next (C-14 to C-16)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.certification.commission.minutes import account
from oryndau.certification.commission.selectors import Room
from oryndau.certification.commission.stages import Stage, Standing
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.session import CLOSED, RECORDED
from oryndau.pages.components import Link, Tag, Tone
from oryndau.pages.formats import page_locale

HEADINGS: dict[Stage, Any] = {
    Stage.WAITING: gettext_lazy("Waiting for the interview"),
    Stage.INTERVIEWED: gettext_lazy("Interviewed, being voted on"),
    Stage.TESTING: gettext_lazy("At the test"),
    Stage.SEATED: gettext_lazy("In the hall, the test has not begun"),
    Stage.ABSENT: gettext_lazy("Not here"),
    Stage.VOTED: gettext_lazy("Voted on"),
    Stage.FAILED: gettext_lazy("Did not pass the test"),
    Stage.SUSPENDED: gettext_lazy("Suspended"),
    Stage.CONCLUDED: gettext_lazy("Concluded"),
}
_TONES = {
    Stage.WAITING: Tone.ATTENTION, Stage.INTERVIEWED: Tone.ATTENTION, Stage.TESTING: Tone.PROGRESS,
    Stage.SEATED: Tone.PROGRESS, Stage.VOTED: Tone.GOOD, Stage.CONCLUDED: Tone.GOOD,
    Stage.FAILED: Tone.BAD, Stage.SUSPENDED: Tone.BAD,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A candidate as the agenda shows him."""

    one: Standing
    state: Tag
    votes: str
    """How many of those who must have voted; never how."""
    links: Sequence[Link]


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates of one stage."""

    stage: Stage
    heading: Any
    lines: Sequence[Line]


def groups(room: Room) -> list[Group]:
    """The candidates by stage, those who need the Commission first; an empty stage is left out."""
    found = []
    for stage in Stage:
        lines = [_line(room, one) for one in room.standing if one.stage is stage]
        if lines:
            found.append(Group(stage, HEADINGS[stage], lines))
    return found


def _line(room: Room, one: Standing) -> Line:
    text = CERTIFICATION.state(one.case.state).text.in_(page_locale().language)
    state = Tag(_decided(room, one) or text, _TONES.get(one.stage, Tone.NEUTRAL))
    return Line(one, state, _votes(room, one), list(_links(room, one)))


def _decided(room: Room, one: Standing) -> str:
    return {"voted-pass": _("Certify"), "voted-fail": _("Do not certify")}.get(one.case.state, "")


def _votes(room: Room, one: Standing) -> str:
    if room.bench is None or one.stage is not Stage.INTERVIEWED:
        return ""
    must, voted = room.bench.voters(one.key), room.voted.get(one.key, set())
    names = room.names()
    missing = sorted(names[staff] for staff in must if staff not in voted)
    return _("%(cast)s of %(must)s have voted. Still to vote: %(names)s") % {
        "cast": len(voted), "must": len(must), "names": ", ".join(missing),
    }  # fmt: skip


def _links(room: Room, one: Standing) -> Iterable[Link]:
    def address(name: str) -> str:
        return reverse(f"commission:{name}", args=[room.session.pk, one.key])

    if room.me is None or room.bench is None or not room.is_sitting:
        return
    votes = room.me.staff_id in room.bench.voters(one.key)
    if one.stage is Stage.WAITING and room.is_secretary:
        yield Link(address("interview"), _("Record the interview"), one.row.name)
    if one.stage is Stage.WAITING and votes:
        yield Link(address("marks"), _("Enter my marks"), one.row.name)
    if room.waits_for_my_vote(one):
        yield Link(address("vote"), _("Vote"), one.row.name)
    if one.stage is Stage.VOTED and room.me.staff_id in room.voted.get(one.key, set()):
        yield Link(address("dissent"), _("Dissenting opinion"), one.row.name)


def next_action(room: Room) -> Link | None:
    """The one thing that this person should do now; None when he waits for others."""
    if room.me is None:
        return None
    here = [room.session.pk]
    if room.case.state == RECORDED:
        return Link(reverse("commission:minutes", args=here), _("Read and sign the minutes"))
    if room.is_secretary:
        return _secretary(room)
    if room.case.state == CLOSED:
        return None
    for one in room.standing:
        if room.waits_for_my_vote(one):
            return _candidate(room, "vote", _("Vote on %(name)s"), one)
    waiting = _first(room, Stage.WAITING)
    voters = room.bench.voters(waiting.key) if waiting and room.bench else ()
    if waiting and room.me.staff_id in voters:
        return _candidate(room, "marks", _("Enter marks for %(name)s"), waiting)
    return None


def _secretary(room: Room) -> Link | None:
    here = [room.session.pk]
    if room.case.state == CLOSED:
        return Link(reverse("commission:open", args=here), _("Open the session"))
    if not room.is_sitting:
        return None
    waiting = _first(room, Stage.WAITING)
    if waiting:
        return _candidate(room, "interview", _("Interview %(name)s"), waiting)
    told = account(room.session.pk, room.standing)
    if not told.open and not told.contested:
        return Link(reverse("commission:draw-up", args=here), _("Draw up the minutes"))
    return None


def _first(room: Room, stage: Stage) -> Standing | None:
    return next((one for one in room.standing if one.stage is stage), None)


def _candidate(room: Room, name: str, words: str, one: Standing) -> Link:
    url = reverse(f"commission:{name}", args=[room.session.pk, one.key])
    return Link(url, words % {"name": one.row.name})


def recusals(room: Room) -> list[str]:
    """Each recusal in a sentence: who, from whom, why, who replaces him."""
    if room.bench is None:
        return []
    names, candidates = room.names(), {one.key: one.row.name for one in room.standing}
    found = []
    for one in room.bench.recusals:
        about = candidates.get(one.candidate, "–") if one.candidate else _("the whole session")
        words = _("%(member)s, from %(about)s: %(reason)s") % {
            "member": names[one.member], "about": about, "reason": one.reason,
        }  # fmt: skip
        if one.replaced_by:
            words += " " + _("(replaced by %(name)s)") % {"name": names[one.replaced_by]}
        found.append(words)
    return found
