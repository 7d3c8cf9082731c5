"""The eight grounds of re-issue, each with its evidence, and what is known of them (L-09; A2 p.14, An.4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from oryndau.law.acts import ORDER_69, Clause
from oryndau.law.answers import Register, RegisterAnswer
from oryndau.law.licensing import change_words as words
from oryndau.law.licensing.facts import ChangeGround, FeeAnswer, LicenceAnswer, RenewalApplication
from oryndau.law.licensing.grounds import fee_said
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text, shown

EVIDENCE = ORDER_69 / "A2 p.14(3)"
Verdict = Literal["clear", "found", "unknown"]


@dataclass(frozen=True, slots=True)
class Ground:
    """One of the eight grounds: its words, what shows it, and the register that may show it instead."""

    key: ChangeGround
    number: int
    text: Text
    evidence: Text
    register: Register | None = None
    field: str = ""
    """The field of the register's answer that must agree with what the licence shall say."""
    for_objects: bool = False
    """It concerns licences that are issued for objects, or name one (An.4, 4 and 5)."""

    @property
    def clause(self) -> Clause:
        """Where the form names it."""
        return ORDER_69 / f"A2 An.4({self.number})"


GROUNDS: Final[Mapping[ChangeGround, Ground]] = {
    one.key: one
    for one in (
        Ground(ChangeGround.NAME, 1, *words.NAME, Register.PERSON, "name"),
        Ground(ChangeGround.ENTREPRENEUR_NAME, 2, *words.ENTREPRENEUR_NAME, Register.ENTREPRENEUR, "name"),
        Ground(
            ChangeGround.ENTREPRENEUR_ADDRESS,
            3,
            *words.ENTREPRENEUR_ADDRESS,
            Register.ENTREPRENEUR,
            "address",
        ),
        Ground(ChangeGround.ALIENATION, 4, *words.ALIENATION, for_objects=True),
        Ground(ChangeGround.OBJECT_ADDRESS, 5, *words.OBJECT_ADDRESS, for_objects=True),
        Ground(ChangeGround.REQUIREMENT, 6, *words.REQUIREMENT),
        Ground(ChangeGround.ACTIVITY_NAME, 7, *words.ACTIVITY_NAME),
        Ground(ChangeGround.SUBACTIVITY_NAME, 8, *words.SUBACTIVITY_NAME),
    )
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of a point of a renewal: the licence, the fee, or one of its grounds."""

    point: str
    """`licence`, `fee`, or the key of a ground."""
    verdict: Verdict
    why: Text


@dataclass(frozen=True, slots=True)
class Known:
    """What the case of a renewal holds."""

    application: RenewalApplication
    answers: Mapping[Register, RegisterAnswer]
    fee: FeeAnswer | None
    licence: LicenceAnswer | None
    on: date


def asked_of(application: RenewalApplication) -> tuple[Register, ...]:
    """The registers that are asked: of persons always, of entrepreneurs where a ground concerns them."""
    wanted = {GROUNDS[change.ground].register for change in application.changes} | {Register.PERSON}
    return tuple(register for register in (Register.PERSON, Register.ENTREPRENEUR) if register in wanted)


def known_of(now: Situation) -> Known:
    """What the journal of a case holds; the last answer of each kind counts."""
    told = [RegisterAnswer.model_validate(facts) for facts in now.earlier("record-answer")]
    fee, licence = now.last("record-fee"), now.last("record-licence")
    return Known(
        RenewalApplication.model_validate(now.last("submit")),
        {answer.register_name: answer for answer in told},
        FeeAnswer.model_validate(fee) if fee else None,
        LicenceAnswer.model_validate(licence) if licence else None,
        now.today,
    )  # fmt: skip


def findings(known: Known) -> tuple[Finding, ...]:
    """The licence, the fee and each ground, in this order."""
    return (_licence(known), _fee(known), *_changes(known))


def _licence(known: Known) -> Finding:
    told = known.licence
    if told is None:
        return Finding("licence", "unknown", words.LICENCE_NOT_ASKED)
    if not told.found or not told.own:
        return Finding("licence", "found", words.LICENCE_NOT_FOUND.format(number=told.number))
    if told.issued_on != known.application.issued_on:
        day = shown(told.issued_on) if told.issued_on else "–"
        return Finding("licence", "found", words.LICENCE_DAY.format(number=told.number, day=day))
    if told.state == "suspended":
        return Finding("licence", "found", words.LICENCE_SUSPENDED.format(number=told.number))
    if told.state != "active":
        return Finding("licence", "found", words.LICENCE_ENDED.format(number=told.number))
    return Finding("licence", "clear", words.LICENCE_VALID.format(number=told.number))


def _fee(known: Known) -> Finding:
    return Finding("fee", *fee_said(known.fee))


def _changes(known: Known) -> Iterator[Finding]:
    for change in known.application.changes:
        ground = GROUNDS[change.ground]
        shown_by = known.answers.get(ground.register) if ground.register else None
        if change.ground is ChangeGround.ALIENATION:
            yield Finding(change.ground, "found", words.NOT_FOR_OBJECTS)
        elif shown_by and shown_by.outcome == "found" and _same(shown_by, ground.field, change.after):
            yield Finding(change.ground, "clear", words.REGISTER_SHOWS)
        elif shown_by and shown_by.outcome == "found":
            # Where a state system holds the data, papers are no evidence against it (A2 p.14(3)).
            yield Finding(change.ground, "found", words.REGISTER_CONTRADICTS)
        elif change.paper is not None:
            yield Finding(change.ground, "clear", words.PAPER_SHOWS.format(number=change.paper.number))
        elif ground.register and (shown_by is None or shown_by.outcome in ("refused", "unavailable")):
            yield Finding(change.ground, "unknown", words.REGISTER_SILENT)
        else:
            yield Finding(change.ground, "found", words.NOT_SHOWN)


def _same(answer: RegisterAnswer, field: str, said: str) -> bool:
    def plain(value: str) -> str:
        return "".join(letter for letter in value.casefold() if letter.isalnum())

    return plain(answer.record.get(field) or "") == plain(said) != ""


_STANDS = Text(kk="{why}", ru="{why}", en="{why}")


def check_reissue(facts: object, now: Situation) -> Iterator[Objection]:
    """A valid licence of the applicant, a paid fee, and every ground shown: else nothing is re-issued."""
    for one in findings(known_of(now)):
        if one.verdict != "clear":
            yield Objection("cleared", f"renewal_{one.verdict}", _STANDS.format(why=one.why), EVIDENCE)
