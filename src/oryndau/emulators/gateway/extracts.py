"""What the emulated registers hold of candidates, by IIN; who has nothing here is a clean person.

In ``registers.json``, or given at ``/control/extracts``::

    {"extracts": {"<iin>": {
        "education": [{"number", "issued_on", "institution_kk", "institution_ru", "specialty_code",
                       "degree"?, "field"?, "nostrification"?: {"series", "number"}}],
        "internship": [{"approved_on", "chamber", "supervisor", "started_on", "ended_on"}],
        "mental-health": [{"since"?}], "narcology": [{"since"?}],
        "convictions": [{"status": "unexpunged" | "expunged"} | {"ground", "released_on"}],
        "dismissals": [{"body", "dismissed_on", "motive": "negative" | "other", "judge_ground"?}],
        "corruption": [{"imposed_on"}],
        "licences": [{"number", "status", "in_force_on"?}],
        "photo": [{"image": "<base64>", "taken_on"}], "budget": [see `budget`],
        "court-acts": [{"kind": "activity" | "licence", "court", "number", "decided_on",
                        "state"?: "in-force" | "not-yet" | "lifted"}],
        "approval": [{"decision": "conforms" | "not-conforms" | "considering", "number"?, "issued_on"?,
                      "reason"?}],
        "employment": [{"organisation", "started_on", "ended_on"?}],
        "entrepreneur": [{"name", "address", "registered_on"}],
        "unavailable": ["<register>", …]}}}

A person whom the register of persons knows and who has no diploma, conclusion or photo here has one invented
from the digits of his IIN, always the same; he is approved, and his work is known as it is asked about. An
empty list takes it away. A register named in `unavailable`
fails for this person until it is taken out.
"""

import base64
import hashlib
from datetime import date
from typing import Any

from oryndau.emulators.gateway.portraits import portrait
from oryndau.emulators.gateway.territories import TERRITORIES
from oryndau.emulators.loopback import BadInput

Row = dict[str, Any]
UNAVAILABLE = "unavailable"
AS_ASKED: Row = {"as_asked": True}
"""The register of employment knows whatever work it is asked about."""

_DAYS = {"issued_on", "approved_on", "started_on", "since", "released_on", "dismissed_on",
         "imposed_on", "in_force_on", "taken_on", "paid_on",
         "decided_on", "ended_on", "registered_on"}  # fmt: skip
# register → (what a row must have, what it may have)
FIELDS: dict[str, tuple[set[str], set[str]]] = {
    "education": (
        {"number", "issued_on", "institution_kk", "institution_ru", "specialty_code"},
        {"degree", "field", "nostrification"},
    ),
    "internship": ({"approved_on", "chamber", "supervisor", "started_on", "ended_on"}, set()),
    "mental-health": (set(), {"since"}),
    "narcology": (set(), {"since"}),
    "convictions": (set(), {"status", "ground", "released_on"}),
    "dismissals": ({"body", "dismissed_on", "motive"}, {"judge_ground"}),
    "corruption": ({"imposed_on"}, set()),
    "licences": ({"number", "status"}, {"in_force_on"}),
    "photo": ({"image", "taken_on"}, set()),
    "court-acts": ({"kind", "court", "number", "decided_on"}, {"state"}),
    "approval": ({"decision"}, {"number", "issued_on", "reason"}),
    "employment": ({"organisation", "started_on"}, {"ended_on"}),
    "entrepreneur": ({"name", "address", "registered_on"}, set()),
    "budget": ({"bank", "number", "paid_on", "amount"}, {"kbk", "payer"}),
}
_CODES = {
    "degree": {"vocational", "bachelor", "specialist", "master", "doctor"},
    "field": {"law", "other"},
    "motive": {"negative", "other"},
    "kind": {"activity", "licence"},
    "state": {"in-force", "not-yet", "lifted"},
    "decision": {"conforms", "not-conforms", "considering"},
}
_STATUSES = {
    "convictions": {"unexpunged", "expunged"},
    "licences": {"active", "suspended", "ended", "deprived"},
}
_INSTITUTIONS = (
    ("Үлгі құқық университеті", "Университет права «Пример»"),
    ("Сынақ заң академиясы", "Академия юстиции «Образец»"),
)
_SUPERVISORS = ("Ойдан Дәулет", "Мысал Жанар", "Пример Сергей")


def check(told: Row) -> None:
    """Raise :class:`BadInput` unless `told` is what a person may have in the registers."""
    for register, rows in told.items():
        if not isinstance(rows, list):
            raise BadInput(f"{register}: a list")
        if register == UNAVAILABLE:
            if not set(map(str, rows)) <= set(FIELDS):
                raise BadInput(f"{UNAVAILABLE}: some of {', '.join(FIELDS)}")
            continue
        if register not in FIELDS:
            raise BadInput(f"register: one of {', '.join(FIELDS)}")
        for row in rows:
            _check_row(register, row)


def _check_row(register: str, row: object) -> None:
    needed, optional = FIELDS[register]
    if not isinstance(row, dict) or not needed <= set(row) <= needed | optional:
        raise BadInput(f"{register}: needs {sorted(needed)}, may have {sorted(optional)}")
    if register == "convictions" and set(row) not in ({"status"}, {"ground", "released_on"}):
        raise BadInput("convictions: status, or ground with released_on")
    for name in _DAYS & set(row):
        try:
            date.fromisoformat(row[name])
        except (TypeError, ValueError) as error:
            raise BadInput(f"{name}: YYYY-MM-DD") from error
    codes = {**_CODES, "status": _STATUSES.get(register, set()), "chamber": set(TERRITORIES)}
    for name in set(codes) & set(row):
        if row[name] not in codes[name]:
            raise BadInput(f"{name}: one of {', '.join(sorted(codes[name]))}")
    if "image" in row:
        try:
            base64.b64decode(row["image"], validate=True)
        except (TypeError, ValueError) as error:
            raise BadInput("image: base64") from error


def rows_of(told: Row, person: Row | None, register: str, iin: str) -> list[Row]:
    """What `register` holds of the person of whom `told` is known, invented where nothing is said."""
    if register in told:
        rows: list[Row] = told[register]
        return rows
    if person is None:
        return []
    if register == "education":
        return [_invented_diploma(iin)]
    if register == "internship":
        return [_invented_internship(iin, person)]
    if register == "approval":
        return [{"decision": "conforms"}]
    if register == "employment":
        return [AS_ASKED]
    if register == "photo":
        return [{"image": base64.b64encode(portrait(iin)).decode(), "taken_on": "2023-03-14"}]
    return []


def _invented_diploma(iin: str) -> Row:
    seed = hashlib.sha256(f"diploma {iin}".encode()).digest()
    kk, ru = _INSTITUTIONS[seed[0] % len(_INSTITUTIONS)]
    return {
        "number": f"ЖБ-Б {int.from_bytes(seed[1:4]) % 10_000_000:07d}", "issued_on": "2018-06-29",
        "institution_kk": kk, "institution_ru": ru, "specialty_code": "6B04201",
    }  # fmt: skip


def _invented_internship(iin: str, person: Row) -> Row:
    seed = hashlib.sha256(f"internship {iin}".encode()).digest()
    return {
        "approved_on": "2025-08-15", "chamber": person.get("address", {}).get("territory", "75"),
        "supervisor": _SUPERVISORS[seed[0] % len(_SUPERVISORS)],
        "started_on": "2025-02-03", "ended_on": "2025-07-31",
    }  # fmt: skip
