"""Tests run against a PostgreSQL of their own, embedded unless `DATABASE_URL` names one, and as the role
that the site runs as: what production may not do, tests may not either.
"""

import os
import warnings
from collections.abc import Iterator
from pathlib import Path

os.environ["ORYNDAU_ENVIRONMENT"] = "test"
_VAR = Path(__file__).parent / "var" / "test"
os.environ.setdefault("ORYNDAU_VAR", str(_VAR))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oryndau.settings")
os.environ.setdefault("ORYNDAU_TEST_DATABASE", f"test_oryndau_{os.getpid()}")
os.environ.pop("ORYNDAU_CLOCK_FILE", None)

if "DATABASE_URL" not in os.environ:
    from oryndau.database import start_embedded

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        os.environ["DATABASE_URL"] = start_embedded(_VAR / "postgres", durable=False)

# Only now: were the settings named in pyproject.toml, they would be read before this file, and the tests
# would run against the database of the installation.
import django  # noqa: E402
import pytest  # noqa: E402

django.setup()


@pytest.fixture(scope="session", autouse=True)
def _messages_compiled() -> None:
    """Pages are read in three languages: compile the catalogues when they are stale."""
    from oryndau.portal.messages import compile_all

    compile_all()


@pytest.fixture(autouse=True)
def _as_the_sites_own_role(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test's transaction is taken as the role that the site runs as."""
    if not (request.node.get_closest_marker("django_db") or {"db", "client"} & set(request.fixturenames)):
        yield
        return
    request.getfixturevalue("_django_db_helper")
    from django.db import connection

    from oryndau.cases import calendars
    from oryndau.database import APP_ROLE

    calendars.forget()
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {APP_ROLE}")
    yield
    calendars.forget()


@pytest.fixture(autouse=True)
def _own_documents(tmp_path_factory: pytest.TempPathFactory, settings) -> None:  # type: ignore[no-untyped-def]
    """Documents of a test lie in a folder of the test run, never in the installation's."""
    folder = tmp_path_factory.getbasetemp() / "documents"
    settings.STORAGES = {
        **settings.STORAGES,
        "documents": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(folder)},
        },
    }
