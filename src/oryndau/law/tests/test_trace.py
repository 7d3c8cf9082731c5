"""Traceability of duties (all rows of C, L, E and W)."""

from pathlib import Path

from oryndau.law.trace import requirements, trace

A_ROW = "E-" + "05"


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_every_duty_of_the_sources_has_a_row() -> None:
    letters = [key[0] for key in requirements()]
    assert {letter: letters.count(letter) for letter in "CLEW"} == {"C": 25, "L": 14, "E": 15, "W": 10}
    assert all(row.duty.endswith(".") for row in requirements().values())


def test_the_claim_of_this_stage_is_written_down() -> None:
    claimed = {key for key, row in requirements().items() if row.claimed}
    initiation = {"E-" + n for n in ("01", "02", "03", "05", "07", "08", "10", "11", "14", "15")}
    licence = {f"L-{n:02}" for n in range(1, 15)} | {f"W-{n:02}" for n in range(1, 5)}
    assert claimed == initiation | licence | {f"C-{n:02}" for n in range(1, 26)}
    assert "portal" in requirements()["E-" + "02"].note
    assert "contact centre" in requirements()["C-" + "25"].note


def test_a_claimed_row_needs_code_and_a_test(tmp_path: Path) -> None:
    write(tmp_path, "src/oryndau/a.py", f'"""{A_ROW}"""')
    row = next(r for r in trace(tmp_path) if r.requirement.id == A_ROW)
    assert (row.code, row.tests, row.failed) == (("src/oryndau/a.py",), (), True)
    write(tmp_path, "src/oryndau/room/tests/test_a.py", f'"""{A_ROW}"""')
    row = next(r for r in trace(tmp_path) if r.requirement.id == A_ROW)
    assert (row.tests, row.failed) == (("src/oryndau/room/tests/test_a.py",), False)


def test_it_does_not_count_built_files_or_parts_of_words(tmp_path: Path) -> None:
    write(tmp_path, "src/static/a.js", A_ROW)
    write(tmp_path, "src/a.py", f"X{A_ROW} {A_ROW}1")
    row = next(r for r in trace(tmp_path) if r.requirement.id == A_ROW)
    assert row.code == ()
