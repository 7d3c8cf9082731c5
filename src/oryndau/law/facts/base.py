"""What all facts share: frozen models, careful texts, moments in UTC, errors that name a rule."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime
from typing import Annotated, Final, NoReturn

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from oryndau.law.territories import territories

_NAME: Final = re.compile(r"[^\W\d_][^\W\d_]*(?:[ '’ʼ.\-]+[^\W\d_]+)*\.?")
_EMAIL: Final = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,63}")
_PHONE: Final = re.compile(r"\+[1-9]\d{9,14}", re.ASCII)


class Facts(BaseModel):
    """A typed statement: cannot change after it is made, and knows no field but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, ser_json_inf_nan="null")


def broken(key: str, message: str, field: str | None = None) -> NoReturn:
    """Refuse the value: `key` names the rule (its words stand in `data/problems.toml`), `field` the guilty
    field
    when a rule spans several."""
    raise PydanticCustomError(key, message, {"field": field} if field else {})


def _line(value: str) -> str:
    return _clean(value, allowed="")


def _prose(value: str) -> str:
    return _clean(value.replace("\r\n", "\n"), allowed="\n\t")


def _clean(value: str, allowed: str) -> str:
    # Cc, Cf, Cs, Co, Cn and line separators: nothing that hides or turns around what the reader sees
    # before signing. What Python calls printable has none of them.
    for char in () if value.isprintable() else value:
        if char not in allowed and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
            broken("control_character", "has a character that cannot be shown")
    return unicodedata.normalize("NFC", value)


def _name(value: str) -> str:
    if not _NAME.fullmatch(value):
        broken("person_name", "a name has letters, spaces, hyphens and apostrophes")
    return value


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        broken("email", "is not an e-mail address")
    return value


def _phone(value: str) -> str:
    plain = re.sub(r"[ ()\-]", "", value)
    if re.fullmatch(r"8\d{10}", plain, re.ASCII):  # the national prefix 8 stands for +7
        plain = "+7" + plain[1:]
    if not _PHONE.fullmatch(plain):
        broken("phone", "is not a telephone number with its country code")
    return plain


def _territory(value: str) -> str:
    if value not in territories():
        broken("territory", "is not a code of one of the 20 territories")
    return value


def _postal_code(value: str) -> str:
    # Six digits, or the new index of Kazpost: A15E3C7 (letter, two digits, letter, digit, letter, digit).
    if not re.fullmatch(r"\d{6}|[A-Z]\d{2}[A-Z]\d[A-Z]\d", value, re.ASCII):
        broken("postal_code", "is not a postal code")
    return value


def _sha256(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value, re.ASCII):
        broken("sha256", "is not a SHA-256 in lower-case hex")
    return value


def _utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


Line = Annotated[str, Field(min_length=1, max_length=300), AfterValidator(_line)]
ShortLine = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_line)]
Prose = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_prose)]
Name = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_line), AfterValidator(_name)]
EmailAddress = Annotated[
    str, Field(min_length=3, max_length=254), AfterValidator(_line), AfterValidator(_email)
]
Phone = Annotated[str, Field(min_length=10, max_length=24), AfterValidator(_phone)]
TerritoryCode = Annotated[str, Field(min_length=2, max_length=2), AfterValidator(_territory)]
PostalCode = Annotated[str, Field(min_length=6, max_length=7), AfterValidator(_postal_code)]
Sha256 = Annotated[str, Field(min_length=64, max_length=64), AfterValidator(_sha256)]
Instant = Annotated[AwareDatetime, AfterValidator(_utc)]
