"""Licences as pages show them: a line of a list, the facts of one, its history, its code."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from oryndau.law.territories import territories
from oryndau.pages import formats
from oryndau.pages.components import Happening, Link, Row, Tag
from oryndau.registers.licences import beside, selectors, words
from oryndau.registers.licences.search import fold
from oryndau.registers.licences.told import told
from oryndau.registers.models import Licence, LicenceChange
from oryndau.timekeeping import local

_LINE = (
    '<li class="site-people__one"><div><a class="govuk-link govuk-!-font-weight-bold" href="{}{}">{}</a><br>'
    "{} · {}{}</div><div>{} {}</div></li>"
)
_TAG = '<strong class="govuk-tag govuk-tag--{}"><span class="shape" aria-hidden="true">{}</span>{}</strong>'
_KIND = re.compile("^(город|область) ")
"""Words before a name, by which nobody looks it up."""
_OPTION = '<option value="{}"{}>{}</option>'


def lines(rows: Iterable[Licence], language: str, query: str = "") -> SafeString:
    """The lines of a list; `query` is put behind their addresses, so that the day asked for is kept.

    Not a template: the register is searched by the whole country, and a list has many lines.
    """
    numbered, since, where = _("No. %(number)s"), _("since %(day)s"), reverse("licences:list")
    named = dict(regions(language))
    return format_html_join("", _LINE, (
        (
            f"{where}{row.number}/", query, row.name, numbered % {"number": row.number},
            named[row.territory], _office(row, language), _tag(row.shown_state, language),  # type: ignore[attr-defined]
            since % {"day": formats.short_day(row.shown_since)},  # type: ignore[attr-defined]
        )
        for row in rows
    ))  # fmt: skip


@lru_cache
def _tag(state: str, language: str) -> SafeString:
    tag = words.tag(state, language)
    return format_html(_TAG, tag.tone.colour, tag.tone.shape, tag.text)


def _office(row: Licence, language: str) -> SafeString | str:
    address = office(row, language)
    return format_html("<br>{}", address) if address else ""


@lru_cache(maxsize=200)
def options(what: str, chosen: str, language: str) -> SafeString:
    """The choices of a list, regions or states, with the chosen one marked."""
    named = regions(language) if what == "regions" else states(language)
    rows = ((key, mark_safe(" selected" if key == chosen else ""), name) for key, name in named)  # noqa: S308
    return format_html_join("", _OPTION, rows)


@lru_cache
def regions(language: str) -> tuple[tuple[str, str], ...]:
    """Codes and names of the regions, in the order of the alphabet."""
    named = ((code, one.name.in_(language)) for code, one in territories().items())
    return tuple(sorted(named, key=lambda region: fold(_KIND.sub("", region[1]))))


def states(language: str) -> list[tuple[str, str]]:
    """Keys and names of the states."""
    return [(state, text.in_(language)) for state, text in words.STATES.items()]


def address(number: str) -> str:
    """The page of the licence with this number."""
    return reverse("licences:one", args=[number])


def office(row: Licence, language: str) -> str:
    """The address of the office in the reader's language; English readers get the Russian one."""
    return (row.office_kk if language == "kk" else "") or row.office_ru or row.office_kk


def facts(row: Licence, language: str) -> list[Row]:
    """What the register says of a licence, and what other rooms know of its holder. Never the IIN."""
    where = territories()[row.territory].name.in_(language)
    known = [
        Row(_("Name of the agent"), row.name), Row(_("Number of the licence"), row.number),
        Row(_("Date of issue"), formats.day(row.issued_on)), Row(_("Region of the office"), where),
    ]  # fmt: skip
    # Who keeps the offices tells the address with all the rest of it.
    said = beside.beside(row, language)
    if not said and (address := office(row, language)):
        known.append(Row(_("Address of the office"), address))
    return [*known, *said]


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
