"""How an agent stands on a day: examples from the law and properties of its dates (W-01, W-02, W-04)."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.acts import LAW_261
from oryndau.law.months import months_after
from oryndau.law.profession.discipline import stands_until
from oryndau.law.profession.facts import OfficeNotice
from oryndau.law.profession.history import Entry, Record, record_of
from oryndau.law.profession.insurance import covered_until, minimum
from oryndau.law.profession.reminders import next_day, reminders, stage_of
from oryndau.law.profession.standing import (
    By,
    Duty,
    LicenceState,
    Standing,
    check_window,
    office_told_by,
    standing,
    training_due,
)
from oryndau.law.profession.tests.histories import (
    BEGAN,
    CALENDAR,
    account,
    entry,
    hiring,
    insurance,
    key,
    known,
    noon,
)
from oryndau.law.profession.words import DUTIES
from oryndau.law.tests.samples import DEBTOR_BIN

ACTIVE = LicenceState("LC-1", "active", date(2025, 12, 20))
days = st.dates(date(2026, 1, 12), date(2026, 12, 31))


def on(record: Record, day: date, licence: LicenceState | None = ACTIVE) -> Standing:
    return standing(record, day, CALENDAR, licence)


def due(how: Standing) -> dict[str, date]:
    return {one.key: one.due_on for one in how.duties}


def training(no: int, day: date) -> Entry:
    told = {"id": key(no), "trained_on": day.isoformat(), "certificate": "С-7", "centre": "Орталық"}
    return entry("train", told, day)


def check(no: int, asked: date, ended: date) -> list[Entry]:
    opened = {
        "id": key(no), "kind": "planned", "asked_on": asked.isoformat(), "answer_by": ended.isoformat(),
        "asks": "Құжаттарды беріңіз.",
    }  # fmt: skip
    result = {
        "check": key(no), "finished_on": ended.isoformat(), "violations": False,
        "findings_kk": "Бұзушылық жоқ.", "findings_ru": "Нарушений не выявлено.",
    }  # fmt: skip
    return [entry("open-check", opened, asked), entry("finish-check", result, ended)]


def test_a_newcomer_owes_everything_that_must_be_there_from_the_first_day() -> None:
    """W-01: Art. 122(3), 146(1), 148(1)1, 9-1, 152(2), 153(8), 169(4)."""
    found = due(on(known(), BEGAN))
    assert found == {
        "insurance": BEGAN - timedelta(days=1), "creditors-account": BEGAN, "operations-account": BEGAN,
        "district": BEGAN, "tax": date(2026, 1, 15), "office": date(2026, 1, 22),
        "training": date(2026, 7, 12), "check": date(2027, 1, 12),
    }  # fmt: skip


def test_what_was_told_is_owed_no_more() -> None:
    """W-01."""
    tax = {"id": key(40), "registered_on": "2026-01-14"}
    operations = account(31, kind="operations", iban="KZ323190000000000003")
    record = known(
        entry("insure", insurance()), entry("open-account", account()), entry("tell-tax", tax),
        entry("open-account", operations),
    )  # fmt: skip
    found = due(on(record, BEGAN))
    assert found["insurance"] == date(2027, 1, 11)
    assert not {"tax", "creditors-account", "operations-account"} & set(found)


def test_without_insurance_nobody_may_work() -> None:
    """W-01: Art. 146(1)."""
    record = known(entry("insure", insurance()))
    assert on(record, date(2027, 1, 11)).obstacles == ()
    [(text, clause)] = on(record, date(2027, 1, 12)).obstacles
    assert "страхования" in text.ru
    assert str(clause).endswith("Art. 146(1)")


def test_the_least_sum_is_twice_as_high_in_the_cities() -> None:
    """W-01: Art. 146(2-1): 1,000 and 500 MCI of the contract's day."""
    assert minimum("75", date(2026, 3, 1)).amount == 4_325_000
    assert minimum("71", date(2026, 3, 1)).amount == 4_325_000
    assert minimum("19", date(2026, 3, 1)).amount == 2_162_500
    assert minimum("75", date(2025, 3, 1)).amount == 3_932_000


def test_contracts_that_follow_at_once_are_one_cover() -> None:
    """W-01: Art. 146(1)."""
    record = known(
        entry("insure", insurance(1)),
        entry("insure", insurance(2, "2027-01-12", "2028-01-11")),
    )
    assert due(on(record, date(2026, 5, 1)))["insurance"] == date(2028, 1, 11)


def test_an_office_is_told_within_ten_days_of_its_registration() -> None:
    """W-01: Art. 153(3)."""
    told = {
        "id": key(50), "kind": "institution", "name_kk": "К", "name_ru": "К", "bin": DEBTOR_BIN,
        "founded_on": "2026-01-16", "since": "2026-01-20", "hours_kk": "9–18", "hours_ru": "9–18",
        "phone": "+77270000001",
        "address": {"region": "75", "settlement": "Алматы", "street": "Абай", "house": "1"},
    }  # fmt: skip
    office = OfficeNotice.model_validate(told)
    assert office_told_by(office) == date(2026, 1, 26)
    assert office_told_by(office.model_copy(update={"founded_on": None})) is None
    assert "office" not in due(on(known(entry("tell-office", told)), BEGAN))


def test_one_day_without_cover_ends_it() -> None:
    """W-01: Art. 146(1)."""
    record = known(entry("insure", insurance(1)), entry("insure", insurance(2, "2027-01-13", "2028-01-11")))
    assert due(on(record, date(2026, 5, 1)))["insurance"] == date(2027, 1, 11)


def test_training_is_due_in_half_a_year_and_then_every_three_years() -> None:
    """W-02: Art. 148(1)9-1."""
    assert training_due(known()) == date(2026, 7, 12)
    assert training_due(known(training(1, date(2026, 6, 30)))) == date(2029, 6, 30)


def test_an_assistants_training_is_an_assumption_and_says_so() -> None:
    """W-02: Art. 156(2), 163-1(1)6-1."""
    how = on(known(entry("hire", hiring())), date(2026, 3, 1))
    [duty] = [one for one in how.duties if one.key == "assistant"]
    assert (duty.due_on, duty.assumed) == (date(2029, 1, 20), True)
    assert "Бекова Айгүл" in duty.name.kk


def test_the_first_check_comes_between_half_a_year_and_a_year_and_then_yearly() -> None:
    """W-04: Art. 169(4)."""
    assert check_window(known()) == (date(2026, 7, 12), date(2027, 1, 12))
    record = known(*check(5, date(2026, 8, 3), date(2026, 9, 1)))
    assert check_window(record) == (date(2027, 1, 1), date(2027, 9, 1))
    duty = next(one for one in on(record, date(2026, 10, 1)).duties if one.key == "check")
    assert duty.by is By.BODY


def test_a_check_waits_for_the_agents_answer() -> None:
    """W-04: Art. 169(5)."""
    opened = check(5, date(2026, 8, 3), date(2026, 8, 20))[0]
    assert due(on(known(opened), date(2026, 8, 5)))["check-answer"] == date(2026, 8, 20)
    answered = entry("answer-check", {"check": key(5), "text": "Тіркелді."}, date(2026, 8, 10), own=True)
    assert "check-answer" not in due(on(known(opened, answered), date(2026, 8, 11)))


def test_a_suspended_licence_stops_the_work_and_asks_for_handing_over() -> None:
    """W-01: Art. 143, 148(1)9-2."""
    record = known(entry("insure", insurance()))
    licence = LicenceState("LC-1", "suspended", date(2026, 3, 2), date(2026, 9, 2))
    how = on(record, date(2026, 3, 3), licence)
    assert due(how)["hand-over"] == date(2026, 3, 5)
    assert [text.en for text, _clause in how.obstacles] == ["the licence is suspended"]
    received = {"received_on": "2026-03-04", "proceedings": 12}
    after = record_of([*_entries(record), entry("hand-over", received, date(2026, 3, 4))])
    assert "hand-over" not in due(on(after, date(2026, 3, 6), licence))


def _entries(record: Record) -> list[Entry]:
    return [
        entry("register", record.registration.model_dump(mode="json")), entry("insure", insurance()),
    ]  # fmt: skip


def test_a_history_older_than_the_calendar_is_read_all_the_same() -> None:
    """W-01: a licence that ended before the calendar's first year."""
    ended = LicenceState("LC-1", "terminated", date(2015, 5, 7))
    assert due(on(known(), BEGAN, ended))["hand-over"] == date(2015, 5, 12)


def test_without_a_licence_in_the_register_nobody_may_work() -> None:
    """W-03: Art. 140(1), 144."""
    record = known(entry("insure", insurance()))
    words = [text.en for text, _clause in on(record, date(2026, 3, 3), None).obstacles]
    assert words == ["the register of licences has no valid licence"]
    ended = LicenceState("LC-1", "deprived", date(2026, 3, 2))
    assert "terminated or taken" in on(record, date(2026, 3, 3), ended).obstacles[0][0].en


def test_a_refused_notice_counts_for_nothing() -> None:
    """W-01: the body or the chamber refuses what is not right."""
    told = entry("insure", insurance(), own=True)
    refused = {"notice": key(1), "accepted": False, "reason": "Шарт оқылмайды."}
    record = known(told)
    assert [one.facts.id for one in record.waiting] == [
        record.told(type(record.waiting[0].facts))[0].facts.id
    ]
    record = known(told, entry("confirm", refused))
    assert record.waiting == []
    assert due(on(record, BEGAN))["insurance"] == BEGAN - timedelta(days=1)


def test_every_duty_has_its_name_for_lists() -> None:
    """W-01."""
    assert {one.key for one in on(known(entry("hire", hiring())), BEGAN).duties} <= set(DUTIES)


contracts = st.lists(
    st.tuples(st.integers(0, 700), st.integers(1, 500)), max_size=6
)  # start and length in days


def _covers(rows: Sequence[tuple[int, int]]) -> list[Entry]:
    return [
        entry(
            "insure",
            insurance(
                no, (BEGAN + timedelta(days=start)).isoformat(),
                (BEGAN + timedelta(days=start + length)).isoformat(),
            ),
        )
        for no, (start, length) in enumerate(rows)
    ]  # fmt: skip


def _until(rows: Sequence[tuple[int, int]], day: date) -> date:
    return due(on(known(*_covers(rows)), day))["insurance"]


@given(contracts, days, st.integers(0, 200))
def test_cover_never_ends_earlier_as_days_go_by(rows: list[tuple[int, int]], day: date, later: int) -> None:
    """W-01: due dates never move backwards."""
    assert _until(rows, day + timedelta(days=later)) >= _until(rows, day)


@given(contracts, st.tuples(st.integers(0, 700), st.integers(1, 500)), days)
def test_one_more_contract_never_shortens_the_cover(
    rows: list[tuple[int, int]], more: tuple[int, int], day: date
) -> None:
    """W-01: due dates never move backwards."""
    assert _until([*rows, more], day) >= _until(rows, day)


@given(contracts, days)
def test_every_day_up_to_the_end_of_cover_is_covered(rows: list[tuple[int, int]], day: date) -> None:
    """W-01: Art. 146(1): no gap is passed over."""
    told = [one.facts for one in known(*_covers(rows)).notices.values()]
    until = covered_until(told, day, BEGAN)
    reached = [day + timedelta(days=step) for step in range((until - day).days + 1)]
    assert all(any(one.starts_on <= each <= one.ends_on for one in told) for each in reached)


@given(st.lists(days, max_size=5), days)
def test_a_training_never_brings_the_next_one_nearer(taken: list[date], more: date) -> None:
    """W-02."""
    before = known(*[training(no, day) for no, day in enumerate(taken)])
    after = known(*[training(no, day) for no, day in enumerate([*taken, more])])
    assert training_due(after) >= training_due(before) >= months_after(BEGAN, 6)


@given(st.lists(st.dates(date(2024, 1, 1), date(2028, 12, 31)), min_size=1, max_size=6))
def test_a_sanction_never_outlives_six_months_after_the_last_of_its_row(imposed: list[date]) -> None:
    """W-04: Art. 170(4)."""
    until = stands_until(imposed)
    row = sorted(set(imposed))
    assert until[row[-1]] == months_after(row[-1], 6)
    for day, following in pairwise(row):
        alone = months_after(day, 6)
        assert until[day] == (until[following] if following <= alone else alone)
    assert all(until[day] <= months_after(row[-1], 6) and until[day] >= months_after(day, 6) for day in row)


def test_a_sanction_on_the_last_day_of_the_six_months_keeps_the_former_alive() -> None:
    """W-04: Art. 170(4): within six months."""
    first, last = date(2026, 2, 20), date(2026, 8, 20)
    assert stands_until([first, last]) == {first: date(2027, 2, 20), last: date(2027, 2, 20)}
    after = date(2026, 8, 21)
    assert stands_until([first, after]) == {first: last, after: date(2027, 2, 21)}


def test_a_sanction_is_cleared_after_six_months_without_another() -> None:
    """W-04: Art. 170(4)."""
    offence = {
        "id": key(9), "breach": "code-of-ethics", "learned_on": "2026-02-01", "told": "Әдепсіз мінез-құлық.",
    }  # fmt: skip
    act = {
        "offence": key(9), "kind": "reprimand", "reasons_kk": "Кодекс бұзылды.",
        "reasons_ru": "Нарушен Кодекс.",
    }  # fmt: skip
    record = known(
        entry("report-offence", offence, date(2026, 2, 2)), entry("impose", act, date(2026, 2, 20))
    )
    assert [last for _one, _day, last in on(record, date(2026, 8, 20)).sanctions] == [date(2026, 8, 20)]
    assert on(record, date(2026, 8, 21)).sanctions == ()


def test_reminders_come_sixty_thirty_and_seven_days_before_and_once_the_day_has_passed() -> None:
    """W-01: a setting of this system."""
    how = on(known(entry("insure", insurance())), date(2026, 6, 1))
    duty = next(one for one in how.duties if one.key == "insurance")
    left = (61, 60, 31, 30, 8, 7, 0, -1)
    told = [stage_of(duty, duty.due_on - timedelta(days=each)) for each in left]
    assert told == [None, 60, 60, 30, 30, 7, 7, 0]


@given(days, st.integers(0, 400))
def test_no_stage_passes_between_two_days_of_reminders(day: date, later: int) -> None:
    """W-01: who looks only on the days that `next_day` names misses no stage."""
    record = known(entry("insure", insurance()), training(3, date(2026, 3, 1)))
    duties = on(record, day).duties
    following = next_day(duties, day)
    other = day + timedelta(days=later)
    if following is None or other < following:
        stages = [(one.duty.key, one.stage) for one in reminders(duties, day)]
        assert [(one.duty.key, one.stage) for one in reminders(duties, other)] == stages


def test_the_day_after_the_last_one_is_a_day_of_reminders() -> None:
    """W-01."""
    duty = Duty("insurance", DUTIES["insurance"], date(2027, 1, 11), LAW_261 / "Art. 146(1)")
    days_ = [date(2026, 6, 1)]
    while following := next_day([duty], days_[-1]):
        days_.append(following)
    assert days_[1:] == [date(2026, 11, 12), date(2026, 12, 12), date(2027, 1, 4), date(2027, 1, 12)]


def test_only_the_agents_own_duties_are_reminded_of() -> None:
    """W-04: the yearly check is the body's."""
    told = {one.duty.key for one in reminders(on(known(), date(2027, 6, 1)).duties, date(2027, 6, 1))}
    assert "insurance" in told
    assert not {"check", "district"} & told


@pytest.mark.parametrize("history", [[], [Entry("insure", insurance(), noon(BEGAN))]])
def test_a_history_begins_with_the_registration(history: list[Entry]) -> None:
    """W-01."""
    with pytest.raises(ValueError, match="registration"):
        record_of(history)
