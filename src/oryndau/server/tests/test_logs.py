"""Logs are one JSON object a line and carry nobody's number."""

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.server.logs import FIELDS, JsonFormatter, masked

IIN = "850315400124"


def line(message: str, *given: object, **extra: object) -> dict[str, object]:
    record = logging.getLogger("test").makeRecord(
        "test", logging.WARNING, "file", 1, message, given, None, extra=extra
    )
    told: dict[str, object] = json.loads(JsonFormatter().format(record))
    return told


@pytest.mark.parametrize("text", [IIN, f"iin={IIN}", f"IIN{IIN}", f"ЖСН{IIN}.", f'"{IIN}"', f"{IIN},{IIN}"])
def test_an_iin_is_masked(text: str) -> None:
    assert IIN not in masked(text)
    assert masked(text).count("*" * 10 + "24") == text.count(IIN)


@given(st.text(), st.text())
def test_no_iin_survives_whatever_stands_around_it(before: str, after: str) -> None:
    if before[-1:].isdecimal() or after[:1].isdecimal():
        return
    assert IIN not in masked(before + IIN + after) or IIN in before + after


def test_a_message_is_masked_with_its_arguments() -> None:
    assert IIN not in str(line("person %s", IIN))


def test_an_exception_is_masked() -> None:
    try:
        raise ValueError(f"SERIALNUMBER=IIN{IIN}")
    except ValueError:
        import sys

        record = logging.LogRecord("test", logging.ERROR, "file", 1, "failed", (), sys.exc_info())
    written = JsonFormatter().format(record)
    assert IIN not in written
    assert "ValueError" in written


def test_only_named_fields_are_written() -> None:
    told = line("x", case="c1", iin=IIN, body={"name": "Серікұлы"})
    assert told["case"] == "c1"
    assert set(told) <= {"at", "level", "from", "text", "error", *FIELDS}
    assert "Серікұлы" not in str(told)


def test_a_record_is_one_line() -> None:
    record = logging.LogRecord("test", logging.INFO, "f", 1, "one\ntwo", (), None)
    assert "\n" not in JsonFormatter().format(record)
