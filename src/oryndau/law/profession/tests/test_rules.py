"""Rules of the steps of an agent's practice, by examples from the law (W-01, W-02, W-03, W-04)."""

from datetime import date
from typing import Any

import pytest

from oryndau.law.acts import LAW_261
from oryndau.law.procedure import Role
from oryndau.law.profession import deciding, telling
from oryndau.law.profession import facts as said
from oryndau.law.profession.agent import AGENT
from oryndau.law.profession.tests.histories import (
    WORKER_IIN,
    account,
    hiring,
    insurance,
    key,
    objections,
    raised,
    registration,
)


def insured(**changes: Any) -> said.Insurance:
    return said.Insurance.model_validate(insurance(**changes))


def test_the_table_is_sound_and_cites_its_clauses() -> None:
    """W-01."""
    assert AGENT.faults() == []
    assert {step.key for step in AGENT.steps if step.signed} == {"impose", "exclude"}
    assert AGENT.step("register").by == {Role.CLERK, Role.HEAD}
    assert AGENT.step("assign-district").by == {Role.CHAMBER}


@pytest.mark.parametrize(
    ("changes", "key_"),
    [
        ({}, []),
        ({"licence_issued_on": "2026-02-01"}, ["after_registration", "before_licence"]),
        ({"member_since": "2026-02-01"}, ["after_registration"]),
        ({"began_on": "2025-12-01"}, ["before_licence"]),
        ({"trained_on": "2025-12-25"}, ["outside_practice"]),
        ({"began_on": "2025-12-22", "trained_on": "2025-12-25"}, []),
    ],
)
def test_a_licensed_member_of_the_chamber_is_registered(changes: dict[str, str], key_: list[str]) -> None:
    """W-03: Art. 140(1)."""
    facts = said.Registration.model_validate(registration(**changes))
    assert objections(telling.check_registration, facts) == key_


@pytest.mark.parametrize(
    ("territory", "amount", "good"),
    [
        ("75", "4325000.00", True),
        ("75", "4324999.99", False),
        ("19", "2162500.00", True),
        ("19", "2162499", False),
    ],
)
def test_the_insured_sum_is_at_least_the_minimum(territory: str, amount: str, good: bool) -> None:
    """W-01: Art. 146(2-1)."""
    found = objections(
        telling.check_insurance, insured(amount=amount), registered=registration(territory=territory)
    )
    assert found == ([] if good else ["insured_too_little"])


def test_the_index_is_that_of_the_contracts_day() -> None:
    """W-01: Art. 146(2-1): 1,000 MCI of 2025 are enough for a contract of 2025."""
    assert objections(telling.check_insurance, insured(concluded_on="2025-12-30", amount="3932000")) == []
    unknown = insured(concluded_on="2014-05-05", amount="1")
    assert objections(telling.check_insurance, unknown) == ["index_unknown"]


def test_a_day_without_cover_must_be_explained() -> None:
    """W-01: Art. 146(1)."""
    first = ("insure", insurance(1, "2026-01-12", "2026-03-31"))
    late = insured(no=2, starts="2026-04-02", ends="2027-04-01")
    assert objections(telling.check_insurance, late, first) == ["insurance_gap"]
    assert (
        objections(telling.check_insurance, insured(no=2, starts="2026-04-01", ends="2027-04-01"), first)
        == []
    )
    said_so = insured(no=2, starts="2026-04-02", ends="2027-04-01", gap_reason="Еңбек демалысы.")
    assert objections(telling.check_insurance, said_so, first) == []


def test_a_refused_contract_leaves_its_gap() -> None:
    """W-01: Art. 146(1)."""
    first = ("insure", insurance(1, "2026-01-12", "2026-03-31"))
    refused = ("confirm", {"notice": key(1), "accepted": False, "reason": "Жарамсыз."})
    facts = insured(no=2, starts="2026-04-01", ends="2027-04-01")
    assert objections(telling.check_insurance, facts, first, refused) == ["insurance_gap"]


def test_a_contract_does_not_end_before_it_begins() -> None:
    """W-01."""
    assert "ends_first" in objections(telling.check_insurance, insured(ends="2026-01-01"))
    assert "in_future" in objections(telling.check_insurance, insured(concluded_on="2026-07-01"))


def test_one_creditors_account_in_a_currency_and_no_account_twice() -> None:
    """W-01: Art. 122(3)."""
    first = ("open-account", account())
    other = said.Account.model_validate(account(31, iban="KZ323190000000000003"))
    assert objections(telling.check_account, other, first) == ["one_creditors_account"]
    dollars = said.Account.model_validate(account(31, iban="KZ323190000000000003", currency="USD"))
    assert objections(telling.check_account, dollars, first) == []
    fees = said.Account.model_validate(account(31, iban="KZ323190000000000003", kind="operations"))
    assert objections(telling.check_account, fees, first) == []
    same = said.Account.model_validate(account(31, kind="operations"))
    assert objections(telling.check_account, same, first) == ["account_twice"]
    closed = ("close-account", {"iban": "KZ86125KZT5004100100", "closed_on": "2026-03-01"})
    assert objections(telling.check_account, other, first, closed) == []


def test_only_an_open_account_is_closed() -> None:
    """W-01: Art. 122(3)."""
    facts = said.AccountClosed(iban=said.IBAN("KZ86125KZT5004100100"), closed_on=date(2026, 3, 1))
    assert objections(telling.check_account_closing, facts) == ["no_such_account"]
    assert objections(telling.check_account_closing, facts, ("open-account", account())) == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"education": "other"}, ["legal_education"]),
        ({"certificate": None, "trained_on": None}, ["certificate_needed"] * 2),
        ({"citizen": False}, ["must_be_true"]),
        ({"restrictions_clear": False}, ["must_be_true"]),
        ({"kind": "employee", "education": "other", "citizen": False, "certificate": None}, []),
        ({"kind": "trainee"}, ["higher_legal_education", "experience"]),
        ({"kind": "trainee", "education": "higher-legal"}, ["experience"]),
    ],
)
def test_assistants_and_trainees_are_whom_the_law_lets_be_one(
    changes: dict[str, Any], found: list[str]
) -> None:
    """W-02: Art. 156(1-1), (2), (3)."""
    facts = said.Hiring.model_validate(hiring(**changes))
    assert objections(telling.check_hiring, facts) == found


def test_trainees_are_with_an_agent_of_three_years() -> None:
    """W-02: Art. 156(3): state service counts."""
    facts = said.Hiring.model_validate(hiring(kind="trainee", education="higher-legal"))
    old = registration(bailiff_since="2023-02-02")
    assert objections(telling.check_hiring, facts, registered=old) == []
    assert objections(telling.check_hiring, facts, registered=registration(bailiff_since="2023-02-03")) == [
        "experience"
    ]


def test_nobody_is_taken_on_twice_and_only_who_works_here_leaves() -> None:
    """W-01."""
    first, again = ("hire", hiring()), said.Hiring.model_validate(hiring(21))
    assert objections(telling.check_hiring, again, first) == ["hired_already"]
    gone = ("let-go", {"worker": key(20), "ended_on": "2026-03-01"})
    assert objections(telling.check_hiring, again, first, gone) == []
    leaving = said.WorkerGone.model_validate({"worker": key(20), "ended_on": "2026-03-01"})
    assert objections(telling.check_worker, leaving) == ["no_such_worker"]
    assert objections(telling.check_worker, leaving, first) == []
    assert objections(telling.check_worker, leaving, first, gone) == ["no_such_worker"]
    assert again.iin == WORKER_IIN


def test_a_notice_is_told_once_and_decided_once() -> None:
    """W-01."""
    told = ("insure", insurance())
    assert objections(telling.check_told_once, insured(), told) == ["told_already"]
    yes = said.Confirmation.model_validate({"notice": key(1), "accepted": True})
    assert objections(deciding.check_confirmation, yes, told) == []
    assert objections(deciding.check_confirmation, yes) == ["no_such_notice"]
    done = ("confirm", {"notice": key(1), "accepted": True})
    assert objections(deciding.check_confirmation, yes, told, done) == ["no_such_notice"]
    no = said.Confirmation.model_validate({"notice": key(1), "accepted": False})
    assert objections(deciding.check_confirmation, no, told) == ["reason_needed"]


def office(**said_: Any) -> said.OfficeNotice:
    return said.OfficeNotice.model_validate({
        "id": key(50), "kind": "premises", "since": "2026-01-12", "hours_kk": "9:00–18:00",
        "hours_ru": "9:00–18:00", "phone": "+77270000001",
        "address": {"region": "75", "settlement": "Алматы", "street": "Абай", "house": "1"}, **said_,
    })  # fmt: skip


def test_an_agent_has_one_place_of_work_in_his_own_district() -> None:
    """W-01: Art. 152(1), 153(2)."""
    assert objections(telling.check_office, office()) == []
    away = {"region": "71", "settlement": "Астана", "street": "Абай", "house": "1"}
    assert objections(telling.check_office, office(address=away)) == ["another_district"]
    first = ("tell-office", office().model_dump(mode="json"))
    assert objections(telling.check_office, office(id=key(51)), first) == ["one_office"]
    assert objections(telling.check_office, office(id=key(51), since="2026-05-01"), first) == []


def test_an_institution_has_its_name_and_registration() -> None:
    """W-01: Art. 153(1), (3)."""
    found = raised(telling.check_office, office(kind="institution"))
    assert {one.field for one in found} == {"name_kk", "name_ru", "bin", "founded_on"}


def opening(**said_: Any) -> said.CheckOpening:
    return said.CheckOpening.model_validate({
        "id": key(60), "kind": "planned", "asked_on": "2026-07-13", "answer_by": "2026-07-20",
        "asks": "Есеп айырысулар туралы мәлімет.", **said_,
    })  # fmt: skip


def test_a_planned_check_comes_in_its_time_and_leaves_five_working_days() -> None:
    """W-04: Art. 169(4), (5)."""
    day = date(2026, 7, 13)
    assert objections(deciding.check_check, opening(), on=day) == []
    short = raised(deciding.check_check, opening(answer_by="2026-07-17"), on=day)
    assert [(one.key, one.clause) for one in short] == [("too_short_to_answer", LAW_261 / "Art. 169(5)")]
    early = opening(asked_on="2026-06-01", answer_by="2026-06-30")
    assert objections(deciding.check_check, early) == ["check_too_early"]
    again = ("open-check", opening().model_dump(mode="json"))
    assert objections(deciding.check_check, opening(id=key(61)), again, on=day) == ["check_too_early"]


def test_an_unscheduled_check_names_its_ground() -> None:
    """W-04: Art. 169(4)."""
    sudden = {"kind": "unscheduled", "asked_on": "2026-02-02", "answer_by": "2026-02-20"}
    assert objections(deciding.check_check, opening(**sudden)) == ["ground_needed"]
    named = opening(**sudden, ground="Өндіріп алушының шағымы түсті.")
    assert objections(deciding.check_check, named) == []


def test_a_check_is_answered_once_and_ends_once() -> None:
    """W-04: Art. 169(5)."""
    opened = ("open-check", opening().model_dump(mode="json"))
    answer = said.CheckAnswer.model_validate({"check": key(60), "text": "Мәлімет берілді."})
    given = ("answer-check", answer.model_dump(mode="json"))
    assert objections(deciding.check_open_check, answer) == ["no_such_check"]
    assert objections(deciding.check_open_check, answer, opened) == []
    assert objections(deciding.check_open_check, answer, opened, given) == ["no_such_check"]
    result = said.CheckResult.model_validate({
        "check": key(60), "finished_on": "2026-07-30", "violations": False, "findings_kk": "Бұзушылық жоқ.",
        "findings_ru": "Нарушений нет.",
    })  # fmt: skip
    assert objections(deciding.check_open_check, result, opened, given) == []
    ended = ("finish-check", result.model_dump(mode="json"))
    assert objections(deciding.check_open_check, result, opened, ended) == ["no_such_check"]


OFFENCE = {
    "id": key(70), "breach": "legislation", "learned_on": "2026-02-01", "told": "Шаралар қолданылмаған.",
}  # fmt: skip
REASONS = {"reasons_kk": "Заң талабы бұзылды.", "reasons_ru": "Нарушено требование закона."}


def test_one_offence_has_one_sanction() -> None:
    """W-04: Art. 170(3)."""
    act = said.Sanction.model_validate({"offence": key(70), "kind": "remark", **REASONS})
    reported = ("report-offence", OFFENCE)
    assert objections(deciding.check_offence, act) == ["no_such_offence"]
    assert objections(deciding.check_offence, act, reported) == []
    for step in ("impose", "drop-offence", "exclude"):
        done = (step, {"offence": key(70)})
        assert objections(deciding.check_offence, act, reported, done) == ["one_sanction"]


def test_exclusion_for_an_offence_moves_to_take_the_licence() -> None:
    """W-04: Art. 170(1)4, 172-1."""
    reported = ("report-offence", OFFENCE)
    bare = said.Exclusion.model_validate({"ground": "breach", **REASONS})
    assert objections(deciding.check_exclusion, bare) == ["offence_needed", "motion_needed"]
    whole = said.Exclusion.model_validate({"ground": "breach", "offence": key(70), "motion": True, **REASONS})
    assert objections(deciding.check_exclusion, whole, reported) == []
    wish = said.Exclusion.model_validate({"ground": "own-wish", **REASONS})
    assert objections(deciding.check_exclusion, wish) == []


def test_only_an_absence_of_more_than_a_month_is_told() -> None:
    """W-01: Art. 148(1)9-2, 153-1."""
    month = said.Absence(
        starts_on=date(2026, 6, 1), expected_until=date(2026, 7, 1), reason=said.AbsenceReason.LEAVE
    )
    assert objections(deciding.check_absence, month) == ["short_absence"]
    longer = month.model_copy(update={"expected_until": date(2026, 7, 2)})
    assert objections(deciding.check_absence, longer) == []


def test_an_excluded_agents_registration_ends_for_that_reason() -> None:
    """W-01: Art. 172-1."""
    end = said.Ending(reason=said.EndReason.EXCLUDED, ended_on=date(2026, 5, 1))
    assert objections(deciding.check_end, end) == ["another_reason"]
    assert objections(deciding.check_end, end, ("exclude", {"offence": None})) == []
    moved = said.Ending(reason=said.EndReason.MOVED, ended_on=date(2026, 5, 1))
    assert objections(deciding.check_end, moved, ("exclude", {"offence": None})) == ["another_reason"]
    assert objections(deciding.check_end, moved) == []
