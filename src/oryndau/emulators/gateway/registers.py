"""The emulated registers: people and organisations in one JSON file that anybody may edit while it runs.

``<var>/emulators/registers.json``::

    {"unknown": "not-found" | "invent",
     "people": {"<iin>": {"surname", "name", "patronymic"?, "birth_date", "death_date"?, "gender"?: "1" | "2",
                          "capable"?: "capable" | "limited" | "incapable", "citizenship"?: "398",
                          "address"?: {...}}},
     "organisations": {"<bin>": {"name_kk", "name_ru", "status"?: "active" | "liquidated" | "bankrupt",
                                 "state_share"?: "0" to "100", "natural_monopoly"?: bool, "address"?: {...},
                                 "head"?: {"iin", "surname", "name", "patronymic"?}, "registered"?: date}}}

Extracts about candidates stand there too: see `extracts`. An address is ``{"territory": "<code>",
"region_kk"?, "region_ru"?, "city"?, "street"?, "building"?, "flat"?}``. With ``invent`` an unknown number is
answered with somebody invented from its digits, always the same.
"""

import hashlib
import json
import re
import threading
from datetime import date
from pathlib import Path
from typing import Any

from oryndau.emulators.gateway import extracts
from oryndau.emulators.gateway.territories import TERRITORIES
from oryndau.emulators.loopback import BadInput

Row = dict[str, Any]
POLICIES = {"not-found", "invent"}

_MEN = ("Арман", "Дәулет", "Ерлан", "Нұрлан", "Сергей")
_WOMEN = ("Айгүл", "Дана", "Жанар", "Мадина", "Ольга")
_SURNAMES = ("Ойдан", "Мысал", "Үлгі", "Сынақ", "Пример")
_STREETS = ("Орындау көшесі", "Әділет көшесі", "Өтініш көшесі")
_CENTURIES = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}


class Registers:
    """People and organisations; read anew when the file changes."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, threading.Lock()
        self._read_at, self._data = -1, _empty()

    def person(self, iin: str) -> Row | None:
        """The person's row, an invented one, or None."""
        data = self._current()
        row: Row | None = data["people"].get(iin)
        if row is None and data["unknown"] == "invent":
            row = _invented_person(iin)
        return row

    def organisation(self, number: str) -> Row | None:
        """The organisation's row, an invented one, or None."""
        data = self._current()
        row: Row | None = data["organisations"].get(number)
        if row is None and data["unknown"] == "invent":
            row = _invented_organisation(number)
        return row

    def extract(self, iin: str, register: str) -> list[Row] | None:
        """What `register` holds of the person; None when it is planned to fail for him."""
        told: Row = self._current()["extracts"].get(iin, {})
        if register in told.get(extracts.UNAVAILABLE, ()):
            return None
        return extracts.rows_of(told, self.person(iin), register, iin)

    def put_extracts(self, rows: list[Row]) -> int:
        """Change what the registers hold of people, register by register; null brings the usual back."""
        for row in rows:
            _check(row, "iin", ())
            extracts.check({key: value for key, value in row.items() if key != "iin" and value is not None})
        with self._lock:
            data = self._read()
            for row in rows:
                told = {**data["extracts"].get(row["iin"], {}), **row}
                kept = {key: value for key, value in told.items() if key != "iin" and value is not None}
                data["extracts"][row["iin"]] = kept
            self._write(data)
        return len(rows)

    def put(self, kind: str, key: str, rows: list[Row]) -> int:
        """Add or replace rows of `kind` (people, organisations), named by their `key`; returns how many."""
        needed = {"people": ("surname", "name", "birth_date"), "organisations": ("name_kk", "name_ru")}[kind]
        for row in rows:
            _check(row, key, needed)
        with self._lock:
            data = self._read()
            data[kind].update({row[key]: {k: v for k, v in row.items() if k != key} for row in rows})
            self._write(data)
        return len(rows)

    def set_policy(self, unknown: str) -> None:
        """Answer unknown numbers with `unknown`: not-found or invent."""
        if unknown not in POLICIES:
            raise BadInput(f"unknown: one of {', '.join(sorted(POLICIES))}")
        with self._lock:
            self._write({**self._read(), "unknown": unknown})

    def _current(self) -> Row:
        with self._lock:
            return self._read()

    def _read(self) -> Row:
        try:
            changed = self._path.stat().st_mtime_ns
        except FileNotFoundError:
            return _empty()
        if changed != self._read_at:
            self._data = {**_empty(), **json.loads(self._path.read_text("utf-8"))}
            self._read_at = changed
        return self._data

    def _write(self, data: Row) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
        fresh.replace(self._path)
        self._read_at = -1


def _empty() -> Row:
    return {"unknown": "not-found", "people": {}, "organisations": {}, "extracts": {}}


def _check(row: object, key: str, needed: tuple[str, ...]) -> None:
    if not isinstance(row, dict) or not re.fullmatch(r"\d{12}", str(row.get(key, "")), re.ASCII):
        raise BadInput(f"{key}: exactly 12 digits")
    missing = [name for name in needed if not row.get(name)]
    if missing:
        raise BadInput(f"missing: {', '.join(missing)}")
    address = row.get("address")
    if address is not None and (not isinstance(address, dict) or address.get("territory") not in TERRITORIES):
        raise BadInput(f"address.territory: one of {', '.join(TERRITORIES)}")
    if "birth_date" in row:
        try:
            date.fromisoformat(row["birth_date"])
        except (TypeError, ValueError) as error:
            raise BadInput("birth_date: YYYY-MM-DD") from error


def _invented_person(iin: str) -> Row | None:
    """Somebody from the digits of the IIN itself; None when they hold no date of birth."""
    try:
        born = date(_CENTURIES[iin[6]] + int(iin[:2]), int(iin[2:4]), int(iin[4:6]))
    except (KeyError, ValueError):
        return None
    seed, man = hashlib.sha256(iin.encode()).digest(), int(iin[6]) % 2 == 1
    names = _MEN if man else _WOMEN
    return {
        "surname": _SURNAMES[seed[0] % len(_SURNAMES)],
        "name": names[seed[1] % len(names)],
        "birth_date": born.isoformat(),
        "gender": "1" if man else "2",
        "address": _invented_address(seed),
    }


def _invented_organisation(number: str) -> Row:
    seed = hashlib.sha256(number.encode()).digest()
    return {
        "name_kk": f"«Үлгі {number[-5:]}» ЖШС",
        "name_ru": f"ТОО «Пример {number[-5:]}»",
        "address": _invented_address(seed),
    }


def _invented_address(seed: bytes) -> Row:
    return {
        "territory": list(TERRITORIES)[seed[2] % len(TERRITORIES)],
        "street": _STREETS[seed[3] % len(_STREETS)],
        "building": str(1 + seed[4]),
        "flat": str(1 + seed[5]),
    }
