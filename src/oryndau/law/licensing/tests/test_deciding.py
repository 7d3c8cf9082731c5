"""Nothing is concluded, issued or refused against what is known, and nobody checks himself (L-06 to L-12)."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.law.acts import ACTS
from oryndau.law.answers import Register
from oryndau.law.certification.tests.samples import now, objections
from oryndau.law.certification.tests.test_tables import reachable, ways
from oryndau.law.licensing.facts import ASKED
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.law.licensing.tests.samples import (
    CERTIFIED,
    CLEAR,
    MONDAY,
    PAID,
    answer,
    application,
    labour,
    licence,
    renewal,
    row,
)
from oryndau.law.procedure import Procedure, Role, Situation

Told = Mapping[str, Any]
EVERY = {"cleared": [1, 2, 3, 4, 5, 6, 7]}
GRANT = {"number": "LC-1", "issued_on": "2026-11-23", "holder": "Оспанова Дана"}
REASONS = {"reasons_kk": "Негіз бар екені анықталды.", "reasons_ru": "Установлено основание."}
COURT = {"prohibits": "true", "debtor": "false"}


def dumped(model: Any) -> Told:
    return dict(model.model_dump(mode="json"))


def journal(*changed: tuple[str, Told | None], **records: Any) -> list[tuple[str, Told]]:
    """What a case of issue holds: everything clear, but for the `changed` steps (None: not taken) and the
    `records` of registers (None as an outcome: silent).
    """
    told: dict[str, Told | None] = {
        "submit": application(), "record-fee": {**PAID, "paid_on": "2026-11-23"}, "record-basis": CERTIFIED,
    } | dict(changed)  # fmt: skip
    steps = [(step, facts) for step, facts in told.items() if facts is not None]
    for register in ASKED:
        one = records.get(register.value.replace("-", "_"), answer(register, CLEAR[register]))
        if one is not None:
            steps.append(("record-answer", dumped(one)))
    return steps


def against(step: str, facts: Told, earlier: list[tuple[str, Told]], state: str, **more: Any) -> list[str]:
    return objections(step, facts, now(MONDAY, *earlier, state=state, **more), LICENCE_ISSUE)


def test_both_tables_are_sound_and_name_known_acts() -> None:
    for procedure in (LICENCE_ISSUE, LICENCE_RENEWAL):
        assert procedure.faults() == []
        assert {step.clause.act.key for step in procedure.steps} <= set(ACTS)


@pytest.mark.parametrize(
    ("procedure", "end", "needed"),
    [
        *((LICENCE_ISSUE, "issued", one) for one in (
            {"register"}, {"find-complete"}, {"conclude", "hold-hearing"}, {"endorse", "hold-hearing"},
            {"conclude", "propose-refusal"}, {"issue"})),
        *((LICENCE_ISSUE, "refused", {one}) for one in (
            "find-complete", "suggest-refusal", "propose-refusal", "hold-hearing", "refuse")),
        *((LICENCE_RENEWAL, "reissued", {one}) for one in (
            "register", "find-complete", "conclude", "endorse", "reissue")),
        *((LICENCE_RENEWAL, "refused", {one}) for one in ("find-complete", "suggest-refusal", "refuse")),
    ],
)  # fmt: skip
def test_no_way_to_a_decision_leaves_out_what_the_order_wants(
    procedure: Procedure, end: str, needed: set[str]
) -> None:
    """L-05 to L-09: take the step out and no way is left."""
    assert end in reachable(procedure, frozenset())
    assert end not in reachable(procedure, frozenset(needed))


@pytest.mark.parametrize(
    ("procedure", "end"),
    [(LICENCE_ISSUE, "issued"), (LICENCE_ISSUE, "refused"), (LICENCE_ISSUE, "returned"),
     (LICENCE_RENEWAL, "reissued"), (LICENCE_RENEWAL, "refused"), (LICENCE_RENEWAL, "returned")],
)  # fmt: skip
def test_every_decision_is_signed_by_the_head_whom_other_eyes_went_before(
    procedure: Procedure, end: str
) -> None:
    """Issue 4, four eyes: on every way the step that decides keeps apart from an officer's before it."""
    for way in ways(procedure, end):
        last = way[-1]
        assert last.signed
        assert last.by == {Role.LICENSING_HEAD}
        before = {step.key for step in way[:-1]}
        apart = {one for step in way for one in step.apart_from if step.by == {Role.LICENSING_HEAD}}
        assert apart & before, [step.key for step in way]


def test_nobody_endorses_or_reopens_his_own_conclusion() -> None:
    for procedure in (LICENCE_ISSUE, LICENCE_RENEWAL):
        assert procedure.step("endorse").apart_from == ("conclude",)
        assert set(procedure.step("reopen").apart_from) == {"conclude", "suggest-refusal"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"basis": {**application()["basis"], "decided_on": "2026-11-24"}}, True),
        ({"diploma": {**application()["diploma"], "issued_on": "2026-11-24"}}, True),
        ({"basis": labour(row("2026-11-24"))}, True),
        ({"basis": labour(row("2020-01-01", "2026-11-24"))}, True),
        ({"basis": labour(row("2020-01-01", "2026-11-23"))}, False), ({}, False),
    ],
)  # fmt: skip
def test_no_day_of_the_application_is_still_to_come(change: dict[str, Any], field: bool) -> None:
    """L-02."""
    assert against("submit", application(**change), [], "") == (["date_in_future"] if field else [])


def test_a_conclusion_checks_each_of_the_seven_grounds() -> None:
    """L-08."""
    assert against("conclude", EVERY, journal(), "checked") == []
    for number in range(1, 8):
        rest = {"cleared": [one for one in range(1, 8) if one != number]}
        assert against("conclude", rest, journal(), "checked") == ["grounds_unchecked"]


@pytest.mark.parametrize("missing", ["record-fee", "record-basis"])
@pytest.mark.parametrize(
    ("step", "facts", "state"),
    [
        ("conclude", EVERY, "checked"), ("issue", GRANT, "endorsed"),
        ("issue", {**GRANT, "notes": "x"}, "heard"),
    ],
)  # fmt: skip
def test_nothing_is_decided_before_fee_and_decision_were_looked_up(
    step: str, facts: Told, state: str, missing: str
) -> None:
    assert against(step, facts, journal((missing, None)), state) == ["ground_unknown"]


SAID = st.sampled_from(["clear", "missing", "refused", "unavailable"])


@given(st.fixed_dictionaries(dict.fromkeys(ASKED, SAID)))
def test_an_unknown_answer_never_lets_conclude_or_issue_pass(said: dict[Register, str]) -> None:
    """L-08: whatever registers are silent, in whatever way, before a hearing and after it."""
    records = {
        register.value.replace("-", "_"): None if how == "missing" else answer(register, None, how)
        for register, how in said.items() if how != "clear"
    }  # fmt: skip
    earlier = journal(**records)
    silent = set(said.values()) != {"clear"}
    for step, facts, state in (
        ("conclude", EVERY, "checked"), ("issue", GRANT, "endorsed"),
        ("issue", {**GRANT, "notes": "Тыңдаудан кейін."}, "heard"),
    ):  # fmt: skip
        assert bool(against(step, facts, earlier, state)) is silent


def test_the_last_answer_counts() -> None:
    """L-04: a register that is asked again brings the answer that is weighed."""
    court = dumped(answer(Register.COURT_ACTS, COURT))
    clear = dumped(answer(Register.COURT_ACTS, None))
    for last, keys in ((court, ["ground_found"]), (clear, [])):
        first = clear if last is court else court
        earlier = [*journal(), ("record-answer", first), ("record-answer", last)]
        assert against("conclude", EVERY, earlier, "checked") == keys


def test_a_licence_is_issued_on_the_day_of_its_signature() -> None:
    assert against("issue", GRANT, journal(), "endorsed") == []
    for day in ("2026-11-22", "2026-11-24"):
        assert against("issue", {**GRANT, "issued_on": day}, journal(), "endorsed") == ["issued_today"]


def test_after_a_hearing_a_finding_needs_reasons_and_fee_and_qualification_no_reason_mends() -> None:
    """L-07, L-08, L-10."""
    court = journal(court_acts=answer(Register.COURT_ACTS, COURT))
    reasoned = {**GRANT, "notes": "Сот актісі жойылған."}
    assert against("issue", GRANT, court, "endorsed") == ["ground_found"]
    assert against("issue", reasoned, court, "endorsed") == ["ground_found"]
    assert against("issue", GRANT, court, "heard") == ["grant_reason"]
    assert against("issue", reasoned, court, "heard") == []
    unpaid = journal(("record-fee", {**PAID, "state": "refunded", "paid_on": None}))
    unschooled = journal(education=answer(Register.EDUCATION, {"degree": "bachelor", "field": "other"}))
    for earlier in (unpaid, unschooled):
        assert "ground_found" in against("issue", reasoned, earlier, "heard")


@pytest.mark.parametrize("step", ["suggest-refusal"])
def test_no_refusal_names_a_ground_that_is_clear(step: str) -> None:
    """L-08."""
    court = journal(court_acts=answer(Register.COURT_ACTS, COURT))
    for number in range(1, 8):
        keys = against(step, {"grounds": [number], **REASONS}, court, "checked")
        assert keys == ([] if number == 5 else ["ground_clear"])
    silent = journal(approval=answer(Register.APPROVAL, None, "unavailable"))
    assert against(step, {"grounds": [4], **REASONS}, silent, "checked") == []


def test_a_refusal_rests_only_on_what_the_applicant_was_heard_on() -> None:
    """L-07; APPC Art. 73."""
    earlier = [*journal(), ("propose-refusal", {"grounds": [4, 5]})]
    assert against("refuse", {"grounds": [5], **REASONS}, earlier, "heard") == []
    for grounds in ([6], [4, 5, 6]):
        assert against("refuse", {"grounds": grounds, **REASONS}, earlier, "heard") == ["ground_not_heard"]


def _renewal(**other: Any) -> Situation:
    steps: list[tuple[str, Told]] = [
        ("submit", renewal()), ("record-fee", {**PAID, "paid_on": "2026-11-23", **other.get("fee", {})}),
        ("record-licence", dumped(licence(**other.get("licence", {})))),
    ]  # fmt: skip
    person = answer(Register.PERSON, {"name": "Серікова Дана"}, other.get("outcome", ""))
    return now(MONDAY, *steps, ("record-answer", dumped(person)), state="checked")


@pytest.mark.parametrize(
    ("other", "key"),
    [
        ({}, None), ({"fee": {"state": "ordered"}}, "renewal_found"),
        ({"fee": {"due": None}}, "renewal_unknown"), ({"licence": {"state": "suspended"}}, "renewal_found"),
        ({"licence": {"own": False}}, "renewal_found"),
        ({"outcome": "unavailable"}, "renewal_unknown"),
    ],
)  # fmt: skip
def test_a_licence_is_re_issued_only_on_what_is_shown(other: dict[str, Any], key: str | None) -> None:
    """L-09: at the conclusion and once more at the signature."""
    facts = {"conclude": {"cleared": []}, "reissue": {**GRANT, "replaces": "LC-2026-1"}}
    for step, told in facts.items():
        assert objections(step, told, _renewal(**other), LICENCE_RENEWAL) == ([key] if key else [])


def test_a_re_issue_has_no_hearing_and_an_issue_has() -> None:
    """APPC Art. 73(2)3: its term is under five working days."""
    assert "hold-hearing" not in {step.key for step in LICENCE_RENEWAL.steps}
    assert {"propose-refusal", "object", "hold-hearing"} <= {step.key for step in LICENCE_ISSUE.steps}


def test_the_hearing_is_called_in_time_and_held_in_the_term() -> None:
    """L-07; A2 p.11: at least three working days before the end, within two of the notice."""
    facts = {
        "grounds": [5], **REASONS, "hearing_at": datetime(2026, 11, 24, 6, tzinfo=UTC), "manner": "in-person",
        "place_kk": "3-кабинет", "place_ru": "кабинет 3",
    }  # fmt: skip
    court = journal(court_acts=answer(Register.COURT_ACTS, COURT))

    def keys(due: date, **more: Any) -> list[str]:
        return against("propose-refusal", {**facts, **more}, court, "refusal-suggested",
                       running={"licence.issue": due})  # fmt: skip

    assert keys(date(2026, 12, 7)) == []
    assert keys(date(2026, 11, 24)) == ["hearing_notice_late"]
    for late in (datetime(2026, 11, 30, 6, tzinfo=UTC), datetime(2026, 11, 24, 22, tzinfo=UTC)):
        assert keys(date(2026, 12, 7), hearing_at=late) == ["hearing_day"]
