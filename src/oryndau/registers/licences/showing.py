"""Licences as pages show them: a line of a list, the facts of one, its history, its code."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from oryndau.law.territories import territories
from oryndau.pages import formats
from oryndau.pages.components import Happening, Link, Row, Tag
from oryndau.registers.licences import beside, selectors, words
from oryndau.registers.licences.told import told
from oryndau.registers.models import Licence, LicenceChange
from oryndau.timekeeping import local


@dataclass(frozen=True, slots=True)
class Line:
    """A licence in a list."""

    url: str
    name: str
    number: str
    region: str
    office: str
    tag: Tag
    since: date


def line(row: Licence, language: str, query: str = "") -> Line:
    """A licence in a list; `query` is put behind its address, so that the day asked for is kept."""
    return Line(
        url=address(row.number) + query, name=row.name, number=row.number,
        region=territories()[row.territory].name.in_(language), office=office(row, language),
        tag=words.tag(row.shown_state, language), since=row.shown_since,  # type: ignore[attr-defined]
    )  # fmt: skip


def address(number: str) -> str:
    """The page of the licence with this number."""
    return reverse("licences:one", args=[number])


def office(row: Licence, language: str) -> str:
    """The address of the office in the reader's language; English readers get the Russian one."""
    return (row.office_kk if language == "kk" else "") or row.office_ru or row.office_kk


def facts(row: Licence, language: str) -> list[Row]:
    """What the register says of a licence, and what other rooms know of its holder. Never the IIN."""
    where = territories()[row.territory].name.in_(language)
    return [
        Row(_("Name"), row.name), Row(_("Number of the licence"), row.number),
        Row(_("Date of issue"), formats.day(row.issued_on)), Row(_("Region of the office"), where),
        Row(_("Address of the office"), office(row, language)), *beside.beside(row, language),
    ]  # fmt: skip


def history(entered: list[LicenceChange], language: str) -> list[Happening]:
    """Every change, the newest first, with the acts that made it."""
    return [_happening(one, language) for one in reversed(entered)]


def _happening(one: LicenceChange, language: str) -> Happening:
    said = told(one)
    particulars = words.particulars(one, said, local(one.at).date())
    links = []
    if said.document:
        to = reverse("documents:check-number", args=[said.document])
        links.append(Link(to, _("Check the decision"), said.document))
    if said.other:
        links.append(Link(address(said.other), said.other))
    return Happening(
        title=words.title(one).in_(language), at=one.at, mark=words.mark(one.state), links=links,
        text=". ".join(part.in_(language) for part in particulars),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """What a licence is worth, and what that means for the reader."""

    tag: Tag
    since: date
    until: date | None
    meaning: str
    overdue: str = ""
    """Said of a suspension whose term has passed without a decision."""


def standing(change: LicenceChange, today: date, language: str) -> Standing:
    """What a change says a licence is worth."""
    until = told(change).until if change.state == Licence.State.SUSPENDED else None
    late = (
        words.OVERDUE.format(until=formats.short_day(until)).in_(language) if until and until < today else ""
    )
    meaning = words.MEANINGS[change.state].in_(language)
    return Standing(words.tag(change.state, language), change.effective_on, until, meaning, late)


def neighbours(row: Licence) -> tuple[Licence | None, Licence | None]:
    """The licence that this one replaced, and the one that replaced it."""
    near = selectors.public().filter(pk=row.predecessor_id).first() if row.predecessor_id else None
    return near, selectors.public().filter(predecessor=row.pk).first()


@lru_cache(maxsize=512)
def code(number: str) -> SafeString:
    """The QR code of a licence's page, to be printed or scanned from the screen."""
    made = segno.make(settings.SITE_URL + address(number), error="m", micro=False)
    drawn = made.svg_inline(scale=4, border=2, svgclass=None, lineclass=None, omitsize=False)
    return mark_safe(drawn)  # noqa: S308 (drawn by us of our own address)
