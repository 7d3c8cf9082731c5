"""The date in three boxes says what is missing: errors name the field, the rule and what to do (E-07)."""

from datetime import date

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from oryndau.pages.fields import DateField, Radios


class Document(forms.Form):
    issued = DateField(label="Issued on", earliest=date(2000, 1, 1), latest=date(2026, 11, 20))


def answer(day: str, month: str, year: str) -> list[str]:
    with translation.override("en"):
        form = Document({"issued_day": day, "issued_month": month, "issued_year": year})
        return [str(error) for error in form["issued"].errors]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (("", "", ""), "Enter the date"),
        (("", "11", "2026"), "must include a day"),
        (("3", "", "2026"), "must include a month"),
        (("3", "11", ""), "must include a year"),
        (("3", "", ""), "must include a month and a year"),
        (("", "11", ""), "must include a day and a year"),
        (("", "", "2026"), "must include a day and a month"),
        (("x", "11", "2026"), "in numbers"),
        (("³", "11", "2026"), "in numbers"),
        (("99999999", "11", "2026"), "in numbers"),
        (("3", "11", "26"), "four figures"),
        (("31", "2", "2026"), "no such day"),
        (("0", "0", "0000"), "no such day"),
        (("31", "12", "1999"), "1 January 2000 or later"),
        (("21", "11", "2026"), "20 November 2026 or earlier"),
    ],
)
def test_it_says_what_is_wrong(typed: tuple[str, str, str], says: str) -> None:
    errors = answer(*typed)
    assert len(errors) == 1
    assert says in errors[0]


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2026, 11, 20)))
def test_every_day_in_bounds_is_read_back(day: date) -> None:
    form = Document(
        {"issued_day": f" {day.day}", "issued_month": str(day.month), "issued_year": str(day.year)}
    )
    assert form.is_valid()
    assert form.cleaned_data["issued"] == day


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_no_typing_breaks_it(day: str, month: str, year: str) -> None:
    Document({"issued_day": day, "issued_month": month, "issued_year": year}).is_valid()


def test_a_draft_fills_the_boxes_from_an_iso_date() -> None:
    html = str(Document(initial={"issued": "2026-11-03"})["issued"])
    assert 'value="3"' in html
    assert 'value="2026"' in html


def test_it_notices_a_change() -> None:
    field = DateField()
    assert field.has_changed("2026-11-03", ("4", "11", "2026"))
    assert not field.has_changed("2026-11-03", ("3", "11", "2026"))


def test_only_the_empty_box_is_marked() -> None:
    html = str(Document({"issued_day": "3", "issued_month": "", "issued_year": "2026"})["issued"])
    assert html.count("govuk-input--error") == 1


def test_a_choice_carries_its_hint() -> None:
    field = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=Radios(hints={"a": "Explained"}))
    form = type("F", (forms.Form,), {"kind": field})()
    html = str(form["kind"])
    assert 'aria-describedby="id_kind_0_hint"' in html
    assert html.count("Explained") == 1
