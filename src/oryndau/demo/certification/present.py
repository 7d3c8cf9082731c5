"""Sessions of these days: one under way, one of the next morning, open ones, and one that was called off."""

from typing import Any

from oryndau.demo.certification import verbs
from oryndau.demo.certification.commission import FOR
from oryndau.demo.certification.past import HOUR, MINUTE, admitted, tested
from oryndau.demo.certification.scenes import Scene

_DISMISSED = {
    "grounds": ["restriction"], "restrictions": [4],
    "reasons_kk": "Тіркелім құқық қорғау органынан теріс себеппен босатылғанын растайды.",
    "reasons_ru": "Реестр подтверждает увольнение по отрицательным мотивам.",
}  # fmt: skip
_ANOTHER_DIPLOMA = {
    "grounds": ["unreliable"],
    "reasons_kk": "Дипломның нөмірі тіркелімдегіден өзгеше, мәлімет анық емес.",
    "reasons_ru": "Номер диплома расходится с реестром: сведения недостоверны.",
}  # fmt: skip
_MISSING = {
    "missing_kk": "Тағылымдама қорытындысының күні мен палатасы қағаз нұсқасымен сәйкес келмейді.",
    "missing_ru": "Дата и палата заключения о стажировке не совпадают с приложенной копией.",
}  # fmt: skip
_NO_HALL = (
    "Емтихан залы жөндеуге жабылды. Басқа сессияны таңдай аласыз.",
    "Экзаменационный зал закрыт на ремонт. Можно выбрать другую сессию.",
)


def under_way(scene: Scene) -> None:
    """The tests are over: one candidate waits for the interview, on the other two votes are missing."""
    days = scene.days
    opens = days.on(days.under_way, 9, 30)
    scene.at(days.at(-12, 10), verbs.announce, days.day(-6), opens, 10)
    admitted(scene, {"interviewed": {"language": "kk"}, "at-interview": {}}, -10)
    scene.at(days.at(-4, 10), verbs.appoint, head_chairs=False)
    over = tested(scene, opens, {"interviewed": 82, "at-interview": 74})
    scene.at(over, verbs.contest, "at-interview", "В ответе не учтена последняя поправка к статье.")
    scene.at(over, verbs.interview, "interviewed")
    scene.at(over + 12 * MINUTE, verbs.vote, "interviewed", [FOR, FOR])


def next_morning(scene: Scene) -> None:
    """Receipt is closed, the Commission appointed; three wait for the hall, two came to a hearing (C-18)."""
    days = scene.days
    scene.at(days.at(-11, 9, 30), verbs.announce, days.day(-5), days.on(days.next_morning, 10), 12)
    waiting: dict[str, dict[str, Any]] = {"waits-1": {"language": "kk"}, "waits-2": {}, "waits-3": {}}
    admitted(scene, waiting, -9)
    scene.at(days.at(-3, 12), verbs.appoint, head_chairs=True)
    wrong = {
        "specialty_code": "6B04201",
        "institution": "Академия юстиции «Образец»",
        "number": "ЖБ-Б 0000001",
    }
    for key, traits in (("hearing", {}), ("heard", {"diploma": wrong | {"issued_on": "2012-06-28"}})):
        scene.at(days.at(-8, 10, 30), verbs.apply, key, **traits)
        scene.at(days.at(-7, 16), verbs.complete, key)
    heard = days.at(-2, 15)
    scene.at(days.at(-3, 16), verbs.refuse_beforehand, "heard", _ANOTHER_DIPLOMA, heard)
    scene.at(heard + HOUR, verbs.hear, "heard", heard)
    scene.at(days.at(-1, 16), verbs.refuse_beforehand, "hearing", _DISMISSED, days.at_after(-1, 15))


def open_for_applications(scene: Scene) -> None:
    """Seats are left. Applications of every state before admission."""
    days = scene.days
    scene.at(days.at(-6, 9, 30), verbs.announce, days.day(5), days.at(9, 10), 25)
    for place, key in enumerate(("returned", "withdrawn", "unanswered", "incomplete")):
        scene.at(days.at(-4 + place // 2, 10, 7 * place), verbs.apply, key)
    scene.at(days.at(-3, 15), verbs.incomplete, "returned", _MISSING)
    scene.at(days.at(-3, 17), verbs.act, "returned", "refuse-to-consider", _MISSING)
    scene.at(days.at(-3, 12), verbs.withdraw, "withdrawn", "Отложил аттестацию по семейным причинам.")
    scene.at(days.at(-2, 12), verbs.complete, "unanswered")
    scene.at(days.at(-1, 12), verbs.incomplete, "incomplete", _MISSING)
    scene.at(days.at(-1, 10), verbs.apply, "registered", language="kk")


def open_elsewhere(scene: Scene) -> None:
    """Another territory: a combined application with its fee, just registered (C-20)."""
    days = scene.days
    scene.at(days.at(-4, 12), verbs.announce, days.day(6), days.at(10, 10), 10)
    scene.at(days.at(-1, 11), verbs.apply, "licence", licence=True)


def called_off(scene: Scene, instead: Scene) -> None:
    """Its one candidate chose another session, and his term counts anew (C-02, C-19)."""
    days = scene.days
    scene.at(days.at(-9, 16), verbs.announce, days.day(-2), days.at(2, 10), 8)
    scene.at(days.at(-7, 10), verbs.apply, "moved")
    scene.at(days.at(-6, 15), verbs.complete, "moved")
    scene.at(days.at(-5, 11), verbs.cancel, *_NO_HALL)
    scene.at(days.at(-4, 11), verbs.move, "moved", instead)
