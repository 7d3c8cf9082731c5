"""Open data and the feed: complete, valid against their own descriptions, asked again cheaply (L-12)."""

import csv
import gzip
import io
import json
import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

import jsonschema_rs
import pytest
from django.test import Client
from django.urls import reverse

from oryndau.law.text import LANGUAGES, Text
from oryndau.registers.licences import selectors
from oryndau.registers.licences.opendata import columns, describing
from oryndau.registers.models import Licence, LicenceChange
from oryndau.registers.tests import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
_KINDS = {
    "string": r"(?s).*", "integer": r"\d+", "date": r"\d{4}-\d\d-\d\d",
    "dateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z",
}  # fmt: skip


@pytest.fixture
def register() -> list[Licence]:
    """Three licences with a history of every kind."""
    first = factories.licence(name='Өміров "Ұлан", кіші', office_ru="ул. Үлгі, 1\nоф. 2")
    factories.change(
        first, "suspend", date(2025, 1, 2), until=date(2025, 6, 1),
        ground=Text(kk="Негіз", ru="Основание", en="Ground"), clause="Art. 143(2)3",
    )  # fmt: skip
    second = factories.licence(territory="71", office_kk="", office_ru="")
    factories.change(
        second, "deprive", date(2026, 1, 2), court="Сот", court_act="2-1", court_act_on=date(2025, 12, 1)
    )
    return [first, second, factories.replaced(factories.licence(), date(2026, 2, 3))]


def got(client: Client, table: str, kind: str, **headers: str) -> Any:
    return client.get(reverse("licences:file", args=[table, kind]), headers=headers)


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("table", ["licences", "changes"])
def test_the_json_is_valid_against_its_schema_and_whole(
    client: Client, register: list[Licence], table: str
) -> None:
    schema = json.loads(client.get(reverse("licences:schema", args=[table, "schema"])).content)
    told = json.loads(body(got(client, table, "json")))
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    assert [str(error) for error in validator.iter_errors(told)] == []
    rows = (Licence if table == "licences" else LicenceChange).objects.count()
    assert len(told[table]) == rows > 3
    assert told["licence"] == describing.LICENCE
    assert not validator.is_valid({**told, table: [{**told[table][0], "iin": "1"}]})


@pytest.mark.parametrize("table", ["licences", "changes"])
def test_the_csv_says_what_its_description_says(client: Client, register: list[Licence], table: str) -> None:
    """CSV on the Web: names, order, kinds, what is required, the key; the same rows as the JSON."""
    meta = json.loads(client.get(reverse("licences:schema", args=[table, "csv-metadata"])).content)
    text = body(got(client, table, "csv")).decode()
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    described = meta["tableSchema"]["columns"]
    assert head == [one["titles"]["en"][0] for one in described]
    for one, cells in zip(described, zip(*rows, strict=True), strict=True):
        assert set(one["titles"]) == set(LANGUAGES)
        for cell in cells:
            assert re.fullmatch(_KINDS[one["datatype"]], cell) or (not cell and not one["required"]), one[
                "name"
            ]
    places = [head.index(name) for name in meta["tableSchema"]["primaryKey"]]
    assert len({tuple(row[at] for at in places) for row in rows}) == len(rows)
    told = json.loads(body(got(client, table, "json")))[table]
    assert [["" if value is None else str(value) for value in row.values()] for row in told] == rows


def test_states_are_those_that_the_pages_show(client: Client, register: list[Licence]) -> None:
    told = {row["number"]: row for row in json.loads(body(got(client, "licences", "json")))["licences"]}
    for row in Licence.objects.all():
        assert told[row.number]["state"] == row.state == selectors.state_on(row, date(2026, 11, 1))
    new = register[2]
    assert told[new.number]["predecessor"] == new.predecessor.number  # type: ignore[union-attr]
    assert told[new.predecessor.number]["successor"] == new.number  # type: ignore[union-attr]


def test_a_long_file_is_written_in_portions(
    client: Client, register: list[Licence], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = body(got(client, "changes", "json"))
    monkeypatch.setattr(columns, "_PORTION", 2)
    assert json.loads(body(got(client, "changes", "json"))) == json.loads(whole)


def test_an_empty_register_is_a_valid_file(client: Client) -> None:
    assert json.loads(body(got(client, "licences", "json"))) == {
        "licence": describing.LICENCE, "changed_at": None, "licences": [],
    }  # fmt: skip
    assert body(got(client, "licences", "csv")).count(b"\r\n") == 1


def test_who_has_the_present_edition_gets_nothing_again(client: Client, register: list[Licence]) -> None:
    first = got(client, "licences", "csv")
    again = got(client, "licences", "csv", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    later = got(client, "licences", "csv", if_modified_since=first["Last-Modified"])
    assert later.status_code == 304
    factories.change(register[0], "resume", date(2026, 5, 5))
    changed = got(client, "licences", "csv", if_none_match=first["ETag"])
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_files_are_compressed_for_who_takes_it(client: Client, register: list[Licence]) -> None:
    packed = got(client, "changes", "json", accept_encoding="gzip, br")
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(body(packed)) == body(got(client, "changes", "json"))
    assert "Accept-Encoding" in packed["Vary"]


def test_a_file_names_its_description_and_its_licence(client: Client, register: list[Licence]) -> None:
    answer = got(client, "licences", "csv")
    assert 'rel="describedby"; type="application/csvm+json"' in answer["Link"]
    assert f'<{describing.LICENCE}>; rel="license"' in answer["Link"]
    for name, kind in (("people", "csv"), ("people", "json")):
        assert got(client, name, kind).status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_open_data_names_every_column(client: Client, language: str) -> None:
    shown = client.get(reverse("licences:data"), headers={"accept-language": language}).content.decode()
    for table in columns.TABLES.values():
        assert f"{table.key}.csv-metadata.json" in shown
        for one in table.columns:
            assert one.label.in_(language).replace("'", "&#x27;") in shown
    assert "CC BY 4.0" in shown


def feed(client: Client, language: str = "en", **asked: str) -> ElementTree.Element:
    answer = client.get(reverse("licences:feed"), asked, headers={"accept-language": language})
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def test_the_feed_tells_the_last_changes_first(client: Client, register: list[Licence]) -> None:
    """Art. 143(7): decisions to suspend and to resume are published."""
    told = feed(client)
    titles = [one.findtext(f"{ATOM}title") or "" for one in told.findall(f"{ATOM}entry")]
    assert len(titles) == LicenceChange.objects.count()
    moments = [one.findtext(f"{ATOM}updated") or "" for one in told.findall(f"{ATOM}entry")]
    assert moments == sorted(moments, reverse=True)
    ids = [one.findtext(f"{ATOM}id") for one in told.findall(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    suspended = next(
        one for one in told.findall(f"{ATOM}entry") if "suspended" in (one.findtext(f"{ATOM}title") or "")
    )
    assert "until 01.06.2025" in (suspended.findtext(f"{ATOM}summary") or "")


def test_a_region_has_a_feed_of_its_own(client: Client, register: list[Licence]) -> None:
    told = feed(client, "ru", region="71")
    assert len(told.findall(f"{ATOM}entry")) == 2
    assert "Астана" in (told.findtext(f"{ATOM}title") or "")
    assert len(feed(client, region="xx").findall(f"{ATOM}entry")) == LicenceChange.objects.count()


def test_the_feed_costs_one_statement(
    client: Client, register: list[Licence], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        feed(client)
