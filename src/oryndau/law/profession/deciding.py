"""Rules of confirming, checking, punishing and ending an agent's practice (W-01, W-04; Art. 168-172-1)."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from oryndau.law import parameters
from oryndau.law.acts import LAW_261
from oryndau.law.months import months_after
from oryndau.law.procedure import Objection, Situation
from oryndau.law.profession import facts as said
from oryndau.law.profession import standing
from oryndau.law.profession.history import TOLD
from oryndau.law.profession.objecting import has_come, no, record
from oryndau.law.text import Text, shown


def check_confirmation(facts: said.Confirmation, situation: Situation) -> Iterator[Objection]:
    """A notice is decided on once; a refusal says why."""
    clause = LAW_261 / "Art. 168(1)1"
    one = record(situation, *TOLD).notices.get(facts.notice)
    if one is None or one.accepted is not None:
        yield no("notice", "no_such_notice", clause, "қаралмаған мұндай хабарлама жоқ",
                 "такого нерассмотренного уведомления нет", "there is no such open notice")  # fmt: skip
    if not facts.accepted and not facts.reason:
        yield no("reason", "reason_needed", clause, "қабылдамау себебін көрсетіңіз",
                 "укажите причину отказа", "say why it is refused")  # fmt: skip


def check_check(facts: said.CheckOpening, situation: Situation) -> Iterator[Objection]:
    """A planned check comes in its time, an unscheduled one has a ground; at least five working days to
    answer (Art. 169(4), (5))."""
    clause = LAW_261 / "Art. 169(5)"
    days = int(parameters.get("agent.check-answer", on=facts.asked_on))
    least = standing.working_days_after(
        facts.asked_on, days, situation.calendar, clause, Text(kk="жауап", ru="ответ", en="answer")
    )
    if facts.answer_by < least:
        yield no("answer_by", "too_short_to_answer", clause,
                 f"жауап мерзімі кемінде {days} жұмыс күні: {shown(least)} күнінен ерте емес",
                 f"срок ответа не менее {days} рабочих дней: не ранее {shown(least)}",
                 f"at least {days} working days to answer: not before {shown(least)}")  # fmt: skip
    if facts.kind is said.CheckKind.UNSCHEDULED:
        if not facts.ground:
            yield no("ground", "ground_needed", LAW_261 / "Art. 169(4)",
                     "жоспардан тыс тексерудің негізін көрсетіңіз", "укажите основание внеплановой проверки",
                     "an unscheduled check names its ground")  # fmt: skip
    else:
        yield from _planned(facts, situation)


def _planned(facts: said.CheckOpening, situation: Situation) -> Iterator[Objection]:
    known = record(situation, "open-check", "finish-check")
    first, _last = standing.check_window(known)
    planned = [one.result for one in known.checks.values() if one.opened.kind is said.CheckKind.PLANNED]
    running = None in planned
    if facts.asked_on < first or running:
        yield no("asked_on", "check_too_early", LAW_261 / "Art. 169(4)",
                 f"жоспарлы тексеру {shown(first)} күнінен ерте жүргізілмейді, жылына бір рет",
                 f"плановая проверка проводится не ранее {shown(first)}, один раз в год",
                 f"a planned check comes not before {shown(first)}, once a year")  # fmt: skip


def _id(told: Any) -> UUID:
    return UUID(str(told["id"]))


def _finished(situation: Situation) -> set[UUID]:
    return {UUID(str(one["check"])) for one in situation.earlier("finish-check")}


def check_open_check(facts: Any, situation: Situation) -> Iterator[Objection]:
    """The check is there and has not ended; it is answered once."""
    opened = {_id(one): one for one in situation.earlier("open-check")}
    answered = {UUID(str(one["check"])) for one in situation.earlier("answer-check")}
    again = isinstance(facts, said.CheckAnswer) and facts.check in answered
    if facts.check not in opened or facts.check in _finished(situation) or again:
        yield no("check", "no_such_check", LAW_261 / "Art. 169(4)", "мұндай ашық тексеру жоқ",
                 "такой открытой проверки нет", "there is no such open check")  # fmt: skip
    elif isinstance(facts, said.CheckResult) and facts.finished_on < date.fromisoformat(
        str(opened[facts.check]["asked_on"])
    ):
        yield no("finished_on", "ends_first", LAW_261 / "Art. 169(4)", "тексеру басталмай аяқталмайды",
                 "проверка не может окончиться до начала", "ends before it began")  # fmt: skip


def check_offence(facts: Any, situation: Situation) -> Iterator[Objection]:
    """The offence was reported, and nothing was decided on it: one sanction for one offence (Art. 170(3))."""
    clause = LAW_261 / "Art. 170(3)"
    reported = {_id(one) for one in situation.earlier("report-offence")}
    steps = ("impose", "drop-offence", "exclude")
    decided = {str(one.get("offence")) for step in steps for one in situation.earlier(step)}
    if facts.offence not in reported:
        yield no("offence", "no_such_offence", LAW_261 / "Art. 170(2)", "мұндай тәртіптік іс жоқ",
                 "такого дисциплинарного производства нет", "there are no such proceedings")  # fmt: skip
    elif str(facts.offence) in decided:
        yield no("offence", "one_sanction", clause, "бір теріс қылық үшін бір ғана жаза қолданылады",
                 "за один проступок налагается только одно взыскание",
                 "one offence has one sanction only")  # fmt: skip


def check_exclusion(facts: said.Exclusion, situation: Situation) -> Iterator[Objection]:
    """An exclusion for an offence names it and moves the Ministry to take the licence (Art. 170(1)4)."""
    clause = LAW_261 / "Art. 170(1)4"
    if facts.ground is said.ExclusionGround.BREACH:
        if facts.offence is None:
            yield no("offence", "offence_needed", clause, "тәртіптік істі көрсетіңіз",
                     "укажите дисциплинарное производство", "name the proceedings")  # fmt: skip
        if not facts.motion:
            yield no("motion", "motion_needed", clause,
                     "шығарумен бірге лицензиядан айыру туралы ұсыну енгізіледі",
                     "исключение сопровождается представлением о лишении лицензии",
                     "the exclusion goes with a motion to take the licence")  # fmt: skip
    if facts.offence is not None:
        yield from check_offence(facts, situation)


def check_absence(facts: said.Absence, situation: Situation) -> Iterator[Objection]:
    """Only an absence of more than a month is told; a shorter one is the chamber's matter (Art. 153-1)."""
    months = int(parameters.get("agent.absence", on=facts.starts_on))
    if facts.expected_until <= months_after(facts.starts_on, months):
        yield no("expected_until", "short_absence", LAW_261 / "Art. 148(1)9-2",
                 "бір айдан аспайтын уақытта палата уақытша алмастырады, бұл жерде тіркелмейді",
                 "до одного месяца палата назначает временное замещение, здесь оно не вносится",
                 "up to a month the chamber lets somebody stand in: not recorded here")  # fmt: skip


def check_return(facts: said.Return, situation: Situation) -> Iterator[Objection]:
    """Who comes back had gone."""
    gone = situation.last("leave")
    if gone and facts.returned_on < date.fromisoformat(str(gone["starts_on"])):
        yield no("returned_on", "ends_first", LAW_261 / "Art. 148(1)9-2", "оралу кеткеннен кейін болады",
                 "возвращение не может быть раньше отъезда", "is back before he left")  # fmt: skip


def check_hand_over(facts: said.HandOver, situation: Situation) -> Iterator[Objection]:
    """What was received was received by now."""
    yield from has_come("received_on", facts.received_on, situation, LAW_261 / "Art. 148(1)9-2")


def check_end(facts: said.Ending, situation: Situation) -> Iterator[Objection]:
    """The registration ends on a day that has come; an excluded agent's for that reason."""
    yield from has_come("ended_on", facts.ended_on, situation, LAW_261 / "Art. 168(1)4")
    excluded = bool(situation.earlier("exclude"))
    if (facts.reason is said.EndReason.EXCLUDED) is not excluded and facts.reason in (
        said.EndReason.EXCLUDED, said.EndReason.MOVED
    ):  # fmt: skip
        yield no("reason", "another_reason", LAW_261 / "Art. 172-1",
                 "бұл себеп палатадағы мүшелікке сәйкес келмейді",
                 "эта причина не соответствует членству в палате",
                 "this reason does not fit his membership of the chamber")  # fmt: skip
