"""A photo that a register sends is one: JPEG or PNG by its content, of a size in which a face is seen (C-11).

What comes through the gateway is shown in a proctor's browser, so nothing of it is taken on trust. The
limits are an assumption: the register publishes none.
"""

from io import BytesIO
from typing import Final

from PIL import Image

from oryndau.gateway.shep.errors import GatewayFault

MAX_BYTES: Final = 1 << 20
LEAST_SIDE: Final = 100
MOST_SIDE: Final = 4000
"""Pixels of the shorter side, and of the longer one."""
_MEDIA: Final = {"JPEG": "image/jpeg", "PNG": "image/png"}


def media_type(image: bytes) -> str:
    """The photo's media type, by its content. :class:`GatewayFault` for what is not a whole picture of a
    sane size; bytes and sides are looked at before anything is decoded.
    """
    if len(image) > MAX_BYTES:
        raise _not_a_photo("too large")
    try:
        with Image.open(BytesIO(image), formats=tuple(_MEDIA)) as picture:
            if min(picture.size) < LEAST_SIDE or max(picture.size) > MOST_SIDE:
                raise _not_a_photo("of no sane size")
            picture.load()
            return _MEDIA[picture.format or ""]
    # Pillow tells a broken file by many exceptions, SyntaxError among them.
    except (OSError, ValueError, SyntaxError, LookupError, Image.DecompressionBombError) as error:
        raise _not_a_photo(f"unreadable, {type(error).__name__}") from None


def _not_a_photo(why: str) -> GatewayFault:
    return GatewayFault("000", f"the photo in the register's answer is {why}")
