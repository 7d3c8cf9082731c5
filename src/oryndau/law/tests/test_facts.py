"""The application that is signed: what is refused, and how the refusal is told (E-02, E-07, E-08)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from oryndau.law.facts import InitiationApplication, Reassignment, Refusal, problems
from oryndau.law.facts.base import broken
from oryndau.law.facts.problems import rule_keys
from oryndau.law.money import Money
from oryndau.law.tests.samples import CLAIMANT_IIN, application, made


def refused(**changes: Any) -> list[tuple[str, str]]:
    """Field and key of every problem."""
    with pytest.raises(ValidationError) as error:
        made(**changes)
    return [(problem.field, problem.key) for problem in problems(error.value)]


def test_a_good_application_is_taken_as_it_is() -> None:
    found = made()
    assert found.applicant.phones == ["+77011234567"]
    assert found.document.amount == Money(1_500_000)
    assert found.prepared_at.tzinfo is UTC
    with pytest.raises(ValidationError):
        found.form = "an3"  # type: ignore[misc]


def test_every_empty_field_is_named_with_its_rule() -> None:
    with pytest.raises(ValidationError) as error:
        InitiationApplication.model_validate({})
    found = {problem.field: problem.key for problem in problems(error.value)}
    assert {"form", "applicant", "document", "claimant", "debtors", "consents"} <= set(found)
    assert set(found.values()) == {"required"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"territory": "99"}, ("territory", "territory")),
        ({"language": "en"}, ("language", "not_in_list")),
        ({"form": "an9"}, ("form", "not_in_list")),
        ({"submitted_via": "fax"}, ("submitted_via", "not_in_list")),
        ({"debtors": []}, ("debtors", "too_few")),
        ({"surprise": 1}, ("surprise", "unknown_field")),
        ({"prepared_at": "2026-11-20T12:00:00"}, ("prepared_at", "zone_required")),
        (
            {"consents": {"statements_true": False, "protected_data": True}},
            ("consents.statements_true", "must_be_true"),
        ),
        ({"document__amount": None}, ("document.amount", "amount_required")),
        ({"document__amount": "0"}, ("document.amount", "amount_positive")),
        ({"document__amount": 1.5}, ("document.amount", "money")),
        ({"document__subject": "act", "document__amount": None}, ("document.act_text", "act_required")),
        ({"document__issued_on": "2026-01-01"}, ("document.issued_on", "issued_before_decided")),
        ({"document__in_force_on": "2026-01-01"}, ("document.in_force_on", "in_force_before_decided")),
        ({"document__issued_on": "2026-11-21"}, ("document.issued_on", "issued_in_future")),
        ({"document__issued_on": "31.12.2026"}, ("document.issued_on", "not_a_date")),
        ({"document__number": ""}, ("document.number", "too_short")),
        ({"document__number": "1" * 101}, ("document.number", "too_long")),
        ({"document__number": "a\x00b"}, ("document.number", "control_character")),
        ({"document__number": "a\u202eb"}, ("document.number", "control_character")),
        ({"document__kind": "7"}, ("document.kind", "not_in_list")),
        ({"claimant__surname": "<script>"}, ("claimant.surname", "person_name")),
        ({"claimant__iin": "850315400125"}, ("claimant.iin", "iin_check_digit")),
        ({"claimant__birth_date": "1985-03-16"}, ("claimant.birth_date", "birth_date_mismatch")),
        ({"claimant__kind": "robot"}, ("claimant", "not_in_list")),
        ({"applicant__email": "not an address"}, ("applicant.email", "email")),
        ({"applicant__phones": ["12"]}, ("applicant.phones.0", "too_short")),
        ({"applicant__phones": ["+7 701 12 CALL"]}, ("applicant.phones.0", "phone")),
        ({"applicant__kind": "organisation"}, ("applicant.organisation", "organisation_required")),
        (
            {"applicant__kind": "representative"},
            ("applicant.power_of_attorney", "power_of_attorney_required"),
        ),
        ({"attachments": []}, ("attachments", "too_few")),
    ],
)
def test_a_bad_field_is_named_with_its_rule(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    assert expected in refused(**changes)


def test_a_problem_speaks_three_languages_and_names_its_clause() -> None:
    with pytest.raises(ValidationError) as error:
        made(applicant__kind="representative")
    problem = problems(error.value)[0]
    assert problem.rule == "law-261:Art. 37(2)"
    assert problem.message.kk != problem.message.ru != problem.message.en


def test_a_limit_is_told_in_the_message() -> None:
    with pytest.raises(ValidationError) as error:
        made(document__number="1" * 101)
    assert "100" in problems(error.value)[0].message.ru


def authority(until: str = "2027-01-01") -> dict[str, str]:
    return {"number": "5", "issued_on": "2026-01-01", "valid_until": until}


def test_a_representative_attaches_the_power_of_attorney() -> None:
    changed = {"applicant__kind": "representative", "applicant__power_of_attorney": authority()}
    assert refused(**changed) == [("attachments", "authority_attachment_required")]
    papers = [*application()["attachments"], {**application()["attachments"][0], "sha256": "c" * 64,
                                             "role": "power_of_attorney"}]  # fmt: skip
    assert made(**changed, attachments=papers)
    expired = {**changed, "applicant__power_of_attorney": authority("2026-06-01")}
    assert refused(**expired, attachments=papers) == [
        ("applicant.power_of_attorney.valid_until", "power_of_attorney_expired")
    ]


def test_form_an3_may_rest_on_the_judicial_act_alone() -> None:
    act_only = application()["attachments"][1:]
    assert refused(attachments=act_only) == [("attachments", "document_attachment_required")]
    assert made(form="an3", attachments=act_only).form == "an3"


def test_the_same_file_twice_is_refused() -> None:
    paper = application()["attachments"][0]
    assert refused(attachments=[paper, paper]) == [("attachments", "duplicate_attachment")]


def test_a_document_issued_today_by_the_clocks_of_kazakhstan_is_not_from_the_future() -> None:
    late = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)  # already 21 November in Almaty
    assert made(document__issued_on="2026-11-21", prepared_at=late)


def test_interruptions_stand_in_order_and_end_after_they_begin() -> None:
    first = {"reason": "presentation", "began_on": "2026-10-05", "ended_on": "2026-10-06"}
    second = {**first, "began_on": "2026-10-01", "ended_on": "2026-10-02"}
    assert refused(document__interruptions=[first, second]) == [
        ("document.interruptions", "interruption_order")
    ]
    backwards = {**first, "ended_on": "2026-10-01"}
    assert refused(document__interruptions=[backwards]) == [
        ("document.interruptions.0.ended_on", "interruption_dates")
    ]


def test_an_organisation_party_is_told_apart_by_its_kind() -> None:
    wrong = {"kind": "organisation", "name": "x", "bin": CLAIMANT_IIN}
    assert refused(debtors=[wrong]) == [("debtors.0.bin", "bin_type")]


@given(st.text(max_size=60))
def test_any_name_is_either_taken_or_refused_with_a_known_rule(name: str) -> None:
    found: set[str] = set()
    try:
        made(claimant__surname=name)
    except ValidationError as error:
        found = {problem.key for problem in problems(error)}
    assert found <= rule_keys()


@given(st.text(alphabet="ӘәІіҢңҒғҮүҰұҚқӨөҺһЁёA-Яабвz' ’-.", min_size=1, max_size=30))
def test_what_is_taken_has_no_markup(name: str) -> None:
    try:
        taken = made(claimant__surname=name).claimant
    except ValidationError:
        return
    assert not set(taken.full_name) & set('<>&"\n')


def test_a_refusal_names_grounds_once_and_gives_reasons() -> None:
    said = {"reasons_kk": "Ұсыну мерзімі өтіп кеткен.", "reasons_ru": "Срок предъявления истёк."}
    assert Refusal.model_validate({"grounds": ["38.3", "unreliable"], **said})
    bad: dict[str, Any]
    for bad in (
        {"grounds": []},
        {"grounds": ["38.3", "38.3"]},
        {"grounds": ["38.99"]},
        {"reasons_ru": "нет"},
    ):
        with pytest.raises(ValidationError):
            Refusal.model_validate({"grounds": ["38.3"], **said, **bad})
    with pytest.raises(ValidationError):
        Reassignment(staff="x", reason=" ")


def test_an_unknown_rule_key_is_told_as_invalid() -> None:
    assert "invalid" in rule_keys()
    with pytest.raises(Exception, match="says"):
        broken("no_such_key", "says")


def test_moments_are_kept_in_utc() -> None:
    almaty = "2026-11-20T14:00:00+05:00"
    assert made(prepared_at=almaty).prepared_at == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert made(prepared_at=almaty).prepared_at.utcoffset() == timedelta()
