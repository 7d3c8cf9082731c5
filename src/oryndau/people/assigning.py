"""Who gets a case: who has the fewest open tasks, of equals the longest idle (C-06, E-03)."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Count

from oryndau.cases import engine, outbox
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Event, Task
from oryndau.people.models import Staff


class NobodyThere(outbox.Later):
    """Nobody of the role is at work in the territory: the application waits; the head sees it in the list."""


def choose(role: str, territory: str) -> tuple[Staff, int]:
    """The active person of a role in a territory who has the fewest open tasks, and their number.

    Of equals the longest idle; who never had a case comes first. The rows of the territory's people are
    locked in order, so that two workers do not choose by the same count. Raises `NobodyThere`.
    """
    posts = list(
        Staff.objects.select_for_update().filter(territory=territory, role=role, active=True).order_by("pk")
    )
    if not posts:
        raise NobodyThere(f"no active {role.replace('-', ' ')} in territory {territory}")
    open_tasks = loads(post.pk for post in posts)
    never = datetime.min.replace(tzinfo=UTC)
    chosen = min(posts, key=lambda p: (open_tasks.get(p.pk, 0), p.assigned_last_at or never, p.pk))
    return Staff.objects.select_related("person").get(pk=chosen.pk), open_tasks.get(chosen.pk, 0)


def loads(posts: Iterable[UUID]) -> dict[UUID, int]:
    """How many open tasks each of these posts has; who has none is left out."""
    rows = Task.objects.filter(assignee__in=list(posts), done_at=None).values_list("assignee")
    return {post: number for post, number in rows.annotate(Count("id")) if post}


def given(post: UUID, at: datetime) -> None:
    """Write down that a post was given a case now."""
    Staff.objects.filter(pk=post).update(assigned_last_at=at)


def hand_over(
    case_id: UUID, staff: UUID, reason: str, actor: Actor, *, role: str, version: int, at: datetime
) -> Event:
    """The head hands a case to another active person of the role in the same territory, with a reason.

    Raises `FactsInvalid` for anybody else, and what the engine raises.
    """
    rule = {"role": role, "active": True, "territory": actor.territory}
    target = Staff.objects.filter(pk=staff, **rule).first()
    if target is None:
        raise FactsInvalid("reassign", errors=[{"loc": ("staff",), "msg": f"not a {role} of this territory"}])
    facts = {"staff": str(target.pk), "reason": reason}
    event = engine.perform(case_id, "reassign", actor, facts, at=at, version=version)
    given(target.pk, at)
    return event
