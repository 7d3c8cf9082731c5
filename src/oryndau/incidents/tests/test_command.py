"""The operator lists failures at the command line (C-23)."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from oryndau.cli import app, django_setup
from oryndau.incidents.models import Incident
from oryndau.timekeeping import now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(django_setup, "ready", lambda role=None: None)


def said(*arguments: str) -> Any:
    result = CliRunner().invoke(app, ["incidents", *arguments])
    assert result.exit_code == 0
    return result.output


def test_nothing_is_said_plainly() -> None:
    assert "No failure" in said()
    assert json.loads(said("--json")) == []


def test_what_stands_is_listed() -> None:
    made = Incident.objects.create(part="seal", began_at=now(), noticed_at=now())
    assert "STANDS" in said()
    row = json.loads(said("--json"))[0]
    assert (row["id"], row["part"], row["ended_at"], row["told"]) == (str(made.pk), "seal", None, [])
