"""The closed list of grounds to refuse initiation: Art. 38(1) of Law No. 261-IV and A3 St. of Order No. 69
(E-10)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from oryndau.law.acts import Clause, clause
from oryndau.law.text import Text


class Ground(StrEnum):
    """`38.N` is sub-item N of Art. 38(1); `unreliable` is the order's own first ground."""

    NO_APPLICATION = "38.1"
    WRONG_PLACE = "38.2"
    LIMIT_EXPIRED = "38.3"
    NOT_A_DOCUMENT = "38.4"
    TERMINATED_BEFORE = "38.5"
    NOT_IN_FORCE = "38.6"
    ADVANCE_UNPAID = "38.7"
    NO_JUDICIAL_ACT = "38.8"
    NO_ADMINISTRATIVE_FILE = "38.9"
    TOO_EARLY = "38.10"
    NOT_COMPETENT = "38.11"
    DISSOLVED = "38.12"
    VOLUNTARY_TERM_RUNNING = "38.13"
    UNRELIABLE = "unreliable"


@dataclass(frozen=True, slots=True)
class GroundRule:
    """A ground in words: its clause, whether it can be cured (Art. 38(3)), whose desk it is about, what to
    do."""

    ground: Ground
    text: Text
    remedy: Text
    clause: Clause
    curable: bool
    private_only: bool

    @property
    def citation(self) -> Text:
        """The clause as a decree cites it, in full words and not by an abbreviation (E-10)."""
        if self.ground is Ground.UNRELIABLE:
            return Text(
                kk="№ 69 бұйрыққа 3-қосымшадағы Стандарттың бас тарту негіздерінің 1) тармақшасы",
                ru="подпункт 1) оснований для отказа Стандарта (приложение 3 к Приказу № 69)",
                en="sub-item 1) of the grounds for refusal of the Standard (Appendix 3 to Order No. 69)",
            )
        item = self.ground.value.removeprefix("38.")
        return Text(
            kk=f"Заңның 38-бабы 1-тармағының {item}) тармақшасы",
            ru=f"подпункт {item}) пункта 1 статьи 38 Закона",
            en=f"Art. 38(1), sub-item {item}) of the Law",
        )


@cache
def ground_rules() -> dict[Ground, GroundRule]:
    """All grounds in the order of the law, the order's own last."""
    rows = tomllib.loads((files("oryndau.law") / "data/grounds.toml").read_text("utf-8"))["ground"]
    return {rule.ground: rule for rule in map(_rule, rows)}


def ground_rule(ground: Ground | str) -> GroundRule:
    """The rule of one ground; ValueError for a code that is not on the closed list."""
    return ground_rules()[Ground(ground)]


def _rule(row: dict[str, Any]) -> GroundRule:
    return GroundRule(
        ground=Ground(row["code"]),
        text=Text(kk=row["kk"], ru=row["ru"], en=row["en"]),
        remedy=Text(kk=row["kk_what"], ru=row["ru_what"], en=row["en_what"]),
        clause=clause(row["clause"]),
        curable=row["curable"],
        private_only=row["concerns"] == "private",
    )
