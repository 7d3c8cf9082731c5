"""The commands `deadline`, `parameters` and `law trace` (E-05, E-11, C-06, C-21)."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from oryndau.cli.law import register
from oryndau.law.trace import requirements

app = typer.Typer()
register(app)


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.stdout, result.stderr


def answer(*words: str) -> Any:
    code, out, _ = run(*words, "--json")
    assert code == 0
    return json.loads(out)


def test_it_answers_a_program() -> None:
    found = answer("deadline", "initiation.decision", "--received", "2026-11-20T18:31", "--channel", "portal")
    assert found["registered_on"] == "2026-11-23"
    assert found["due_on"] == "2026-11-26"
    assert found["due_at"] == "2026-11-26T18:30:00+05:00"
    assert found["clause"] == "Order No. 69, A3 p.7(3)"
    assert found["calendar_version"]
    assert found["steps"][0] == {
        "date": "2026-11-20", "counts": False, "why": found["steps"][0]["why"],
    }  # fmt: skip
    assert set(found["steps"][0]["why"]) == {"kk", "ru", "en"}


def test_a_moment_with_a_zone_is_taken_as_it_is() -> None:
    found = answer(
        "deadline", "initiation.decision", "--received", "2026-11-20T13:30:00Z", "--channel", "counter"
    )
    assert found["registered_on"] == "2026-11-23"


def test_it_answers_a_person_in_the_language_asked_for() -> None:
    code, out, _ = run("deadline", "initiation.decision", "--received", "2026-11-20T10:00", "--lang", "kk")
    assert code == 0
    assert "2026-11-25" in out
    assert "жұмыс күні" in out


def test_without_a_rule_it_lists_the_rules() -> None:
    assert "initiation.decision" in run("deadline")[1]
    assert {"rule", "length", "unit", "clause", "text"} == set(answer("deadline")[0])


@pytest.mark.parametrize(
    ("words", "field", "rule"),
    [
        (("deadline", "no.such", "--received", "2026-11-20T10:00"), "RULE", "unknown_rule"),
        (("deadline", "initiation.decision"), "--received", "required"),
        (("deadline", "initiation.decision", "--received", "yesterday"), "--received", "not_a_moment"),
        (("deadline", "initiation.decision", "--received", "2026-11-20"), "--received", "not_a_moment"),
        (
            ("deadline", "initiation.decision", "--received", "2031-01-01T10:00"),
            "--received", "calendar_years",
        ),
        (
            ("deadline", "initiation.decision", "--received", "2026-11-20T10:00", "--channel", "fax"),
            "--channel", "unknown_channel",
        ),
        (
            ("deadline", "initiation.decision", "--received", "2026-11-20T10:00", "--calendar", "x"),
            "--calendar", "calendar_years",
        ),
        (("parameters", "nothing"), "NAME", "unknown_parameter"),
        (("parameters", "mci", "--on", "2027-01-01"), "--on", "unknown_period"),
        (("parameters", "--on", "soon"), "--on", "not_a_date"),
        (("parameters", "--lang", "de"), "--lang", "unknown_language"),
    ],
)  # fmt: skip
def test_an_error_names_the_field_and_the_rule(words: tuple[str, ...], field: str, rule: str) -> None:
    code, _, told = run(*words)
    assert code == 2
    assert told.startswith(f"{field}:")
    assert rule in told
    code, out, _ = run(*words, "--json")
    assert (code, json.loads(out)["error"]["field"], json.loads(out)["error"]["rule"]) == (2, field, rule)


def test_parameters_are_those_of_the_day() -> None:
    assert answer("parameters", "mci", "--on", "2026-11-20")["value"] == "4325"
    assert answer("parameters", "mci", "--on", "2020-04-01")["value"] == "2778"
    assert "mci" in {row["name"] for row in answer("parameters", "--on", "2026-11-20")}
    assert "4325 tenge" in run("parameters", "mci", "--on", "2026-11-20")[1]


def test_trace_fails_when_a_claimed_row_has_nothing(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    code, out, _ = run("law", "trace", "--root", str(tmp_path))
    assert code == 1
    assert "lacks code and a test" in out
    code, out, _ = run("law", "trace", "--root", str(tmp_path), "--json")
    assert code == 1
    claimed = [key for key, row in requirements().items() if row.claimed]
    assert len(json.loads(out)["failed"]) == len(claimed)
