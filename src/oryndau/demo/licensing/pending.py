"""Applications on the licensor's desk in the demonstration, each in another state (L-05 to L-08)."""

from oryndau.demo.licensing import verbs
from oryndau.demo.licensing.verbs import Scene

_MISSING = {
    "missing_kk": "Еңбек қызметін растайтын құжаттың көшірмесі оқылмайды, ұйымның атауы көрінбейді.",
    "missing_ru": "Копия документа о трудовой деятельности не читается, наименование организации не видно.",
}
_DEBTOR = {
    "grounds": [6],
    "reasons_kk": "Сот борышкерге лицензия беруге уақытша тыйым салған, шешім күшінде.",
    "reasons_ru": "Суд временно запретил выдавать лицензию должнику, запрет действует.",
}
_DISAPPROVED = {
    "grounds": [4],
    "reasons_kk": "Келісуші орган өтініш берушінің талаптарға сай еместігі туралы жауап берді.",
    "reasons_ru": "Согласующий орган ответил, что заявитель не соответствует требованиям.",
}
_SAID = {
    "appeared": True,
    "participants": [],
    "said_kk": "Өтініш беруші берешегін өтеп жатқанын айтты, тыйым алынбаған.",
    "said_ru": "Заявитель сообщил, что погашает долг; запрет не снят.",
}


def plan(scene: Scene) -> None:
    """Nobody is left waiting longer than the law lets."""
    days = scene.days
    started = {
        "received": -1, "checking": -2, "concluded": -3, "endorsed": -4, "unpaid": -2, "disapproved": -4,
        "incomplete": -1, "refused": -9,
    }  # fmt: skip
    for place, (key, day) in enumerate(started.items()):
        scene.at(days.at(day, 9, 4 * place), verbs.order, key, pays=key != "unpaid")
        scene.at(days.at(day, 10, 4 * place), verbs.apply, key)
    scene.at(days.at(-1, 12), verbs.does, "checking", "find-complete")
    scene.at(days.at(-1, 12, 20), verbs.does, "unpaid", "find-complete")
    scene.at(days.at(-2, 11), verbs.conclude, "concluded")
    scene.at(days.at(-3, 11), verbs.conclude, "endorsed")
    scene.at(days.at(-3, 16), verbs.endorse, "endorsed")
    scene.at(days.at(-1, 17), verbs.does, "incomplete", "find-incomplete", _MISSING)
    _refusals(scene)


def _refusals(scene: Scene) -> None:
    days = scene.days
    scene.at(days.at(-3, 10), verbs.does, "disapproved", "find-complete")
    scene.at(days.at(-2, 10), verbs.does, "disapproved", "suggest-refusal", _DISAPPROVED)
    scene.at(days.at(-8, 10), verbs.does, "refused", "find-complete")
    scene.at(days.at(-7, 10), verbs.does, "refused", "suggest-refusal", _DEBTOR)
    heard = days.at(-5, 15)
    scene.at(days.at(-6, 11), verbs.refuse_beforehand, "refused", _DEBTOR, heard)
    scene.at(days.at(-5, 16), verbs.hear, "refused", heard, _SAID)
    scene.at(days.at(-4, 12), verbs.signs, "refused", "refuse", _DEBTOR)
