"""An agent is found by what a claimant heard or copied (L-12; Art. 167(11-3))."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from oryndau.cases.search import alike
from oryndau.registers.licences import search, selectors
from oryndau.registers.licences.selectors import Wanted
from oryndau.registers.models import Licence
from oryndau.registers.tests import factories

OTHERS = ["Жақсыбеков Нұрлан Мұратұлы", "Петрова Ольга Сергеевна", "Төлегенова Гүлнәр Қанатқызы"]


def found(query: str) -> list[str]:
    return [row.name for row in selectors.find(Wanted(query=query)).page.rows]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "queries"),
    [
        ("Әбдіров Әлібек Болатұлы", ["Абдиров", "әбдіров әлібек", "Алибек Абдиров", "абдыров",
                                     "Эбдиров Элибек", "АБДИРОВ А. Б.", "Abdirov Alibek", "Абдеров Алибек"]),
        ("Ыбыраев Йоһан Ғабитұлы", ["Ибраев", "Ибыраев Иохан", "ыбраев", "Ibrayev Gabit"]),
        ("Өміров-Қуанышев Ұлан", ["Омиров Куанышев", "өміров", "Куанышев-Омиров", "омиров–куанышев", "Улан"]),
        ("Щёголев Семён Юрьевич", ["Щеголев", "щеголев семен", "Щоголев", "Shchegolev Semyon"]),
        ("Гүлжанова Айгүл Ержанқызы", ["Гульжанова Айгуль", "гулжанова", "Gulzhanova Aigul"]),
    ],
)  # fmt: skip
def test_a_name_is_found_as_people_type_it(name: str, queries: list[str]) -> None:
    """L-12: Kazakh or Russian letters, й or и, ё or е, hyphens, a slip of the hand, a Latin keyboard."""
    for other in [*OTHERS, name]:
        factories.licence(name=other, iin=factories.iin(len(other) * 7 + ord(other[0])))
    for query in queries:
        assert found(query)[:1] == [name], query


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["LIC-2024-000123", "lic-2024-000123", "LIC–2024–000123", " LIC 2024 000123", "lic2024000123",
     "LIC-2024-123", "2024/123", "000123", "123", "№ 123", "LIС-2024-123"],
)  # fmt: skip
def test_a_number_is_found_in_any_form(query: str) -> None:
    factories.licence(number="LIC-2024-000123")
    factories.licence(number="LIC-2024-001123", name=OTHERS[0])
    factories.licence(number="LIC-2024-001230", name=OTHERS[1])
    assert [row.number for row in selectors.find(Wanted(query=query)).page.rows] == ["LIC-2024-000123"]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["№", "---", "%", "0", "\\", "'", "(((", "щ" * 100, "1" * 100, "ъь"])
def test_whatever_is_typed_does_no_harm(query: str) -> None:
    factories.licence()
    assert found(query) == []


@pytest.mark.django_db
def test_nobody_is_found_by_an_iin() -> None:
    """Art. 167(11-3): what is published is the name, the number and the date; the IIN is not."""
    row = factories.licence()
    assert found(row.iin) == []
    assert found(row.iin[:6]) == []


@pytest.mark.django_db
@given(st.text("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяАӘБҒЁЖЙҚҢӨҰҮҺҮІЬЫЭЮЯ -", max_size=30))
def test_the_database_folds_a_name_as_a_query_is_folded(name: str) -> None:
    expression = search.Folded.template % {"expressions": "%s"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {expression}", [name])
        folded = cursor.fetchone()[0]
    assert folded.replace("-", " ").split() == search.fold(name).split()


@pytest.mark.django_db
def test_search_uses_the_indexes() -> None:
    """The expression of a query is word for word that of the index."""
    rows = Licence.objects.alias(folded=search.Folded("name"))
    numbers = search.by_number(Licence.objects.all(), "000123").order_by()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "licence_names" in alike(rows, "folded", "абдиров").explain()
    assert "licence_numbers" in numbers.explain()


@pytest.mark.django_db
def test_region_state_and_name_narrow_together() -> None:
    names = ["Абаев Асан", "Әбенов Асқар", "Абилов Ерлан"]
    rows = [
        factories.licence(name=name, territory=territory, iin=factories.iin(9000 + no))
        for no, (name, territory) in enumerate(zip(names, ("75", "71", "75"), strict=True))
    ]
    factories.change(rows[2], "suspend", factories.ISSUED)
    assert [row.name for row in selectors.find(Wanted(territory="75")).page.rows] == [names[0], names[2]]
    assert [row.name for row in selectors.find(Wanted(state="suspended")).page.rows] == [names[2]]
    assert [row.name for row in selectors.find(Wanted(query="Абаев", territory="71")).page.rows] == []


@pytest.mark.django_db
def test_pages_follow_the_alphabet_with_kazakh_letters_at_their_place() -> None:
    letters = "АӘБВГҒДЕЖЗИКҚЛМНОӨПРСТУҰҮФХЦЧШЫЭЮЯ"
    for no, letter in enumerate(letters):
        factories.licence(name=f"{letter}қышев Ерлан", iin=factories.iin(5000 + no * 31))
    first = selectors.find(Wanted()).page
    second = selectors.find(Wanted(), after=first.next).page
    assert len(first.rows) == selectors.SIZE
    assert not second.next
    back = selectors.find(Wanted(), before=second.previous).page
    assert [row.pk for row in back.rows] == [row.pk for row in first.rows]
    shown = [row.name[0] for row in (*first.rows, *second.rows)]
    assert set(shown) == set(letters)
    assert shown.index("Ә") < shown.index("Б")
    assert shown.index("Қ") < shown.index("Л")


@pytest.mark.django_db
def test_names_as_typed_come_alone_and_those_alike_when_asked_for() -> None:
    """A slip may hit another name: who does not find his agent asks for names that are alike."""
    for no, name in enumerate(["Омаров Асан", "Өміров Ұлан", "Омаров Бақыт"]):
        factories.licence(name=name, iin=factories.iin(9500 + no))
    typed = selectors.find(Wanted(query="омаров"))
    assert ([row.name for row in typed.page.rows], typed.alike) == (["Омаров Асан", "Омаров Бақыт"], False)
    wider = selectors.find(Wanted(query="омаров", alike=True))
    assert wider.alike
    assert [row.name for row in wider.page.rows][2:] == ["Өміров Ұлан"]
    assert selectors.find(Wanted(query="омуров")).alike


@pytest.mark.django_db
def test_more_than_a_page_is_said() -> None:
    for no in range(selectors.SIZE + 1):
        factories.licence(name="Ахметов Ерлан", iin=factories.iin(7000 + no))
    found = selectors.find(Wanted(query="ахметов"))
    assert (len(found.page.rows), found.more) == (selectors.SIZE, True)
