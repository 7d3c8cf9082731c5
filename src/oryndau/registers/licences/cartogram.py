"""The regions as tiles, each about where it lies: a map without maps of others, drawn as SVG.

Only a picture of the list that stands beside it: no reader and no keyboard needs it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from oryndau.law.text import Text

SIZE, GAP, EDGE = 96, 6, 3


@dataclass(frozen=True, slots=True)
class Place:
    """Where a region's tile stands, and its name as short as a tile takes it."""

    column: int
    row: int
    short: Text


def _place(column: int, row: int, kk: str, ru: str, en: str) -> Place:
    return Place(column, row, Text(kk=kk, ru=ru, en=en))


PLACES: Mapping[str, Place] = {
    "39": _place(2, 0, "Қостанай", "Костанай", "Kostanay"),
    "59": _place(3, 0, "СҚО", "СКО", "North"),
    "55": _place(4, 0, "Павлодар", "Павлодар", "Pavlodar"),
    "27": _place(0, 1, "БҚО", "ЗКО", "West"),
    "15": _place(1, 1, "Ақтөбе", "Актобе", "Aktobe"),
    "11": _place(3, 1, "Ақмола", "Акмола", "Akmola"),
    "71": _place(4, 1, "Астана", "Астана", "Astana"),
    "10": _place(5, 1, "Абай", "Абай", "Abai"),
    "63": _place(6, 1, "ШҚО", "ВКО", "East"),
    "23": _place(0, 2, "Атырау", "Атырау", "Atyrau"),
    "62": _place(3, 2, "Ұлытау", "Ұлытау", "Ulytau"),
    "35": _place(4, 2, "Қарағанды", "Караганда", "Karagandy"),
    "33": _place(6, 2, "Жетісу", "Жетісу", "Zhetisu"),
    "47": _place(0, 3, "Маңғыстау", "Мангистау", "Mangystau"),
    "43": _place(2, 3, "Қызылорда", "Кызылорда", "Kyzylorda"),
    "61": _place(3, 3, "Түркістан", "Туркестан", "Turkistan"),
    "31": _place(4, 3, "Жамбыл", "Жамбыл", "Zhambyl"),
    "19": _place(5, 3, "Алматы обл.", "Алм. обл.", "Almaty R."),
    "79": _place(3, 4, "Шымкент", "Шымкент", "Shymkent"),
    "75": _place(5, 4, "Алматы", "Алматы", "Almaty"),
}
_SHADES = (("#ffffff", "#14262c"), ("#d5e8ec", "#14262c"), ("#7fb4c1", "#14262c"), ("#00495c", "#ffffff"))
"""Fill and ink of a tile, the more agents the darker; every pair is read at 4.5:1 or better."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A region as the picture shows it."""

    code: str
    name: str
    number: int
    x: int
    y: int
    fill: str
    ink: str

    @property
    def middle(self) -> int:
        """Where the words are centred."""
        return self.x + SIZE // 2


@dataclass(frozen=True, slots=True)
class Cartogram:
    """The picture: its size and its tiles."""

    tiles: list[Tile]
    width: int = 7 * (SIZE + GAP) - GAP + 2 * EDGE
    height: int = 5 * (SIZE + GAP) - GAP + 2 * EDGE
    size: int = SIZE


def cartogram(numbers: Mapping[str, int], language: str) -> Cartogram:
    """The picture of so many agents in each region."""
    most = max(numbers.values(), default=0)
    tiles = [_tile(code, place, numbers.get(code, 0), most, language) for code, place in PLACES.items()]
    return Cartogram(tiles)


def _tile(code: str, place: Place, number: int, most: int, language: str) -> Tile:
    fill, ink = _SHADES[0 if not number else 1 if number * 3 <= most else 2 if number * 3 <= most * 2 else 3]
    x, y = EDGE + place.column * (SIZE + GAP), EDGE + place.row * (SIZE + GAP)
    return Tile(code, place.short.in_(language), number, x, y, fill, ink)
