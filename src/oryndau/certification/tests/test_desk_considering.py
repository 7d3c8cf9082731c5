"""Completeness, restrictions and admission: what clerk and head may do, and never (C-05 to C-09)."""

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oryndau.cases.actors import SYSTEM
from oryndau.cases.errors import FactsInvalid, NotPermitted, StaleVersion, StepNotAllowed, UnknownCase
from oryndau.cases.models import Event
from oryndau.certification.desk import services
from oryndau.certification.lookups.selectors import answers
from oryndau.certification.models import Session
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.desk import fresh, work
from oryndau.certification.tests.factories import MONDAY
from oryndau.law.certification.facts import ASKED
from oryndau.law.restrictions import findings
from oryndau.notices.models import Notice
from oryndau.timekeeping import local

pytestmark = pytest.mark.django_db
KK, RU = "Диплом нөмірі көрсетілмеген.", "Не указан номер диплома."
BAD: dict[str, dict[str, str | None]] = {
    "person": {"capacity": "incapable"}, "convictions": {"conviction": "unexpunged"},
    "dismissals": {"negative": "true", "body": "МВД", "dismissed_on": "2026-06-01", "judge": "false"},
    "corruption": {"penalty": "true", "imposed_on": "2025-02-03"},
    "mental-health": {"registered": "true", "since": "2020-01-01"},
    "narcology": {"registered": "true", "since": "2020-01-01"},
    "licences": {"deprived": "true", "in_force_on": "2025-01-10"},
}  # fmt: skip
STATES = ("clear", "found", "refused", "unavailable", "silent")


def test_complete_documents_start_the_term_from_the_closing_date() -> None:
    """C-07, C-19: the term counts from the session's closing date, not from the day of the step."""
    case = make.registered()
    clerk = make.the("clerk")
    services.find_complete(case.pk, clerk, version=case.version, at=MONDAY)
    case = fresh(case)
    clock = case.clocks.get(term="certification.decision")
    assert (case.state, clock.started_on) == ("checked", make.CLOSES_ON)
    assert case.tasks.get(done_at=None).kind == "consider"


def test_a_clerk_proposes_and_the_head_sends_back() -> None:
    """C-07: the two working days run on."""
    case = make.registered()
    services.find_incomplete(case.pk, KK, RU, make.the("clerk"), version=case.version, at=MONDAY)
    case = fresh(case)
    assert (case.state, case.tasks.get(done_at=None).role) == ("incomplete", "head")
    due = case.clocks.get().due_at
    services.send_back(case.pk, "Номер есть в приложении.", make.the("head"), version=case.version, at=MONDAY)
    case = fresh(case)
    assert (case.state, case.clocks.get().due_at, case.clocks.get().stopped_at) == ("registered", due, None)
    task = case.tasks.get(done_at=None)
    assert (task.kind, task.assignee) == ("check-completeness", case.assignee)


@pytest.mark.parametrize(("kk", "ru"), [("", RU), (KK, ""), ("қысқа", RU)])
def test_what_is_missing_is_said_in_both_languages(kk: str, ru: str) -> None:
    case = make.registered()
    with pytest.raises(FactsInvalid):
        services.find_incomplete(case.pk, kk, ru, make.the("clerk"), version=case.version, at=MONDAY)
    assert fresh(case).state == "registered"


@pytest.mark.parametrize("role", ["head", "proctor", "secretary", "commission"])
def test_only_a_clerk_checks_completeness_and_admits(role: str) -> None:
    case = make.registered()
    with pytest.raises((NotPermitted, UnknownCase)):
        services.find_complete(case.pk, make.the(role), version=case.version, at=MONDAY)
    case = make.answered(make.checked())
    with pytest.raises((NotPermitted, UnknownCase)):
        services.admit(case.pk, make.the(role), version=case.version, at=MONDAY)


def test_a_clerk_of_another_territory_knows_of_no_such_case() -> None:
    case = make.answered(make.checked())
    with pytest.raises(UnknownCase):
        services.admit(case.pk, make.the("clerk", "71"), version=case.version, at=MONDAY)


def test_a_stale_page_is_refused_and_names_what_happened() -> None:
    case = make.answered(make.checked())
    with pytest.raises(StaleVersion) as refused:
        services.admit(case.pk, make.the("clerk"), version=case.version - 1, at=MONDAY)
    assert refused.value.extra["since"]


def test_a_second_click_admits_nobody_twice() -> None:
    case = make.answered(make.checked())
    services.admit(case.pk, make.the("clerk"), version=case.version, at=MONDAY)
    with pytest.raises(StepNotAllowed):
        services.admit(case.pk, make.the("clerk"), version=case.version, at=MONDAY)
    assert Event.objects.filter(case=case, step="admit").count() == 1


def test_an_admitted_candidate_is_invited_with_time_and_place() -> None:
    """C-09: the documents go to the Commission."""
    case = make.admitted()
    facts = json.loads(Event.objects.get(case=case, step="admit").body)["facts"]
    assert facts["cleared"] == list(range(1, 9))
    work(case, MONDAY, "certification.invited")
    told = Notice.objects.get(case_id=case.pk)
    assert "Абай" in told.body_kk
    assert str(case.number) in told.subject_ru


OTHERWISE = st.dictionaries(
    st.sampled_from([register.value for register in ASKED]), st.sampled_from(STATES), max_size=3
)
"""What some registers say; the others say that nothing stands in the way."""


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(otherwise=OTHERWISE)
def test_a_clerk_never_admits_with_a_found_or_unknown_restriction(otherwise: dict[str, str]) -> None:
    """C-05, C-08, C-09: whatever the registers say, admission and eight clear findings go together."""
    case = make.checked()
    for register in make.CLEAR:
        state = otherwise.get(register, "clear")
        if state == "silent":
            continue
        record = BAD.get(register, {}) if state == "found" else make.CLEAR[register]
        outcome = state if state in ("refused", "unavailable") else "found"
        case = make.step(case, "record-answer", SYSTEM, _answer(register, outcome, record), MONDAY)
    clear = {one.verdict for one in findings(answers(case), local(MONDAY).date())} == {"clear"}
    if clear:
        services.admit(case.pk, make.the("clerk"), version=case.version, at=MONDAY)
    else:
        with pytest.raises(FactsInvalid) as refused:
            services.admit(case.pk, make.the("clerk"), version=case.version, at=MONDAY)
        assert refused.value.extra["errors"], "the refusal says which restriction stands in the way"
    assert fresh(case).state == ("admitted" if clear else "checked")


def _answer(register: str, outcome: str, record: dict[str, str | None]) -> dict[str, Any]:
    return {
        "register_name": register, "outcome": outcome, "record": record if outcome == "found" else {},
        "message_id": register, "answered_at": MONDAY.isoformat(),
    }  # fmt: skip


def test_nothing_found_in_a_register_clears_its_restriction() -> None:
    case = make.answered(make.checked())
    case = make.step(case, "record-answer", SYSTEM, _answer("corruption", "not-found", {}), MONDAY)
    services.admit(case.pk, make.the("clerk"), version=case.version, at=MONDAY)
    assert fresh(case).state == "admitted"


def test_a_restriction_that_ended_lets_admit() -> None:
    """C-08: three years from the penalty have passed."""
    case = make.answered(
        make.checked(), records={"corruption": {"penalty": "true", "imposed_on": "2023-11-22"}}
    )
    services.admit(case.pk, make.the("clerk"), version=case.version, at=MONDAY)
    assert fresh(case).state == "admitted"


def test_a_clerk_cannot_claim_by_hand_that_a_restriction_is_cleared() -> None:
    """Even a forged form: what is cleared is computed by the law from the registers' answers."""
    case = make.answered(make.checked(), records={"convictions": {"conviction": "unexpunged"}})
    with pytest.raises(FactsInvalid):
        make.step(case, "admit", make.the("clerk"), {"cleared": list(range(1, 9))}, MONDAY)


def test_after_the_hearing_the_head_admits_only_with_reasons() -> None:
    """C-18: a register still speaks against the candidate."""
    case = make.heard()
    at = MONDAY + timedelta(days=10, hours=4)
    with pytest.raises(FactsInvalid):
        services.admit_after_hearing(case.pk, "", make.the("head"), version=case.version, at=at)
    reasons = "На заслушивании представлено постановление о снятии судимости."
    services.admit_after_hearing(case.pk, reasons, make.the("head"), version=case.version, at=at)
    assert fresh(case).state == "admitted"


def test_nobody_is_admitted_to_a_session_that_is_over() -> None:
    """C-09: the candidate chooses another one; he would wait for ever."""
    case = make.checked()
    Session.objects.update(state="concluded")
    with pytest.raises(FactsInvalid) as refused:
        services.admit(case.pk, make.the("clerk"), version=case.version, at=MONDAY)
    assert refused.value.extra["errors"][0]["type"] == "session_over"
