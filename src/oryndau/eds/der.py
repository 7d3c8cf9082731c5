"""A small strict reader and writer of DER (X.690), for the few structures that the hot path reads.

General libraries build an object for every field; reading by offsets costs a tenth of it. Only definite,
shortest lengths and one-byte tags are taken, every element must lie inside its parent: anything else is
`Malformed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from oryndau.eds.errors import Malformed

BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, NULL, OID = 0x01, 0x02, 0x03, 0x04, 0x05, 0x06
UTC_TIME, GENERALIZED_TIME, SEQUENCE, SET = 0x17, 0x18, 0x30, 0x31


class Tlv(NamedTuple):
    """One element: its tag and the offsets of its start, of its content, and of its end."""

    tag: int
    start: int
    body: int
    end: int


def read(data: bytes, at: int, limit: int) -> Tlv:
    """The element that starts at offset `at` and ends not after `limit`; Malformed otherwise."""
    if at + 2 > limit:
        raise Malformed("element is cut short")
    tag = data[at]
    if tag & 0x1F == 0x1F:
        raise Malformed("long tag")
    length = data[at + 1]
    body = at + 2
    if length >= 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4 or body + count > limit:
            raise Malformed("length is not definite")
        length = int.from_bytes(data[body : body + count], "big")
        if length < 0x80 or data[body] == 0:
            raise Malformed("length is not the shortest")
        body += count
    end = body + length
    if end > limit:
        raise Malformed("element leaves its parent")
    return Tlv(tag, at, body, end)


def whole(data: bytes, tag: int) -> Tlv:
    """The single element that fills `data`, of this tag."""
    found = read(data, 0, len(data))
    if found.tag != tag or found.end != len(data):
        raise Malformed(f"expected one element {tag:#x}")
    return found


def whole_inside(data: bytes, wrapper: Tlv, tag: int) -> Tlv:
    """The single element, of this tag, that fills an explicitly tagged wrapper."""
    found = read(data, wrapper.body, wrapper.end)
    if found.tag != tag or found.end != wrapper.end:
        raise Malformed(f"expected one element {tag:#x}")
    return found


def children(data: bytes, parent: Tlv) -> list[Tlv]:
    """The elements inside a constructed element, in order."""
    found = []
    at, end = parent.body, parent.end
    while at < end:
        element = read(data, at, end)
        found.append(element)
        at = element.end
    return found


class Fields:
    """Takes the elements of a sequence one after the other, as the ASN.1 module lists them."""

    __slots__ = ("_items", "_next", "data")

    def __init__(self, data: bytes, parent: Tlv, tag: int = SEQUENCE) -> None:
        if parent.tag != tag:
            raise Malformed(f"expected {tag:#x}, found {parent.tag:#x}")
        self.data = data
        self._items = children(data, parent)
        self._next = 0

    def take(self, tag: int) -> Tlv:
        """The next element, which must have this tag."""
        found = self.maybe(tag)
        if found is None:
            raise Malformed(f"expected element {tag:#x}")
        return found

    def maybe(self, tag: int) -> Tlv | None:
        """The next element when it has this tag, else nothing."""
        if self._next < len(self._items) and self._items[self._next].tag == tag:
            self._next += 1
            return self._items[self._next - 1]
        return None

    def rest(self) -> Iterator[Tlv]:
        """All elements not yet taken."""
        items, self._next = self._items[self._next :], len(self._items)
        return iter(items)

    def finish(self) -> None:
        """Malformed when something is left over."""
        if self._next != len(self._items):
            raise Malformed("unexpected element")


def content(data: bytes, element: Tlv) -> bytes:
    """Content octets of an element."""
    return data[element.body : element.end]


def full(data: bytes, element: Tlv) -> bytes:
    """The whole element with its header."""
    return data[element.start : element.end]


def number(data: bytes, element: Tlv) -> int:
    """Value of an INTEGER (may be negative: some serials of the national centre are)."""
    raw = content(data, element)
    if element.tag != INTEGER or not raw or len(raw) > 64:
        raise Malformed("not an integer")
    if len(raw) > 1 and ((raw[0] == 0 and raw[1] < 0x80) or (raw[0] == 0xFF and raw[1] >= 0x80)):
        raise Malformed("integer is not the shortest")
    return int.from_bytes(raw, "big", signed=True)


@lru_cache(maxsize=1024)
def dotted(raw: bytes) -> str:
    """Dotted form of the content octets of an OBJECT IDENTIFIER."""
    if not raw or len(raw) > 64 or raw[-1] & 0x80:
        raise Malformed("not an object identifier")
    arcs: list[int] = []
    value, fresh = 0, True
    for octet in raw:
        if fresh and octet == 0x80:
            raise Malformed("object identifier is not the shortest")
        value, fresh = value << 7 | octet & 0x7F, not octet & 0x80
        if fresh:
            arcs.append(value)
            value = 0
    first = min(arcs[0] // 40, 2)
    return ".".join(map(str, [first, arcs[0] - 40 * first, *arcs[1:]]))


def oid(data: bytes, element: Tlv) -> str:
    """Dotted form of an OBJECT IDENTIFIER element."""
    if element.tag != OID:
        raise Malformed("not an object identifier")
    return dotted(content(data, element))


def algorithm(data: bytes, element: Tlv) -> str:
    """The OID of an AlgorithmIdentifier; parameters may be absent or NULL, as RSA and EC need no others."""
    fields = Fields(data, element)
    name = oid(data, fields.take(OID))
    null = fields.maybe(NULL)
    if null is not None and null.body != null.end:
        raise Malformed("NULL is not empty")
    fields.finish()
    return name


def moment(data: bytes, element: Tlv) -> datetime:
    """UTCTime or GeneralizedTime, which DER always writes in UTC with a Z; fractions are kept."""
    text = content(data, element).decode("ascii", "replace")
    if element.tag == UTC_TIME and len(text) == 13:
        text = ("19" if text[:2] >= "50" else "20") + text
    elif element.tag != GENERALIZED_TIME:
        raise Malformed("not a time")
    stem, dot, fraction = text.removesuffix("Z").partition(".")
    if not text.endswith("Z") or len(stem) != 14 or not stem.isdigit() or bool(dot) != fraction.isdigit():
        raise Malformed("time is not in UTC")
    try:
        month, day, hour, minute, second = (int(stem[at : at + 2]) for at in range(4, 14, 2))
        micro = int((fraction + "000000")[:6])
        return datetime(int(stem[:4]), month, day, hour, minute, second, micro, UTC)
    except ValueError:
        raise Malformed("no such time") from None


def tlv(tag: int, *parts: bytes) -> bytes:
    """An element of this tag around the parts joined."""
    body = b"".join(parts)
    size = len(body)
    if size < 0x80:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def sequence(*parts: bytes) -> bytes:
    """A SEQUENCE of encoded parts."""
    return tlv(SEQUENCE, *parts)


def set_of(*parts: bytes) -> bytes:
    """A SET OF, sorted as DER demands (X.690 p. 11.6)."""
    return tlv(SET, *sorted(parts))


def integer(value: int) -> bytes:
    """An INTEGER."""
    return tlv(INTEGER, value.to_bytes((value + (value < 0)).bit_length() // 8 + 1, "big", signed=True))


@lru_cache(maxsize=1024)
def object_id(name: str) -> bytes:
    """An OBJECT IDENTIFIER from its dotted form."""
    first, second, *others = map(int, name.split("."))
    octets = bytearray()
    for arc in [40 * first + second, *others]:
        groups = [arc & 0x7F]
        while arc := arc >> 7:
            groups.append(arc & 0x7F | 0x80)
        octets += bytes(reversed(groups))
    return tlv(OID, bytes(octets))


def octets(value: bytes) -> bytes:
    """An OCTET STRING."""
    return tlv(OCTET_STRING, value)


def utc_time(value: datetime) -> bytes:
    """A UTCTime (years 1950 to 2049), as CMS wants signing-time."""
    return tlv(UTC_TIME, value.astimezone(UTC).strftime("%y%m%d%H%M%SZ").encode())


def generalized_time(value: datetime) -> bytes:
    """A GeneralizedTime to the second."""
    return tlv(GENERALIZED_TIME, value.astimezone(UTC).strftime("%Y%m%d%H%M%SZ").encode())
