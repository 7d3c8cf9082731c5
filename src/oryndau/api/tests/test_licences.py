"""A program asks what a licence of a private enforcement agent is worth (L-12)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from oryndau.api.tests.conftest import Program
from oryndau.registers.tests import factories


def ask(program: Program, number: str, **query: str) -> Any:
    return Client().get(
        f"/api/v1/licences/{number}", query, headers={"Authorization": f"Bearer {program.token}"}
    )


def test_a_program_reads_the_state_now_and_on_a_day(program: Program) -> None:
    row = factories.licence(issued_on=date(2025, 1, 10))
    factories.change(row, "suspend", date(2025, 5, 5), until=date(2025, 9, 9))
    told = ask(program, row.number.lower()).json()
    assert (told["number"], told["state"], told["state_since"]) == (row.number, "suspended", "2025-05-05")
    assert told["state_text"]["ru"] == "Действие приостановлено"
    assert [(one["change"], one["until"]) for one in told["changes"]] == [
        ("grant", None),
        ("suspend", "2025-09-09"),
    ]
    assert row.iin not in str(told)
    assert ask(program, row.number, on="2025-05-04").json()["state"] == "active"
    assert ask(program, row.number, on="2025-01-09").json()["state"] is None


@pytest.mark.parametrize(
    ("query", "status"), [({"on": "2999-01-01"}, 422), ({"day": "2025-01-01"}, 422), ({}, 404)]
)
def test_what_cannot_be_answered_is_refused(program: Program, query: dict[str, str], status: int) -> None:
    answer = ask(program, "LIC-1-1", **query)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")


def test_a_token_is_needed(db: None) -> None:
    assert Client().get("/api/v1/licences/LIC-1-1").status_code == 401
