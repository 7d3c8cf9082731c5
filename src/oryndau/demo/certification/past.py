"""Sessions that are over: one with every outcome, and one whose minutes were taken back and drawn up anew."""

from datetime import datetime, timedelta
from typing import Any

from oryndau.demo.certification import verbs
from oryndau.demo.certification.commission import AGAINST, FOR, Ballot
from oryndau.demo.certification.scenes import Scene

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
_FOUND = {
    "grounds": ["restriction"], "restrictions": [3],
    "reasons_kk": "Тіркелім қылмыстық жауаптылықтан ақтамайтын негізбен босатылғанын растайды.",
    "reasons_ru": "Реестр подтверждает освобождение от уголовной ответственности по нереабилитирующему "
                  "основанию.",
}  # fmt: skip


def admitted(scene: Scene, keys: dict[str, dict[str, Any]], distance: int) -> None:
    """Candidates apply on a day and the next one, are found complete and admitted in two days more."""
    for place, (key, traits) in enumerate(keys.items()):
        day, days = distance + place % 2, scene.days
        scene.at(days.at(day, 9 + place % 9, 7 * place), verbs.apply, key, **traits)
        scene.at(days.at(day + 1, 15, 2 * place), verbs.complete, key)
        scene.at(days.at(day + 2, 11, 3 * place), verbs.admit, key)


def tested(scene: Scene, opens: datetime, marks: dict[str, int], *others: str) -> datetime:
    """The session opens and everybody is tested; `marks` are right answers, `others` only sit.

    The moment when the tests are over.
    """
    scene.at(opens, verbs.convene)
    for place, key in enumerate([*marks, *others], start=1):
        scene.at(opens + (4 + place) * MINUTE, verbs.seat, key, place)
    scene.at(opens + 20 * MINUTE, verbs.begin)
    for place, (key, right) in enumerate(marks.items()):
        ends = opens + (86 + 3 * place) * MINUTE
        scene.at(ends, verbs.answer, key, right)
        scene.at(ends + MINUTE, verbs.sign_sheet, key)
    return opens + 100 * MINUTE


def decided(scene: Scene, after: datetime, ballots: dict[str, list[Ballot]]) -> None:
    """One after the other is interviewed and voted on."""
    for place, (key, choices) in enumerate(ballots.items()):
        scene.at(after + 20 * place * MINUTE, verbs.interview, key)
        scene.at(after + (20 * place + 12) * MINUTE, verbs.vote, key, choices)


def concluded(scene: Scene) -> None:
    """Some weeks ago: every outcome, a casting vote, a refusal after a hearing (C-08 to C-18)."""
    days = scene.days
    opens = days.at(-15, 9, 30)
    scene.at(days.at(-24, 9, 30), verbs.announce, days.day(-19), opens)
    marks = {"passed": 91, "passed-licence": 84, "casting-vote": 73, "voted-down": 71, "failed-test": 62}
    traits: dict[str, dict[str, Any]] = {key: {} for key in (*marks, "suspended", "absent")}
    traits |= {"passed": {"language": "kk"}, "passed-licence": {"licence": True}}
    admitted(scene, traits, -23)
    _refused(scene)
    scene.at(days.at(-18, 16), verbs.appoint, head_chairs=True)
    over = tested(scene, opens, marks, "suspended")
    scene.at(opens + HOUR, verbs.suspend, "suspended")
    scene.at(over + 20 * MINUTE, verbs.contest, "failed-test", "Норма изменена: верны два варианта ответа.")
    ruling = (
        "Тұжырым екіұшты: сұрақ барлығына дұрыс деп есептеледі.",
        "Вопрос двусмыслен, засчитан всем.",
    )
    scene.at(over + 2 * HOUR, verbs.rule, "failed-test", *ruling)
    written = "Кандидат не назвал оснований приостановления производства, подготовку следует повторить."
    ballots = {
        "passed": [FOR] * 4, "passed-licence": [FOR, FOR, FOR, AGAINST],
        "casting-vote": [FOR, FOR, AGAINST, ("fail", written)],
        "voted-down": [AGAINST, AGAINST, FOR, AGAINST],
    }  # fmt: skip
    decided(scene, over + 3 * HOUR, ballots)
    opinion = "Кандидат понимает суть вопросов, неточности несущественны: его можно было аттестовать."
    scene.at(over + 5 * HOUR, verbs.dissent, "voted-down", 1, opinion)
    scene.at(over + 5.2 * HOUR, verbs.draw_up)
    scene.at(over + 5.5 * HOUR, verbs.sign_minutes)
    scene.at(days.at(-14, 10), verbs.sign_results)


def _refused(scene: Scene) -> None:
    days, key = scene.days, "refused"
    heard = days.at(-16, 15)
    scene.at(days.at(-22, 12), verbs.apply, key)
    scene.at(days.at(-21, 15, 40), verbs.complete, key)
    scene.at(days.at(-17, 10), verbs.refuse_beforehand, key, _FOUND, heard)
    scene.at(heard + 40 * MINUTE, verbs.hear, key, heard)
    scene.at(heard + 2 * HOUR, verbs.act, key, "refuse", _FOUND)


def drawn_up_anew(scene: Scene) -> None:
    """Two weeks ago: a recusal with a replacement, minutes taken back after some had signed (C-15, C-16)."""
    days = scene.days
    opens = days.at(-9, 10)
    scene.at(days.at(-18, 11), verbs.announce, days.day(-13), opens, 15)
    marks = {"second-passed": 88, "second-recused": 79, "second-failed": 55}
    admitted(scene, {"second-passed": {}, "second-recused": {"language": "kk"}, "second-failed": {}}, -17)
    scene.at(days.at(-12, 12), verbs.appoint, head_chairs=True)
    over = tested(scene, opens, marks)
    reason = "Үміткер тағылымдамадан менің жетекшілігіммен өткен: мүдделер қақтығысы."
    scene.at(over, verbs.recuse, "second-recused", 0, 3, reason)
    ballots = {"second-passed": [FOR] * 4, "second-recused": [FOR, FOR, AGAINST, FOR]}
    decided(scene, over + 3 * HOUR, ballots)
    scene.at(over + 4.2 * HOUR, verbs.draw_up)
    scene.at(over + 4.5 * HOUR, verbs.sign_minutes, but=3)
    mistake = "Не отражён отвод в ходе голосования: протокол дополняется."
    scene.at(days.at(-8, 9, 30), verbs.take_back, mistake)
    scene.at(days.at(-8, 9, 50), verbs.draw_up)
    scene.at(days.at(-8, 11), verbs.sign_minutes)
    scene.at(days.at(-7, 10), verbs.sign_results)
