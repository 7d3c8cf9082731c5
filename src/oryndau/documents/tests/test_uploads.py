"""Attachments: what is accepted, and that hostile files are refused with a reason (E-07, E-09)."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files import File
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from oryndau.documents import typeset, uploads
from oryndau.documents.tests import samples
from oryndau.law import parameters

DECREE = typeset.render(samples.initiation())
SMALL = uploads.Limits(one=300_000, together=400_000, pixels=10_000, files=3)


def a_file(content: bytes, name: str = "сурет.pdf") -> File:
    return File(io.BytesIO(content), name=name)


def picture(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(out, kind)
    return out.getvalue()


def pdf(**root: Any) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for key, value in root.items():
        writer.root_object[NameObject(f"/{key}")] = value
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


LIMITS = uploads.limits_on(date(2026, 11, 21))


def refused(content: bytes, limits: uploads.Limits = LIMITS) -> str:
    with pytest.raises(uploads.UploadRefused) as caught:
        uploads.check(a_file(content), field="writ", limits=limits)
    assert caught.value.field == "writ"
    assert str(caught.value.message)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(DECREE, "application/pdf"), (picture("JPEG"), "image/jpeg"), (picture("PNG"), "image/png")],
)
def test_it_accepts_honest_files_by_their_content_whatever_their_name(
    content: bytes, media_type: str
) -> None:
    checked = uploads.check(a_file(content, "program.exe"), limits=LIMITS)
    assert (checked.media_type, checked.size) == (media_type, len(content))
    assert checked.name.startswith("program.exe.")


def test_a_file_is_left_ready_to_be_read_again() -> None:
    file = a_file(DECREE)
    uploads.check(file, limits=LIMITS)
    assert file.read() == DECREE


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\x00" + bytes(100), "wrong-type"),
        (b"<html><script>alert(1)</script>", "wrong-type"),
        (b"GIF89a" + bytes(50), "wrong-type"),
        (b"\n" + DECREE, "wrong-type"),
        (DECREE[: len(DECREE) // 2], "pdf-hidden-data"),
        (b"%PDF-1.7\nnothing here\n%%EOF", "pdf-damaged"),
        (DECREE + b"PAYLOAD", "pdf-hidden-data"),
        (picture("PNG")[:-30], "damaged-image"),
        (picture("JPEG")[:300], "damaged-image"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "damaged-image"),
        (picture("PNG") + b"<?php ?>", "hidden-data"),
    ],
)
def test_it_refuses_what_is_not_what_it_says(content: bytes, code: str) -> None:
    assert refused(content) == code


def test_it_refuses_a_locked_pdf() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(DECREE)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert refused(out.getvalue()) == "pdf-encrypted"


def action(kind: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject(kind), NameObject("/F"): TextStringObject("x")})


@pytest.mark.parametrize("kind", ["/JavaScript", "/Launch", "/SubmitForm", "/ImportData"])
def test_it_refuses_a_pdf_that_runs_something(kind: str) -> None:
    assert refused(pdf(OpenAction=action(kind))) == "pdf-active"


def test_it_finds_a_script_that_no_page_leads_to() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer._add_object(DictionaryObject({NameObject("/JS"): TextStringObject("app.alert(1)")}))
    out = io.BytesIO()
    writer.write(out)
    assert refused(out.getvalue()) == "pdf-active"


def test_it_refuses_a_pdf_with_a_file_inside() -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("evil.exe", b"MZ")
    out = io.BytesIO()
    writer.write(out)
    assert refused(out.getvalue()) == "pdf-carries-files"


def test_it_refuses_a_pdf_nested_beyond_reason() -> None:
    nest = DictionaryObject()
    root = nest
    for _ in range(200):
        inner = DictionaryObject()
        nest[NameObject("/A")] = inner
        nest = inner
    assert refused(pdf(Deep=root)) in {"pdf-too-complex", "pdf-damaged"}


@pytest.mark.parametrize("host", [picture("JPEG"), DECREE])
def test_it_refuses_a_picture_or_pdf_that_is_also_an_archive(host: bytes) -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr("a.exe", "MZ")
    assert refused(host + archive.getvalue()) in {"hidden-archive", "pdf-hidden-data"}


def png_bomb(side: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000)))


@pytest.mark.parametrize("side", [8_000, 20_000, 2_000_000])
def test_a_picture_that_would_unpack_to_gigabytes_is_refused_unopened(side: int) -> None:
    tracemalloc.start()
    assert refused(png_bomb(side)) == "too-many-pixels"
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


class Endless(io.RawIOBase):
    """A stream that never ends, as a client that lies about its length would send."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        self.given += size
        return b"x" * size

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0


def test_a_file_without_end_is_read_no_further_than_the_limit() -> None:
    stream = Endless()
    file = File(stream, name="x.pdf")
    file.size = 10
    with pytest.raises(uploads.UploadRefused) as caught:
        uploads.check(file, limits=SMALL)
    assert caught.value.code == "too-large"
    assert stream.given <= SMALL.one + 2 * 65536


def test_a_declared_size_over_the_limit_is_refused_unread() -> None:
    stream = Endless()
    file = File(stream, name="x.pdf")
    file.size = 1 << 30
    with pytest.raises(uploads.UploadRefused):
        uploads.check(file, limits=LIMITS)
    assert stream.given == 0


def test_files_are_limited_in_number_and_together() -> None:
    uploads.check_room([100_000] * 3, limits=SMALL)
    with pytest.raises(uploads.UploadRefused, match="too-many"):
        uploads.check_room([1] * 4, limits=SMALL)
    with pytest.raises(uploads.UploadRefused, match="too-large-together"):
        uploads.check_room([200_000, 200_001], limits=SMALL)


def test_the_limits_are_those_of_the_day_and_people_are_told_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """E-07: the figures are dated parameters; a change in their table needs no other."""
    day = date(2026, 11, 21)
    assert LIMITS.one == int(parameters.get("attachment.max-bytes", on=day))
    assert LIMITS.together == int(parameters.get("application.max-bytes", on=day))
    assert LIMITS.files == int(parameters.get("attachment.max-count", on=day))
    known = parameters.history("attachment.max-bytes")
    table = {**parameters._table(), "attachment.max-bytes": (*known, _later(known[0], 3 * uploads.MEBIBYTE))}
    monkeypatch.setattr(parameters, "_table", lambda: table)
    uploads.limits_on.cache_clear()
    assert uploads.limits_on(day) == LIMITS
    file = a_file(b"")
    file.size = 4 * uploads.MEBIBYTE
    with pytest.raises(uploads.UploadRefused) as caught, override("en"):
        uploads.check(file, limits=uploads.limits_on(date(2027, 1, 1)))
    assert "smaller than 3 MB" in str(caught.value.message)
    uploads.limits_on.cache_clear()


def _later(value: parameters.Value, figure: int) -> parameters.Value:
    return replace(value, value=Decimal(figure), since=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("given_name", "clean"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\x\\Атқару парағы.PDF", "Атқару парағы.pdf"),
        ("a\x00b\u202egnp.exe\n.pdf", "abgnp.exe.pdf"),
        ("<script>alert(1)</script>.pdf", "script_.pdf"),
        ("...", "document.pdf"),
        ("", "document.pdf"),
        ("и\u0306" * 3 + ".pdf", "ййй.pdf"),
        ("x" * 500 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_names_are_cleaned(given_name: str, clean: str) -> None:
    assert uploads.clean_name(given_name, "application/pdf") == clean


@given(st.text(max_size=300))
def test_a_cleaned_name_is_always_one_safe_part(name: str) -> None:
    clean = uploads.clean_name(name, "image/png")
    assert clean.endswith(".png")
    assert 5 <= len(clean) <= 124
    assert clean.isprintable()
    assert not set(clean) & set('/\\<>:"|?*')
    assert not clean.startswith(".")


def mutations() -> Iterator[bytes]:
    yield from (DECREE, picture("JPEG"), picture("PNG"), pdf())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(list(mutations())),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), max_size=6),
)
def test_damaged_files_never_break_the_checker(content: bytes, changes: list[tuple[float, bytes]]) -> None:
    for where, piece in changes:
        at = int(where * len(content))
        content = content[:at] + piece + content[at + len(piece) :]
    try:
        assert uploads.check(a_file(content), limits=LIMITS).size == len(content)
    except uploads.UploadRefused as refusal:
        assert refusal.code  # noqa: PT017
