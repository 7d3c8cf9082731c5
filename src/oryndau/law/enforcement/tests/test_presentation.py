"""When a document may be presented (Art. 11 to 13; E-10)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.enforcement.documents import criminal_fine_years, document_rule, document_rules
from oryndau.law.enforcement.kinds import DocumentKind, Gravity
from oryndau.law.enforcement.presentation import Presentation, presentation
from oryndau.law.facts import EnforcementDocument
from oryndau.law.tests.samples import application

TODAY = date(2026, 11, 20)


def document(**changes: Any) -> EnforcementDocument:
    return EnforcementDocument.model_validate({**application()["document"], **changes})


def window(on: date = TODAY, **changes: Any) -> Presentation:
    return presentation(document(**changes), on)


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_a_writ_runs_three_years_from_the_day_after_it_took_effect() -> None:
    found = window()
    assert (found.starts_on, found.last_day) == (day("2026-09-29"), day("2029-09-28"))
    assert not found.expired


@pytest.mark.parametrize(
    ("changes", "starts", "last"),
    [
        ({"kind": "2"}, "2026-10-02", "2029-10-01"),  # the day after issue
        ({"kind": "1-1"}, "2026-10-02", "2029-10-01"),
        ({"kind": "4"}, "2026-09-29", "2029-09-28"),
        ({"kind": "5"}, "2026-08-20", "2027-08-19"),  # the day of the resolution itself
        ({"kind": "6", "enforcement_decided_on": "2026-10-15"}, "2026-10-16", "2027-10-15"),
        ({"kind": "11"}, "2026-10-02", "2027-10-01"),
        ({"kind": "4-2"}, "2026-08-20", "2027-08-19"),
        ({"deferral_until": "2027-01-31"}, "2027-02-01", "2030-01-31"),
        ({"in_force_on": None, "immediate": True}, "2026-08-21", "2029-08-20"),
        ({"subject": "act", "act_text": "снести", "amount": None}, "2026-10-02", "2029-10-01"),
        ({"criminal_gravity": "misdemeanour"}, "2026-09-29", "2027-09-28"),
        ({"criminal_gravity": "especially-grave"}, "2026-09-29", "2041-09-28"),
    ],
)
def test_the_limit_runs_by_the_kind_of_document(changes: dict[str, Any], starts: str, last: str) -> None:
    found = window(**changes)
    assert (found.starts_on, found.last_day) == (day(starts), day(last))


def test_the_last_day_is_still_in_time_and_the_next_is_not() -> None:
    assert not window(on=day("2029-09-28")).expired
    assert window(on=day("2029-09-29")).expired


def test_a_ruling_that_secures_a_claim_has_no_limit() -> None:
    found = window(kind="4-1")
    assert found.last_day is None
    assert not found.expired


def test_an_act_that_is_not_in_force_has_no_limit_yet() -> None:
    found = window(in_force_on=None)
    assert (found.starts_on, found.last_day, found.expired) == (None, None, False)


def test_periodic_payments_are_limited_each_alone() -> None:
    found = window(subject="periodic", amount=None)
    assert found.payments_since == day("2023-11-20")
    assert not window(on=day("2040-01-01"), subject="periodic").expired
    assert str(found.clause) == "Law No. 261-IV, Art. 11(3)"


def old(**changes: Any) -> dict[str, Any]:
    return {"decided_on": "2022-12-01", "issued_on": "2023-01-20", "in_force_on": "2023-01-10", **changes}


def test_time_elapsed_before_an_interruption_counts_into_the_new_term() -> None:
    # Runs 2023-01-11 to 2026-01-10. Presented on 2024-01-11: 366 days were left of it... returned on
    # 2025-06-01.
    broke = {"reason": "presentation", "began_on": "2024-01-11", "ended_on": "2025-06-01"}
    left = (day("2026-01-10") - day("2024-01-11")).days + 1
    found = window(**old(interruptions=[broke]))
    assert found.starts_on == day("2025-06-01")
    assert found.last_day == day("2025-06-01") + timedelta(days=left - 1)
    assert not found.expired
    assert window(**old()).expired


def test_two_interruptions_add_up() -> None:
    first = {"reason": "presentation", "began_on": "2024-01-11", "ended_on": "2025-01-11"}
    second = {"reason": "debtor-search", "began_on": "2025-02-11", "ended_on": "2025-03-11"}
    once, twice = window(**old(interruptions=[first])), window(**old(interruptions=[first, second]))
    assert once.last_day is not None
    assert twice.last_day == once.last_day + timedelta(days=28)


def test_a_document_that_was_not_returned_does_not_run_out() -> None:
    found = window(
        on=day("2027-05-01"), **old(interruptions=[{"reason": "presentation", "began_on": "2024-01-11"}])
    )
    assert (found.interrupted, found.expired, found.last_day) == (True, False, None)


def test_an_interruption_after_the_end_saves_nothing() -> None:
    late = {"reason": "presentation", "began_on": "2026-02-01", "ended_on": "2026-03-01"}
    assert window(**old(interruptions=[late])).expired


def test_the_court_can_restore_a_missed_limit_of_a_writ_only() -> None:
    assert window(**old(restored_by_court="2026-10-01")).restored
    assert not window(**old(restored_by_court="2026-10-01")).expired
    fine = window(**old(kind="11", restored_by_court="2026-10-01"))
    assert (fine.expired, fine.restored) == (True, False)


def test_five_working_days_pass_after_taking_effect() -> None:
    # In force on Friday 13 November 2026: the fifth working day is Friday 20, so Saturday 21 is the first
    # allowed.
    found = window(in_force_on="2026-11-13")
    assert found.earliest_on == day("2026-11-21")
    assert found.too_early
    assert not window(on=day("2026-11-21"), in_force_on="2026-11-13").too_early


def test_resolutions_of_bodies_and_immediate_acts_do_not_wait() -> None:
    assert window(kind="6", in_force_on="2026-11-19").earliest_on is None
    assert window(immediate=True, in_force_on="2026-11-19").earliest_on is None


def test_a_leap_day_does_not_shorten_the_limit() -> None:
    found = window(decided_on="2024-02-01", issued_on="2024-02-28", in_force_on="2024-02-28")
    assert found.last_day == day("2027-02-28")


@given(st.dates(date(2020, 1, 10), date(2026, 6, 1)), st.integers(0, 500), st.integers(0, 900))
def test_an_interruption_never_shortens_the_limit(force: date, after: int, length: int) -> None:
    began = force + timedelta(days=after + 1)
    broke = {"reason": "presentation", "began_on": began, "ended_on": began + timedelta(days=length)}
    dates = {"decided_on": force, "issued_on": force, "in_force_on": force}
    plain, broken = window(**dates), window(**dates, interruptions=[broke])
    assert plain.last_day is not None
    assert broken.last_day == plain.last_day + timedelta(days=length)


def test_every_kind_of_article_nine_has_its_rule() -> None:
    assert set(document_rules()) == set(DocumentKind)
    assert {kind for kind, rule in document_rules().items() if rule.limit_years is None} == {"4-1"}
    assert [criminal_fine_years(gravity) for gravity in Gravity] == [1, 3, 6, 10, 15]
    assert str(document_rule("11-1").clause) == "Law No. 261-IV, Art. 9(1)11-1"
    with pytest.raises(ValueError, match="7"):
        document_rule("7")


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_explains_itself(kind: DocumentKind) -> None:
    found = window(kind=kind.value)
    assert found.steps
    assert all("{" not in step.why.kk + step.why.ru + step.why.en for step in found.steps)
