"""`calendar`: load a new version of the working calendar; open clocks are recomputed."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the commands."""
    calendar = typer.Typer(no_args_is_help=True, help="The working calendar.")
    calendar.command()(load)
    calendar.command()(show)
    app.add_typer(calendar, name="calendar")


def load(file: Annotated[Path, typer.Argument(help="TOML file of the new version.", exists=True)]) -> None:
    """Load a version of the working calendar and recompute every open clock, with an event in each case."""
    from oryndau.cli.django_setup import ready

    ready()
    from oryndau.cases.recompute import CalendarRefused, load_version
    from oryndau.timekeeping import now

    try:
        changed = load_version(file.read_text(encoding="utf-8"), at=now())
    except CalendarRefused as error:
        typer.echo(f"{file}: {error}", err=True)
        raise typer.Exit(2) from error
    typer.echo(
        f"Calendar {changed.version} is in force. "
        f"Clocks moved in {changed.moved} of {changed.looked_at} open cases."
    )


def show() -> None:
    """The version in force."""
    from oryndau.cli.django_setup import ready

    ready()
    from oryndau.cases import calendars

    typer.echo(calendars.active().version)
