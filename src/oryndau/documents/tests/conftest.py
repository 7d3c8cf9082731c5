"""A case to hang documents on, and a store of documents in a temporary folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages

from oryndau.cases.models import Case
from oryndau.documents.tests import samples


@pytest.fixture(autouse=True)
def store(tmp_path: Path, settings: Any) -> Path:
    """Every test has a store of its own."""
    backend = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path / "store"},
    }
    settings.STORAGES = {**settings.STORAGES, "documents": backend}
    assert Path(storages["documents"].location) == tmp_path / "store"  # type: ignore[attr-defined]
    return tmp_path / "store"


@pytest.fixture
def case(db: None) -> Case:
    """A case as the engine would leave it."""
    return Case.objects.create(
        procedure="initiation", ruleset="2021-10", territory="75", state="registered", title="x",
        channel="portal", applicant="900101300017", submitter="900101300017",
        received_at=samples.MADE_AT, head=b"\0" * 32,
    )  # fmt: skip
