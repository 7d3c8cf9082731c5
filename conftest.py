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
os.environ.setdefault("ORYNDAU_TEST_DATABASE", f"test_oryndau_{os.getpid()}")
os.environ.pop("ORYNDAU_CLOCK_FILE", None)

if "DATABASE_URL" not in os.environ:
    if "DJANGO_SETTINGS_MODULE" in os.environ:
        # pytest-django has read the settings by now, and would use the database of the installation.
        raise RuntimeError("run the tests without DJANGO_SETTINGS_MODULE, or name a DATABASE_URL too")
    from oryndau.database import start_embedded

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        os.environ["DATABASE_URL"] = start_embedded(_VAR / "postgres", durable=False)

import django  # noqa: E402
import hypothesis  # noqa: E402
import pytest  # noqa: E402

from oryndau.portal.messages import compile_all  # noqa: E402

# A busy machine is no fault of the code.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

# Only now: were the settings named in pyproject.toml, they would be read before this file.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oryndau.settings")
# Before any text is asked for, which would remember that there are no catalogues yet.
compile_all()
django.setup()


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
