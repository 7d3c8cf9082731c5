"""The emulator answers recorded requests of real NCALayer in the same shapes (E-11).

The recordings stand beside the checkout; without them this file is skipped, and says so.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from oryndau.emulators.ncalayer.tests.conftest import Running

SAMPLES = Path(
    os.environ.get("ORYNDAU_EDS_SAMPLES", Path(__file__).resolve().parents[6] / "shared/eds/samples")
)
FILE = SAMPLES / "ncalayer_recordings" / "test-data.json"
RECORDED: list[dict[str, str]] = json.loads(FILE.read_text()) if FILE.exists() else []
PLAIN = {
    "kz.digiflow.mobile.extensions"
}  # KAZTOKEN was installed when it was recorded; we are plain NCALayer


def exchanges() -> list[Any]:
    found = []
    for number, one in enumerate(RECORDED):
        if json.loads(one["request"])["module"] not in PLAIN:
            found.append(pytest.param(one, id=str(number)))
    return found or [pytest.param({}, marks=pytest.mark.skip(reason=f"no recordings at {FILE}"))]


def shape(value: Any) -> Any:
    """Kinds instead of values, but for codes and messages, which programs read."""
    if isinstance(value, dict):
        return {key: _word(key, item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value[:1]]
    if isinstance(value, str) and value.startswith("-----BEGIN "):
        return value.split("-----")[1]
    if isinstance(value, str) and "<ds:Signature" in value:
        return re.findall(r"<(/?[\w:]+)", value)
    return type(value).__name__


def _word(key: str, item: Any) -> Any:
    return item if key in ("code", "message", "details", "status") else shape(item)


def steer(running: Running, recorded: Any) -> None:
    """Lets the emulated user do what the recorded one did."""
    if recorded.get("body") == {} or recorded.get("message") == "action.canceled":
        running.control("/script", next=[{"do": "cancel"}])
    held = recorded.get("responseObject")
    running.control("/insert", iin="", tokens=held if isinstance(held, list) else [])


@pytest.mark.parametrize("exchange", exchanges())
def test_it_answers_in_the_recorded_shape(running: Running, exchange: dict[str, str]) -> None:
    recorded = json.loads(exchange["response"])
    steer(running, recorded)
    (answer,) = running.ask(exchange["request"])
    if recorded.get("responseObject") == {
        "certNotBefore": "1"
    }:  # the recording was stripped of personal data
        assert {"alias", "keyId", "algorithm", "subjectCn", "pem", "certNotBefore"} <= set(
            answer["responseObject"]
        )
        return
    assert shape(answer) == shape(recorded)


def test_it_greets_and_is_plain_ncalayer(running: Running) -> None:
    probe = {"module": "kz.digiflow.mobile.extensions", "method": "getVersion"}
    (answer,) = running.ask(probe)
    assert answer.get("code") != "200"
