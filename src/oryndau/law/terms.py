"""Terms: how long, in what unit, from which clause; when they end, and the reasoning day by day (E-11).

Counting begins on the day after the event (APPC Art. 76(2)); a last day that is not a working day moves to
the next
working day (Art. 76(5)); a term ends with the provider's working time, 18:30 Asia/Almaty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from oryndau.law import calendar as calendars
from oryndau.law.acts import APPC, LAW_261, ORDER_69, Clause
from oryndau.law.calendar import WorkCalendar
from oryndau.law.channels import Channel
from oryndau.law.hours import ALMATY, PROVIDER, registration
from oryndau.law.months import months_after
from oryndau.law.steps import Step
from oryndau.law.text import Text

Pause = tuple[date, date | None]
_DAY: Final = timedelta(days=1)


class Unit(StrEnum):
    """What a term is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Term:
    """A term of law: `name` is `service.term`; `note` says what is not certain about it."""

    name: str
    length: int
    unit: Unit
    clause: Clause
    text: Text
    note: str = ""

    @property
    def service(self) -> str:
        """The service or matter to which the term belongs."""
        return self.name.split(".")[0]


@dataclass(frozen=True, slots=True)
class Due:
    """When a term ends: the day, the moment (Asia/Almaty), the reasoning day by day."""

    due_on: date
    due_at: datetime
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The answer to "received then: registered when, due when, and why"."""

    rule: str
    received: datetime
    channel: Channel
    registered_on: date
    due_on: date
    due_at: datetime
    clause: Clause
    calendar_version: str
    steps: tuple[Step, ...]

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "rule": self.rule,
            "received": self.received.isoformat(),
            "channel": self.channel.value,
            "registered_on": self.registered_on.isoformat(),
            "due_on": self.due_on.isoformat(),
            "due_at": self.due_at.isoformat(),
            "clause": str(self.clause),
            "calendar_version": self.calendar_version,
            "steps": [step.as_dict() for step in self.steps],
        }


_START: Final = Text(
    kk="мерзім келесі күннен бастап есептеледі (ӘРПК, 76(2)-бап)",
    ru="отсчёт начинается на следующий день (АППК, ст. 76(2))",
    en="counting begins on the next day (APPC, Art. 76(2))",
)
_COUNTED: Final = Text(
    kk="{n}-күн, барлығы {of}: {day}", ru="день {n} из {of}: {day}", en="day {n} of {of}: {day}"
)
_NOT: Final = Text(kk="есептелмейді: {day}", ru="не считается: {day}", en="does not count: {day}")
_PAUSED: Final = Text(
    kk="есептелмейді: мерзім тоқтатылған", ru="не считается: срок приостановлен", en="does not count: paused"
)
_PAUSED_OPEN: Final = Text(
    kk="есептелмейді: мерзім тоқтатылған, аяқталу күні белгісіз; қайта басталғанда мерзім қайта есептеледі",
    ru="не считается: срок приостановлен, конец не известен; при возобновлении срок будет пересчитан",
    en="does not count: paused without an end yet; the term is computed again when it resumes",
)
_MOVES: Final = Text(
    kk="{n}-күн, барлығы {of}: {day}; соңғы күн жұмыс күні емес, мерзім ауысады (ӘРПК, 76(5)-бап)",
    ru="день {n} из {of}: {day}; последний день нерабочий, срок переносится (АППК, ст. 76(5))",
    en="day {n} of {of}: {day}; the last day is not a working day, so it moves on (APPC, Art. 76(5))",
)
_ENDS: Final = Text(
    kk="{day}: мерзім осы күні аяқталады", ru="{day}: срок кончается", en="{day}: the term ends"
)


def due(term: Term, start: date, calendar: WorkCalendar, *, paused: Sequence[Pause] = ()) -> Due:
    """When `term` ends if its event happened on `start`.

    `paused` lists pauses as first and last day, both of which do not count. A pause whose end is None
    takes out its
    first day only and says that the end is not final: the term must be computed again when it resumes.
    `CalendarError` when the end lies outside the calendar's years."""
    total = term.length if term.unit is not Unit.MONTHS else (months_after(start, term.length) - start).days
    steps = [Step(start, False, _START)]
    day, counted = start, 0
    while counted < total:
        day += _DAY
        step = _step(day, counted, total, term.unit, calendar, paused)
        counted += step.counts
        steps.append(step)
    if not calendar.is_working(day):
        steps[-1] = Step(day, True, _MOVES.format(n=total, of=total, day=calendar.day(day).why))
        day = _to_working_day(day, calendar, steps)
    return Due(day, end_of(day), tuple(steps))


def _step(
    day: date, counted: int, total: int, unit: Unit, calendar: WorkCalendar, paused: Sequence[Pause]
) -> Step:
    what = calendar.day(day)
    for first, last in paused:
        if first <= day <= (last or first):
            return Step(day, False, _PAUSED if last else _PAUSED_OPEN)
    if unit is Unit.WORKING_DAYS and not what.counts:
        return Step(day, False, _NOT.format(day=what.why))
    return Step(day, True, _COUNTED.format(n=counted + 1, of=total, day=what.why))


def _to_working_day(day: date, calendar: WorkCalendar, steps: list[Step]) -> date:
    end = calendar.next_working(day)
    while (day := day + _DAY) < end:
        steps.append(Step(day, False, _NOT.format(day=calendar.day(day).why)))
    steps.append(Step(end, True, _ENDS.format(day=calendar.day(end).why)))
    return end


def end_of(day: date) -> datetime:
    """The moment at which a term ends on its last day: the provider's working time is over."""
    return datetime.combine(day, PROVIDER.closes, tzinfo=ALMATY)


def deadline(
    rule: str | Term, received: datetime, channel: Channel | str, calendar: WorkCalendar | None = None
) -> Deadline:
    """Registration and end of the term `rule` for what was received at `received` through `channel`.

    KeyError that lists the rules for an unknown name; ValueError for a moment without a zone or an unknown
    channel."""
    term = rule if isinstance(rule, Term) else get(rule)
    calendar = calendar or calendars.current()
    registered = registration(received, channel, calendar)
    end = due(term, registered.registered_on, calendar)
    return Deadline(
        rule=term.name,
        received=received,
        channel=Channel(channel),
        registered_on=registered.registered_on,
        due_on=end.due_on,
        due_at=end.due_at,
        clause=term.clause,
        calendar_version=calendar.version,
        # The days on which registration was looked for are told, but none of them is a day of the term.
        steps=(*(replace(step, counts=False) for step in registered.steps), *end.steps),
    )


def remaining(due_on: date, today: date, calendar: WorkCalendar) -> int:
    """Working days left after `today`: 0 on the last day, negative when that many working days have passed
    since."""
    if today <= due_on:
        return calendar.working_days(today, due_on)
    return -calendar.working_days(due_on, today)


def get(name: str) -> Term:
    """The term of that name; KeyError that lists the names."""
    try:
        return TERMS[name]
    except KeyError:
        raise KeyError(f"no term {name!r}; the terms are {', '.join(sorted(TERMS))}") from None


def _terms(*rows: tuple[str, int, Unit, Clause, tuple[str, str, str]]) -> dict[str, Term]:
    return {
        name: Term(name, length, unit, clause, Text(kk=words[0], ru=words[1], en=words[2]))
        for name, length, unit, clause, words in rows
    }


_WD, _CD, _M = Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS

TERMS: Final[dict[str, Term]] = _terms(
    (
        "initiation.decision", 3, _WD, ORDER_69 / "A3 p.7(3)",
        (
            "атқарушылық іс жүргізуді қозғау немесе бас тарту туралы қаулы шығару",
            "вынести постановление о возбуждении или об отказе",
            "make a decree to initiate or to refuse",
        ),
    ),
    (
        "initiation.decree-dispatch", 1, _CD, LAW_261 / "Art. 38(2)",
        (
            "бас тарту туралы қаулыны өндіріп алушыға және құжатты берген органға жіберу",
            "направить постановление об отказе взыскателю и органу, выдавшему документ",
            "send the refusal to the claimant and the issuing body",
        ),
    ),
    (
        "initiation.debtors-register", 3, _WD, LAW_261 / "Art. 36",
        (
            "мәліметтерді Борышкерлердің бірыңғай тізіліміне енгізу",
            "внести сведения в Единый реестр должников",
            "enter the debtor in the Unified Register of Debtors",
        ),
    ),
    (
        "initiation.advance", 10, _CD, LAW_261 / "Art. 38(3)",
        (
            "жеке сот орындаушысына аванстық жарна енгізу",
            "внести авансовый взнос частному судебному исполнителю",
            "pay the advance to the private bailiff",
        ),
    ),
    (
        "complaint.provider", 5, _WD, ORDER_69 / "A3 p.12",
        (
            "көрсетілетін қызметті берушінің шағымды қарауы",
            "рассмотрение жалобы услугодателем",
            "the provider considers a complaint",
        ),
    ),
    (
        "complaint.ministry", 5, _WD, ORDER_69 / "A3 p.12",
        (
            "Әділет министрлігінің шағымды қарауы",
            "рассмотрение жалобы Министерством юстиции",
            "the Ministry of Justice considers a complaint",
        ),
    ),
    (
        "complaint.quality-body", 15, _WD, ORDER_69 / "A3 p.12",
        (
            "сапаны бағалау жөніндегі уәкілетті органның шағымды қарауы",
            "рассмотрение жалобы органом по оценке качества",
            "the body that assesses quality considers a complaint",
        ),
    ),
    (
        "appeal.bailiff-decree", 10, _WD, LAW_261 / "Art. 10(5)",
        (
            "сот орындаушысының қаулысына сотқа шағым беру",
            "обжалование постановления судебного исполнителя в суд",
            "appeal to court against a bailiff's decree",
        ),
    ),
    (
        "appeal.court-after-complaint", 1, _M, APPC / "Art. 136",
        (
            "шағым бойынша шешім тапсырылғаннан кейін сотқа жүгіну",
            "обращение в суд после вручения решения по жалобе",
            "go to court after delivery of the decision on a complaint",
        ),
    ),
    (
        "certification.completeness", 2, _WD, ORDER_69 / "A1 p.7",
        (
            "құжаттардың толықтығын тексеру",
            "проверка полноты документов",
            "check the completeness of documents",
        ),
    ),
    (
        "certification.decision", 10, _WD, ORDER_69 / "A1 St.",
        (
            "құжаттарды қабылдау аяқталған күннен бастап аттестаттау",
            "аттестация со дня окончания приёма документов",
            "certification, from the closing date of receipt",
        ),
    ),
    (
        "certification.result", 1, _WD, ORDER_69 / "A1 p.14(1)",
        (
            "Комиссия шешімінен кейін нәтижеге қол қою",
            "подписать результат после решения Комиссии",
            "sign the result after the Commission's decision",
        ),
    ),
    (
        "certification.hearing", 2, _WD, ORDER_69 / "A1 p.14(3)",
        (
            "алдын ала шешім туралы хабарламадан кейін тыңдау өткізу",
            "провести заслушивание после уведомления о предварительном решении",
            "hold the hearing after the notice of the preliminary decision",
        ),
    ),
    (
        "certification-session.decision", 10, _WD, ORDER_69 / "A1 St.",
        (
            "құжаттарды қабылдау аяқталған күннен бастап сессияны өткізу",
            "провести сессию со дня окончания приёма документов",
            "hold the session, from the closing date of receipt",
        ),
    ),
    (
        "licence.completeness", 2, _WD, ORDER_69 / "A2 p.10",
        (
            "құжаттардың толықтығын тексеру",
            "проверка полноты документов",
            "check the completeness of documents",
        ),
    ),
    ("licence.issue", 10, _WD, ORDER_69 / "A2 St.", ("лицензия беру", "выдача лицензии", "issue a licence")),
    (
        "licence.hearing", 2, _WD, ORDER_69 / "A2 p.11",
        (
            "лицензия бойынша алдын ала шешім туралы хабарламадан кейін тыңдау өткізу",
            "провести заслушивание по лицензии после уведомления о предварительном решении",
            "hold the hearing on a licence after the notice of the preliminary decision",
        ),
    ),
    (
        "licence.reissue", 3, _WD, ORDER_69 / "A2 St.",
        ("лицензияны қайта ресімдеу", "переоформление лицензии", "re-issue a licence"),
    ),
    (
        "licence.handover", 3, _WD, LAW_261 / "Art. 148(1)9-2, 162(1)2-3",
        (
            "жеке сот орындаушысының іс жүргізулері мен мұрағатын басқасына беру",
            "передача производств и архива частного судебного исполнителя другому",
            "hand an agent's proceedings and archive over to another",
        ),
    ),
    (
        "enforcement.execution", 2, _M, LAW_261 / "Art. 39(1)",
        ("атқарушылық құжатты орындау", "исполнение исполнительного документа", "execute the document"),
    ),
    (
        "enforcement.execution-complex", 4, _M, LAW_261 / "Art. 39(2)",
        (
            "бағалауды, сараптаманы, өткізуді немесе іздестіруді талап ететін құжатты орындау",
            "исполнение, требующее оценки, экспертизы, реализации или розыска",
            "execution that needs valuation, expertise, sale or search",
        ),
    ),
    (
        "enforcement.debtor-notice", 3, _WD, LAW_261 / "Art. 16(2)",
        (
            "борышкердің мекенжайының, жұмысының, табысының немесе мүлкінің өзгергені туралы хабарлауы",
            "сообщение должника о перемене адреса, работы, дохода или имущества",
            "the debtor's notice of a change of address, work, income or property",
        ),
    ),
    (
        "enforcement.simplified", 30, _CD, LAW_261 / "Art. 10-4",
        ("оңайлатылған іс жүргізу", "упрощённое производство", "simplified proceedings"),
    ),
    (
        "enforcement.motion", 5, _WD, LAW_261 / "Art. 126",
        ("өтінішхатты шешу", "разрешение ходатайства", "decide a motion of a party"),
    ),
)  # fmt: skip
