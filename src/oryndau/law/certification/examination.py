"""The test: how questions are drawn and answers kept, so that a court can check both (C-11, C-12).

Chance comes from one secret seed of the session alone. Its hash is told when the session opens, the seed
when it is over: then anyone can draw a paper again. A card's place is the HMAC-SHA-256 of its name under the
seed, so which card is taken depends on no order of rows and on no other candidate.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from oryndau.law.canonical import canonical, digest

GENESIS: Final = bytes(32)
"""What the first saved answer of a test is chained to."""


class BankTooSmall(ValueError):
    """The areas that have weight hold fewer questions than the test needs."""


@dataclass(frozen=True, slots=True)
class Card:
    """A version of a question that may be drawn: id, code (`general-001/2`), area, keys of its options."""

    version: str
    code: str
    area: str
    options: Sequence[str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question of a paper, with the keys of its options in the order in which they are shown (`cadb`)."""

    version: str
    code: str
    order: str


def allocate(weights: Mapping[str, int], available: Mapping[str, int], count: int) -> dict[str, int]:
    """How many questions of each area make a test of `count`: by weight, by largest remainder (C-11).

    An area gives no more than it has; what it lacks is shared among the others. Of equal remainders the
    heavier area wins, then the first by name. Raises `BankTooSmall`; an area without weight gives nothing.
    """
    shares = dict.fromkeys(weights, 0)
    free = {area: weight for area, weight in weights.items() if weight > 0}
    left = count
    while free:
        total = sum(free.values())
        short = {area for area, weight in free.items() if left * weight > available.get(area, 0) * total}
        if not short:
            return shares | _by_remainder(free, total, left)
        for area in short:
            shares[area] = available.get(area, 0)
            left -= shares[area]
            del free[area]
    if left:
        raise BankTooSmall(f"{left} of {count} questions are missing")
    return shares


def _by_remainder(weights: Mapping[str, int], total: int, count: int) -> dict[str, int]:
    whole = {area: count * weight // total for area, weight in weights.items()}
    by_rest = sorted(weights, key=lambda area: (-(count * weights[area] % total), -weights[area], area))
    for area in by_rest[: count - sum(whole.values())]:
        whole[area] += 1
    return whole


def draw(
    seed: bytes, candidate: str, cards: Iterable[Card], weights: Mapping[str, int], count: int
) -> tuple[Drawn, ...]:
    """The candidate's paper: questions of each area by its weight, shuffled, each with its options shuffled.

    `candidate` is the id of his case. The same arguments give the same paper, in whatever order cards come.
    Raises `BankTooSmall`.
    """

    def place(purpose: str, *name: str) -> bytes:
        return hmac.digest(seed, canonical([purpose, candidate, *name]), "sha256")

    by_area: dict[str, list[Card]] = {}
    for card in cards:
        by_area.setdefault(card.area, []).append(card)
    shares = allocate(weights, {area: len(held) for area, held in by_area.items()}, count)
    chosen: list[Card] = []
    for area, share in shares.items():
        chosen += sorted(by_area.get(area, ()), key=lambda card: place("choose", card.version))[:share]
    chosen.sort(key=lambda card: place("question", card.version))

    def shown(card: Card) -> str:
        return "".join(sorted(card.options, key=lambda key: place("option", card.version, key)))

    return tuple(Drawn(card.version, card.code, shown(card)) for card in chosen)


def commitment(seed: bytes) -> str:
    """What is told of the seed before it is published: SHA-256 of its bytes, in hex (C-11)."""
    return hashlib.sha256(seed).hexdigest()


def paper_digest(paper: Iterable[Drawn]) -> str:
    """SHA-256 of a paper: of the canonical JSON of its list of `{"version", "code", "order"}`."""
    return digest([asdict(one) for one in paper])


def link(
    previous: bytes, *, attempt: str, no: int, question: int, choice: str, at: datetime, key: str
) -> bytes:
    """Hash of a saved answer, chained to the one before it (`GENESIS` for the first).

    Nothing can be changed, left out, put in or moved without every later hash being another one (C-11). `at`
    has its zone, else ValueError.
    """
    if at.tzinfo is None:
        raise ValueError("the moment must name its time zone")
    told = {
        "attempt": attempt, "no": no, "question": question, "choice": choice,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"), "key": key,
    }  # fmt: skip
    return hashlib.sha256(previous + canonical(told)).digest()


def correct(answers: Mapping[int, str], right: Mapping[int, str], void: Collection[int] = ()) -> int:
    """How many questions of the paper count as answered right; a void one does for everybody (C-12).

    Keys are places in the paper, values keys of options; `right` has every question of the paper.
    """
    return sum(place in void or answers.get(place) == key for place, key in right.items())


def ends_at(started_at: datetime, minutes: int, extra: int) -> datetime:
    """When the test that began then is over: its minutes and the extra ones granted (C-11; A1 p.11)."""
    return started_at + timedelta(minutes=minutes + extra)
