"""The rows that the measurement of the register writes have the shapes of real ones (L-12)."""

import pytest
from django.test import Client
from rich.progress import Progress

from oryndau.bench import register
from oryndau.registers.licences import selectors
from oryndau.registers.models import LicenceChange


@pytest.fixture
def _no_vacuum(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "connection", _Silent())


class _Silent:
    """VACUUM runs in no transaction, and a test is one."""

    def cursor(self) -> "_Silent":
        return self

    def __enter__(self) -> "_Silent":
        return self

    def __exit__(self, *_error: object) -> None: ...

    def execute(self, _sql: str) -> None: ...


@pytest.mark.django_db
@pytest.mark.usefixtures("_no_vacuum")
def test_every_way_of_searching_finds_its_agent() -> None:
    rows = register._fill(40, 400, Progress(disable=True))
    assert LicenceChange.objects.count() == 400
    for row in rows:
        assert row.state == selectors.state_on(row, max(row.state_since, row.issued_on))
    for name, paths in register._ways(rows).items():
        for path in paths[:5]:
            page = Client().get(path).content
            assert b"site-people__one" in page, (name, path)
