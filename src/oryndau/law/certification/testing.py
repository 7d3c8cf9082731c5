"""Rules of the test: seat and time, result and sheet, suspension, contested questions (C-10 to C-13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from oryndau.law import parameters
from oryndau.law.acts import APPC, ORDER_69
from oryndau.law.certification import examination
from oryndau.law.hearing import not_in_future
from oryndau.law.hours import ALMATY
from oryndau.law.procedure import Objection, Situation
from oryndau.law.text import Text

if TYPE_CHECKING:
    from oryndau.law.certification.facts import (
        AppealRuling,
        Identification,
        QuestionAppeal,
        Remarked,
        SheetSigned,
        Suspension,
        TestResult,
        TestStart,
    )

STAGES = ORDER_69 / "A1 p.11"
MARK = ORDER_69 / "A1 p.12(2)"
RESULTS = ("pass-test", "fail-test", "pass-on-appeal", "rule-on-question", "re-mark")
"""Steps that say how many answers are right."""

_EXTRA = Text(
    kk="қосымша уақыттың негізін көрсетіңіз", ru="укажите основание дополнительного времени",
    en="give the ground of the extra time",
)  # fmt: skip
_COUNT = Text(
    kk="тестіде {count} сұрақ болады", ru="в тесте {count} вопросов", en="the test has {count} questions"
)
_TIME = Text(
    kk="тест {ends} аяқталады: {minutes} минут және қосымша {extra} минут",
    ru="тест кончается в {ends}: {minutes} минут и дополнительно {extra}",
    en="the test ends at {ends}: {minutes} minutes and {extra} extra ones",
)
_LANGUAGE = Text(
    kk="аттестаттау тілін үміткер өтінішінде таңдаған", ru="язык аттестации кандидат выбрал в заявлении",
    en="the candidate chose the language in the application",
)  # fmt: skip


def _parameter(name: str, on: date) -> int:
    return int(parameters.get(f"certification.{name}", on=on))


def check_identification(facts: Identification, now: Situation) -> Iterator[Objection]:
    """Extra time has a ground (C-11)."""
    if facts.extra_minutes and not facts.extra_minutes_reason:
        yield Objection("extra_minutes_reason", "extra_time_reason", _EXTRA, STAGES)


def chosen_language(said: str, now: Situation) -> Iterator[Objection]:
    """Both stages are held in the language that the candidate chose (C-11)."""
    if said != now.last("submit").get("language"):
        yield Objection("language", "language_not_chosen", _LANGUAGE, STAGES)


def check_start(facts: TestStart, now: Situation) -> Iterator[Objection]:
    """A hundred questions in the chosen language, and ninety minutes by the server's clock (C-11, C-12)."""
    yield from chosen_language(facts.language.value, now)
    count = _parameter("questions", now.today)
    if facts.questions != count:
        yield Objection("questions", "questions_count", _COUNT.format(count=count), ORDER_69 / "A1 p.12(1)")
    minutes, extra = _parameter("minutes", now.today), int(now.last("identify").get("extra_minutes", 0))
    ends = examination.ends_at(now.at, minutes, extra)
    if facts.ends_at != ends:
        words = _TIME.format(ends=ends.astimezone(ALMATY).strftime("%H:%M"), minutes=minutes, extra=extra)
        yield Objection("ends_at", "test_time", words, ORDER_69 / "A1 p.11")


_MARK = Text(
    kk="{questions} сұрақтың {correct} дұрыс, өту балы: {mark}",
    ru="верных ответов {correct} из {questions}, проходной балл {mark}",
    en="{correct} of {questions} answers are right, the pass mark is {mark}",
)
_LAW = Text(
    kk="сұрақтар саны мен өту балы: {count} және {mark}",
    ru="число вопросов и проходной балл: {count} и {mark}",
    en="the number of questions and the pass mark are {count} and {mark}",
)
_ANOTHER = Text(
    kk="бұл басталған тест емес", ru="это не тот тест, который начат", en="this is not the test that began"
)
_OVER = Text(
    kk="тест уақыты аяқталғаннан кейін тапсырылған", ru="окончен после того, как время истекло",
    en="it ended after its time was over",
)  # fmt: skip


def check_passed(facts: TestResult, now: Situation) -> Iterator[Objection]:
    """70 or more right answers of 100 pass the test (C-12)."""
    yield from _result(facts, now, passed=True)


def check_failed(facts: TestResult, now: Situation) -> Iterator[Objection]:
    """Fewer than 70 right answers do not (C-12)."""
    yield from _result(facts, now, passed=False)


def _result(facts: TestResult, now: Situation, *, passed: bool) -> Iterator[Objection]:
    """The law of the day of the test governs the result, on appeal as well."""
    on = facts.finished_at.astimezone(ALMATY).date()
    law = {"count": _parameter("questions", on), "mark": _parameter("pass-mark", on)}
    if (facts.questions, facts.pass_mark) != (law["count"], law["mark"]):
        yield Objection("pass_mark", "pass_mark_of_law", _LAW.format(**law), MARK)
    if (facts.correct >= law["mark"]) is not passed or facts.correct > facts.questions:
        words = _MARK.format(correct=facts.correct, questions=facts.questions, mark=law["mark"])
        yield Objection("correct", "pass_mark", words, MARK)
    begun = now.last("start-test")
    if begun.get("attempt") != str(facts.attempt):
        yield Objection("attempt", "another_test", _ANOTHER, STAGES)
    elif facts.finished_at > datetime.fromisoformat(begun["ends_at"]):
        yield Objection("finished_at", "test_over", _OVER, STAGES)


_SHEET = Text(
    kk="парақта {correct} дұрыс жауап көрсетіледі", ru="в листе указывается {correct} верных ответов",
    en="the sheet says {correct} right answers",
)  # fmt: skip


def check_sheet(facts: SheetSigned, now: Situation) -> Iterator[Objection]:
    """The sheet that the candidate signs says the result as it stands (C-13)."""
    correct = now.last(*RESULTS).get("correct")
    if facts.correct != correct:
        yield Objection("correct", "sheet_result", _SHEET.format(correct=correct), ORDER_69 / "A1 p.12(3)")


def check_suspension(facts: Suspension, now: Situation) -> Iterator[Objection]:
    """A violation has happened before it is recorded (C-10)."""
    yield from not_in_future("occurred_at", facts.occurred_at, now, ORDER_69 / "A1 p.10(2)")


_QUESTION = Text(
    kk="сұрақ пен оның нұсқасы көрсетіледі", ru="называется вопрос и его редакция",
    en="the question and its version are named",
)  # fmt: skip
_CONTESTED = Text(
    kk="бұл сұраққа дау айтылған", ru="этот вопрос уже оспорен", en="this question is contested already"
)
_NOT_CONTESTED = Text(
    kk="бұл сұрақ бойынша қаралмаған дау жоқ", ru="по этому вопросу нет нерассмотренного возражения",
    en="nothing about this question waits for a ruling",
)  # fmt: skip
_TAKEN = Text(
    kk="шешімнен кейін дұрыс жауап саны {correct}–{most} аралығында болады",
    ru="после решения верных ответов от {correct} до {most}",
    en="after the ruling {correct} to {most} answers are right",
)
_NO_RULING = Text(
    kk="нәтиже Департаменттің қанағаттандырған шешіміне сәйкес өзгереді",
    ru="результат меняется только по удовлетворённому возражению, как решил Департамент",
    en="the result changes only by an upheld ruling, to what the Department ruled",
)


def pending_appeals(now: Situation) -> list[str]:
    """Contested questions on which the Department has not ruled yet."""
    ruled = {ruling["question"] for ruling in now.earlier("rule-on-question")}
    return [one["question"] for one in now.earlier("appeal-question") if one["question"] not in ruled]


def check_appeal(facts: QuestionAppeal, now: Situation) -> Iterator[Objection]:
    """A question is named as `code/version` and contested once."""
    if "/" not in facts.question:
        yield Objection("question", "question_unknown", _QUESTION, STAGES)
    if facts.question in {one["question"] for one in now.earlier("appeal-question")}:
        yield Objection("question", "question_contested", _CONTESTED, APPC / "Art. 91")


def check_ruling(facts: AppealRuling, now: Situation) -> Iterator[Objection]:
    """The Department rules on what is contested, and takes no right answer away."""
    if facts.question not in pending_appeals(now):
        yield Objection("question", "question_not_contested", _NOT_CONTESTED, STAGES)
    yield from _recounted(facts.question, facts.correct, facts.upheld, now)


def check_remarked(facts: Remarked, now: Situation) -> Iterator[Objection]:
    """A void question adds at most one right answer, once, and takes none away (C-12)."""
    yield from _recounted(facts.question, facts.correct, True, now)


def _recounted(question: str, correct: int, void: bool, now: Situation) -> Iterator[Objection]:
    counted = {
        one["question"] for one in now.earlier("rule-on-question", "re-mark") if one.get("upheld", True)
    }
    before = int(now.last(*RESULTS).get("correct", 0))
    most = before + (void and question not in counted)
    if not before <= correct <= most:
        yield Objection("correct", "ruling_result", _TAKEN.format(correct=before, most=most), STAGES)


def check_passed_on_appeal(facts: TestResult, now: Situation) -> Iterator[Objection]:
    """A failed test is passed by an upheld ruling alone, on his objection or another's (C-11, C-12)."""
    yield from check_passed(facts, now)
    ruling = now.last("rule-on-question", "re-mark")
    if not ruling.get("upheld", True) or ruling.get("correct") != facts.correct:
        yield Objection("correct", "appeal_not_upheld", _NO_RULING, STAGES)
