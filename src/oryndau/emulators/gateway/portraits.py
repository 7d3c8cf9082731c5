"""Invented portraits: a plain drawn face whose features follow the digits of the IIN, always the same.

Nobody looks like this, and each portrait says so: no real face ever gets into the demonstration.
"""

import hashlib
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 360, 480
WORDS = ("SAMPLE", "not a real person")

_WALLS = ("#dfe7ea", "#e8e4da", "#dde6dd", "#e4dfe8")
_SKIN = ("#f1cfae", "#e3b78f", "#d09c72", "#f5d9c0")
_HAIR = ("#1d1a19", "#3b2a20", "#5a4632", "#8a8682", "#24212b")
_EYES = ("#3a2a1c", "#2e4632", "#34475a")
_CLOTHES = ("#27445c", "#5b2f3a", "#2f5a45", "#3d3d46", "#6a5530")
_DARK, _LIPS, _BAND = "#2a2422", "#a8574f", "#8a1f1f"


@lru_cache(maxsize=256)
def portrait(iin: str) -> bytes:
    """A JPEG of the person with this IIN. An odd 7th digit is a man's (Law 223)."""
    seed = hashlib.sha256(f"portrait {iin}".encode()).digest()
    picture = Image.new("RGB", (WIDTH, HEIGHT), _of(_WALLS, seed[0]))
    pen = ImageDraw.Draw(picture)
    man = int(iin[6]) % 2 == 1
    broad, hair = 78 + seed[1] % 22, _of(_HAIR, seed[2])
    _behind(pen, hair, broad, man=man, length=seed[3] % 110)
    _body(pen, seed)
    _face(pen, seed, broad)
    _fringe(pen, hair, broad, seed[9] % 40)
    if seed[10] % 3 == 0:
        _glasses(pen)
    if man and seed[11] % 3 == 0:
        pen.chord((180 - broad + 14, 215, 180 + broad - 14, 340), 35, 145, fill=hair)
    _say(pen)
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=82)
    return kept.getvalue()


def _of(colours: tuple[str, ...], digit: int) -> str:
    return colours[digit % len(colours)]


def _behind(pen: ImageDraw.ImageDraw, hair: str, broad: int, *, man: bool, length: int) -> None:
    """Hair behind the head: a woman's falls lower."""
    low = 240 if man else 300 + length
    pen.rounded_rectangle((180 - broad - 16, 84, 180 + broad + 16, low), radius=80, fill=hair)


def _body(pen: ImageDraw.ImageDraw, seed: bytes) -> None:
    skin, clothes = _of(_SKIN, seed[4]), _of(_CLOTHES, seed[5])
    pen.ellipse((40, 372, 320, 640), fill=clothes)
    pen.rounded_rectangle((145, 300, 215, 400), radius=30, fill=skin)
    pen.polygon([(145, 378), (180, 432), (215, 378)], fill=skin if seed[5] % 2 else "#ffffff")


def _face(pen: ImageDraw.ImageDraw, seed: bytes, broad: int) -> None:
    skin, eyes = _of(_SKIN, seed[4]), _of(_EYES, seed[6])
    for side in (-1, 1):
        pen.ellipse((180 + side * broad - 14, 205, 180 + side * broad + 14, 255), fill=skin)
    pen.ellipse((180 - broad, 105, 180 + broad, 345), fill=skin)
    gap, brow, mouth = 34 + seed[7] % 8, 6 + seed[8] % 8, 22 + seed[6] % 18
    for side in (-1, 1):
        x = 180 + side * gap
        pen.ellipse((x - 15, 212, x + 15, 232), fill="#ffffff")
        pen.ellipse((x - 9, 213, x + 9, 231), fill=eyes)
        pen.ellipse((x - 4, 218, x + 4, 226), fill=_DARK)
        pen.line((x - 20, 200 - brow // 2, x + 20, 200 - brow // 2), fill=_DARK, width=3 + brow // 3)
    pen.line([(180, 228), (180 - 8 - seed[7] % 8, 268), (186, 270)], fill="#8d6a4f", width=4)
    pen.arc((180 - mouth, 272, 180 + mouth, 308), 20, 160, fill=_LIPS, width=6)


def _fringe(pen: ImageDraw.ImageDraw, hair: str, broad: int, depth: int) -> None:
    pen.chord((180 - broad - 8, 84, 180 + broad + 8, 236 + depth), 190, 350, fill=hair)


def _glasses(pen: ImageDraw.ImageDraw) -> None:
    for side in (-1, 1):
        pen.ellipse((180 + side * 38 - 28, 196, 180 + side * 38 + 28, 248), outline=_DARK, width=4)
    pen.line((170, 220, 190, 220), fill=_DARK, width=4)


def _say(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, HEIGHT - 64, WIDTH, HEIGHT), fill=_BAND)
    for words, size, top in ((WORDS[0], 30, HEIGHT - 60), (WORDS[1], 18, HEIGHT - 26)):
        font = ImageFont.load_default(size)
        wide = pen.textlength(words, font=font)
        pen.text(((WIDTH - wide) / 2, top), words, fill="#ffffff", font=font)
