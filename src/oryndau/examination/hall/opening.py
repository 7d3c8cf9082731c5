"""The test of a session is bound to a secret seed when it opens, and the seed is told at the end (C-11)."""

import secrets
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from oryndau.examination.hall.errors import Refused
from oryndau.examination.models import Area, Attempt, Exam, Version
from oryndau.law import parameters
from oryndau.law.certification.examination import BankTooSmall, Card, allocate, commitment

__all__ = ["cards_of", "open_exam", "publish_seed", "weights_of"]


def open_exam(session: UUID, territory: str, *, on: date, at: datetime) -> Exam:
    """Open the test of a session: a fresh secret seed, and what its papers are drawn from, as it stands now.

    A session has one test: the second call returns it. Raises `Refused` when the bank is too small.
    """
    made = Exam.objects.filter(pk=session).first()
    if made:
        return made
    count, bank = _parameter("certification.questions", on), _bank(on)
    available = {area: sum(card[2] == area for card in bank["cards"]) for area in bank["weights"]}
    try:
        allocate(bank["weights"], available, count)
    except BankTooSmall as error:
        raise Refused("bank-too-small") from error
    seed = secrets.token_bytes(32)
    exam, _made = Exam.objects.get_or_create(
        pk=session,
        defaults={
            "territory": territory, "seed": seed.hex(), "commitment": commitment(seed), "questions": count,
            "pass_mark": _parameter("certification.pass-mark", on), "bank_on": on, "opened_at": at,
            "minutes": _parameter("certification.minutes", on), "bank": bank,
        },
    )  # fmt: skip
    return exam


def _parameter(name: str, on: date) -> int:
    return int(parameters.get(name, on=on))


def _bank(on: date) -> dict[str, Any]:
    """Weights of the areas, and of every question the newest version that may be drawn on that day."""
    may = Q(state=Version.State.APPROVED, valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gt=on))
    found = Version.objects.filter(may).select_related("question").order_by("question", "no")
    newest = {version.question_id: version for version in found}
    cards = [
        [
            str(one.pk), f"{one.question.code}/{one.no}", one.question.area_id,
            "".join(option["key"] for option in one.options),
        ]
        for one in newest.values()
    ]  # fmt: skip
    weights = dict(Area.objects.order_by("code").values_list("code", "weight"))
    return {"weights": weights, "cards": sorted(cards, key=lambda card: str(card[1]))}


def cards_of(exam: Exam) -> list[Card]:
    """What papers of a test are drawn from."""
    return [Card(*card) for card in exam.bank["cards"]]


def weights_of(exam: Exam) -> dict[str, int]:
    """The weight of each area, as it stood when the test was opened."""
    weights: dict[str, int] = exam.bank["weights"]
    return weights


def publish_seed(session: UUID, at: datetime) -> Exam:
    """Tell the seed, so that everybody can draw every paper again. Raises `Refused` while a test runs.

    A second call changes nothing.
    """
    with transaction.atomic():
        exam = Exam.objects.select_for_update().get(pk=session)
        if Attempt.objects.filter(exam=exam, state=Attempt.State.RUNNING).exists():
            raise Refused("still-running")
        if exam.published_at is None:
            exam.published_at = at
            exam.save(update_fields=["published_at"])
    return exam
