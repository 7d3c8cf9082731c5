"""The public pages of the register: in three languages, without signing in (L-12, W-01)."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from oryndau.law.acts import LAW_261
from oryndau.law.territories import territories
from oryndau.law.text import Text
from oryndau.pages.components import Row
from oryndau.registers.licences import beside, cartogram, selectors, showing
from oryndau.registers.models import Licence
from oryndau.registers.tests import factories

pytestmark = pytest.mark.django_db
GROUND = Text(kk="Оқудан өтпеді", ru="Не прошёл обучение", en="Did not take the training")


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel("2026-11-20T06:00:00Z", tick=False):
        yield


def page(client: Client, name: str, *args: str, language: str = "en", **asked: str) -> str:
    answer = client.get(reverse(f"licences:{name}", args=args), asked, headers={"accept-language": language})
    assert answer.status_code == 200, answer
    return answer.content.decode()


def test_a_visitor_finds_an_agent_and_sees_the_state(client: Client) -> None:
    row = factories.licence(name="Өміров Ұлан")
    other = factories.licence(name="Петров Сергей")
    shown = page(client, "list", q="омиров")
    assert row.name in shown
    assert reverse("licences:one", args=[row.number]) in shown
    assert "In force" in shown
    assert other.name not in shown


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "ешқандай әрекет жасай алмайды"), ("ru", "не вправе действовать"), ("en", "may not act")],
)
def test_a_licence_says_what_it_is_worth_and_what_that_means(
    client: Client, language: str, words: str
) -> None:
    """Art. 143(3), 143(4): reasons, term and what a suspension forbids."""
    row = factories.licence()
    factories.change(
        row,
        "suspend",
        date(2026, 10, 1),
        until=date(2027, 1, 31),
        ground=GROUND,
        clause=str(LAW_261 / "Art. 143(2)5"),
    )
    shown = page(client, "one", row.number, language=language)
    for part in (
        row.name,
        row.number,
        words,
        GROUND.in_(language),
        "31.01.2027",
        "<svg",
        (LAW_261 / "Art. 143(2)5").in_(language),
    ):
        assert part in shown, part


def test_every_change_stands_in_the_history_with_its_act(client: Client) -> None:
    """Art. 143(7), 144(2)."""
    row = factories.licence()
    factories.change(row, "suspend", date(2025, 2, 3), until=date(2025, 4, 3), decree="17-П")
    factories.change(row, "resume", date(2025, 3, 4), decree="", document="ORY-1234-5678-90AB-CDEF")
    factories.change(
        row, "deprive", date(2026, 5, 6), decree="", decree_on=None, court="Сынақ ауданының соты",
        court_act="2-345/26", court_act_on=date(2026, 4, 1), in_force_on=date(2026, 5, 6),
    )  # fmt: skip
    shown = page(client, "one", row.number)
    order = [
        "A court deprived the agent of the licence", "2-345/26", "The licence was resumed",
        "Decision of 04.03.2025",
        "Check the decision", "The licence was suspended", "17-П", "The licence was issued",
    ]  # fmt: skip
    assert [shown.index(words) for words in order] == sorted(shown.index(words) for words in order)


def test_a_suspension_that_should_have_ended_says_so(client: Client) -> None:
    """Art. 143(3): only a decision resumes a licence, never the calendar alone."""
    row = factories.licence()
    factories.change(row, "suspend", date(2026, 1, 10), until=date(2026, 7, 10))
    shown = page(client, "one", row.number)
    assert "was to end on 10.07.2026" in shown
    assert "Suspended" in shown


def test_the_state_on_another_day_is_told(client: Client) -> None:
    row = factories.licence(issued_on=date(2025, 1, 10))
    factories.change(row, "terminate", date(2026, 1, 10))
    assert "In force</strong>" in page(client, "one", row.number, on="2025-06-01")
    assert "had not been issued yet" in page(client, "one", row.number, on="2025-01-09")
    listed = page(client, "list", on="2025-06-01", state="active")
    assert row.name in listed
    assert f"{reverse('licences:one', args=[row.number])}?on=2025-06-01" in listed
    assert row.name not in page(client, "list", state="active")
    assert row.name not in page(client, "list", on="2025-01-09")


@pytest.mark.parametrize("day", ["2027-01-01", "31.31.2020", "yesterday", "\x00"])
def test_a_day_that_is_none_or_has_not_come_is_refused_in_words(client: Client, day: str) -> None:
    row = factories.licence()
    for shown in (page(client, "list", on=day), page(client, "one", row.number, on=day)):
        assert "govuk-error-message" in shown
        assert row.name in shown


def test_old_and_new_licence_lead_to_each_other(client: Client) -> None:
    """L-09: the history of a re-issued licence is kept."""
    old = factories.licence()
    new = factories.replaced(old, date(2026, 2, 2), name="Серікова Әлия")
    assert new.number in page(client, "one", old.number)
    assert "Re-issued" in page(client, "one", old.number)
    assert old.number in page(client, "one", new.number)


def test_a_number_typed_otherwise_leads_to_its_page(client: Client) -> None:
    row = factories.licence()
    answer = client.get(reverse("licences:one", args=[row.number.lower()]))
    assert (answer.status_code, answer["Location"]) == (302, reverse("licences:one", args=[row.number]))
    assert client.get(reverse("licences:one", args=["LIC-1999-000001"])).status_code == 404


def test_nothing_found_says_what_to_do(client: Client) -> None:
    shown = page(client, "list", q="Жоқбаев")
    assert "No such licence was found" in shown
    assert "1414" in shown


def test_pages_keep_what_was_asked(client: Client) -> None:
    for no in range(selectors.SIZE + 1):
        factories.licence(name=f"Абаев {no:02d}", territory="71")
    shown = page(client, "list", region="71", state="active")
    assert "Абаев 24" in shown
    assert "Абаев 25" not in shown
    assert "region=71&amp;state=active&amp;after=" in shown
    for cursor in ("x~y", "~", "\x00~01900000-0000-7000-8000-000000000000", "а~б~в"):
        assert "Абаев 00" in page(client, "list", after=cursor)


def test_offices_of_a_region_name_their_agents(client: Client) -> None:
    """W-01: offices by region, only those where somebody may work."""
    rows = [factories.licence(territory="71", office_ru="г. Астана, ул. Сынақ, 5") for _ in range(2)]
    gone = factories.licence(territory="71", office_ru="г. Астана, ул. Мысал, 7")
    factories.change(gone, "terminate", date(2026, 1, 1))
    away = factories.licence(territory="75")
    shown = page(client, "offices", region="71")
    assert shown.count("Сынақ, 5") + shown.count("Үлгі көшесі, 1") == 1
    assert all(row.number in shown for row in rows)
    assert gone.number not in shown
    assert away.number not in shown
    assert "No office is entered" in page(client, "offices", region="10")
    assert "3 agents with a licence in force" in page(client, "offices", region="nowhere")


def test_offices_are_paged(client: Client) -> None:
    for no in range(selectors.SIZE + 2):
        factories.licence(office_ru=f"г. Алматы, ул. Үлгі, {no:03d}", office_kk="")
    first = selectors.offices("75")
    second = selectors.offices("75", after=first.next)
    assert (len(first.found), len(second.found), second.next) == (selectors.SIZE, 2, "")
    assert "Next page" in page(client, "offices", region="75")


def test_the_map_has_every_region_once() -> None:
    drawn = cartogram.cartogram({"75": 10, "71": 4}, "kk")
    assert {tile.code for tile in drawn.tiles} == set(territories())
    assert len({(tile.x, tile.y) for tile in drawn.tiles}) == len(territories())
    assert all(0 <= tile.x < drawn.width and 0 <= tile.y < drawn.height for tile in drawn.tiles)


def test_what_other_rooms_know_stands_on_the_page(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """W-01: the profession adds office hours, district, chamber."""
    monkeypatch.setattr(beside, "_SAYERS", [])

    @beside.says
    def chamber(licence: Licence, language: str) -> list[Row]:
        return [Row("Chamber", f"Chamber of {licence.territory}, {language}")]

    row = factories.licence()
    assert "Chamber of 75, ru" in page(client, "one", row.number, language="ru")


@pytest.mark.parametrize(
    ("asked", "queries"),
    [
        ({}, 1), ({"q": "серіков"}, 1), ({"q": "сериковв"}, 3), ({"q": "000001"}, 2),
        ({"q": "LIC-2024-999901"}, 1), ({"on": "2026-01-01", "state": "active"}, 1),
    ],
)  # fmt: skip
def test_a_list_costs_the_same_few_statements_however_long_it_is(
    client: Client, django_assert_num_queries: Any, asked: dict[str, str], queries: int
) -> None:
    for _ in range(30):
        factories.licence()
    factories.licence(number="LIC-2024-999901")
    page(client, "list", **asked)
    with django_assert_num_queries(queries):
        page(client, "list", **asked)


def test_the_page_of_a_licence_costs_few_statements(
    client: Client, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_SAYERS", [])  # what rooms above ask is theirs to count
    old = factories.licence()
    new = factories.replaced(old, date(2026, 2, 2))
    with django_assert_num_queries(4):  # licence, changes, predecessor, successor
        page(client, "one", new.number)
    with django_assert_num_queries(3):  # numbers by region, addresses, agents
        page(client, "offices", region="75")


def test_no_page_and_no_file_has_an_iin(client: Client) -> None:
    """Art. 167(11-3): what is published does not have the IIN."""
    row = factories.licence()
    factories.change(row, "suspend", date(2026, 1, 10), ground=GROUND)
    names = ["list", "offices", "data", "feed"]
    told = [page(client, name) for name in names] + [page(client, "one", row.number)]
    told += [page(client, "list", q=row.iin), page(client, "offices", region="75")]
    for table in ("licences", "changes"):
        for kind in ("csv", "json"):
            answer = client.get(reverse("licences:file", args=[table, kind]))
            told.append(b"".join(answer).decode())  # type: ignore[arg-type]
    for text in told[:5] + told[6:]:
        assert row.iin not in text
    assert told[5].count(row.iin) == told[5].count(f'value="{row.iin}"') + told[5].count(f"q={row.iin}")


def test_regions_stand_in_the_order_of_their_names() -> None:
    named = [name for _code, name in showing.regions("ru")]
    assert named.index("область Абай") == 0
    assert named.index("город Астана") < named.index("Атырауская область") < named.index("Жамбылская область")
