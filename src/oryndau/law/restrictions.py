"""Who cannot become a private enforcement agent, by the answers of the registers (C-05, C-08).

Law 261-IV Art. 140(2): eight restrictions, five of which end after years that are dated parameters. What a
register did not say is never taken for clear: such a finding is "unknown", and nobody is admitted on it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from oryndau.law import parameters
from oryndau.law import restriction_words as words
from oryndau.law.acts import LAW_261, Clause
from oryndau.law.answers import Register, RegisterAnswer
from oryndau.law.hours import ALMATY
from oryndau.law.months import years_after
from oryndau.law.text import Text, shown

CITIZENSHIP = LAW_261 / "Art. 140(1)"
RELEASE_GROUNDS: Final = frozenset({"35(1)3", "35(1)4", "35(1)9", "35(1)10", "35(1)12", "36"})
"""Grounds of release from criminal liability that restrict, by the Criminal Procedure Code."""
JUDGE_GROUNDS: Final = frozenset({"34(1)11", "34(1)11-1"})
"""Grounds of a judge's release that restrict, by the Constitutional Law on the judicial system."""

Record = Mapping[str, str | None]
Verdict = Literal["clear", "found", "unknown"]


@dataclass(frozen=True, slots=True)
class Restriction:
    """A subparagraph of Art. 140(2), and the register that knows of it."""

    number: int
    text: Text
    clause: Clause
    register: Register
    also: Register | None = None
    """A second register that must be silent too."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the registers say of a restriction, and why; `until` is its last day, None without an end."""

    number: int
    """Subparagraph of Art. 140(2); 0 for what Art. 140(1) asks."""
    verdict: Verdict
    why: Text
    until: date | None = None


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something that restricts: its words, and the day and parameter by which it ends, if it ever does."""

    text: Text
    day: str | None = None
    field: str = ""
    years: str = ""


class _Unclear(Exception):
    """The register answered, but not what must be known: the argument names the field."""


def _one_of(record: Record, field: str, values: Mapping[str, bool]) -> bool:
    try:
        return values[(record.get(field) or "").strip().lower()]
    except KeyError:
        raise _Unclear(field) from None


def _says(record: Record, field: str) -> bool:
    return _one_of(record, field, {"true": True, "false": False})


def _ground(record: Record, field: str, article: str) -> str:
    """The ground in the form `35(1)3`; a register may write it with other signs between the numbers."""
    numbers = re.findall(r"\d+(?:-\d+)?", record.get(field) or "")
    if numbers in (["36"], ["36", "1"]):
        return "36"
    if len(numbers) == 1:
        numbers = [article, "1", *numbers]
    if numbers[:2] != [article, "1"] or len(numbers) != 3:
        raise _Unclear(field)
    return f"{article}(1){numbers[2]}"


def _capacity(record: Record) -> _Fact | None:
    if not _one_of(record, "capacity", {"capable": False, "limited": True, "incapable": True}):
        return None
    return _Fact(words.LIMITED if record["capacity"] == "limited" else words.INCAPABLE)


def _conviction(record: Record) -> _Fact | None:
    values = {"none": False, "expunged": False, "unexpunged": True}
    return _Fact(words.CONVICTED) if _one_of(record, "conviction", values) else None


def _release(record: Record) -> _Fact | None:
    if not record.get("released_ground") and not record.get("released_on"):
        return None
    ground = _ground(record, "released_ground", "35")
    if ground not in RELEASE_GROUNDS:
        return None
    text = words.RELEASED.format(ground=ground)
    return _Fact(text, record.get("released_on"), "released_on", "certification.lookback-release")


def _dismissal(record: Record) -> _Fact | None:
    if not _says(record, "negative"):
        return None
    text = words.DISMISSED.format(body=record.get("body") or "–")
    return _Fact(text, record.get("dismissed_on"), "dismissed_on", "certification.lookback-dismissal")


def _judge(record: Record) -> _Fact | None:
    if not _says(record, "judge"):
        return None
    ground = _ground(record, "judge_ground", "34")
    if ground not in JUDGE_GROUNDS:
        return None
    text = words.JUDGE.format(ground=ground)
    return _Fact(text, record.get("dismissed_on"), "dismissed_on", "certification.lookback-judge")


def _corruption(record: Record) -> _Fact | None:
    if not _says(record, "penalty"):
        return None
    years = "certification.lookback-corruption"
    return _Fact(words.CORRUPTION, record.get("imposed_on"), "imposed_on", years)


def _health(record: Record) -> _Fact | None:
    if not _says(record, "registered"):
        return None
    try:
        since = shown(_day(record.get("since"), "since"))
    except _Unclear:  # a record without its day restricts all the same
        since = "–"
    return _Fact(words.ON_RECORD.format(since=since))


def _deprivation(record: Record) -> _Fact | None:
    if not _says(record, "deprived"):
        return None
    years = "certification.lookback-licence"
    return _Fact(words.DEPRIVED, record.get("in_force_on"), "in_force_on", years)


Rule = Callable[[Record], _Fact | None]
_TABLE: Final[tuple[tuple[int, Register, Register | None, Rule], ...]] = (
    (1, Register.PERSON, None, _capacity),
    (2, Register.CONVICTIONS, None, _conviction),
    (3, Register.CONVICTIONS, None, _release),
    (4, Register.DISMISSALS, None, _dismissal),
    (5, Register.DISMISSALS, None, _judge),
    (6, Register.CORRUPTION, None, _corruption),
    (7, Register.MENTAL_HEALTH, Register.NARCOLOGY, _health),
    (8, Register.LICENCES, None, _deprivation),
)
RESTRICTIONS: Final = tuple(
    Restriction(number, words.RESTRICTIONS[number], LAW_261 / f"Art. 140(2){number}", register, also)
    for number, register, also, _ in _TABLE
)


def findings(answers: Mapping[Register, RegisterAnswer], on: date) -> tuple[Finding, ...]:
    """What the answers say of each of the eight restrictions on a day, in their order (C-08).

    "found": the restriction stands in the way; "clear": it does not; "unknown": a register has not said it.
    """
    found = []
    for number, register, also, rule in _TABLE:
        one = _judged(number, answers.get(register), rule, on)
        if also and one.verdict != "found":
            other = _judged(number, answers.get(also), rule, on)
            one = one if other.verdict == "clear" else other
        found.append(one)
    return tuple(found)


def citizenship(answers: Mapping[Register, RegisterAnswer]) -> Finding:
    """Whether the person is a citizen, as Art. 140(1) asks; the finding's number is 0.

    It is no ground of the order's closed list (C-08): the clerk sees it, and it stands in the licence's way.
    """

    def told(record: Record, asked: str) -> Finding:
        country = (record.get("citizenship") or "").strip().upper()
        if not country:
            raise _Unclear("citizenship")
        if country == "KZ":
            return Finding(0, "clear", words.CITIZEN.format(asked=asked))
        return Finding(0, "found", words.FOREIGNER.format(asked=asked, country=country))

    return _finding(0, answers.get(Register.PERSON), told)


def _judged(number: int, answer: RegisterAnswer | None, rule: Rule, on: date) -> Finding:
    def told(record: Record, asked: str) -> Finding:
        fact = rule(record)
        if fact is None:
            return Finding(number, "clear", words.CLEAR.format(asked=asked))
        return _weighed(number, fact, on)

    return _finding(number, answer, told)


def _finding(number: int, answer: RegisterAnswer | None, told: Callable[[Record, str], Finding]) -> Finding:
    """What `told` makes of the record. Without an answer, or a person in his register, nothing is known."""
    if answer is None:
        return Finding(number, "unknown", words.NOT_ASKED)
    asked = shown(answer.answered_at.astimezone(ALMATY).date())
    if answer.outcome in ("refused", "unavailable"):
        return Finding(number, "unknown", words.NO_ANSWER.format(asked=asked))
    if answer.outcome == "not-found":
        if answer.register_name is Register.PERSON:
            return Finding(number, "unknown", words.UNKNOWN_PERSON.format(asked=asked))
        return Finding(number, "clear", words.NOTHING.format(asked=asked))
    try:
        return told(answer.record, asked)
    except _Unclear as unclear:
        return Finding(number, "unknown", words.UNCLEAR.format(asked=asked, field=unclear))


def _weighed(number: int, fact: _Fact, on: date) -> Finding:
    """A fact restricts for good, or up to the same day of a later year."""
    if not fact.years:
        return Finding(number, "found", words.LASTING.format(fact=fact.text))
    day = _day(fact.day, fact.field)
    years = int(parameters.get(fact.years, on=on))
    until = years_after(day, years)
    stands = on <= until
    form = words.RUNNING if stands else words.EXPIRED
    why = form.format(fact=fact.text, day=shown(day), years=years, until=shown(until))
    return Finding(number, "found" if stands else "clear", why, until)


def _day(value: str | None, field: str) -> date:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        raise _Unclear(field) from None
