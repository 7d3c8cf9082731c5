"""Identification numbers: IIN of a person, BIN of an organisation, IBAN of an account; each is checked
when made.

Source: Law of 12 January 2007 No. 223 on National Registers of Identification Numbers; the control digit
is computed
by the published two-pass algorithm. `Money` is re-exported, since facts use it beside the numbers.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Final, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema
from stdnum import iban as _iban

from oryndau.law.money import Money, MoneyError

__all__ = [
    "BIN",
    "IBAN",
    "IIN",
    "IdentityError",
    "Money",
    "MoneyError",
    "OrganisationType",
    "Sex",
    "control_digit",
]

_FIRST: Final = tuple(range(1, 12))
_SECOND: Final = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
# 7th digit of an IIN → first year of the century; 0 is given to some foreigners without known data: the
# number is
# accepted, and the birth date is then unknown to us rather than guessed.
_CENTURY: Final = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}


class Sex(StrEnum):
    """Sex as the 7th digit of an IIN tells it."""

    MALE = "male"
    FEMALE = "female"


class OrganisationType(StrEnum):
    """What the 5th digit of a BIN says."""

    RESIDENT = "resident"
    NON_RESIDENT = "non-resident"
    ENTREPRENEUR = "entrepreneur"


class IdentityError(ValueError):
    """The number breaks a rule; `key` names the rule for programs, the message says it in English."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def control_digit(body: str) -> int | None:
    """The 12th digit for 11 digits; None when both passes give 10, since such a number is never assigned."""
    for weights in (_FIRST, _SECOND):
        remainder = sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11
        if remainder != 10:
            return remainder
    return None


class _Checked(str):
    """A string that exists only when its rules hold."""

    __slots__ = ()
    json_pattern: ClassVar[str]

    def __new__(cls, value: str) -> Self:
        return super().__new__(cls, cls.checked(value))

    @classmethod
    def checked(cls, value: str) -> str:
        """The value in its canonical spelling, or `IdentityError`."""
        raise NotImplementedError

    @classmethod
    def _validate(cls, value: str) -> Self:
        try:
            return cls(value)
        except IdentityError as error:
            raise PydanticCustomError(error.key, str(error), {}) from error

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        text = core_schema.str_schema(max_length=64)
        return core_schema.no_info_after_validator_function(cls._validate, text)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "pattern": cls.json_pattern}


def _twelve(value: str, name: str) -> str:
    if not re.fullmatch(r"\d{12}", value, re.ASCII):
        raise IdentityError(f"{name}_length", f"{name.upper()} has exactly 12 digits")
    if control_digit(value[:11]) != int(value[11]):
        raise IdentityError(f"{name}_check_digit", f"{name.upper()} has a wrong control digit")
    return value


class IIN(_Checked):
    """Individual identification number: YYMMDD, century and sex, four digits, control digit."""

    __slots__ = ()
    json_pattern = r"^\d{6}[0-6]\d{5}$"

    @classmethod
    def checked(cls, value: str) -> str:
        """Errors: iin_length, iin_century, iin_birth_date, iin_check_digit."""
        if re.fullmatch(r"\d{12}", value, re.ASCII):
            if value[6] not in "0123456":
                raise IdentityError("iin_century", "the 7th digit of an IIN is 0 to 6")
            if _birth_date(value) is None and (value[6] != "0" or not _plausible_date(value)):
                raise IdentityError("iin_birth_date", "the first six digits of an IIN are a date of birth")
        return _twelve(value, "iin")

    @property
    def birth_date(self) -> date | None:
        """The date of birth; None when the 7th digit is 0 (the century is then not encoded)."""
        return _birth_date(self)

    @property
    def sex(self) -> Sex | None:
        """The sex: odd 7th digit male, even female; None for 0."""
        if self[6] == "0":
            return None
        return Sex.MALE if int(self[6]) % 2 else Sex.FEMALE


def _birth_date(value: str) -> date | None:
    century = _CENTURY.get(value[6])
    return None if century is None else _date(century + int(value[:2]), value)


def _plausible_date(value: str) -> bool:
    return any(_date(century + int(value[:2]), value) for century in (1900, 2000))


def _date(year: int, value: str) -> date | None:
    try:
        return date(year, int(value[2:4]), int(value[4:6]))
    except ValueError:
        return None


class BIN(_Checked):
    """Business identification number: YYMM of registration, type, division, five digits, control digit."""

    __slots__ = ()
    json_pattern = r"^\d{4}[456]\d{7}$"

    @classmethod
    def checked(cls, value: str) -> str:
        """Errors: bin_length, bin_month, bin_type, bin_check_digit."""
        if re.fullmatch(r"\d{12}", value, re.ASCII):
            if not 1 <= int(value[2:4]) <= 12:
                raise IdentityError("bin_month", "the 3rd and 4th digits of a BIN are a month")
            if value[4] not in "456":
                raise IdentityError("bin_type", "the 5th digit of a BIN is 4, 5 or 6")
        return _twelve(value, "bin")

    @property
    def organisation_type(self) -> OrganisationType:
        """Resident, non-resident, or a joint individual entrepreneurship."""
        return list(OrganisationType)[int(self[4]) - 4]

    @property
    def is_head(self) -> bool:
        """True for a head organisation, false for a branch, representative office or other division (6th
        digit)."""
        return self[5] == "0"


class IBAN(_Checked):
    """Account number in Kazakhstan: KZ, two check digits, bank code of three digits, 13 letters or digits."""

    __slots__ = ()
    json_pattern = r"^KZ\d{5}[0-9A-Z]{13}$"

    @classmethod
    def checked(cls, value: str) -> str:
        """Errors: iban_country, iban_length, iban_check_digits. Spaces are dropped, letters made capital."""
        plain = value.replace(" ", "").upper()
        if not plain.startswith("KZ"):
            raise IdentityError("iban_country", "the account must be one of Kazakhstan: it starts with KZ")
        if not re.fullmatch(cls.json_pattern, plain, re.ASCII):
            raise IdentityError(
                "iban_length", "an account number is KZ, five digits and 13 letters or digits"
            )
        if not _iban.is_valid(plain):
            raise IdentityError("iban_check_digits", "the account number has wrong check digits")
        return plain

    @property
    def bank_code(self) -> str:
        """The three digits of the bank."""
        return self[4:7]
