"""What lies outside of the database is really tried: key, time stamp, disk (C-23)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from oryndau.cases.tests.factories import WORKING_MORNING
from oryndau.documents.tests.keys import PASSWORD, seal_file
from oryndau.incidents import probes


def test_the_sealing_key(settings: Any, tmp_path: Path) -> None:
    path, _root = seal_file(tmp_path, WORKING_MORNING)
    settings.SEAL_P12, settings.SEAL_PASSWORD, settings.SEAL_TSA = path, PASSWORD, ""
    assert probes.seal(WORKING_MORNING) is None
    assert probes.seal(WORKING_MORNING + timedelta(days=400))
    settings.SEAL_P12 = tmp_path / "absent"
    fault = probes.seal(WORKING_MORNING)
    assert fault
    assert str(tmp_path) not in str(fault.facts)


def test_an_authority_that_does_not_listen(settings: Any) -> None:
    settings.TSP_URL = settings.SEAL_TSA = "http://127.0.0.1:9/tsp"
    fault = probes.stamps()
    assert fault
    assert "127.0.0.1" not in str(fault.facts)


def test_without_an_authority_nothing_is_asked(settings: Any) -> None:
    settings.TSP_URL = settings.SEAL_TSA = ""
    assert probes.stamps() is None


def test_the_store_is_written_to_and_left_as_it_was(settings: Any, tmp_path: Path) -> None:
    def lies_in(place: Path) -> None:
        kept = settings.STORAGES["documents"] | {"OPTIONS": {"location": str(place)}}
        settings.STORAGES = settings.STORAGES | {"documents": kept}

    lies_in(tmp_path / "store")
    assert probes.documents() is None
    assert [path for path in (tmp_path / "store").rglob("*") if path.is_file()] == []
    (tmp_path / "file").write_text("")
    lies_in(tmp_path / "file")
    assert probes.documents()
