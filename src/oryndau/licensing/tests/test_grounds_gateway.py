"""The seven grounds by real answers of the emulated registers, through the real protocol (L-04, L-08)."""

from datetime import timedelta
from typing import Any

import pytest

from oryndau.cases import errors, outbox
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.tests import factories as people
from oryndau.gateway import monitoring
from oryndau.gateway.shep import Registers
from oryndau.gateway.shep.tests.conftest import Emulator, emulator, running
from oryndau.law.answers import Register
from oryndau.law.licensing import changes, grounds
from oryndau.law.licensing.facts import ASKED
from oryndau.licensing import reading
from oryndau.licensing.lookups import handlers, selectors, services
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests.factories import MONDAY
from oryndau.timekeeping import local

__all__ = ["emulator", "running"]
pytestmark = pytest.mark.django_db
DIPLOMA = {"number": "ЖБ-Б 0123456", "issued_on": "2015-06-30", "institution_kk": "ҚазҰУ",
           "institution_ru": "КазНУ им. аль-Фараби", "specialty_code": "6B04201"}  # fmt: skip
ACT = {"court": "Алмалы аудандық соты", "number": "7527-26-00-2/7", "decided_on": "2026-05-06"}
PERSON = {"surname": "Оспанова", "name": "Дана", "birth_date": "1990-03-15"}


@pytest.fixture(autouse=True)
def _registers(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    registers = Registers(emulator.channel())
    monkeypatch.setattr(handlers, "registers", lambda: registers)
    monkeypatch.setattr(monitoring, "registers", lambda: registers)


def known_to(emulator: Emulator, case: Case, **extracts: Any) -> Case:
    """The case, whose applicant the emulated registers know as a clean person but for the `extracts`."""
    emulator.put("people", iin=case.applicant, **PERSON)
    usual = dict.fromkeys((*(one.value for one in ASKED if one is not Register.PERSON), "unavailable"))
    usual |= {"employment": None, "education": [DIPLOMA]}
    emulator.put("extracts", iin=case.applicant, **(usual | extracts))
    return case


def work(case: Case, minutes: int = 1) -> list[bool]:
    at, done = MONDAY + timedelta(minutes=minutes), []
    for topics in (selectors.BEGINS, {selectors.TOPIC, selectors.BESIDE}):
        waiting = Message.objects.filter(case=case, topic__in=topics, done_at=None, available_at__lte=at)
        done = [outbox.work_off(message, at) for message in waiting.order_by("id")]
    return done


def verdicts(case: Case) -> dict[int, str]:
    return {one.number: one.verdict for one in grounds.findings(reading.known(case, local(MONDAY).date()))}


def found(case: Case) -> list[int]:
    return [number for number, verdict in verdicts(case).items() if verdict == "found"]


@pytest.mark.parametrize("basis", ["certification", "labour"])
def test_a_clean_person_of_the_emulated_registers_is_clear_of_everything(
    emulator: Emulator, basis: str
) -> None:
    case = known_to(emulator, make.submitted(basis))
    assert set(work(case)) == {True}
    assert verdicts(case) == dict.fromkeys(range(1, 8), "clear")
    told = selectors.answers(case)
    assert "Алматы" in (told[Register.APPROVAL].record["body"] or "")
    if basis == "labour":
        assert told[Register.EMPLOYMENT].record == {"confirmed": "true", "days": "2187"}


STANDING: list[tuple[int, dict[str, Any]]] = [
    (1, {"convictions": [{"status": "unexpunged"}]}),
    (1, {"licences": [{"number": "1", "status": "deprived", "in_force_on": "2025-06-01"}]}),
    (1, {"narcology": [{"since": "2024-06-01"}]}),
    (3, {"education": [{**DIPLOMA, "field": "other"}]}),
    (3, {"education": [{**DIPLOMA, "degree": "vocational"}]}),
    (4, {"approval": [{"decision": "not-conforms", "reason": "Аттестаттау шешімі жойылған"}]}),
    (5, {"court-acts": [{**ACT, "kind": "activity"}]}),
    (6, {"court-acts": [{**ACT, "kind": "licence"}]}),
    (7, {"education": [{**DIPLOMA, "number": "ЖБ-Б 7777777"}]}),
]


@pytest.mark.parametrize(("number", "extracts"), STANDING)
def test_what_a_register_holds_stands_in_the_way_as_its_ground_alone(
    emulator: Emulator, number: int, extracts: dict[str, Any]
) -> None:
    case = known_to(emulator, make.submitted(), **extracts)
    work(case)
    assert found(case) == [number]
    assert set(verdicts(case).values()) == {"clear", "found"}


def test_an_unpaid_fee_stands_in_the_way_as_the_second_ground(emulator: Emulator) -> None:
    """L-10."""
    who = people.person()
    case = known_to(emulator, make.submitted(facts=make.application(who, of=make.fee(who, paid=False))))
    work(case)
    assert found(case) == [2]


def test_a_foreigner_does_not_qualify(emulator: Emulator) -> None:
    """Art. 140(1)."""
    case = known_to(emulator, make.submitted())
    emulator.put("people", iin=case.applicant, **PERSON, citizenship="643")
    work(case)
    assert found(case) == [3]


@pytest.mark.parametrize("state", ["not-yet", "lifted"])
def test_an_act_of_a_court_that_is_not_in_force_stands_in_nobodys_way(emulator: Emulator, state: str) -> None:
    acts = [{**ACT, "kind": kind, "state": state} for kind in ("activity", "licence")]
    case = known_to(emulator, make.submitted(), **{"court-acts": acts})
    work(case)
    assert verdicts(case) == dict.fromkeys(range(1, 8), "clear")


OFFICE = "Алматы қаласының Әділет департаменті"
WORKED = [
    ([{"organisation": OFFICE, "started_on": "2020-01-06", "ended_on": "2025-12-31"}], {}, "2187"),
    ([{"organisation": OFFICE, "started_on": "2023-01-01", "ended_on": "2025-12-31"}], {7}, "1096"),
    ([{"organisation": OFFICE, "started_on": "2024-01-02", "ended_on": "2025-12-31"}], {7}, "730"),
    ([{"organisation": OFFICE, "started_on": "2024-01-03", "ended_on": "2025-12-31"}], {3, 7}, "729"),
    ([{"organisation": "ТОО «Другое»", "started_on": "2020-01-06"}], {3, 7}, "0"),
    ([], {}, None),
]


@pytest.mark.parametrize(("held", "stands", "days"), WORKED)
def test_labour_counts_as_far_as_the_register_knows_it(
    emulator: Emulator, held: list[dict[str, Any]], stands: set[int], days: str | None
) -> None:
    """Art. 142(5)4: two years in bodies that secure execution; what was written otherwise is ground 7, and a
    register that knows nothing of the person clears nobody.
    """
    case = known_to(emulator, make.submitted("labour"), employment=held)
    work(case)
    assert set(found(case)) == set(stands)
    answer = selectors.answers(case)[Register.EMPLOYMENT]
    assert answer.record.get("days") == days
    if not held:
        assert verdicts(case)[3] == "unknown"


@pytest.mark.parametrize("verb", ["unsigned", "wrong-signature", "garbage", "down", "fault", "error"])
def test_an_answer_that_cannot_be_relied_on_is_asked_for_again(emulator: Emulator, verb: str) -> None:
    case = known_to(emulator, make.submitted())
    emulator.plan(verb, service="ORYNDAU_CourtActs")
    assert work(case).count(False) == 1
    assert (verdicts(case)[5], verdicts(case)[6]) == ("unknown", "unknown")
    assert work(case, 90) == [True]
    assert verdicts(case) == dict.fromkeys(range(1, 8), "clear")


def test_the_approving_body_that_takes_its_time_is_asked_until_it_answers(emulator: Emulator) -> None:
    case = known_to(emulator, make.submitted(), approval=[{"decision": "considering"}])
    work(case)
    assert verdicts(case)[4] == "unknown"
    emulator.put("extracts", iin=case.applicant, approval=None)
    assert work(case, 121) == [True]
    assert verdicts(case)[4] == "clear"


@pytest.mark.parametrize("business", [True, False])
def test_a_business_address_is_shown_by_its_register_or_not_at_all(
    emulator: Emulator, business: bool
) -> None:
    """L-09; An.4(3)."""
    change = {"ground": "entrepreneur-address", "before": "ул. Абая, 1", "after": "г. Алматы, ул. Үлгі, 5"}
    case = make.renewal_submitted(facts=make.renewal(None, None, change))
    row = {"name": "ИП «Үлгі»", "address": "г. Алматы, ул. Үлгі, 5", "registered_on": "2021-02-03"}
    known_to(emulator, case, entrepreneur=[row] if business else [])
    work(case)
    weighed = grounds_of_renewal(case)
    assert weighed["entrepreneur-address"] == ("clear" if business else "found")


def grounds_of_renewal(case: Case) -> dict[str, str]:
    told = reading.known_renewal(case, local(MONDAY).date())
    return {one.point: one.verdict for one in changes.findings(told)}


SILENCED = [*ASKED, Register.EMPLOYMENT]


@pytest.mark.parametrize("silent", SILENCED)
def test_a_silent_register_lets_nobody_conclude(emulator: Emulator, silent: Register) -> None:
    """L-08: what nobody said is never taken for clear."""
    case = known_to(emulator, make.registered("labour"))
    emulator.plan("refuse", service=SERVICES[silent], times=1)
    work(case)
    assert selectors.answers(case)[silent].outcome == "refused"
    case = make.step(case, "find-complete", make.licensor(), {}, MONDAY)
    with pytest.raises(errors.FactsInvalid):
        make.step(case, "conclude", make.licensor(), {"cleared": list(range(1, 8))}, MONDAY)
    services.ask_again(case.pk, silent, make.licensor(), at=MONDAY)
    assert work(case) == [True]
    assert make.step(case, "conclude", make.licensor(), {"cleared": list(range(1, 8))}, MONDAY)


SERVICES = {
    Register.PERSON: "GBDFL_UniversalServiceSync", Register.EDUCATION: "ORYNDAU_Education",
    Register.MENTAL_HEALTH: "ORYNDAU_MentalHealth", Register.NARCOLOGY: "ORYNDAU_Narcology",
    Register.CONVICTIONS: "ORYNDAU_Convictions", Register.DISMISSALS: "ORYNDAU_Dismissals",
    Register.CORRUPTION: "ORYNDAU_Corruption", Register.LICENCES: "ORYNDAU_Licences",
    Register.COURT_ACTS: "ORYNDAU_CourtActs", Register.APPROVAL: "ORYNDAU_Approval",
    Register.EMPLOYMENT: "ORYNDAU_Employment",
}  # fmt: skip


@pytest.mark.parametrize("silent", ["convictions", "approval", "court-acts", "person"])
def test_an_answer_that_is_lost_after_the_conclusion_stops_the_signature(silent: str) -> None:
    """L-08: the head signs on what is known at that moment, not on what was known before."""
    case = make.answer(make.endorsed(), silent, None, MONDAY, outcome="unavailable")
    with pytest.raises(errors.FactsInvalid):
        _issue(case)
    case = make.answer(case, silent, make.CLEAR[silent], MONDAY)
    assert _issue(case).state == "issued"


def test_money_that_is_asked_back_after_the_conclusion_stops_the_signature() -> None:
    """L-10."""
    case = make.endorsed()
    said = make.facts_of(case, "record-fee") | {"state": "refund-asked"}
    case = make.step(case, "record-fee", make.SYSTEM, said, MONDAY)
    with pytest.raises(errors.FactsInvalid):
        _issue(case)


@pytest.mark.parametrize("ground", ["unknown", "fee"])
def test_no_hearing_makes_up_for_an_answer_or_the_fee(ground: str) -> None:
    """L-07, L-08: after a hearing the head may decide against a finding, never on nothing."""
    at = MONDAY + timedelta(days=2, hours=3)
    case = make.checked(records={"court-acts": COURT})
    case = make.heard(make.hearing(make.refusal_suggested((5,), case=case)))
    assert Event.objects.filter(case=case, step="hold-hearing").exists()
    if ground == "unknown":
        case = make.answer(case, "approval", None, at, outcome="refused")
    else:
        case = make.step(
            case, "record-fee", make.SYSTEM, make.facts_of(case, "record-fee") | {"state": "refunded"}, at
        )
    with pytest.raises(errors.FactsInvalid):
        _issue(case, at, notes="Сот актісі жойылған.")


COURT: dict[str, str | None] = {
    "prohibits": "true", "prohibits_court": "Сот", "prohibits_number": "1", "prohibits_on": "2026-05-06",
    "debtor": "false",
}  # fmt: skip


def test_after_a_hearing_a_licence_is_issued_against_a_finding_with_reasons_alone() -> None:
    """L-07: the head heard the applicant and gives the reasons in writing."""
    at = MONDAY + timedelta(days=2, hours=3)
    case = make.checked(records={"court-acts": COURT})
    case = make.heard(make.hearing(make.refusal_suggested((5,), case=case)))
    with pytest.raises(errors.FactsInvalid):
        _issue(case, at)
    assert _issue(case, at, notes="Сот актісі жойылған, акт ұсынылды.").state == "issued"


def _issue(case: Case, at: Any = MONDAY, **more: str) -> Case:
    facts = {"number": "LC-1", "issued_on": local(at).date().isoformat(), "holder": case.title, **more}
    return make.step(case, "issue", make.licensing_head(), facts, at)
