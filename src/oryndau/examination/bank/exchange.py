"""Questions in and out: a workbook (XLSX) for people, GIFT for test systems such as Moodle (C-11).

Both keep both languages. In GIFT, which has one text for everything, a question stands twice, once in each
language, under names that end in `-kk` and `-ru`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException
from pydantic import ValidationError

from oryndau.examination.bank import gift
from oryndau.examination.bank.wording import LETTERS, Wording
from oryndau.examination.models import Version

COLUMNS = ("code", "area", "act", "article", "stem_kk", "stem_ru", "right",
           *(f"{letter}_{language}" for letter in LETTERS for language in ("kk", "ru")))  # fmt: skip
MOST = 5_000
"""Questions of one file."""
MOST_BYTES = 10 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """A question of a file: where it stands, code if any, area, and its words or what is wrong with them."""

    place: int
    code: str
    area: str
    wording: Wording | None
    faults: tuple[str, ...] = ()


class Unreadable(Exception):
    """The file is none that can be read: not a workbook, too large, without the columns."""


def to_xlsx(versions: Iterable[Version]) -> bytes:
    """A workbook with one line for each question."""
    book = Workbook(write_only=False)
    sheet = book.active
    assert sheet is not None
    sheet.title = "questions"
    sheet.append(COLUMNS)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for version in versions:
        sheet.append([_safe(value) for value in _line(version)])
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _line(version: Version) -> Iterator[str]:
    yield from (version.question.code, version.question.area_id, version.act, version.article)
    yield from (version.stem_kk, version.stem_ru, version.right)
    by_key = {option["key"]: option for option in version.options}
    for letter in LETTERS:
        option = by_key.get(letter, {"kk": "", "ru": ""})
        yield from (option["kk"], option["ru"])


def _safe(value: str) -> str:
    # A text that begins like a formula would be computed by a spreadsheet.
    return f"'{value}" if value[:1] in "=+-@\t\r" else value


def from_xlsx(data: bytes) -> list[Row]:
    """The questions of a workbook, each with its words or with what is wrong. Raises `Unreadable`."""
    if len(data) > MOST_BYTES or not _is_small(data):
        raise Unreadable("too-large")
    try:
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).active
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Unreadable("not-a-workbook") from error
    if sheet is None:
        raise Unreadable("not-a-workbook")
    lines = sheet.iter_rows(values_only=True)
    head = [str(name or "").strip() for name in next(lines, ())]
    missing = {"area", "article", "stem_kk", "stem_ru", "right", "a_kk", "a_ru", "b_kk", "b_ru"} - set(head)
    if missing:
        raise Unreadable("columns")
    rows: list[Row] = []
    for place, line in enumerate(lines, start=2):
        told = {name: _text(value) for name, value in zip(head, line, strict=False)}
        if any(told.values()):
            rows.append(_row(place, told))
        if len(rows) > MOST:
            raise Unreadable("too-many")
    return rows


def _is_small(data: bytes) -> bool:
    """A workbook is a ZIP: what it unpacks to is bounded before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(one.file_size for one in archive.infolist()) <= 10 * MOST_BYTES
    except zipfile.BadZipFile:
        return True  # it is said to be no workbook when it is read


def _text(value: Any) -> str:
    text = "" if value is None else str(value).strip()
    return text[1:] if text.startswith("'") and text[1:2] in "=+-@" else text


def _row(place: int, told: dict[str, str]) -> Row:
    options = [{"kk": told.get(f"{letter}_kk", ""), "ru": told.get(f"{letter}_ru", "")} for letter in LETTERS]
    while options and not any(options[-1].values()):
        options.pop()
    right = told.get("right", "").lower()
    facts = {
        "act": told.get("act") or "law-261", "article": told.get("article", ""),
        "stem_kk": told.get("stem_kk", ""), "stem_ru": told.get("stem_ru", ""), "options": options,
        "right": LETTERS.index(right) if len(right) == 1 and right in LETTERS else len(LETTERS),
    }  # fmt: skip
    return _checked(place, told.get("code", ""), told.get("area", ""), facts)


def _checked(place: int, code: str, area: str, facts: dict[str, Any]) -> Row:
    try:
        return Row(place, code, area, Wording.model_validate(facts))
    except ValidationError as error:
        found = tuple(
            f"{'.'.join(str(part) for part in one['loc']) or 'question'}: {one['msg']}"
            for one in error.errors(include_url=False, include_input=False, include_context=False)
        )
        return Row(place, code, area, None, found)


def to_gift(versions: Iterable[Version]) -> bytes:
    """The questions in GIFT, by area, in both languages."""
    pieces: list[str] = []
    area = ""
    for version in versions:
        if version.question.area_id != area:
            area = version.question.area_id
            pieces.append(gift.category(area))
        for language in ("kk", "ru"):
            wrong_first = [(one[language], one["key"] == version.right) for one in version.options]
            stem = version.stem_kk if language == "kk" else version.stem_ru
            name = f"{version.question.code}-{language}"
            pieces.append(gift.question(name, stem, wrong_first, comment=f"{version.act} {version.article}"))
    return "\n\n".join(pieces).encode() + b"\n"


def from_gift(data: bytes) -> list[Row]:
    """The questions of a GIFT file whose names end in `-kk` and `-ru`, put together. Raises `Unreadable`."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too-large")
    try:
        found = list(gift.read(data.decode("utf-8-sig")))
    except (UnicodeDecodeError, gift.NotGift) as error:
        raise Unreadable("not-gift") from error
    if len(found) > 2 * MOST:
        raise Unreadable("too-many")
    pairs: dict[str, dict[str, gift.Parsed]] = {}
    for one in found:
        code, _dash, language = one.name.rpartition("-")
        pairs.setdefault(code, {})[language] = one
    return [_paired(place, code, both) for place, (code, both) in enumerate(pairs.items(), start=1)]


def _paired(place: int, code: str, both: dict[str, gift.Parsed]) -> Row:
    kk, ru = both.get("kk"), both.get("ru")
    if kk is None or ru is None:
        return Row(place, code, "", None, ("question: it stands in one language only",))
    if kk.right != ru.right or len(kk.options) != len(ru.options):
        return Row(place, code, kk.category, None, ("options: the two languages differ",))
    act, _space, article = kk.comment.partition(" ")
    options = [{"kk": a, "ru": b} for a, b in zip(kk.options, ru.options, strict=True)]
    facts = {
        "act": act or "law-261", "article": article, "stem_kk": kk.stem, "stem_ru": ru.stem,
        "options": options, "right": kk.right,
    }  # fmt: skip
    return _checked(place, code, kk.category, facts)
