"""A case is found by number, IIN, BIN and name; Kazakh or Russian letters and slips are forgiven."""

import pytest

from oryndau.cases import search
from oryndau.cases.tests.factories import bailiff, registered


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Сүлейменов", "сулейменов"), ("СУЛЕЙМЕНОВ", "Сүлейменов"), ("Кайрат", "Қайрат"), ("Ғалым", "галым")],
)
def test_letters_of_both_languages_fold_together(typed: str, meant: str) -> None:
    assert search.fold(typed) == search.fold(meant)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["75-2026-000777", "75 2026 000777", "7512-26-00-2/9", "850315400124", "Сүлейменов", "сулейменов",
     "Сулеменов", "сулейменоф ерлан"],
)  # fmt: skip
def test_it_finds_the_case(query: str) -> None:
    case = registered(bailiff())
    people = [("850315400124", "Сүлейменов Ерлан Қайратұлы"), ("", "АО «Қала жылуы»")]
    search.index(case, number="75-2026-000777", document="7512-26-00-2/9", people=people)
    assert [found.pk for found in search.find(query, "75")] == [case.pk]
    assert search.find(query, "71") == []


@pytest.mark.django_db
def test_it_does_not_find_what_is_not_alike() -> None:
    case = registered(bailiff())
    search.index(case, number="75-2026-000777", document="x", people=[("", "Сүлейменов Ерлан")])
    assert search.find("Қожахметова") == []


@pytest.mark.django_db
def test_each_word_must_be_alike_so_that_namesakes_of_the_surname_alone_are_not_found() -> None:
    wanted, namesake = registered(bailiff()), registered(bailiff())
    for case, name in ((wanted, "Сүлейменов Ерлан"), (namesake, "Сүлейменов Болатбек")):
        search.index(case, number=str(case.pk), document="x", people=[("", name)])
    assert [found.pk for found in search.find("сулейменоф ерлн")] == [wanted.pk]
    assert len(search.find("сулейменоф")) == 2
