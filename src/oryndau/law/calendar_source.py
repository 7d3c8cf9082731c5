"""The TOML form of a version of the working calendar, checked on reading."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from oryndau.law.text import Text


class CalendarError(ValueError):
    """The calendar does not know the date, or its source is not sound."""


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class NamedDays(_Row):
    """Days of the year with a name: the same days every year between `from` and `to`, or listed dates."""

    key: str
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    days: tuple[Annotated[int, Field(ge=1, le=31)], ...] = ()
    dates: tuple[date, ...] = ()
    estimated: tuple[date, ...] = ()
    since: Annotated[int, Field(alias="from")] = 1
    until: Annotated[int, Field(alias="to")] = 9999
    kk: str
    ru: str
    en: str
    clause: str
    source: str = ""
    mark: Literal["verified", "memory", "estimated", "assumption"]

    @property
    def name(self) -> Text:
        """The name in three languages."""
        return Text(kk=self.kk, ru=self.ru, en=self.en)

    def in_year(self, year: int) -> list[date]:
        """The dates in one year."""
        if not self.since <= year <= self.until:
            return []
        every = [date(year, self.month, day) for day in self.days] if self.month else []
        return every + [d for d in (*self.dates, *self.estimated) if d.year == year]


class Move(_Row):
    """A day of rest moved: `off` is rested and `worked` is worked instead (Labour Code Art. 85(3))."""

    off: date
    worked: date
    source: str


class CalendarSource(_Row):
    """One version of the calendar as an operator writes it."""

    version: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[0-9a-z.\-]*$", max_length=40)]
    first_year: Annotated[int, Field(ge=2015, le=2100)]
    last_year: Annotated[int, Field(ge=2015, le=2100)]
    checked_on: date
    note: str = ""
    holiday: tuple[NamedDays, ...]
    day_off: tuple[NamedDays, ...] = ()
    move: tuple[Move, ...] = ()

    @model_validator(mode="after")
    def _within_its_years(self) -> Self:
        if self.first_year > self.last_year:
            raise ValueError("first_year is after last_year")
        listed = [d for row in self.day_off for d in (*row.dates, *row.estimated)]
        for day in [*listed, *(d for move in self.move for d in (move.off, move.worked))]:
            if not self.first_year <= day.year <= self.last_year:
                raise ValueError(f"{day} is outside the years of the calendar")
        return self

    @classmethod
    def read(cls, text: str) -> Self:
        """The source from TOML text; `CalendarError` says what is wrong and where."""
        try:
            return cls.model_validate(tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise CalendarError(f"the calendar is not TOML: {error}") from error
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"]) or "calendar"
            raise CalendarError(f"the calendar is not sound: {where}: {first['msg']}") from error
