"""The photo of the register of persons, through the real protocol: a whole picture or no answer (C-11)."""

import base64
import zlib
from contextlib import suppress
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from oryndau.emulators.gateway.portraits import portrait
from oryndau.gateway.shep import BadSignature, GatewayFault, PhotoRecord, Registers
from oryndau.gateway.shep.photos import LEAST_SIDE, MAX_BYTES, MOST_SIDE, media_type
from oryndau.gateway.shep.tests.test_extracts import person, rewritten
from oryndau.gateway.shep.tests.test_registers import iin

WHOLE = portrait(iin(20, "920304"))


def picture(kind: str = "JPEG", size: tuple[int, int] = (240, 320), mode: str = "RGB") -> bytes:
    kept = BytesIO()
    Image.new(mode, size).save(kept, kind)
    return kept.getvalue()


def row(image: bytes, taken_on: str = "2020-02-29") -> dict[str, str]:
    return {"image": base64.b64encode(image).decode(), "taken_on": taken_on}


def bomb() -> bytes:
    """A PNG of a few hundred bytes that says it is 60,000 pixels wide and high."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return len(content).to_bytes(4) + checked + zlib.crc32(checked).to_bytes(4)

    head = (60_000).to_bytes(4) * 2 + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(("kind", "told"), [("JPEG", "image/jpeg"), ("PNG", "image/png")])
def test_a_photo_comes_byte_for_byte_with_its_kind_and_day(
    emulator, registers: Registers, kind: str, told: str
) -> None:
    """C-11."""
    image = picture(kind)
    found = registers.photo(person(emulator, 21, photo=[row(image)]))
    assert found == PhotoRecord(image, told, date(2020, 2, 29))
    assert "image=" not in repr(found), "no log gets the picture"


def test_a_known_person_has_an_invented_portrait_always_the_same(emulator, registers: Registers) -> None:
    first, other = person(emulator, 22), person(emulator, 23)
    found = registers.photo(first)
    assert found is not None
    assert found == registers.photo(first)
    assert found.media_type == "image/jpeg"
    assert found != registers.photo(other)
    emulator.put("extracts", iin=first, photo=[])
    assert registers.photo(first) is None


def test_the_portrait_of_a_man_and_of_a_woman_are_drawn_for_every_iin() -> None:
    drawn = {portrait(iin(number, "920304")) for number in range(60)}
    assert len(drawn) == 60, "two people are told from each other"
    assert {media_type(image) for image in drawn} == {"image/jpeg"}


WRONG = {
    "nothing": b"", "words": b"a face, honestly", "half a picture": WHOLE[: len(WHOLE) // 2],
    "a page": b"<html><script>alert(1)</script></html>", "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a GIF": picture("GIF"), "a TIFF": picture("TIFF"), "a stamp": picture(size=(99, 400)),
    "a poster": picture(size=(200, 4001)), "a bomb": bomb(), "too many bytes": WHOLE + bytes(MAX_BYTES),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_whole_photo_is_an_error_and_never_a_photo(
    emulator, registers: Registers, wrong: str
) -> None:
    """C-11: nobody is compared with half a face, and a proctor's browser gets nothing but a picture."""
    who = person(emulator, 24, photo=[row(WRONG[wrong])])
    with pytest.raises(GatewayFault) as failed:
        registers.photo(who)
    assert (failed.value.code, failed.value.retryable) == ("000", False)
    assert who not in str(failed.value)


@pytest.mark.parametrize(
    "rows",
    [
        [{}], [{"image": "AAAA"}], [{"taken_on": "2020-01-01"}], [{"image": "?", "taken_on": "2020-01-01"}],
        [row(WHOLE, "someday")],
    ],
)  # fmt: skip
def test_a_photo_without_picture_or_day_is_an_error(
    emulator, registers: Registers, rows: list[dict[str, str]]
) -> None:
    who = person(emulator, 25)
    rewritten(emulator, who, photo=rows)
    with pytest.raises(GatewayFault):
        registers.photo(who)


def test_a_photo_changed_on_the_way_is_thrown_away(emulator, registers: Registers) -> None:
    who = person(emulator, 26)
    emulator.plan("tampered")
    with pytest.raises(BadSignature):
        registers.photo(who)


def test_the_sides_are_what_the_limits_say() -> None:
    for side in (LEAST_SIDE, MOST_SIDE):
        assert media_type(picture(size=(side, LEAST_SIDE)))
    for size in ((LEAST_SIDE - 1, 300), (300, MOST_SIDE + 1)):
        with pytest.raises(GatewayFault):
            media_type(picture(size=size))


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_a_flipped_byte_is_a_picture_still_or_a_fault(place: int, byte: int) -> None:
    broken = WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :]
    with suppress(GatewayFault):
        assert media_type(broken) == "image/jpeg"
