"""Components draw accessible markup and escape what people wrote (E-11)."""

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from oryndau.law.text import Text
from oryndau.pages.components import Clock, ClockState, Pages
from oryndau.portal.tests.urls import AT


@pytest.fixture
def kit(portal: Client) -> str:
    return portal.get("/kit/", headers={"accept-language": "en"}).content.decode()


def test_what_people_wrote_is_escaped(kit: str) -> None:
    assert "&lt;script&gt;x&lt;/script&gt;" in kit
    assert "<script>x" not in kit
    assert "<b>Sunday" not in kit


def test_every_tag_has_words_and_a_shape(kit: str) -> None:
    for shape in "○◐▲✓✕":
        assert f'<span class="shape" aria-hidden="true">{shape}</span>' in kit


def test_a_change_link_says_what_it_changes(kit: str) -> None:
    assert 'Change<span class="govuk-visually-hidden">: Claimant</span>' in kit


def test_a_table_scrolls_and_can_be_reached_by_keyboard(kit: str) -> None:
    assert 'class="table-scroll" role="region" tabindex="0" aria-label="Queue"' in kit


def test_a_clock_explains_itself(kit: str) -> None:
    assert "How this day was found" in kit
    assert "does not count" in kit
    assert "Working calendar: version 2026.1" in kit


def test_the_present_event_is_marked_for_a_screen_reader(kit: str) -> None:
    assert kit.count('aria-current="step"') == 1


def test_a_button_carries_its_step(kit: str) -> None:
    assert 'name="step" value="refuse"' in kit


def test_one_page_needs_no_pagination() -> None:
    assert Template("{% load oryndau %}{% pagination pages %}").render(Context({"pages": Pages()})) == ""


@pytest.mark.parametrize(("language", "words"), [("kk", "Қаулы"), ("ru", "Постановление"), ("en", "Decree")])
def test_a_text_of_the_law_is_shown_in_the_pages_language(language: str, words: str) -> None:
    context = Context({"it": Text(kk="Қаулы", ru="Постановление", en="Decree")})
    with translation.override(language):
        assert Template("{% load oryndau %}{{ it|text }}").render(context) == words


def words(state: ClockState, days: int, language: str) -> str:
    with translation.override(language):
        return Clock("Decision", state, AT, days).words


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("state", list(ClockState))
def test_a_deadline_has_no_english_in_other_languages(state: ClockState, language: str) -> None:
    sentence = words(state, 2, language)
    assert not any("a" <= letter <= "z" for letter in sentence.lower()), sentence


def test_russian_counts_by_its_own_plurals() -> None:
    said = [words(ClockState.RUNNING, days, "ru") for days in (1, 2, 5)]
    assert [text.split(",")[0] for text in said] == [
        "Остался 1 рабочий день", "Осталось 2 рабочих дня", "Осталось 5 рабочих дней",
    ]  # fmt: skip
