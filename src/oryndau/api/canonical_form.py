"""Where signed content departs from the canonical form of what it says: help for who writes a client."""

import json
from typing import Any

from pydantic import BaseModel

from oryndau.law.canonical import canonical

Pointer = tuple[str | int, ...]


def first_difference(content: bytes, said: BaseModel) -> tuple[Pointer, str]:
    """The first place where `content` departs from the canonical JSON of `said`, and what it should be.

    The values as validated are the measure: texts in Unicode NFC without blanks around them, moments in UTC,
    every member present, also those with their default.
    """
    given, expected = json.loads(content), json.loads(canonical(said))
    if found := _difference(given, expected, ()):
        return found
    return (
        (),
        "The values hold; the bytes do not: sort the members, write no blanks, escape as RFC 8785 says.",
    )


def _difference(given: Any, expected: Any, at: Pointer) -> tuple[Pointer, str] | None:
    if isinstance(given, dict) and isinstance(expected, dict):
        return _in_members(given, expected, at)
    if isinstance(given, list) and isinstance(expected, list) and len(given) == len(expected):
        pairs = enumerate(zip(given, expected, strict=True))
        return next(
            (found for no, (one, other) in pairs if (found := _difference(one, other, (*at, no)))), None
        )
    if given == expected and type(given) is type(expected):
        return None
    return at, f"The canonical value is {json.dumps(expected, ensure_ascii=False)}"


def _in_members(given: dict[str, Any], expected: dict[str, Any], at: Pointer) -> tuple[Pointer, str] | None:
    for name in sorted(given.keys() | expected.keys()):
        if name not in given:
            written = json.dumps(expected[name], ensure_ascii=False)
            return (*at, name), f"A member with its default value is written too: {written}"
        if found := _difference(given[name], expected.get(name), (*at, name)):
            return found
    return None
