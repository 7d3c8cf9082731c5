"""Killing programs in the middle of work loses nothing, doubles nothing, and the journal verifies (E-05)."""

import json
import os
import subprocess
import sys

import pytest


@pytest.mark.chaos
def test_nothing_is_lost_or_doubled_when_programs_are_killed() -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("ORYNDAU_", "DATABASE_URL"))}
    done = subprocess.run(
        [sys.executable, "-m", "oryndau.chaos", "--rounds", "4", "--json"],
        capture_output=True, text=True, timeout=600, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    report = json.loads(done.stdout)
    assert report["holds"]
    assert sum(report["kills"].values()) == 4
    assert report["submitted"] >= 4 * 4
    assert report["signed"] > 0
