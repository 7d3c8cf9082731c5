"""The catalogues' keeper finds what is missing and writes the same bytes from the same sources (E-11)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from oryndau.portal import messages

PYTHON = (
    'from x import gettext_lazy as _, ngettext\nA = _("Apply")\nB = ngettext("%(n)s day", "%(n)s days", 2)\n'
)
PAGE = """{% load i18n %}
  <h1>{% translate "Sign" %}</h1>
{% if x %}
      {% blocktranslate %}Until {{ day }}{% endblocktranslate %}
   {% endif %}
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Path]:
    room = tmp_path / "room"
    (room / "templates").mkdir(parents=True)
    (room / "tests").mkdir()
    (room / "__init__.py").write_text(PYTHON)
    (room / "tests" / "test_x.py").write_text('_("Only a test")')
    (room / "templates" / "page.html").write_text(PAGE)
    messages.update(tmp_path)
    return tmp_path


def po(house: Path, language: str = "ru") -> Path:
    return messages.catalogue(house / "room", language)


def found(house: Path) -> set[tuple[str, str]]:
    return {(one.kind, one.msgid) for one in messages.check(house) if one.language == "ru"}


def fill(house: Path, **words: str) -> None:
    text = po(house).read_text()
    for msgid, msgstr in words.items():
        text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{msgstr}"')
    po(house).write_text(text)


def test_it_finds_messages_of_code_and_of_pages_but_not_of_tests(house: Path) -> None:
    assert found(house) == {("missing", one) for one in ("Apply", "Sign", "%(n)s day", "Until %(day)s")}


def test_a_filled_message_is_no_longer_missing(house: Path) -> None:
    fill(house, Apply="Подать")
    assert ("missing", "Apply") not in found(house)


def test_it_finds_a_lost_placeholder(house: Path) -> None:
    text = (
        po(house)
        .read_text()
        .replace('msgid "Until %(day)s"\nmsgstr ""', 'msgid "Until %(day)s"\nmsgstr "До"')
    )
    po(house).write_text(text)
    assert ("placeholders", "Until %(day)s") in found(house)


def test_it_finds_what_is_fuzzy_and_what_is_no_longer_used(house: Path) -> None:
    fill(house, Apply="Подать")
    text = po(house).read_text().replace('msgid "Apply"', '#, fuzzy\nmsgid "Apply"')
    po(house).write_text(text + '\nmsgid "Gone"\nmsgstr "Ушло"\n')
    assert {("fuzzy", "Apply"), ("obsolete", "Gone")} <= found(house)


def test_it_finds_two_rooms_that_contradict_each_other(house: Path) -> None:
    other = house / "zoom"
    other.mkdir()
    (other / "__init__.py").write_text('_("Apply")')
    messages.update(house)
    fill(house, Apply="Подать")
    path = messages.catalogue(other, "ru")
    path.write_text(
        path.read_text()
        .replace('msgstr ""\n', 'msgstr "Применить"\n')
        .replace('msgid ""\nmsgstr "Применить"', 'msgid ""\nmsgstr ""')
    )
    assert ("contradicts", "Apply (see room)") in found(house)


def test_updating_keeps_translations_drops_the_unused_and_is_stable(house: Path) -> None:
    fill(house, Apply="Подать")
    po(house).write_text(po(house).read_text() + '\nmsgid "Gone"\nmsgstr "Ушло"\n')
    assert messages.update(house) == [po(house)]
    assert "Подать" in po(house).read_text()
    assert "Gone" not in po(house).read_text()
    assert messages.update(house) == []


def test_it_compiles_what_is_stale_only(house: Path) -> None:
    assert {path.name for path in messages.compile_all(house)} == {"django.mo"}
    assert messages.compile_all(house) == []


@pytest.mark.parametrize("room", ["pages", "portal"])
def test_the_shells_own_catalogues_are_complete(room: str) -> None:
    assert [one for one in messages.check() if one.room == room] == []
