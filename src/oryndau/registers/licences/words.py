"""The states and changes of a licence in plain words, in three languages (Art. 142 to 144; L-12)."""

from datetime import date

from oryndau.law.acts import ACTS, Clause
from oryndau.law.text import Text, shown
from oryndau.pages.components import Mark, Tag, Tone
from oryndau.registers.licences.told import Told
from oryndau.registers.models import LicenceChange

STATES: dict[str, Text] = {
    "active": Text(kk="Қолданыста", ru="Действует", en="In force"),
    "suspended": Text(kk="Қолданысы тоқтатыла тұр", ru="Действие приостановлено", en="Suspended"),
    "terminated": Text(kk="Қолданысы тоқтатылған", ru="Действие прекращено", en="Terminated"),
    "deprived": Text(kk="Лицензиядан айырылған", ru="Лишение лицензии по суду", en="Deprived by a court"),
    "replaced": Text(kk="Қайта ресімделген", ru="Переоформлена", en="Re-issued"),
}
TONES = {
    "active": Tone.GOOD, "suspended": Tone.ATTENTION, "terminated": Tone.BAD, "deprived": Tone.BAD,
    "replaced": Tone.NEUTRAL,
}  # fmt: skip
STEPS: dict[str, Text] = {
    "grant": Text(kk="Лицензия берілді", ru="Лицензия выдана", en="The licence was issued"),
    "suspend": Text(
        kk="Лицензияның қолданысы тоқтатыла тұрды", ru="Действие лицензии приостановлено",
        en="The licence was suspended",
    ),
    "resume": Text(
        kk="Лицензияның қолданысы қайта басталды", ru="Действие лицензии возобновлено",
        en="The licence was resumed",
    ),
    "terminate": Text(
        kk="Лицензияның қолданысы тоқтатылды", ru="Действие лицензии прекращено",
        en="The licence was terminated",
    ),
    "deprive": Text(
        kk="Сот лицензиядан айырды", ru="Суд лишил лицензии", en="A court deprived the agent of the licence"
    ),
    "replace": Text(
        kk="Лицензия қайта ресімделді", ru="Лицензия переоформлена", en="The licence was re-issued"
    ),
}  # fmt: skip
MEANINGS: dict[str, Text] = {
    "active": Text(
        kk="Бұл адам жеке сот орындаушысы ретінде жұмыс істеуге құқылы. Оған атқарушылық құжатты тапсыруға "
        "болады; егер сізге қатысты құжатты ол орындап жатса, оның заңды талаптары міндетті.",
        ru="Этот человек вправе работать частным судебным исполнителем. Ему можно передать исполнительный "
        "документ; если он исполняет документ против вас, его законные требования обязательны.",
        en="This person may work as a private enforcement agent. You may entrust an enforcement document to "
        "this agent; if the agent enforces one against you, the agent's lawful demands are binding.",
    ),
    "suspended": Text(
        kk="Бұл адам қазір жеке сот орындаушысы ретінде ешқандай әрекет жасай алмайды (143-баптың "
        "4-тармағы). Оның атқарушылық іс жүргізулері басқа сот орындаушысына беру үшін өңірлік палатаға "
        "жіберіледі, тараптарға бұл туралы хабарланады (143-баптың 6-тармағы). Оған ақша төлемеңіз және "
        "жаңа құжат тапсырмаңыз.",
        ru="Сейчас этот человек не вправе действовать как частный судебный исполнитель (пункт 4 статьи "
        "143). Его исполнительные производства направляются в региональную палату для передачи другому "
        "исполнителю, о чём стороны извещают (пункт 6 статьи 143). Не платите ему и не передавайте ему "
        "новых документов.",
        en="This person may not act as a private enforcement agent now (Art. 143(4)). The proceedings go to "
        "the regional chamber, which hands them to another agent, and the parties are told (Art. 143(6)). "
        "Pay this person nothing and entrust no new document to this person.",
    ),
    "terminated": Text(
        kk="Бұл адам енді жеке сот орындаушысы емес. Оның іс жүргізулерін басқа сот орындаушысы "
        "жалғастырады: кім екенін өңірлік палатадан сұраңыз. Оған ақша төлемеңіз.",
        ru="Этот человек больше не частный судебный исполнитель. Его производства продолжает другой "
        "исполнитель: кто именно, спросите в региональной палате. Не платите ему.",
        en="This person is no longer a private enforcement agent. Another agent continues the proceedings: "
        "ask the regional chamber who it is. Pay this person nothing.",
    ),
    "deprived": Text(
        kk="Сот бұл адамды лицензиядан айырды (144-баптың 2-тармағы): ол енді жеке сот орындаушысы емес. "
        "Оның іс жүргізулерін басқа сот орындаушысы жалғастырады: кім екенін өңірлік палатадан сұраңыз. "
        "Оған ақша төлемеңіз.",
        ru="Суд лишил этого человека лицензии (пункт 2 статьи 144): он больше не частный судебный "
        "исполнитель. Его производства продолжает другой исполнитель: кто именно, спросите в региональной "
        "палате. Не платите ему.",
        en="A court deprived this person of the licence (Art. 144(2)): this is no longer a private "
        "enforcement agent. Another agent continues the proceedings: ask the regional chamber who it is. "
        "Pay this person nothing.",
    ),
    "replaced": Text(
        kk="Бұл лицензияның орнына жаңасы берілді: адамның құқығы соған байланысты. Төменде жаңа лицензияны "
        "қараңыз.",
        ru="Вместо этой лицензии выдана новая: права человека зависят от неё. Посмотрите новую лицензию "
        "ниже.",
        en="A new licence took the place of this one: what the person may do depends on it. See the new one "
        "below.",
    ),
}  # fmt: skip
BEFORE = Text(
    kk="Бұл күні лицензия әлі берілмеген еді.", ru="В этот день лицензия ещё не была выдана.",
    en="On that day the licence had not been issued yet.",
)  # fmt: skip
OVERDUE = Text(
    kk="Тоқтатыла тұру мерзімі {until} аяқталды, бірақ қолданысын қайта бастау туралы шешім тізілімге "
    "енгізілмеген.",
    ru="Срок приостановления истёк {until}, но решение о возобновлении в реестр не внесено.",
    en="The suspension was to end on {until}, but no decision to resume has been entered in the register.",
)
_UNTIL = Text(kk="{day} дейін", ru="до {day}", en="until {day}")
_GROUND = Text(kk="Негізі: {ground}{clause}", ru="Основание: {ground}{clause}", en="Ground: {ground}{clause}")
_IN_BRACKETS = Text(kk=" ({clause})", ru=" ({clause})", en=" ({clause})")
_DECREE = Text(
    kk="{day} № {number} шешім", ru="Решение № {number} от {day}", en="Decision No. {number} of {day}"
)
_DECREE_OF = Text(kk="{day} шешім", ru="Решение от {day}", en="Decision of {day}")
_COURT = Text(
    kk="{court}, {day} № {number} сот актісі", ru="{court}, судебный акт № {number} от {day}",
    en="{court}, act No. {number} of {day}",
)  # fmt: skip
_FORCE = Text(kk="Заңды күшіне енген күні: {day}", ru="Вступил в силу {day}", en="In legal force since {day}")
_SINCE = Text(kk="{day} бастап қолданылады", ru="Действует с {day}", en="In effect from {day}")
_NEW = Text(kk="Жаңа лицензия: {number}", ru="Новая лицензия: {number}", en="New licence: {number}")
_OLD = Text(kk="Алдыңғы лицензия: {number}", ru="Прежняя лицензия: {number}", en="Former licence: {number}")


def tag(state: str, language: str) -> Tag:
    """A state as a tag."""
    return Tag(STATES[state].in_(language), TONES[state])


def mark(state: str) -> Mark:
    """How a change stands in the history."""
    return Mark.STOPPED if state in ("terminated", "deprived", "suspended") else Mark.DONE


def title(change: LicenceChange) -> Text:
    """What happened; a step that has no words of its own is told by the state that it led to."""
    return STEPS.get(change.step) or STATES[change.state]


def particulars(change: LicenceChange, said: Told, entered: date) -> list[Text]:
    """The rest that is public: term, ground, decree, court's act, other licence; each a short sentence."""
    found = [
        _SINCE.format(day=shown(change.effective_on)) if change.effective_on != entered else None,
        _UNTIL.format(day=shown(said.until)) if said.until else None,
        _ground(said),
        _decree(said),
        _act(_COURT, said.court_act, said.court_act_on, court=said.court),
        _FORCE.format(day=shown(said.in_force_on)) if said.in_force_on else None,
        (_NEW if change.state == "replaced" else _OLD).format(number=said.other) if said.other else None,
    ]
    return [one for one in found if one]


def _ground(said: Told) -> Text | None:
    return _GROUND.format(ground=said.ground, clause=_clause(said.clause)) if said.ground else None


def _clause(reference: str) -> Text | str:
    """The reference, as the register keeps it in English, in the reader's language."""
    for act in ACTS.values():
        if reference.startswith(before := f"{act.short.en}, "):
            return _IN_BRACKETS.format(clause=Clause(act, reference.removeprefix(before)).text)
    return f" ({reference})" if reference else ""


def _decree(said: Told) -> Text | None:
    if not said.decree_on:
        return None
    if said.decree:
        return _DECREE.format(number=said.decree, day=shown(said.decree_on))
    return None if said.court_act else _DECREE_OF.format(day=shown(said.decree_on))


def _act(words: Text, number: str, on: date | None, **more: str) -> Text | None:
    return words.format(number=number, day=shown(on) if on else "", **more) if number else None
