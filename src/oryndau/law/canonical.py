"""Canonical JSON (RFC 8785): one sequence of bytes for one value, so that a signature and a digest mean
something.

The profile here is stricter than the RFC: no floating point at all. Decimals, dates and money travel as
strings.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel

from oryndau.law.money import Money

_SAFE_INTEGER: Final = 2**53 - 1
_SORTING: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_KEEPING: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_AS_IT_IS: Final = frozenset({str, bool, type(None)})
_TEXT: Final = frozenset({str})


class CanonicalError(ValueError):
    """The value has no canonical form."""


def canonical(value: BaseModel | Mapping[str, Any] | list[Any]) -> bytes:
    """The canonical bytes of a model or of plain data. `CanonicalError` for floats, unsafe integers, lone
    surrogates, keys that are not strings, and types that JSON does not know."""
    plain = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    text = _SORTING.encode(plain) if _is_plain(plain) else _KEEPING.encode(_ordered(plain))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise CanonicalError("the text has a lone surrogate") from error


def digest(value: BaseModel | Mapping[str, Any] | list[Any]) -> str:
    """SHA-256 of the canonical bytes, in lower-case hex."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _is_plain(value: Any) -> bool:
    """Whether the standard encoder gives the canonical form by itself.

    It compares keys by code points, which for ASCII is the order of UTF-16 too; all our facts have such keys.
    """
    kind = type(value)
    if kind in _AS_IT_IS:
        return True
    if kind is dict:
        return _ascii_keys(value) and _all_plain(value.values())
    if kind is list or kind is tuple:
        return _all_plain(value)
    return kind is int and -_SAFE_INTEGER <= value <= _SAFE_INTEGER


def _ascii_keys(value: dict[Any, Any]) -> bool:
    return set(map(type, value)) <= _TEXT and "".join(value).isascii()


def _all_plain(values: Iterable[Any]) -> bool:
    # Most values are texts: they are told by their type, without a call for each.
    return all(type(one) in _AS_IT_IS or _is_plain(one) for one in values)


def _ordered(value: Any) -> Any:
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise CanonicalError("a key of an object is a string")
        return {key: _ordered(value[key]) for key in sorted(value, key=_utf16)}
    if isinstance(value, (list, tuple)):
        return [_ordered(item) for item in value]
    return _scalar(value)


def _utf16(key: str) -> bytes:
    # RFC 8785, 3.2.3: keys are compared as sequences of UTF-16 code units.
    return key.encode("utf-16-be", "surrogatepass")


def _scalar(value: Any) -> Any:
    match value:
        case None | bool():
            return value
        case Enum():
            return _scalar(value.value)
        case str():
            return str(value)
        case int() if abs(value) <= _SAFE_INTEGER:
            return int(value)
        case Money() | UUID():
            return str(value)
        case Decimal():
            return format(value, "f")
        case datetime() | date():
            return value.isoformat()
    raise CanonicalError(f"{type(value).__name__} {value!r} has no canonical form")
