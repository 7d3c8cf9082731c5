"""The seven grounds to refuse a licence, each weighed by what the case's journal holds (L-04, L-08; A2 p.12).

"clear": it does not stand in the way; "found": it does; "unknown": somebody has not said it yet. What nobody
said is never taken for clear, and no licence is issued on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from oryndau.law import restrictions
from oryndau.law.acts import LAW_261, ORDER_69, Clause
from oryndau.law.answer_words import REGISTERS, fields
from oryndau.law.answers import Register, RegisterAnswer
from oryndau.law.hours import ALMATY
from oryndau.law.licensing import ground_words as words
from oryndau.law.licensing.experience import weigh
from oryndau.law.licensing.facts import ASKED, BasisAnswer, FeeAnswer, LabourBasis, LicenceApplication
from oryndau.law.money import Money
from oryndau.law.procedure import Situation
from oryndau.law.text import Text, shown, sum_shown

REFUSAL = ORDER_69 / "A2 p.12"
PROHIBITED, FEE, QUALIFICATION, APPROVAL, COURT, DEBTOR, UNRELIABLE = range(1, 8)
PAID: Final = frozenset({"paid", "matched"})
"""States of a fee in which the money is there."""
HIGHER: Final = frozenset({"bachelor", "specialist", "master", "doctor"})

Verdict = Literal["clear", "found", "unknown"]


@dataclass(frozen=True, slots=True)
class Ground:
    """One of the seven grounds."""

    number: int
    text: Text
    clause: Clause


GROUNDS: Final = tuple(
    Ground(number, text, ORDER_69 / f"A2 p.12({number})") for number, text in words.GROUNDS.items()
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of a ground, and why, a reason a line; the worst of them is the verdict."""

    number: int
    verdict: Verdict
    why: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a case holds that the grounds are weighed by."""

    application: LicenceApplication
    answers: Mapping[Register, RegisterAnswer]
    fee: FeeAnswer | None
    basis: BasisAnswer | None
    on: date


_Said = tuple[Verdict, Text]


def asked_of(application: LicenceApplication) -> tuple[Register, ...]:
    """The registers that are asked about this applicant: the register of employment with labour alone."""
    return (*ASKED, Register.EMPLOYMENT) if isinstance(application.basis, LabourBasis) else ASKED


def known_of(now: Situation) -> Known:
    """What the journal of a case holds; the last answer of each kind counts."""
    told = [RegisterAnswer.model_validate(facts) for facts in now.earlier("record-answer")]
    fee, basis = now.last("record-fee"), now.last("record-basis")
    return Known(
        LicenceApplication.model_validate(now.last("submit", "transfer")),
        {answer.register_name: answer for answer in told},
        FeeAnswer.model_validate(fee) if fee else None,
        BasisAnswer.model_validate(basis) if basis else None,
        now.today,
    )  # fmt: skip


def findings(known: Known) -> tuple[Finding, ...]:
    """The seven grounds in their order, each weighed."""
    found = []
    for number, rule in _RULES.items():
        said = tuple(rule(known))
        found.append(Finding(number, _worst(said), tuple(why for _, why in said)))
    return tuple(found)


def _worst(said: tuple[_Said, ...]) -> Verdict:
    verdicts = {verdict for verdict, _ in said}
    for verdict in ("found", "unknown"):
        if verdict in verdicts:
            return verdict
    return "clear"


def _prohibited(known: Known) -> Iterator[_Said]:
    """The eight restrictions of Art. 140(2): these persons cannot be agents (1)."""
    for one in restrictions.findings(known.answers, known.on):
        yield one.verdict, words.RESTRICTION.format(number=one.number, why=one.why)


def _fee(known: Known) -> Iterator[_Said]:
    """The fee is paid, by the rate of the day of payment (2)."""
    yield fee_said(known.fee)


def fee_said(fee: FeeAnswer | None) -> tuple[Verdict, Text]:
    """Whether a fee is paid, and why, for issue and re-issue alike (L-10).

    A receipt that is still looked for, and money of a day whose rate is not known, leave it unknown.
    """
    if fee is None:
        return "unknown", words.FEE_NOT_SAID
    if fee.state in PAID and fee.amount is not None and fee.due is not None and fee.amount >= fee.due:
        day = shown(fee.paid_on) if fee.paid_on else "–"
        return "clear", words.FEE_PAID.format(
            amount=_sum(fee.amount), day=day, reference=fee.reference or "–"
        )
    if fee.amount is not None and fee.due is None:
        return "unknown", words.FEE_RATE_UNKNOWN.format(amount=_sum(fee.amount))
    if fee.state == "short":
        return "found", words.FEE_SHORT.format(amount=_sum(fee.amount), due=_sum(fee.due))
    state = words.FEE_STATES.get(fee.state, words.FEE_STATES["ordered"])
    return "unknown" if fee.state == "kept" else "found", words.FEE_NOT_PAID.format(state=state)


def _sum(money: Money | None) -> Text:
    return sum_shown(money.amount if money else 0)


def _qualification(known: Known) -> Iterator[_Said]:
    """Citizen, higher legal education, and the one basis (3; Art. 140(1), 142(1), 142(5))."""
    citizen = restrictions.citizenship(known.answers)
    yield citizen.verdict, citizen.why
    yield from _education(known)
    if isinstance(known.application.basis, LabourBasis):
        yield from _labour(known, known.application.basis)
    else:
        yield from _certified(known)


def _education(known: Known) -> Iterator[_Said]:
    answer = known.answers.get(Register.EDUCATION)
    if (silence := _silent(answer)) is not None:
        yield "unknown", silence
    elif answer is None or answer.outcome == "not-found":
        yield "unknown", words.NO_DIPLOMA
    elif answer.record.get("field") == "law" and answer.record.get("degree") in HIGHER:
        yield "clear", words.DIPLOMA.format(institution=answer.record.get("institution") or "–")
    else:
        yield "found", words.NOT_LEGAL


def _labour(known: Known, basis: LabourBasis) -> Iterator[_Said]:
    weighed = weigh(basis, known.on)
    if not weighed.enough:
        yield "found", words.LABOUR_SHORT.format(years=weighed.years, missing=weighed.missing)
    answer = known.answers.get(Register.EMPLOYMENT)
    if (silence := _silent(answer)) is not None:
        yield "unknown", silence
    elif answer is None or answer.outcome == "not-found" or answer.record.get("confirmed") is None:
        yield "unknown", words.LABOUR_NOT_KNOWN
    elif answer.record["confirmed"] == "true":
        yield "clear", words.LABOUR_CONFIRMED.format(days=answer.record.get("days") or weighed.days)
    else:
        yield "found", words.LABOUR_NOT_CONFIRMED


def _certified(known: Known) -> Iterator[_Said]:
    basis = known.basis
    if basis is None:
        yield "unknown", words.DECISION_NOT_ASKED
    elif not (basis.found and basis.own):
        yield "found", words.DECISION_NOT_FOUND.format(number=basis.number)
    elif not basis.certified:
        yield "found", words.DECISION_NEGATIVE.format(number=basis.number)
    elif basis.valid_until is None or basis.valid_until < known.on:
        until = shown(basis.valid_until) if basis.valid_until else "–"
        yield "found", words.DECISION_OVER.format(number=basis.number, until=until)
    else:
        yield "clear", words.DECISION_GOOD.format(number=basis.number, until=shown(basis.valid_until))


def _approval(known: Known) -> Iterator[_Said]:
    """The approving body's answer (4)."""
    answer = known.answers.get(Register.APPROVAL)
    if answer is None or answer.outcome != "found" or answer.record.get("conforms") not in ("true", "false"):
        yield "unknown", _silent(answer) or words.NO_APPROVAL
        return
    told = {name: answer.record.get(name) or "–" for name in ("body", "number")}
    told["on"] = _day(answer.record.get("on"))
    if answer.record["conforms"] == "true":
        yield "clear", words.APPROVED.format(**told)
    else:
        yield "found", words.DISAPPROVED.format(**told, reason=answer.record.get("reason") or "–")


def _court(known: Known) -> Iterator[_Said]:
    """A final act of a court suspends or prohibits the activity (5)."""
    yield from _court_says(known, "prohibits", words.PROHIBITED_BY_COURT)


def _debtor(known: Known) -> Iterator[_Said]:
    """A court forbids for a time to issue a licence to a debtor, on a bailiff's submission (6)."""
    yield from _court_says(known, "debtor", words.FORBIDDEN_TO_DEBTOR)


def _court_says(known: Known, field: str, found: Text) -> Iterator[_Said]:
    answer = known.answers.get(Register.COURT_ACTS)
    if answer is not None and answer.outcome == "not-found":
        yield "clear", words.NO_COURT_ACT
    elif answer is None or answer.outcome != "found" or answer.record.get(field) not in ("true", "false"):
        yield "unknown", _silent(answer) or words.COURT_UNCLEAR
    elif answer.record[field] == "false":
        yield "clear", words.NO_COURT_ACT
    else:
        told = {name: answer.record.get(f"{field}_{name}") or "–" for name in ("court", "number")}
        yield "found", found.format(**told, on=_day(answer.record.get(f"{field}_on")))


def _day(said: str | None) -> str:
    """A day of a register's answer as texts write it; what is no day stands as the register said it."""
    try:
        return shown(date.fromisoformat(said)) if said else "–"
    except ValueError:
        return str(said)


def _unreliable(known: Known) -> Iterator[_Said]:
    """What the applicant wrote is not what a register holds (7)."""
    said = False
    for register, answer in known.answers.items():
        if answer.differs:
            said = True
            named = fields(answer.differs)
            yield "found", words.DIFFERS.format(register=REGISTERS[register], fields=named)
    if other := _of_another_decision(known):
        said = True
        yield "found", words.DECISION_DIFFERS.format(fields=fields(other))
    if any(_silent(known.answers.get(register)) for register in asked_of(known.application)):
        yield "unknown", words.AWAITED
    elif not said:
        yield "clear", words.AGREES


def _of_another_decision(known: Known) -> list[str]:
    """Where the decision that the register knows is not the one that the applicant described (An.3)."""
    said, found = known.application.basis, known.basis
    if isinstance(said, LabourBasis) or found is None or not found.found:
        return []
    told = {"decided_on": (said.decided_on, found.decided_on), "territory": (said.territory, found.territory)}
    return [name for name, (wrote, kept) in told.items() if wrote != kept]


def _silent(answer: RegisterAnswer | None) -> Text | None:
    """Why nothing is known where a register was not asked, or did not answer; None where it answered."""
    if answer is None:
        return words.NOT_ASKED
    if answer.outcome in ("refused", "unavailable"):
        asked = shown(answer.answered_at.astimezone(ALMATY).date())
        return words.NO_ANSWER.format(register=REGISTERS[answer.register_name], asked=asked)
    return None


_RULES: Final[Mapping[int, Callable[[Known], Iterator[_Said]]]] = {
    PROHIBITED: _prohibited, FEE: _fee, QUALIFICATION: _qualification, APPROVAL: _approval, COURT: _court,
    DEBTOR: _debtor, UNRELIABLE: _unreliable,
}  # fmt: skip
CLAUSES: Final = {PROHIBITED: LAW_261 / "Art. 140(2)", QUALIFICATION: LAW_261 / "Art. 142"}
"""Where the law itself says what a ground of the order refers to."""
