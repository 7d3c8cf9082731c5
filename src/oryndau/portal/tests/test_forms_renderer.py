"""Plain Django forms come out in the design system's markup, errors tied to their fields (E-07)."""

import re

import pytest
from django.test import Client
from django.utils import translation

from oryndau.portal.tests.urls import Sample


@pytest.fixture
def wrong() -> str:
    with translation.override("en"):
        return str(Sample({"issued_day": "3"}))


def test_every_control_has_its_label(wrong: str) -> None:
    ids = re.findall(r'<(?:input|select|textarea)[^>]*? id="([^"]+)"', wrong)
    assert len(ids) == 13
    assert all(f'for="{one}"' in wrong for one in ids)


def test_every_description_exists(wrong: str) -> None:
    for described in re.findall(r'aria-describedby="([^"]+)"', wrong):
        assert all(f'id="{one}"' in wrong for one in described.split())


def test_an_error_is_said_beside_its_field_and_tied_to_it(wrong: str) -> None:
    assert 'aria-describedby="id_iin_helptext id_iin_error"' in wrong
    assert (
        '<p id="id_iin_error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span>'
        in wrong
    )
    assert "govuk-input govuk-input--error" in wrong


def test_single_radios_are_not_called_invalid(wrong: str) -> None:
    assert not re.search(r'type="radio"[^>]*aria-invalid', wrong)


def test_optional_fields_say_so(wrong: str) -> None:
    assert wrong.count("(optional)") == 2


def test_groups_are_fieldsets_with_a_legend(wrong: str) -> None:
    assert wrong.count("<fieldset") == wrong.count("<legend") == 3


def test_a_long_text_counts_its_characters(wrong: str) -> None:
    assert 'data-module="govuk-character-count" data-maxlength="200"' in wrong
    assert 'id="id_act-info"' in wrong


def test_what_was_typed_is_escaped() -> None:
    html = str(Sample({"iin": '"><script>alert(1)</script>', "act": "</textarea><script>"}))
    assert "<script>" not in html


def test_the_summary_leads_to_each_field(portal: Client) -> None:
    page = portal.post("/form/", {"issued_day": "3"}, headers={"accept-language": "en"}).content.decode()
    assert "<title>Error: Form" in page
    targets = re.findall(r'<a href="#([^"]+)">', page)
    assert targets[:3] == ["id_kind_0", "id_iin", "id_issued_day"]
    assert all(f'id="{target}"' in page for target in targets)
    assert "Issued on: The date must include a month and a year" in page


def test_a_right_form_has_no_summary(portal: Client) -> None:
    page = portal.get("/form/", headers={"accept-language": "en"}).content.decode()
    assert "govuk-error-summary" not in page
    assert "<title>Form" in page
