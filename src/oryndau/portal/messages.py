"""The catalogues of messages: extracts msgids of every room, keeps `kk` and `ru` complete, compiles them.

English is the msgid. A room's messages stand in `src/oryndau/<room>/locale/{kk,ru}/LC_MESSAGES/django.po`.
No gettext binaries are needed: extraction, merging and compiling are Babel's, templates go through Django's
`templatize`.
"""

import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1]
LANGUAGES = ("kk", "ru")
_DJANGO_KEYWORDS = {
    "gettext_lazy": None, "ngettext_lazy": (1, 2), "gettext_noop": None, "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}  # fmt: skip
KEYWORDS = {**DEFAULT_KEYWORDS, **_DJANGO_KEYWORDS}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sdf]|%?%?\{\w*\}")


@dataclass(frozen=True)
class Finding:
    """One thing wrong in a catalogue. `kind`: missing, fuzzy, obsolete, placeholders or contradicts."""

    room: str
    language: str
    kind: str
    msgid: str


def rooms(source: Path = SOURCE) -> list[Path]:
    """The rooms that have messages or a catalogue, by name."""
    found = sorted(path.parent for path in source.glob("*/__init__.py"))
    return [
        room
        for room in found
        if any(_messages(room)) or ((room / "locale").is_dir() and any(_catalogues(room)))
    ]


def update(source: Path = SOURCE) -> list[Path]:
    """Bring every catalogue up to the sources: new messages come in empty, those no longer used go out."""
    written = []
    for room in rooms(source):
        template = _template(room)
        for language in LANGUAGES:
            path = catalogue(room, language)
            before = path.read_bytes() if path.is_file() else b""
            after = _merged(template, before, language)
            if after != before:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(after)
                written.append(path)
    return written


def check(source: Path = SOURCE) -> list[Finding]:
    """Everything that is missing, fuzzy, obsolete or wrong; nothing when all catalogues are complete."""
    findings: list[Finding] = []
    said: dict[tuple[str, object, object], tuple[str, object]] = {}
    for room in rooms(source):
        template = _template(room)
        for language in LANGUAGES:
            known = _read(catalogue(room, language), language)
            findings += _compare(room.name, language, template, known)
            findings += _contradictions(room.name, language, known, said)
    return findings


def compile_all(source: Path = SOURCE) -> list[Path]:
    """Write the `.mo` files that are missing or older than their catalogue; say which."""
    made = []
    for po in source.glob("*/locale/*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if mo.is_file() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        buffer = io.BytesIO()
        write_mo(buffer, _read(po, po.parents[1].name))
        temporary = mo.with_suffix(f".mo.{os.getpid()}")  # two programs may start at one moment
        temporary.write_bytes(buffer.getvalue())
        temporary.replace(mo)
        made.append(mo)
    return made


def catalogue(room: Path, language: str) -> Path:
    """Where a room's catalogue stands."""
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def _catalogues(room: Path) -> Iterator[Path]:
    return (path for language in LANGUAGES if (path := catalogue(room, language)).is_file())


def _messages(room: Path) -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """(source file, msgid or plural pair, context) of every message of a room, tests left out."""
    for path in sorted(room.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "tests" in path.relative_to(room).parts:
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            if "templates" not in path.parts:
                continue
            text = _as_python(text, path)
        name = path.relative_to(room.parent).as_posix()
        for _line, msgid, _comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
            yield name, msgid, context


def _as_python(template: str, path: Path) -> str:
    """A template's messages as calls; leading blanks go, which Python would take for indentation."""
    return "\n".join(line.lstrip() for line in templatize(template, origin=str(path)).splitlines())


def _template(room: Path) -> Catalog:
    found = Catalog(charset="utf-8")
    for name, msgid, context in _messages(room):
        found.add(msgid, locations=[(name, 0)], context=context)
    return found


def _read(path: Path, language: str) -> Catalog:
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _merged(template: Catalog, before: bytes, language: str) -> bytes:
    """The catalogue with the template's messages, sorted and undated: same sources, same bytes."""
    known = read_po(io.BytesIO(before), locale=language) if before else Catalog(locale=language)
    merged = Catalog(locale=language, charset="utf-8", fuzzy=False)
    for message in template:
        if message.id:
            old = known.get(message.id, message.context)
            merged.add(
                message.id,
                string=old.string if old else "",
                locations=message.locations,
                context=message.context,
                flags=old.flags if old else (),
                user_comments=old.user_comments if old else (),
            )
    buffer = io.BytesIO()
    buffer.write(_header(merged))
    write_po(buffer, merged, width=110, sort_output=True, omit_header=True, include_lineno=False)
    return buffer.getvalue()


def _header(merged: Catalog) -> bytes:
    lines = [
        f"Language: {merged.locale_identifier}", f"Plural-Forms: {merged.plural_forms}", "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit",
    ]  # fmt: skip
    return ('msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n").encode()


def _compare(room: str, language: str, template: Catalog, known: Catalog) -> Iterator[Finding]:
    for message in template:
        if not message.id:
            continue
        mine = known.get(message.id, message.context)
        if kind := _fault(message, mine):
            yield Finding(room, language, kind, _name(message))
    used = {(str(message.id), message.context) for message in template}
    for message in known:
        if message.id and (str(message.id), message.context) not in used:
            yield Finding(room, language, "obsolete", _name(message))
    for obsolete in known.obsolete.values():
        yield Finding(room, language, "obsolete", _name(obsolete))


def _fault(message: Message, mine: Message | None) -> str:
    strings = _strings(mine) if mine else []
    if mine is None or not strings or not all(strings):
        return "missing"
    if mine.fuzzy:
        return "fuzzy"
    wanted = {frozenset(_PLACEHOLDER.findall(msgid)) for msgid in _ids(message)}
    allowed = wanted | {frozenset().union(*wanted)}
    return "" if all(frozenset(_PLACEHOLDER.findall(text)) in allowed for text in strings) else "placeholders"


def _contradictions(
    room: str, language: str, known: Catalog, said: dict[tuple[str, object, object], tuple[str, object]]
) -> Iterator[Finding]:
    """A msgid translated in two ways: Django would show the first room's words in both."""
    for message in known:
        if not message.id or not message.string:
            continue
        key = (language, str(message.id), message.context)
        first = said.setdefault(key, (room, message.string))
        if first[1] != message.string:
            yield Finding(room, language, "contradicts", f"{_name(message)} (see {first[0]})")


def _ids(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, list | tuple) else [str(message.id)]


def _strings(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, list | tuple) else [str(message.string)]


def _name(message: Message) -> str:
    return _ids(message)[0]
