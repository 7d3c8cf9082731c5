"""The forms of the licence: one basis, whole rows, grounds named once, one application (L-02, L-09, C-20)."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from oryndau.law.licensing import facts as f
from oryndau.law.licensing.tests.samples import PAPER, application, labour, renewal, row


def faults(form: type[BaseModel], told: dict[str, Any]) -> list[str]:
    try:
        form.model_validate(told)
    except ValidationError as error:
        return [one["type"] for one in error.errors()]
    return []


@pytest.mark.parametrize("basis", [application()["basis"], labour()])
def test_a_good_application_stands_on_one_basis(basis: dict[str, Any]) -> None:
    """L-02; An.3: labour activity or a decision on certification."""
    assert faults(f.LicenceApplication, application(basis=basis)) == []
    both = {**labour(), **application()["basis"], "kind": basis["kind"]}
    assert "extra_forbidden" in faults(f.LicenceApplication, application(basis=both))


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"basis": labour(row("2024-02-01", "2024-01-31"))}, "employment_ends_before_start"),
    ({"basis": labour(row("2024-02-01", None, dismissal="Өз еркімен"))}, "dismissal_by_end"),
    ({"basis": labour(row("2024-02-01", "2025-01-31", dismissal=None))}, "dismissal_by_end"),
    ({"basis": labour(ground="judge")}, "labour_paper_required"),
    ({"basis": labour(ground="examination")}, "labour_paper_required"),
    ({"basis": {**labour(), "rows": []}}, "too_short"),
    ({"basis": {"kind": "friendship"}}, "union_tag_invalid"),
    ({"submitted_via": "certification"}, "certification_case_named"),
    ({"certification_case": "00000000-0000-0000-0000-000000000001"}, "certification_case_named"),
    ({"submitted_via": "certification", "basis": labour(),
      "certification_case": "00000000-0000-0000-0000-000000000001"}, "combined_basis"),
    ({"phones": []}, "too_short"),
    ({"territory": "99"}, "territory"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "key"), WRONG)
def test_a_wrong_application_names_its_rule(change: dict[str, Any], key: str) -> None:
    assert faults(f.LicenceApplication, application(**change)) == [key]


@pytest.mark.parametrize("consent", sorted(f.LicenceConsents.model_fields))
def test_nobody_applies_without_each_of_the_statements(consent: str) -> None:
    """L-02: the forms' statements, and the consent without which no health register is asked."""
    for form, told in ((f.LicenceApplication, application()), (f.RenewalApplication, renewal())):
        told["consents"] = {**told["consents"], consent: False}
        assert faults(form, told) == ["literal_error"]


@pytest.mark.parametrize("ground", ["judge", "examination"])
def test_what_a_document_shows_is_shown_by_one(ground: str) -> None:
    assert faults(f.LicenceApplication, application(basis=labour(ground=ground, paper=PAPER))) == []


def test_a_ground_of_re_issue_is_named_once() -> None:
    """L-09."""
    change = renewal()["changes"][0]
    assert faults(f.RenewalApplication, renewal(change, change)) == ["grounds_repeated"]
    assert faults(f.RenewalApplication, renewal(change, {**change, "ground": "activity-name"})) == []
    assert faults(f.RenewalApplication, {**renewal(), "changes": []}) == ["too_short"]


REASONS = {"reasons_kk": "Алым төленбеген соң.", "reasons_ru": "Сбор не уплачен."}


@pytest.mark.parametrize(
    ("grounds", "key"),
    [([2], None), ([1, 7], None), ([2, 2], "grounds_repeated"), ([], "too_short"), ([8], "less_than_equal")],
)
def test_a_refusal_names_some_of_the_seven_grounds_once(grounds: list[int], key: str | None) -> None:
    """L-08."""
    assert faults(f.Refusal, {"grounds": grounds, **REASONS}) == ([key] if key else [])
