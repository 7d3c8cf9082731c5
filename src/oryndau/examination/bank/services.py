"""The verbs of the bank: write, put forward, approve by a second person, withdraw by a date (C-11)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q

from oryndau.examination.bank.wording import Wording
from oryndau.examination.models import Area, Question, Version
from oryndau.people.models import Staff

__all__ = ["BankRefused", "approve", "propose", "reject", "revise", "set_weights", "withdraw", "write"]

State = Version.State


class BankRefused(Exception):
    """A step of the bank was not taken. `code` names the rule: four-eyes, state, weights, date."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def write(area: Area, wording: Wording, author: Staff, *, at: datetime) -> Version:
    """A new question with its first version, a draft. Its code comes from the area: `general-046`."""
    with transaction.atomic():
        Area.objects.select_for_update().get(pk=area.pk)  # codes of an area are given one after another
        last = area.questions.aggregate(last=Max("code"))["last"]
        number = int(last.rpartition("-")[2]) + 1 if last else 1
        question = Question.objects.create(code=f"{area.pk}-{number:03d}", area=area, made_at=at)
        return _version(question, 1, wording, author, at)


def revise(question: Question, wording: Wording, author: Staff, *, at: datetime) -> Version:
    """Another wording: the author's own draft is changed in place, everything else stays as it was."""
    with transaction.atomic():
        Question.objects.select_for_update().get(pk=question.pk)
        latest = question.versions.order_by("-no").first()
        if latest and latest.state == State.DRAFT and latest.author_id == author.pk:
            for name, value in wording.stored().items():
                setattr(latest, name, value)
            latest.made_at = at
            latest.save()
            return latest
        return _version(question, (latest.no if latest else 0) + 1, wording, author, at)


def _version(question: Question, no: int, wording: Wording, author: Staff, at: datetime) -> Version:
    return Version.objects.create(question=question, no=no, author=author, made_at=at, **wording.stored())


def propose(version: UUID, author: Staff) -> None:
    """Put a draft forward for approval: from now on its words stand."""
    rows = Version.objects.filter(pk=version, state=State.DRAFT, author=author)
    if not rows.update(state=State.PROPOSED):
        raise BankRefused("state")


def approve(version: UUID, approver: Staff, *, on: date, at: datetime) -> None:
    """A second person approves: the version is drawn from `on`, and the former one until then (four eyes)."""
    with transaction.atomic():
        row = _proposed(version, approver)
        row.state, row.approver, row.settled_at, row.valid_from = State.APPROVED, approver, at, on
        row.save()
        former = row.question.versions.filter(state=State.APPROVED).exclude(pk=row.pk)
        former.filter(Q(valid_until=None) | Q(valid_until__gt=on)).update(valid_until=on)


def reject(version: UUID, approver: Staff, remark: str, *, at: datetime) -> None:
    """A second person sends a version back with a remark; the author writes another one."""
    with transaction.atomic():
        row = _proposed(version, approver)
        row.state, row.approver, row.settled_at, row.remark = State.REJECTED, approver, at, remark
        row.save()


def _proposed(version: UUID, approver: Staff) -> Version:
    row = Version.objects.select_for_update().filter(pk=version, state=State.PROPOSED).first()
    if row is None:
        raise BankRefused("state")
    if row.author.person_id == approver.person_id:
        raise BankRefused("four-eyes")
    return row


def withdraw(versions: Iterable[UUID], remark: str, *, on: date) -> int:
    """Take approved versions out by a date, since the law changed; how many. Sessions before it use them."""
    rows = Version.objects.filter(pk__in=list(versions), state=State.APPROVED)
    open_ = rows.filter(Q(valid_until=None) | Q(valid_until__gt=on))
    # A version that would have been drawn from a later day only is never drawn.
    return open_.update(valid_until=on, remark=remark)


def set_weights(weights: dict[str, int]) -> None:
    """How many of a hundred questions each area gives. They come to 100 together, else `weights`."""
    with transaction.atomic():
        areas = list(Area.objects.select_for_update())
        if sum(weights.values()) != 100 or set(weights) != {area.pk for area in areas}:
            raise BankRefused("weights")
        for area in areas:
            area.weight = weights[area.pk]
        Area.objects.bulk_update(areas, ["weight"])


def tomorrow(on: date) -> date:
    """The first day on which what is approved on `on` may be drawn: a session under way is not changed."""
    return on + timedelta(days=1)
