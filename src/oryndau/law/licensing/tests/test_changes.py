"""The eight grounds of re-issue, each with its evidence (L-09; A2 p.14, An.4)."""

from typing import Any

import pytest

from oryndau.law.answers import Register
from oryndau.law.licensing.changes import GROUNDS, asked_of
from oryndau.law.licensing.facts import ChangeGround, FeeAnswer, RenewalApplication
from oryndau.law.licensing.tests.samples import (
    PAID,
    PAPER,
    answer,
    known_renewal,
    licence,
    of_renewal,
    renewal,
)

BUSINESS = {"name": "ИП «Үлгі»", "address": "г. Алматы, ул. Үлгі, 5", "registered_on": "2021-02-03"}


def change(ground: str, paper: bool = False, after: str = "Серікова Дана") -> dict[str, Any]:
    return {"ground": ground, "before": "Бұрынғы", "after": after, "paper": PAPER if paper else None}


def test_the_eight_grounds_stand_in_the_order_of_the_form() -> None:
    assert [one.number for one in GROUNDS.values()] == list(range(1, 9))
    assert set(GROUNDS) == set(ChangeGround)
    assert GROUNDS[ChangeGround.OBJECT_ADDRESS].clause.point == "A2 An.4(5)"
    assert {key for key, one in GROUNDS.items() if one.for_objects} == {
        ChangeGround.ALIENATION, ChangeGround.OBJECT_ADDRESS
    }  # fmt: skip


@pytest.mark.parametrize(
    ("grounds", "asked"),
    [
        (("name",), (Register.PERSON,)), (("requirement", "activity-name"), (Register.PERSON,)),
        (("entrepreneur-name",), (Register.PERSON, Register.ENTREPRENEUR)),
        (("entrepreneur-address", "name"), (Register.PERSON, Register.ENTREPRENEUR)),
    ],
)  # fmt: skip
def test_the_register_of_entrepreneurs_is_asked_only_about_them(
    grounds: tuple[str, ...], asked: tuple[Register, ...]
) -> None:
    told = renewal(*(change(one) for one in grounds))
    assert asked_of(RenewalApplication.model_validate(told)) == asked


def test_what_a_register_shows_needs_no_paper() -> None:
    """A2 p.14(3): no papers on what state systems hold; spelling is no difference."""
    assert of_renewal(known_renewal()) == {"licence": "clear", "fee": "clear", "name": "clear"}


@pytest.mark.parametrize("paper", [True, False])
def test_papers_are_no_evidence_against_a_state_register(paper: bool) -> None:
    told = known_renewal(change("name", paper, after="Ахметова Дана"))
    assert of_renewal(told)["name"] == "found"


@pytest.mark.parametrize(
    ("outcome", "paper", "verdict"),
    [
        ("refused", False, "unknown"), ("unavailable", False, "unknown"), ("", False, "unknown"),
        ("not-found", False, "found"), ("refused", True, "clear"), ("not-found", True, "clear"),
    ],
)  # fmt: skip
def test_where_no_register_speaks_a_paper_does(outcome: str, paper: bool, verdict: str) -> None:
    said = {Register.ENTREPRENEUR: answer(Register.ENTREPRENEUR, None, outcome)} if outcome else {}
    told = known_renewal(change("entrepreneur-name", paper), answers=said)
    assert of_renewal(told)["entrepreneur-name"] == verdict


@pytest.mark.parametrize(
    ("ground", "after", "verdict"),
    [
        ("entrepreneur-name", "ип Үлгі", "clear"), ("entrepreneur-name", "ИП «Басқа»", "found"),
        ("entrepreneur-address", "Г. АЛМАТЫ, УЛ. ҮЛГІ 5", "clear"),
        ("entrepreneur-address", "г. Алматы, ул. Үлгі, 6", "found"),
    ],
)  # fmt: skip
def test_a_business_is_compared_with_its_register(ground: str, after: str, verdict: str) -> None:
    said = {Register.ENTREPRENEUR: answer(Register.ENTREPRENEUR, BUSINESS)}
    assert of_renewal(known_renewal(change(ground, after=after), answers=said))[ground] == verdict


@pytest.mark.parametrize("ground", ["object-address", "requirement", "activity-name", "subactivity-name"])
def test_what_no_register_holds_is_shown_by_a_paper(ground: str) -> None:
    assert of_renewal(known_renewal(change(ground, paper=True)))[ground] == "clear"
    assert of_renewal(known_renewal(change(ground)))[ground] == "found"


def test_a_licence_of_a_person_is_not_alienated() -> None:
    """An.4(4) is of licences issued for objects."""
    assert of_renewal(known_renewal(change("alienation", paper=True)))["alienation"] == "found"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ({}, "clear"), ({"found": False}, "found"), ({"own": False}, "found"),
        ({"issued_on": "2026-03-03"}, "found"), ({"issued_on": None}, "found"),
        ({"state": "suspended"}, "found"), ({"state": "terminated"}, "found"),
        ({"state": "deprived"}, "found"), ({"state": "replaced"}, "found"), ({"state": ""}, "found"),
    ],
)  # fmt: skip
def test_only_an_active_licence_of_the_applicant_is_re_issued(said: dict[str, Any], verdict: str) -> None:
    assert of_renewal(known_renewal(licence=licence(**said)))["licence"] == verdict
    assert of_renewal(known_renewal(licence=None))["licence"] == "unknown"


@pytest.mark.parametrize(
    ("said", "verdict"), [({}, "clear"), ({"state": "ordered", "amount": None}, "found"),
                          ({"amount": "1"}, "found"), ({"state": "kept", "amount": None}, "unknown")],
)  # fmt: skip
def test_the_fee_of_a_re_issue_is_weighed_as_that_of_an_issue(said: dict[str, Any], verdict: str) -> None:
    """L-10."""
    assert of_renewal(known_renewal(fee=FeeAnswer.model_validate({**PAID, **said})))["fee"] == verdict
    assert of_renewal(known_renewal(fee=None))["fee"] == "unknown"
