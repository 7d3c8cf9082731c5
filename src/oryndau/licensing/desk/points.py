"""What a decision rests on: the seven grounds of an issue, or the points of a re-issue, each weighed (L-08).

Pages, forms and reasons read both services through this one shape; the law weighs them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from oryndau.cases.models import Case
from oryndau.law.acts import ORDER_69, Clause
from oryndau.law.licensing import changes, grounds
from oryndau.law.licensing.changes import EVIDENCE
from oryndau.law.licensing.facts import ChangeGround
from oryndau.law.licensing.grounds import FEE, QUALIFICATION, UNRELIABLE, Verdict
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.text import Text
from oryndau.licensing import reading
from oryndau.timekeeping import local


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a decision rests on, with what is known of it and why."""

    key: str
    ground: int
    """The ground of refusal that it comes to, by A2 p.12."""
    text: Text
    clause: Clause
    verdict: Verdict
    why: tuple[Text, ...]


_LICENCE: Final = Text(
    kk="өтініш берушінің қолданыстағы лицензиясы", ru="действующая лицензия заявителя",
    en="a licence of the applicant that has not ended",
)  # fmt: skip
_FEE: Final = Text(
    kk="қайта ресімдеу алымы төленген",
    ru="сбор за переоформление уплачен",
    en="the fee of the re-issue is paid",
)


def points(case: Case, at: datetime) -> tuple[Point, ...]:
    """What the decision in a case rests on, as it is known on the day of `at`."""
    on = local(at).date()
    if case.procedure == LICENCE_ISSUE.key:
        found = grounds.findings(reading.known(case, on))
        return tuple(
            Point(str(one.number), one.number, rule.text, rule.clause, one.verdict, one.why)
            for one, rule in zip(found, grounds.GROUNDS, strict=True)
        )
    return tuple(_renewal(one) for one in changes.findings(reading.known_renewal(case, on)))


def _renewal(one: changes.Finding) -> Point:
    if one.point == "licence":
        return Point(one.point, UNRELIABLE, _LICENCE, ORDER_69 / "A2 An.4", one.verdict, (one.why,))
    if one.point == "fee":
        return Point(one.point, FEE, _FEE, ORDER_69 / "A2 p.14(2)", one.verdict, (one.why,))
    rule = changes.GROUNDS[ChangeGround(one.point)]
    # What is alienated is no object: the licensee does not meet what this ground asks of a licence.
    comes_to = QUALIFICATION if rule.key is ChangeGround.ALIENATION else UNRELIABLE
    return Point(one.point, comes_to, rule.text, EVIDENCE, one.verdict, (one.why,))


def standing(found: Iterable[Point]) -> list[Point]:
    """Those that stand in the way."""
    return [one for one in found if one.verdict == "found"]


def unknown(found: Iterable[Point]) -> list[Point]:
    """Those of which somebody has not said what must be known."""
    return [one for one in found if one.verdict == "unknown"]


def cleared(case: Case, at: datetime) -> list[int]:
    """The grounds of an issue that everything known clears; a re-issue has none of the seven to clear."""
    if case.procedure != LICENCE_ISSUE.key:
        return []
    return [one.ground for one in points(case, at) if one.verdict == "clear"]


def grounds_of(found: Iterable[Point]) -> list[int]:
    """The grounds of refusal that stand, in their order."""
    return sorted({one.ground for one in standing(found)})


def reasons(found: Iterable[Point], language: str) -> str:
    """A beginning for the reasons of a refusal: what was found, with its clause, line by line."""
    lines = []
    for one in standing(found):
        why = "; ".join(said.in_(language) for said in one.why)
        lines.append(f"{one.clause.in_(language)}: {why}.")
    return "\n".join(lines)
