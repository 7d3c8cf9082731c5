"""What stands below the steps in an agent's history: which contract, which account, who, what was found."""

from datetime import date
from typing import Any

from oryndau.law.profession import facts as said
from oryndau.law.profession.agent import AGENT
from oryndau.law.profession.words import named
from oryndau.law.text import Text, shown
from oryndau.wizard.reading.story import Reader, tells
from oryndau.wizard.reading.words import GROUND, NUMBER, REASON

_Told = list[tuple[str, str]]
_WHAT = Text(kk="Мәліметі", ru="Сведения", en="What")
_RESULT = Text(kk="Нәтижесі", ru="Результат", en="Result")
_SANCTION = Text(kk="Жаза", ru="Взыскание", en="Sanction")
_BY = Text(kk="Мерзімі", ru="Срок", en="By")


def _day(iso: str) -> str:
    return shown(date.fromisoformat(iso))


@tells(AGENT.key, "register")
def _register(body: dict[str, Any], reader: Reader) -> _Told:
    return [(reader.say(NUMBER), body["facts"]["number"])]


@tells(AGENT.key, "insure")
def _insure(body: dict[str, Any], reader: Reader) -> _Told:
    facts = body["facts"]
    span = f"{_day(facts['starts_on'])} – {_day(facts['ends_on'])}"
    return [(reader.say(_WHAT), f"№ {facts['number']}, {facts['insurer']}, {span}")]


@tells(AGENT.key, "open-account", "close-account")
def _account(body: dict[str, Any], reader: Reader) -> _Told:
    return [(reader.say(_WHAT), body["facts"]["iban"])]


@tells(AGENT.key, "train", "train-worker")
def _train(body: dict[str, Any], reader: Reader) -> _Told:
    facts = body["facts"]
    return [(reader.say(_WHAT), f"№ {facts['certificate']}, {_day(facts['trained_on'])}")]


@tells(AGENT.key, "hire")
def _hire(body: dict[str, Any], reader: Reader) -> _Told:
    facts = body["facts"]
    return [(reader.say(_WHAT), f"{facts['name']}, {reader.say(named(said.WorkerKind(facts['kind'])))}")]


@tells(AGENT.key, "confirm")
def _confirm(body: dict[str, Any], reader: Reader) -> _Told:
    facts = body["facts"]
    yes = Text(kk="расталды", ru="подтверждено", en="confirmed")
    no = Text(kk="қабылданбады", ru="отклонено", en="refused")
    rows = [(reader.say(_RESULT), reader.say(yes if facts["accepted"] else no))]
    return [*rows, (reader.say(REASON), facts["reason"] or "")]


@tells(AGENT.key, "open-check")
def _open_check(body: dict[str, Any], reader: Reader) -> _Told:
    facts = body["facts"]
    kind = reader.say(named(said.CheckKind(facts["kind"])))
    return [(reader.say(_WHAT), kind), (reader.say(_BY), _day(facts["answer_by"]))]


@tells(AGENT.key, "finish-check")
def _finish_check(body: dict[str, Any], reader: Reader) -> _Told:
    return [(reader.say(_RESULT), reader.of_two(body["facts"], "findings"))]


@tells(AGENT.key, "report-offence")
def _offence(body: dict[str, Any], reader: Reader) -> _Told:
    return [(reader.say(GROUND), reader.say(named(said.Breach(body["facts"]["breach"]))))]


@tells(AGENT.key, "impose")
def _impose(body: dict[str, Any], reader: Reader) -> _Told:
    return [(reader.say(_SANCTION), reader.say(named(said.SanctionKind(body["facts"]["kind"]))))]


@tells(AGENT.key, "exclude")
def _exclude(body: dict[str, Any], reader: Reader) -> _Told:
    return [(reader.say(GROUND), reader.say(named(said.ExclusionGround(body["facts"]["ground"]))))]


@tells(AGENT.key, "end")
def _end(body: dict[str, Any], reader: Reader) -> _Told:
    facts = body["facts"]
    reason = reader.say(named(said.EndReason(facts["reason"])))
    return [(reader.say(REASON), f"{reason}, {_day(facts['ended_on'])}")]
