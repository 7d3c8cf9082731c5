"""Finding a case by number, IIN, BIN or name, in Kazakh or Russian letters, slips of the hand forgiven.

Names are folded: one case, one letter for what Kazakh and Russian keyboards and ears confuse. Then
PostgreSQL's trigrams forgive the rest.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Max, QuerySet

from oryndau.cases.models import Case, SearchEntry

_FOLDED = str.maketrans("әғқңөұүһіёйъьэ", "агкноуухиеи\u0000\u0000е")
_NEEDLE = re.compile(r"[\s\-–—_/.№]+")
SIMILAR = 0.45
"""How alike a word must be, 0 to 1: forgives one or two wrong letters in a surname."""

SHORTEST_WORD = 3
"""Shorter words, initials for one, are alike to too much: they only sort what the others found."""


def fold(text: str) -> str:
    """A name as it is searched: lower case, Kazakh letters as their Russian neighbours, single spaces."""
    folded = text.casefold().translate(_FOLDED).replace("\u0000", "")
    return " ".join(re.findall(r"\w+", folded))


def compact(text: str) -> str:
    """A number as it is searched: without spaces and dashes, in lower case."""
    return _NEEDLE.sub("", text).casefold()


def index(case: Case, *, number: str, document: str, people: Iterable[tuple[str, str]]) -> None:
    """Make a case findable by its number, its document's number, and its parties' numbers and names."""
    found = {("number", compact(number)), ("document", compact(document))}
    for identity, name in people:
        found |= {("identity", identity), ("name", fold(name))}
    SearchEntry.objects.bulk_create(
        SearchEntry(case=case, territory=case.territory, kind=kind, value=value[:400])
        for kind, value in sorted(found)
        if value
    )


def find(query: str, territory: str | None = None, limit: int = 50, *, procedure: str = "") -> list[Case]:
    """Cases that match, the best first; exact numbers before names. At most `limit`.

    A `procedure` may be named: worth its join where the cases of that service are few among many.
    """
    entries = SearchEntry.objects.all()
    if procedure:
        entries = entries.filter(case__procedure=procedure)
    if territory:
        entries = entries.filter(territory=territory)
    exact = _exact(entries, query)[:limit]
    ids = list(exact)
    if len(ids) < limit and fold(query) and not compact(query).isdigit():
        ids += [key for key in _by_name(entries, fold(query), limit) if key not in ids]
    cases = Case.objects.in_bulk(ids[:limit])
    return [cases[key] for key in ids[:limit] if key in cases]


def _exact(entries: "QuerySet[SearchEntry]", query: str) -> list[object]:
    values = {compact(query), query.strip()}
    rows = entries.filter(value__in=values).exclude(kind="name").order_by("-case_id")
    return list(dict.fromkeys(rows.values_list("case_id", flat=True)[:200]))


def _by_name(entries: "QuerySet[SearchEntry]", query: str, limit: int) -> list[object]:
    rows = (
        alike(entries.filter(kind="name"), "value", query)
        .values("case_id")
        .annotate(best=Max("like"))
        .order_by("-best", "-case_id")
    )
    return [row["case_id"] for row in rows[:limit]]


def alike(
    rows: "QuerySet[Any, Any]", column: str, query: str, *, similar: float = SIMILAR
) -> "QuerySet[Any, Any]":
    """Rows in whose folded column a word is like each word of the folded query; `like` says how much."""
    # The operator <% uses the trigram index; its threshold is the session's, set here for this query.
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, false)", [str(similar)])
    # Each word must be alike, not only the whole: a surname of thousands finds few with a name beside it.
    for word in [word for word in query.split() if len(word) >= SHORTEST_WORD] or [query]:
        rows = rows.filter(**{f"{column}__trigram_word_similar": word})
    found: QuerySet[Any, Any] = rows.annotate(like=TrigramWordSimilarity(query, column))
    return found
