"""The shell's pages in three languages (E-05, E-11, E-12, E-13)."""

import re

import pytest
from django.test import Client

PAGES = [
    "/",
    "/help/signing/",
    "/accessibility/",
    "/about/",
    *(f"/error/{n}/" for n in (400, 403, 404, 409, 413, 429)),
]
LANGUAGES = ["kk", "ru", "en"]


def read(client: Client, path: str, language: str) -> str:
    client.cookies["django_language"] = language
    return client.get(path).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_its_language_has_one_heading_and_no_inline_code(
    portal: Client, path: str, language: str
) -> None:
    page = read(portal, path, language)
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1
    assert page.count('id="main-content"') == 1
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=", page)


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("path", PAGES)
def test_no_english_sentence_is_left(portal: Client, path: str, language: str) -> None:
    page = read(portal, path, language)
    text = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")]).replace(
        "The case has changed", ""
    )
    assert not re.findall(r"(?:\b[a-z]{3,}\b ){3,}", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_is_honest_about_the_term_and_its_source(portal: Client, language: str) -> None:
    page = read(portal, "/", language)
    for fact in (
        "3 ",
        "18:30",
        "№ 69" if language != "en" else "No. 69",
        "1414",
        "8 800 080 7777",
        "17:30",
        "20:00",
    ):
        assert fact in page


def test_the_language_is_chosen_without_javascript(portal: Client) -> None:
    answer = portal.post("/language/", {"language": "ru", "next": "/about/"})
    assert answer.status_code == 302
    assert answer["Location"] == "/about/"
    assert '<html lang="ru"' in portal.get("/about/").content.decode()


def test_the_language_form_leads_to_no_other_site(portal: Client) -> None:
    assert portal.post("/language/", {"language": "ru", "next": "https://evil.example/"})["Location"] == "/"


def test_after_a_post_the_language_form_leads_to_the_pages_address(portal: Client) -> None:
    assert 'name="next" value="/form/"' in portal.post("/form/?x=1", {}).content.decode()


def test_a_missing_page_says_what_to_do(portal: Client) -> None:
    answer = portal.get("/no-such-page/", headers={"accept-language": "en"})
    assert answer.status_code == 404
    assert "There is no such page" in answer.content.decode()


def test_a_broken_page_answers_without_database_and_session(portal: Client) -> None:
    portal.raise_request_exception = False
    answer = portal.get("/broken/", headers={"accept-language": "ru"})
    assert answer.status_code == 500
    assert "не потеряно" in answer.content.decode()
    assert "on purpose" not in answer.content.decode()


def test_a_conflict_tells_what_happened_meanwhile(portal: Client) -> None:
    page = read(portal, "/error/409/", "en")
    assert "24 November 2026, 18:30: register" in page


def test_robots_are_kept_from_cases(portal: Client) -> None:
    assert "Disallow: /\n" in portal.get("/robots.txt").content.decode()


@pytest.mark.parametrize("path", ["/", "/about/", "/robots.txt"])
def test_public_pages_only_answer_questions(portal: Client, path: str) -> None:
    assert portal.post(path).status_code == 405
