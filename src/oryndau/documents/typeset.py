"""Typesetting: content → tagged PDF/A-2b, the same bytes for the same content (E-03)."""

from __future__ import annotations

import io
import json
import re
import threading
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import segno
import typst
from pydantic import BaseModel

from oryndau.documents import words
from oryndau.documents.content import Content
from oryndau.documents.words import Language
from oryndau.law.identity import Money
from oryndau.law.text import Text

TEMPLATES: Final = Path(__file__).parent / "typst"
STANDARD: Final = "a-2b"
SHARED: Final = frozenset(
    {
        "house",
        "applied",
        "licence-applied",
        "decree",
        "service",
        "candidate",
        "licence-grounds",
        "licence-act",
    }
)
"""What several templates are made of; no documents of their own."""
_MISSING_GLYPH: Final = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_compilers = threading.local()


class TypesettingFailed(RuntimeError):
    """The template could not be laid out with this data: a fault of ours, never of the person."""


def localise(value: Any, language: Language) -> Any:
    """Content as plain JSON in one language: texts, dates, moments and sums become printed words."""
    match value:
        case BaseModel():
            fields = type(value).model_fields
            return {name.replace("_", "-"): localise(getattr(value, name), language) for name in fields}
        case Text():
            return value.in_(language)
        case Money():
            return words.money(value.amount, language)
        case datetime():
            return words.long_moment(value, language)
        case date():
            return words.long_date(value, language)
        case list() | tuple():
            return [localise(item, language) for item in value]
        case _:
            return value


def qr(url: str) -> str:
    """The QR code of an address as SVG; level M survives a worn print."""
    svg = io.BytesIO()
    code = segno.make(url, error="m", micro=False)
    code.save(svg, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    return svg.getvalue().decode()


def render(content: Content) -> bytes:
    """The document that says `content`, as PDF. TypesettingFailed when template and content disagree."""
    languages = content.said_in()
    data = {
        "title": content.title.in_(languages[0]),
        "number": content.number,
        "check-url": content.check_url,
        "qr": qr(content.check_url),
        "parts": [{"language": language, **localise(content, language)} for language in languages],
    }
    return typeset(content.template, data, languages[0], made_at=content.made_at)


def typeset(template: str, data: dict[str, Any], language: str, *, made_at: datetime) -> bytes:
    """Lay out `typst/<template>.typ` with `data`, as PDF. Raises TypesettingFailed.

    `language` is the document's main one (for screen readers); `made_at` is the only date in the file, so
    equal data give equal bytes. A character that no font here can show (an emoji in a street's name) is
    printed as its code, [U+1F600]: PDF/A forbids an empty box, and leaving it out would change what a person
    wrote.
    """
    text = json.dumps({**data, "language": language}, ensure_ascii=False, sort_keys=True)
    for _ in range(50):
        try:
            return _compile(template, text, made_at)
        except typst.TypstError as error:
            unshown = _MISSING_GLYPH.search(error.message)
            spelled = _spell_out(text, unshown.group(1)) if unshown else text
            if spelled == text:
                raise TypesettingFailed(f"{template}: {error.message}") from error
            text = spelled
    raise TypesettingFailed(f"{template}: too many characters that no font can show")


def _spell_out(text: str, unshown: str) -> str:
    for letter in set(unshown) - set("[]U+0123456789ABCDEF"):
        text = text.replace(letter, f"[U+{ord(letter):04X}]")
    return text


def _compile(template: str, text: str, made_at: datetime) -> bytes:
    # A compiler keeps the parsed template and fonts warm, and belongs to one thread.
    kept: dict[str, typst.Compiler] = _compilers.__dict__.setdefault("kept", {})
    if template not in kept:
        path = TEMPLATES / f"{template}.typ"
        kept[template] = typst.Compiler(path, root=TEMPLATES, ignore_system_fonts=True)
    pdf = kept[template].compile(
        format="pdf", pdf_standards=STANDARD, sys_inputs={"data": text}, timestamp=int(made_at.timestamp())
    )
    assert isinstance(pdf, bytes)
    return pdf


def templates() -> Iterable[str]:
    """Names of the documents that can be typeset."""
    return sorted(path.stem for path in TEMPLATES.glob("*.typ") if path.stem not in SHARED)


def typeset_source(source: str, data: dict[str, Any], *, made_at: datetime) -> bytes:
    """Lay out a template given as text (the demonstration's specimens), as PDF. Raises TypesettingFailed."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    try:
        pdf = typst.compile(
            source.encode(), format="pdf", sys_inputs={"data": text}, timestamp=int(made_at.timestamp())
        )
    except typst.TypstError as error:
        raise TypesettingFailed(error.message) from error
    assert isinstance(pdf, bytes)
    return pdf
