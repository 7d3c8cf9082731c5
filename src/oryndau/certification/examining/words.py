"""Words of the hall on the proctor's pages."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from oryndau.certification.examining.selectors import Stage
from oryndau.pages.components import Tag, Tone

STAGES: dict[Stage, tuple[Any, Tone]] = {
    Stage.AWAITED: (_("Has not come yet"), Tone.NEUTRAL),
    Stage.EMPTY: (_("Seated, no browser yet"), Tone.NEUTRAL),
    Stage.WAITING: (_("Waits for the beginning"), Tone.PROGRESS),
    Stage.RUNNING: (_("Writes the test"), Tone.PROGRESS),
    Stage.OVERDUE: (_("Time is over"), Tone.ATTENTION),
    Stage.FINISHED: (_("Has finished"), Tone.GOOD),
    Stage.SUSPENDED: (_("Suspended"), Tone.BAD),
    Stage.AWAY: (_("Not in the session"), Tone.NEUTRAL),
}


def stage_tag(stage: Stage) -> Tag:
    """Where a candidate is, as a tag."""
    text, tone = STAGES[stage]
    return Tag(str(text), tone)
