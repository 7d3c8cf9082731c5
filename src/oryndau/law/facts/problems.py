"""Validation errors for people and programs: where, which rule, in words of three languages, with the
clause."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic import ValidationError

from oryndau.law.acts import Clause, clause
from oryndau.law.text import Text

# Names of pydantic's own errors → our keys; whatever is not named here and is no key of ours is `invalid`.
_OWN_NAMES: Final = {
    "missing": "required",
    "extra_forbidden": "unknown_field",
    "string_too_short": "too_short",
    "string_too_long": "too_long",
    "too_short": "too_few",
    "too_long": "too_many",
    "enum": "not_in_list",
    "union_tag_invalid": "not_in_list",
    "union_tag_not_found": "required",
    "timezone_aware": "zone_required",
    "greater_than": "too_small",
    "less_than_equal": "too_large",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: the path of the field, the key of the rule, its words, its clause if a law sets it."""

    location: tuple[str | int, ...]
    key: str
    message: Text
    clause: Clause | None

    @property
    def field(self) -> str:
        """The path with dots: `debtors.0.iin`."""
        return ".".join(str(part) for part in self.location)

    @property
    def rule(self) -> str:
        """The rule for programs: the clause, or the key where no law sets the rule."""
        return self.clause.key if self.clause else self.key


def problems(error: ValidationError) -> list[Problem]:
    """The broken rules of a validation error, in the order of fields."""
    return [_problem(dict(item)) for item in error.errors(include_url=False, include_input=False)]


@cache
def _rules() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("oryndau.law") / "data/problems.toml").read_text("utf-8"))


def rule_keys() -> frozenset[str]:
    """Every key of a rule that has words."""
    return frozenset(_rules())


def _problem(item: dict[str, Any]) -> Problem:
    context = item.get("ctx") or {}
    key = _key(item["type"], context)
    row = _rules()[key]
    words = Text(kk=row["kk"], ru=row["ru"], en=row["en"]).format(**_limits(context))
    source = clause(row["clause"]) if "clause" in row else None
    return Problem(_location(item["loc"], context), key, words, source)


def _key(kind: str, context: dict[str, Any]) -> str:
    if kind == "literal_error":
        return "must_be_true" if context.get("expected") == "True" else "not_in_list"
    if kind in _OWN_NAMES:
        return _OWN_NAMES[kind]
    if kind.startswith(("date_", "datetime_")):
        return "not_a_date"
    return kind if kind in _rules() else "invalid"


def _limits(context: dict[str, Any]) -> dict[str, object]:
    names = ("max_length", "min_length", "gt", "le")
    return {"limit": next((context[name] for name in names if name in context), "")}


def _location(path: tuple[str | int, ...], context: dict[str, Any]) -> tuple[str | int, ...]:
    # pydantic names the member of a tagged union in the path ("person"); a form knows only the fields.
    plain = tuple(part for part in path if part not in {"person", "organisation"} or _is_field(path, part))
    return (*plain, *str(context["field"]).split(".")) if "field" in context else plain


def _is_field(path: tuple[str | int, ...], part: str | int) -> bool:
    return "applicant" in path
