"""Money: tenge with two places, exact; never a float."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import total_ordering
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

_TIYN: Final = Decimal("0.01")
_PATTERN: Final = r"^-?\d{1,15}(\.\d{1,2})?$"


class MoneyError(ValueError):
    """The value is not an amount of tenge with at most two places."""


@total_ordering
class Money:
    """An exact amount of tenge. `Money("10.50")`, `Money(10)`; a float is refused with TypeError, more
    than two
    places or more than 15 digits of tenge with `MoneyError`."""

    __slots__ = ("_amount",)
    _amount: Decimal

    def __init__(self, amount: Decimal | int | str) -> None:
        if isinstance(amount, (bool, float)) or not isinstance(amount, (Decimal, int, str)):
            raise TypeError("money is made from Decimal, int or str, never from float")
        text = format(amount, "f") if isinstance(amount, Decimal) else str(amount).strip()
        if not re.fullmatch(_PATTERN, text, re.ASCII):
            raise MoneyError(f"{amount!r} is not an amount of tenge with at most two places and 15 digits")
        object.__setattr__(self, "_amount", Decimal(text).quantize(_TIYN) + 0)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("money does not change")

    @classmethod
    def rounded(cls, amount: Decimal) -> Money:
        """The amount rounded half up to whole tiyn (how a percentage of a sum becomes money)."""
        return cls(amount.quantize(_TIYN, rounding=ROUND_HALF_UP))

    @property
    def amount(self) -> Decimal:
        """Tenge as Decimal with two places."""
        return self._amount

    @property
    def tiyn(self) -> int:
        """The whole number of tiyn (hundredths of a tenge)."""
        return int(self._amount * 100)

    def split(self, weights: Sequence[int | Decimal]) -> list[Money]:
        """Shares proportional to `weights` by the largest remainder; they always sum to this amount.

        Equal remainders go to the earlier share. ValueError when there is no weight above zero or one is
        negative."""
        parts = [Fraction(w) for w in weights]
        total = sum(parts)
        if total <= 0 or any(part < 0 for part in parts):
            raise ValueError("weights must be zero or more, and at least one above zero")
        sign = -1 if self.tiyn < 0 else 1
        exact = [abs(self.tiyn) * part / total for part in parts]
        shares = [int(e) for e in exact]
        order = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i))
        for i in order[: abs(self.tiyn) - sum(shares)]:
            shares[i] += 1
        return [Money(Decimal(sign * s) / 100) for s in shares]

    def __add__(self, other: Money) -> Money:
        return Money(self._amount + other._amount) if isinstance(other, Money) else NotImplemented

    def __sub__(self, other: Money) -> Money:
        return Money(self._amount - other._amount) if isinstance(other, Money) else NotImplemented

    def __neg__(self) -> Money:
        return Money(-self._amount)

    def __mul__(self, factor: int | Decimal) -> Money:
        if isinstance(factor, bool) or not isinstance(factor, (int, Decimal)):
            return NotImplemented
        return Money.rounded(self._amount * factor)

    __rmul__ = __mul__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Money) and self._amount == other._amount

    def __lt__(self, other: Money) -> bool:
        return self._amount < other._amount if isinstance(other, Money) else NotImplemented

    def __hash__(self) -> int:
        return hash(("Money", self._amount))

    def __bool__(self) -> bool:
        return bool(self._amount)

    def __str__(self) -> str:
        return format(self._amount, "f")

    def __repr__(self) -> str:
        return f"Money('{self}')"

    def __reduce__(self) -> tuple[type[Money], tuple[str]]:
        return Money, (str(self),)

    @classmethod
    def _validate(cls, value: Any) -> Money:
        if isinstance(value, Money):
            return value
        try:
            return cls(value)
        except (TypeError, MoneyError) as error:
            raise PydanticCustomError("money", "must be tenge with at most two places", {}) from error

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.to_string_ser_schema(when_used="json")
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": _PATTERN, "description": "tenge, at most two places"}
