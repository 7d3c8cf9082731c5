"""Reads of the bank: lists, what waits for approval, whether a test can be drawn from it (C-11)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from oryndau.cases.keyset import Order, Page, page
from oryndau.examination.models import Area, Question, Version

ORDER = Order(("code",))
SIZE = 50


@dataclass(frozen=True, slots=True)
class Coverage:
    """An area: its weight, how many questions can be drawn from it, whether that is enough for choice."""

    area: Area
    available: int
    proposed: int

    @property
    def enough(self) -> bool:
        """Twice the weight at least: else every candidate sees the same questions."""
        return self.available >= 2 * self.area.weight


def in_force(on: date) -> Q:
    """The rule by which a version may be drawn on a day, as a filter of versions."""
    return Q(state=Version.State.APPROVED, valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))


def questions(
    *, area: str = "", state: str = "", search: str = "", on: date, after: str = "", before: str = ""
) -> Page[Question]:
    """Questions by code with their latest version, by keyset pages. `state` is of the latest version, or
    `in-force`, `withdrawn`.
    """
    latest = Version.objects.filter(question=OuterRef("pk")).order_by("-no")
    found = Question.objects.annotate(
        latest=Subquery(latest.values("pk")[:1]), latest_state=Subquery(latest.values("state")[:1])
    )
    if area:
        found = found.filter(area=area)
    if search:
        text = Q(versions__stem_kk__icontains=search) | Q(versions__stem_ru__icontains=search)
        where = text | Q(versions__article__icontains=search) | Q(code__icontains=search)
        found = found.filter(pk__in=Question.objects.filter(where).values("pk"))
    found = _of_state(found, state, on)
    return page(found.select_related("area"), ORDER, SIZE, after=after, before=before)


def _of_state(found: QuerySet[Any], state: str, on: date) -> QuerySet[Any]:
    if state == "in-force":
        return found.filter(pk__in=Version.objects.filter(in_force(on)).values("question"))
    if state == "withdrawn":
        over = Version.objects.filter(state=Version.State.APPROVED, valid_until__lte=on).values("question")
        return found.filter(pk__in=over).exclude(
            pk__in=Version.objects.filter(in_force(on)).values("question")
        )
    return found.filter(latest_state=state) if state else found


def coverage(on: date) -> list[Coverage]:
    """Every area with what can be drawn from it on a day."""
    drawn = _counted(in_force(on))
    waiting = _counted(Q(state=Version.State.PROPOSED))
    return [Coverage(area, drawn.get(area.pk, 0), waiting.get(area.pk, 0)) for area in Area.objects.all()]


def _counted(rule: Q) -> dict[str, int]:
    rows = Version.objects.filter(rule).values_list("question__area")
    return dict(rows.annotate(Count("question", distinct=True)).order_by())


def proposed() -> QuerySet[Version]:
    """What waits for a second person, the oldest first."""
    rows = Version.objects.filter(state=Version.State.PROPOSED)
    return rows.select_related("question__area", "author__person").order_by("made_at", "pk")


def resting_on(act: str, article: str, on: date) -> QuerySet[Version]:
    """Versions in force that rest on a place in law, for when it changes. `Art. 38` finds `Art. 38(1)3`."""
    exact = Q(article=article) | Q(article__startswith=f"{article}(")
    rows = Version.objects.filter(in_force(on), exact, act=act)
    return rows.select_related("question__area").order_by("question__code")


def newest_in_force(on: date) -> QuerySet[Version]:
    """Of every question the version that may be drawn on a day, by code: what an export holds."""
    found = Version.objects.filter(in_force(on)).order_by("question", "-no").distinct("question")
    rows = Version.objects.filter(pk__in=found.values("pk")).select_related("question__area")
    return rows.order_by(Coalesce(F("question__area__order"), 0), "question__code")
