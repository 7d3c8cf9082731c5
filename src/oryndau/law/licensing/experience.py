"""Labour activity instead of certification: which positions count, and for how long (Art. 142(5)).

Years are counted as days of service; days of two positions at once count once (an assumption: the law says
only "years"). So many years are as few days as so many years in a row can have, so that whoever served them
from one day to its eve has served them, whatever leap years they held.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from oryndau.law import parameters
from oryndau.law.acts import LAW_261, Clause
from oryndau.law.licensing.facts import Employment, LabourBasis, LabourGround
from oryndau.law.text import Text

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A subparagraph of Art. 142(5): who it is, and the parameter of the years it asks, if any."""

    ground: LabourGround
    text: Text
    clause: Clause
    years: str = ""


EXEMPTIONS: Final = {
    one.ground: one
    for one in (
        Exemption(
            LabourGround.EXAMINATION,
            Text(
                kk="Жоғары Сот Кеңесі жанындағы комиссияда біліктілік емтиханын тапсырып, сотта "
                   "тағылымдамадан өтіп, сот отырысының оң пікірін алған адам",
                ru="сдавший квалификационный экзамен в комиссии при Высшем Судебном Совете, прошедший "
                   "стажировку в суде и получивший положительный отзыв пленарного заседания",
                en="passed the qualification examination of the commission at the Supreme Judicial Council "
                   "and an internship in a court with a positive review",
            ),
            LAW_261 / "Art. 142(5)1",
        ),
        Exemption(
            LabourGround.JUDGE,
            Text(
                kk="судья немесе өкілеттігі заңда аталған негіздермен тоқтатылған бұрынғы судья",
                ru="судья или бывший судья, полномочия которого прекращены по названным в законе основаниям",
                en="a judge, or a former judge whose powers ended on the grounds that the law names",
            ),
            LAW_261 / "Art. 142(5)2",
        ),
        Exemption(
            LabourGround.PROSECUTOR,
            Text(
                kk="прокурор немесе тергеуші лауазымында кемінде {years} жыл жұмыс істеген адам",
                ru="проработавший в должности прокурора или следователя не менее {years} лет",
                en="worked as a prosecutor or investigator for at least {years} years",
            ),
            LAW_261 / "Art. 142(5)3", "licence.labour-prosecutor",
        ),
        Exemption(
            LabourGround.ENFORCEMENT,
            Text(
                kk="атқарушылық құжаттардың орындалуын қамтамасыз ететін мемлекеттік органдарда кемінде "
                   "{years} жыл жұмыс істеген адам",
                ru="проработавший в государственных органах в сфере обеспечения исполнения исполнительных "
                   "документов не менее {years} лет",
                en="worked in state bodies that secure the execution of enforcement documents for at least "
                   "{years} years",
            ),
            LAW_261 / "Art. 142(5)4", "licence.labour-enforcement",
        ),
    )
}  # fmt: skip
"""The four subparagraphs of Art. 142(5)."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the rows come to: days of service, the days that the law asks on that day, and whether they do."""

    days: int
    needed: int
    years: int

    @property
    def enough(self) -> bool:
        """Whether the rows reach what the law asks."""
        return self.days >= self.needed

    @property
    def missing(self) -> int:
        """Days that are missing; 0 when enough."""
        return max(0, self.needed - self.days)


def years_asked(ground: LabourGround, on: date) -> int:
    """Years that the law asks of this ground on a day; 0 where it asks for a document instead."""
    name = EXEMPTIONS[ground].years
    return int(parameters.get(name, on=on)) if name else 0


def words(ground: LabourGround, on: date) -> Text:
    """The ground in words, with its years of that day."""
    return EXEMPTIONS[ground].text.format(years=years_asked(ground, on))


def service_days(rows: Iterable[Employment], on: date) -> int:
    """Days of service up to and including a day: a row without an end goes on, a day counts once."""
    spans = sorted((row.started_on, min(row.ended_on or on, on)) for row in rows if row.started_on <= on)
    total, counted_to = 0, date.min
    for start, end in spans:
        first = max(start, counted_to + _DAY) if counted_to > date.min else start
        if end >= first:
            total += (end - first).days + 1
            counted_to = end
    return total


def weigh(basis: LabourBasis, on: date) -> Weighed:
    """Whether the rows of the labour activity reach the years that the chosen ground asks (L-02)."""
    years = years_asked(basis.ground, on)
    needed = 365 * years + years // 4
    return Weighed(service_days(basis.rows, on), needed, years)
