"""The hearing before a refusal of certification: its clauses and its grounds (C-18; A1 p.14(2), p.14(3))."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from oryndau.law import hearing
from oryndau.law.acts import APPC, LAW_261, ORDER_69
from oryndau.law.certification.admission import found_by_registers
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text

if TYPE_CHECKING:
    from oryndau.law.certification.facts import Refusal

NOTICE = ORDER_69 / "A1 p.14(2)"
HELD = ORDER_69 / "A1 p.14(3)"

_CLEARED = Text(
    kk="{number}) тармақшадағы шектеуді тіркелім растамайды: {why}",
    ru="ограничение подпункта {number}) реестр не подтверждает: {why}",
    en="the register does not confirm the restriction of subparagraph {number}: {why}",
)
_NOT_HEARD = Text(
    kk="бас тарту тек алдын ала шешімде аталып, үміткер тыңдалған негіздерге сүйенеді",
    ru="отказ опирается только на основания предварительного решения, по которым кандидата заслушали",
    en="a refusal rests only on the grounds of the preliminary decision, on which the candidate was heard",
)

check_notice = hearing.check_notice("certification.decision", NOTICE, HELD)
check_held = hearing.check_held(HELD)


def check_grounds(facts: Refusal, now: Situation) -> Iterator[Objection]:
    """No restriction is named that the registers clear (C-05, C-08)."""
    for one in found_by_registers(now):
        if one.number in facts.restrictions and one.verdict == "clear":
            words = _CLEARED.format(number=one.number, why=one.why)
            yield Objection("restrictions", "restriction_clear", words, LAW_261 / f"Art. 140(2){one.number}")


def check_heard(facts: Refusal, now: Situation) -> Iterator[Objection]:
    """A refusal rests only on what the candidate was told of and heard on (C-18; APPC Art. 73)."""
    told = now.last("propose-refusal")
    new = [str(number) for number in facts.restrictions if number not in told.get("restrictions", ())]
    if new or not set(facts.grounds) <= set(told.get("grounds", ())):
        yield Objection(
            "restrictions" if new else "grounds", "ground_not_heard", _NOT_HEARD, APPC / "Art. 73"
        )
