"""Loads Django once, for the commands that need the database."""

import os
import warnings


def ready(role: str | None = None) -> None:
    """Load Django; with a role, its connections work as that role. The embedded server is started if used."""
    import django

    from oryndau import database

    if "DATABASE_URL" not in os.environ:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            os.environ["DATABASE_URL"] = database.start_embedded()
    if role:
        os.environ["ORYNDAU_DB_ROLE"] = role
    django.setup()
