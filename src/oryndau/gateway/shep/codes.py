"""Codes of the registers' answers. A code that we do not know is never guessed."""

from typing import Any, TypeVar

from oryndau.gateway.shep.errors import GatewayFault, GatewayRefused

FOUND, NOT_FOUND = "00000", "00001"

_T = TypeVar("_T")


def found(code: str, message: str | None) -> bool:
    """Whether the register found something; raises :class:`GatewayRefused` for any other code."""
    if code not in (FOUND, NOT_FOUND):
        raise GatewayRefused(code, message or "")
    return code == FOUND


def coded(table: dict[str, _T], value: Any, what: str) -> _T:
    """The meaning of a dictionary's code; raises :class:`GatewayFault` for an unknown one."""
    try:
        return table[value]
    except KeyError:
        raise GatewayFault("000", f"unknown {what} in the register's answer") from None


def given(value: _T | None, what: str) -> _T:
    """The value that the answer must carry; raises :class:`GatewayFault` where it is missing."""
    if value is None or value == "":
        raise GatewayFault("000", f"no {what} in the register's answer")
    return value
