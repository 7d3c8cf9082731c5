"""The machine's own ceiling: the statements of a request played again by pgbench, with nothing around them.

The values are those of a real request. Keys that must differ are replaced: the case's id by one made of a
number, other UUIDs by new ones, digests of signatures by a digest of the number.
"""

import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from uuid import UUID

from oryndau.bench.machine import run_pgbench

VARIABLE = "oryndau_n"
_ONE = re.compile(r"'([0-9a-f]{32})'(?:::uuid)?")
_MANY = re.compile(r"'\{([0-9a-f]{32}(?:,[0-9a-f]{32})*)\}'(?:::uuid\[\])?")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d \d\d):(\d\d):(\d\d[.\d]*[+-]\d\d):(\d\d)")
_LOOKS_LIKE_VARIABLE = re.compile(r"(?<!:):(?=\w)")
_RATE = re.compile(r"tps = ([\d.]+)")
_LATENCY = re.compile(r"latency average = ([\d.]+) ms")


def script(
    statements: Iterable[str], own: UUID | None = None, *, fresh: Mapping[str, str] | None = None
) -> str:
    """A pgbench script of one transaction. `own` is the case that the transaction makes; `fresh` has texts
    of the statements that must be another each time, with SQL for them.
    """
    lines = [f"\\set {VARIABLE} random(1, 1000000000000)", "BEGIN;"]
    lines += [_varied(sql, own, fresh or {}) + ";" for sql in statements]
    return "\n".join([*lines, "COMMIT;", ""])


def digest(value: bytes) -> tuple[str, str]:
    """For `fresh`: a digest as it stands in a statement, and one that is new each time."""
    return f"'\\x{value.hex()}'::bytea", f"sha256(('{value.hex()[:8]}'||:{VARIABLE}::text)::bytea)"


def text(value: str) -> tuple[str, str]:
    """For `fresh`: a text as it stands in a statement, and one that is new each time."""
    return f"'{value}'", f"(:{VARIABLE}::text)"


def _varied(sql: str, own: UUID | None, fresh: Mapping[str, str]) -> str:
    # pgbench takes `:1` inside a text for a variable: a blank more in JSON changes nothing here,
    # and moments may be written without colons.
    sql = _LOOKS_LIKE_VARIABLE.sub(": ", _MOMENT.sub(r"\1\2\3\4", sql))
    for old, new in fresh.items():
        sql = sql.replace(old, new)
    if own is None:
        return sql.replace("\n", " ")
    made = f"('00000000-0000-7000-8000-'||lpad(:{VARIABLE}::text,12,'0'))::uuid"

    def one(key: str) -> str:
        return made if key == own.hex else "uuidv7()"

    sql = _MANY.sub(lambda found: f"ARRAY[{','.join(map(one, found[1].split(',')))}]", sql)
    return _ONE.sub(lambda found: one(found[1]), sql).replace("\n", " ")


def play(url: str, text: str, *, clients: int, seconds: int) -> dict[str, float]:
    """Play a script for so long by so many clients: transactions per second and mean milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "script.sql"
        file.write_text(text, encoding="utf-8")
        said = run_pgbench(
            "--no-vacuum", "--protocol=prepared", f"--client={clients}", "--jobs=1", f"--time={seconds}",
            f"--file={file}", url,
        )  # fmt: skip
    rate, latency = _RATE.search(said), _LATENCY.search(said)
    if rate is None or latency is None:
        raise RuntimeError(f"pgbench said nothing of its rate: {said[-500:]}")
    return {"per_second": float(rate[1]), "mean_ms": float(latency[1])}
