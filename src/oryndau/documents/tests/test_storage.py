"""The store of documents: nothing is lost, doubled or changed unnoticed (E-03)."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oryndau.documents import storage


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.binary(max_size=5000))
def test_what_is_put_is_read_back_under_its_digest(content: bytes) -> None:
    sha256 = storage.put(content)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert storage.read(sha256) == content


def test_the_same_bytes_are_kept_once(store: Path) -> None:
    first, again = storage.put(b"same"), storage.put(b"same")
    assert first == again
    assert [path.name for path in store.rglob("*") if path.is_file()] == [first]
    assert storage.path_of(first) == store / first[:2] / first[2:4] / first


def test_many_documents_are_put_on_the_disk_together_and_only_there(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr("os.fsync", lambda _: done.append("one"))
    monkeypatch.setattr("os.sync", lambda: done.append("all"))
    with storage.all_together():
        kept = storage.put(b"first of many"), storage.put(b"second of many")
        assert done == []
    assert done == ["all"]
    assert all(storage.is_whole(sha256) for sha256 in kept)
    storage.put(b"one alone")
    assert set(done[1:]) == {"one"}


def test_a_changed_byte_is_noticed_and_never_served() -> None:
    sha256 = storage.put(b"a decree")
    path = storage.path_of(sha256)
    path.chmod(0o600)
    path.write_bytes(b"a decreE")
    assert not storage.is_whole(sha256)
    with pytest.raises(storage.Altered):
        storage.read(sha256)


def test_putting_the_good_bytes_again_heals_a_damaged_copy() -> None:
    sha256 = storage.put(b"a decree")
    storage.path_of(sha256).chmod(0o600)
    storage.path_of(sha256).write_bytes(b"")
    storage.put(b"a decree")
    assert storage.read(sha256) == b"a decree"


def test_what_was_never_put_is_not_there() -> None:
    with pytest.raises(storage.NotStored):
        storage.read("0" * 64)
    assert not storage.is_whole("0" * 64)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_only_a_digest_names_a_file(name: str) -> None:
    with pytest.raises(ValueError, match="64"):
        storage.path_of(name)


def test_a_stream_past_its_limit_leaves_nothing_behind(store: Path) -> None:
    with pytest.raises(storage.TooLarge):
        storage.put_stream([b"x" * 10, b"y" * 10], limit=15)
    assert [path for path in store.rglob("*") if path.is_file()] == []
    assert storage.put_stream([b"x" * 10, b"y" * 5], limit=15)[1] == 15
