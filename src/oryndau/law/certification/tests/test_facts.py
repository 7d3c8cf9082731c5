"""Facts of certification: what their own shape refuses, in three languages (C-02, C-03, C-08, C-18)."""

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

import oryndau.law
from oryndau.law.certification import facts as f
from oryndau.law.certification import session_facts as s
from oryndau.law.certification.tests import samples
from oryndau.law.facts.problems import problems, rule_keys
from oryndau.law.licensing.facts import FeeReference

LAW = Path(oryndau.law.__file__).parent


def wrong(model: type[BaseModel], told: dict[str, Any]) -> list[tuple[str, str]]:
    """Field and key of every problem of the told facts."""
    with pytest.raises(ValidationError) as error:
        model.model_validate(told)
    return [(one.field, one.key) for one in problems(error.value)]


def test_every_rule_of_the_facts_has_its_words() -> None:
    named = {
        key
        for path in (LAW / "certification").glob("*.py")
        for key in re.findall(r'broken\("(\w+)"', path.read_text("utf-8"))
    }
    assert named
    assert named <= rule_keys()


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"ended_on": "2026-04-01"}, ("internship.ended_on", "internship_ends_before_start")),
        ({"approved_on": "2026-09-01"}, ("internship.ended_on", "internship_approved_early")),
    ],
)
def test_an_internship_ends_after_it_began_and_is_approved_after_it_ended(
    changed: dict[str, str], problem: tuple[str, str]
) -> None:
    """C-03, W-02."""
    told = samples.application()
    found = wrong(f.CertificationApplication, told | {"internship": told["internship"] | changed})
    assert [key for _field, key in found] == [problem[1]]


def test_a_licence_is_asked_for_in_the_combined_form_alone() -> None:
    """C-20."""
    fee = {"fee": "01931000-0000-7000-8000-000000000001", "amount": "25950.00", "way": "receipt"}
    assert (
        wrong(f.CertificationApplication, samples.application(form="an3"))[0][1] == "licence_request_by_form"
    )
    told = samples.application(licence={"fee": fee})
    assert wrong(f.CertificationApplication, told)[0][1] == "licence_request_by_form"
    assert f.CertificationApplication.model_validate(samples.application(form="an3", licence={"fee": fee}))


def test_the_fee_of_old_journals_and_of_new_ones_are_told_apart() -> None:
    """C-20, L-10: what was signed with typed data of the payment reads as it was signed."""
    old = {"amount": "25950.00", "paid_on": "2026-11-20", "reference": "ПП-1", "way": "receipt"}
    new = {"fee": "01931000-0000-7000-8000-000000000001", "amount": "25950.00", "way": "gateway"}
    for fee, kind in ((old, f.FeePayment), (new, FeeReference)):
        told = samples.application(form="an3", licence={"fee": fee})
        read = f.CertificationApplication.model_validate(told)
        assert read.licence is not None
        assert type(read.licence.fee) is kind
        kept = read.licence.model_dump(mode="json")["fee"]
        assert {name: kept[name] for name in fee} == fee


@pytest.mark.parametrize(
    "consent", ["statements_true", "protected_data", "health_registers", "no_court_prohibition"]
)
def test_no_application_without_each_statement_of_the_form(consent: str) -> None:
    """C-03, C-05: the health registers are asked by consent."""
    told = samples.application()
    found = wrong(f.CertificationApplication, told | {"consents": told["consents"] | {consent: False}})
    assert found == [(f"consents.{consent}", "must_be_true")]


def test_only_the_two_grounds_of_the_order_refuse() -> None:
    """C-08."""
    assert {ground.value for ground in f.Ground} == {"unreliable", "restriction"}
    reasons = {"reasons_kk": "Соттылығы жойылмаған.", "reasons_ru": "Судимость не погашена."}
    assert wrong(f.Refusal, {"grounds": ["untidy"], **reasons})[0][1] == "not_in_list"
    assert wrong(f.Refusal, {"grounds": ["restriction"], **reasons})[0][1] == "restrictions_named"
    assert (
        wrong(f.Refusal, {"grounds": ["unreliable"], "restrictions": [2], **reasons})[0][1]
        == "restrictions_named"
    )
    assert f.Refusal.model_validate({"grounds": ["restriction"], "restrictions": [2], **reasons})


@pytest.mark.parametrize(("manner", "link"), [("video", None), ("in-person", "https://meet.example.kz/1")])
def test_a_video_hearing_has_its_link_and_only_that(manner: str, link: str | None) -> None:
    """C-18."""
    told = samples.preliminary_refusal(manner=manner, link=link)
    assert [key for _field, key in wrong(f.PreliminaryRefusal, told)] == ["video_link"]


def test_a_session_names_each_language_once() -> None:
    """C-02."""
    assert wrong(s.Announcement, samples.announcement(languages=["kk", "kk"]))[0][1] == "languages_repeated"


@pytest.mark.parametrize("choice", ["abstain", "", None])
def test_no_vote_abstains(choice: str | None) -> None:
    """C-15."""
    vote = samples.vote(passes=True) | {"choice": choice}
    assert wrong(f.Tally, {"votes": [vote], "passed": True, "decided_by": "majority"})
