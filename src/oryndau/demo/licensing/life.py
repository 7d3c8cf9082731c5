"""What became of some licences: suspended, resumed, ended, taken away by a court (Art. 143, 144).

Each follows a proposal or a request, the officer's conclusion of which the holder is told, and the act signed
by another person (four eyes).
"""

from datetime import date, timedelta
from typing import Any

from oryndau.cases.models import Case
from oryndau.demo.certification.hands import act, candidate, now
from oryndau.demo.licensing.verbs import Scene, day
from oryndau.law.months import months_after, years_after
from oryndau.licensing.life import services
from oryndau.registers.models import Licence

_COURT = "Алматы қаласының Бостандық аудандық соты"
_REASONS: dict[str, tuple[str, str]] = {
    "outside": (
        "Орындаушы өз атқару округінен тыс жерде мүлікке тыйым салған.",
        "Исполнитель наложил арест на имущество за пределами своего исполнительного округа.",
    ),
    "training": (
        "Орындаушы белгіленген мерзімде біліктілігін арттыру оқуынан өтпеген.",
        "Исполнитель не прошёл обучение в установленный срок.",
    ),
    "trained": (
        "Орындаушы оқудан өтіп, сертификатын ұсынды: тоқтата тұру себебі жойылды.",
        "Исполнитель прошёл обучение и представил сертификат: причина приостановления устранена.",
    ),
    "wish": (
        "Лицензиат лицензияны тоқтату туралы өтініш берді, тәртіптік іс жүргізілмейді.",
        "Лицензиат подал заявление о прекращении лицензии, дисциплинарного производства нет.",
    ),
    "overcharged": (
        "Орындаушы қызметіне ақыны белгіленген мөлшерлемеден артық өндіріп алған.",
        "Исполнитель взыскал оплату своей деятельности выше установленных ставок.",
    ),
}  # fmt: skip


def plan(scene: Scene) -> None:
    """Four lives that are not like the others."""
    _suspended(scene)
    _resumed(scene)
    _terminated(scene)
    _deprived(scene)


def _suspended(scene: Scene) -> None:
    days, key = scene.days, "suspended"
    scene.at(days.at(-12, 11), propose, key, "suspend", "143.2.4", "outside")
    scene.at(days.at(-11, 11), conclude, key, "suspend", "outside", proposal=1, ground="143.2.4", months=3)
    scene.at(days.at(-6, 12), suspend, key, "143.2.4", "outside", 3)


def _resumed(scene: Scene) -> None:
    days, key = scene.days, "resumed"
    scene.at(days.at(-21, 11), propose, key, "suspend", "143.2.5", "training")
    scene.at(days.at(-20, 11), conclude, key, "suspend", "training", proposal=1, ground="143.2.5", months=6)
    scene.at(days.at(-15, 12), suspend, key, "143.2.5", "training", 6)
    scene.at(days.at(-7, 10), ask, key, "resume", "trained")
    scene.at(days.at(-6, 10), conclude, key, "resume", "trained", request=1)
    scene.at(days.at(-5, 12), sign, key, "resume", "trained")


def _terminated(scene: Scene) -> None:
    days, key = scene.days, "terminated"
    scene.at(days.at(-10, 10), ask, key, "terminate", "wish", no_discipline=True)
    scene.at(
        days.at(-9, 10), conclude, key, "terminate", "wish", request=1, ground="144.5", unheard="favourable"
    )
    scene.at(days.at(-8, 12), terminate, key, "144.5", "wish")


def _deprived(scene: Scene) -> None:
    days, key = scene.days, "deprived"
    scene.at(days.at(-22, 11), propose, key, "sue", "144.2.2", "overcharged")
    scene.at(days.at(-21, 11), conclude, key, "sue", "overcharged", proposal=1, ground="144.2.2")
    scene.at(days.at(-17, 11), sue, key, "144.2.2")
    scene.at(days.at(-2, 15), deprive, key, "144.2.2", "overcharged", days.day(-12), days.day(-3))


def _licence(scene: Scene, key: str) -> Licence:
    found = Licence.objects.filter(iin=scene.cast[key].iin).order_by("-issued_on", "-id").first()
    assert found, "whose life it is has a licence"
    return found


def _told(key: str) -> dict[str, str]:
    kk, ru = _REASONS[key]
    return {"reasons_kk": kk, "reasons_ru": ru}


def propose(scene: Scene, key: str, measure: str, ground: str, why: str) -> None:
    """The regional chamber proposes (Art. 143(1), 144(3))."""
    licence = _licence(scene, key)
    officer = scene.chambers[licence.territory].the("chamber")
    services.propose(
        licence.pk, {"measure": measure, "ground": ground, **_told(why)}, officer.actor, at=now()
    )


def ask(scene: Scene, key: str, wish: str, why: str, **more: Any) -> None:
    """The holder asks himself."""
    person = scene.cast[key]
    facts = {"wish": wish, "text": _REASONS[why][1], **more}
    services.request(_licence(scene, key).pk, facts, candidate(person), at=now())


def conclude(scene: Scene, key: str, measure: str, why: str, months: int = 0, **more: Any) -> None:
    """An officer concludes, and the holder is told (APPC Art. 73)."""
    officer = scene.ministry.posts["licensor"][0]
    facts = {"measure": measure, **_told(why), **more}
    if months:
        facts["until"] = months_after(day(), months) - timedelta(days=7)
    services.conclude(_licence(scene, key).pk, facts, officer.actor, at=now())


def sign(scene: Scene, key: str, step: str, why: str, **facts: Any) -> None:
    """The authorised person signs the act on the conclusion that stands."""
    licence = _licence(scene, key)
    told = {"conclusion": _last_conclusion(licence), "decided_on": day(), **_told(why), **facts}
    act(licence.pk, step, told, scene.ministry.the("licensing-head"))


def _last_conclusion(licence: Licence) -> int:
    return Case.objects.get(pk=licence.pk).events.filter(step="conclude").count()


def suspend(scene: Scene, key: str, ground: str, why: str, months: int) -> None:
    """The licence is suspended, at most for six months (Art. 143(2))."""
    until = months_after(day(), months) - timedelta(days=7)
    sign(scene, key, "suspend", why, ground=ground, until=until)


def terminate(scene: Scene, key: str, ground: str, why: str) -> None:
    """The licence ends (Art. 144)."""
    sign(scene, key, "terminate", why, ground=ground, effective_on=day())


def sue(scene: Scene, key: str, ground: str) -> None:
    """The claim to take the licence away is filed."""
    head = scene.ministry.the("licensing-head")
    facts = {
        "court": _COURT, "filed_on": day(), "reference": "7514-26-00-2/4417",
        "ground": ground,
    }  # fmt: skip
    services.record_claim(_licence(scene, key).pk, facts, head.actor, at=now())


def deprive(scene: Scene, key: str, ground: str, why: str, decided_on: date, in_force_on: date) -> None:
    """The court took the licence away, and the register says so (Art. 144(2))."""
    kk, ru = _REASONS[why]
    facts = {
        "ground": ground, "court": _COURT, "reference": "7514-26-00-2/4417",
        "decided_on": decided_on, "in_force_on": in_force_on, "recorded_on": day(),
        "barred_until": years_after(in_force_on, 3), "summary_kk": kk, "summary_ru": ru,
    }  # fmt: skip
    act(_licence(scene, key).pk, "deprive", facts, scene.ministry.the("licensing-head"))
