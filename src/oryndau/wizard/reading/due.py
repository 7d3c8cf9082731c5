"""When work is due, as a line of a desk's queue says it (E-03, C-07)."""

from datetime import datetime

from django.utils.translation import gettext as _

from oryndau.cases.queue import Days
from oryndau.pages import formats
from oryndau.pages.components import Clock, ClockState, Tag, Tone
from oryndau.timekeeping import local
from oryndau.wizard.reading.clocks import days_left, state_of


def due_words(due_at: datetime, when: Days) -> str:
    """How long is left, and until when."""
    left = days_left(local(due_at).date(), when.now)
    state = state_of(due_at, left, when.now)
    return Clock(name="", state=ClockState(state), due_at=due_at, working_days_left=left).words


def done_words(done_at: datetime) -> str:
    """When it was done."""
    return str(_("Done on %(moment)s") % {"moment": formats.moment(done_at)})


def due_tag(due_at: datetime, when: Days) -> Tag:
    """How urgent open work is."""
    if due_at < when.now:
        return Tag(_("Late"), Tone.BAD)
    if due_at <= when.today:
        return Tag(_("Due today"), Tone.ATTENTION)
    if due_at <= when.soon:
        return Tag(_("Due on the next working day"), Tone.ATTENTION)
    return Tag(_("In time"), Tone.PROGRESS)
