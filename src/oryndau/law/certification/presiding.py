"""Who presides, whose vote decides an equal split, when the chairman takes no part (C-15; A1 p.13(3)).

The order gives the deciding vote to the chairman and says nothing of a chairman who is recused. So that no
equal split is left without a decision, his recusal must name a replacement, who presides in his place. That
is an assumption until the Department's regulation of commissions says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from oryndau.law.acts import ORDER_69
from oryndau.law.certification.commission import voters
from oryndau.law.certification.session_facts import Opening, Recusal, Seat
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text

EQUAL_SPLIT = ORDER_69 / "A1 p.13(3)"

_NOBODY = Text(
    kk="төраға шеттетілсе, оның орнына төрағалық ететін қосалқы мүше көрсетіледі: дауыстар тең бөлінсе, "
    "шешуші дауысты бұйрық төрағаға береді, ал төрағасыз жағдайды реттемейді",
    ru="при отводе председателя нужно назвать запасного члена, который председательствует вместо него: при "
    "равенстве голосов приказ отдаёт решающий голос председателю, случая же без него не предусматривает",
    en="when the chairman is recused, a substitute who presides in his place must be named: the order lets "
    "the chairman's vote decide an equal split and does not say what happens without a chairman",
)


def presiding(opening: Opening, recusals: Iterable[Recusal], candidate: UUID | None = None) -> UUID | None:
    """Whose vote decides an equal split on a candidate: the chairman's, or that of who replaces him.

    Without a candidate: who presides over the session. None when nobody does.
    """
    told = list(recusals)
    chair = next(one.staff for one in opening.composition.people if one.seat is Seat.CHAIRMAN)
    for one in told:
        if one.member == chair and one.candidate in (None, candidate) and one.replaced_by:
            chair = one.replaced_by
    return chair if chair in voters(opening, told, candidate) else None


def check_presiding(facts: Recusal, now: Situation) -> Iterator[Objection]:
    """After a recusal somebody still presides, over the session and over each candidate (C-15)."""
    opening = Opening.model_validate(now.last("open"))
    before = [Recusal.model_validate(told) for told in now.earlier("recuse")]
    about = {facts.candidate} if facts.candidate else {None, *(one.candidate for one in before)}
    if any(presiding(opening, [*before, facts], candidate) is None for candidate in about):
        yield Objection("replaced_by", "nobody_presides", _NOBODY, EQUAL_SPLIT)
