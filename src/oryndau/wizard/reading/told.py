"""What a case of considering an application tells its applicant: hearing, objections, what was missing.

Prefetch `events` of the case to ask the database once (C-07, C-18, L-06, L-07).
"""

from dataclasses import dataclass
from datetime import datetime

from oryndau.cases.models import Case
from oryndau.cases.told import told
from oryndau.law.text import Text


@dataclass(frozen=True, slots=True)
class Hearing:
    """The appointed hearing: when, how, where, and what the preliminary decision rests on."""

    at: datetime
    video: bool
    place: Text
    link: str
    reasons: Text


def hearing(case: Case) -> Hearing | None:
    """The hearing that was appointed last; None where none was."""
    found = told(case, "propose-refusal")
    if not found:
        return None
    facts = found[-1]
    return Hearing(
        at=datetime.fromisoformat(facts["hearing_at"]), video=facts["manner"] == "video",
        place=_of_two(facts["place_kk"], facts["place_ru"]), link=facts["link"] or "",
        reasons=_of_two(facts["reasons_kk"], facts["reasons_ru"]),
    )  # fmt: skip


def lacking(case: Case) -> Text | None:
    """What was missing in an application that was not considered."""
    found = told(case, "refuse-to-consider")
    return _of_two(found[-1]["missing_kk"], found[-1]["missing_ru"]) if found else None


def objections(case: Case) -> list[str]:
    """The applicant's written objections, in their order."""
    return [str(facts["text"]) for facts in told(case, "object")]


def _of_two(kk: str, ru: str) -> Text:
    return Text(kk=kk, ru=ru, en=ru)
