"""Who holds a licence in the demonstration, and what became of some of the licences (L-09, L-12)."""

from datetime import timedelta

from oryndau.demo.licensing import life, verbs
from oryndau.demo.licensing.verbs import Scene
from oryndau.law.fee import Purpose

AGENTS = (
    "agent-1", "agent-2", "agent-3", "agent-4", "agent-5", "renewed", "renewing", "suspended", "resumed",
    "terminated", "deprived",
)  # fmt: skip
_RENAMED = {
    "ground": "object-address", "before": "Астана қаласы, Мысал көшесі, 12",
    "after": "Астана қаласы, Әділет көшесі, 12",
    "paper": {"number": "17-211", "issued_on": "2026-09-01", "issuer": "Астана қаласының мәслихаты"},
}  # fmt: skip
_NEW_NAME = {
    "ground": "activity-name", "before": "жеке сот орындаушысының қызметі",
    "after": "жеке сот орындаушысының қызметі (жаңа редакция)",
    "paper": {"number": "241-VIII", "issued_on": "2025-12-17", "issuer": "Қазақстан Республикасының Заңы"},
}  # fmt: skip


def plan(scene: Scene) -> None:
    """Everyone is licensed by his labour activity some five weeks ago; then the lives part."""
    for place, key in enumerate(AGENTS):
        _licensed(scene, key, -27 + place // 3, 7 * place)
    _reissued(scene)
    life.plan(scene)


def _licensed(scene: Scene, key: str, day: int, minute: int) -> None:
    days = scene.days
    scene.at(days.at(day, 9, minute % 60), verbs.order, key)
    scene.at(
        days.at(day, 10, minute % 60), verbs.apply, key, ground="prosecutor" if minute % 2 else "enforcement"
    )
    scene.at(days.at(day + 1, 11, minute % 60), verbs.conclude, key)
    scene.at(days.at(day + 1, 15, minute % 60), verbs.endorse, key)
    scene.at(days.at(day + 2, 10, minute % 60), verbs.issue, key)


def _reissued(scene: Scene) -> None:
    """One licence was re-issued for a renamed street; another application waits for the signature."""
    days = scene.days
    for key, change, day in (("renewed", _RENAMED, -9), ("renewing", _NEW_NAME, -2)):
        scene.at(days.at(day, 9, 40), verbs.order, key, Purpose.LICENCE_RENEWAL)
        scene.at(days.at(day, 10, 5), verbs.renew, key, change)
        scene.at(days.at(day, 10, 5) + timedelta(hours=6), verbs.conclude, key)
        scene.at(days.at(day + 1, 9, 45), verbs.endorse, key)
    scene.at(days.at(-8, 11, 30), verbs.reissue, "renewed")
