"""`journal verify`: recomputes every chain of events and every stored document's digest."""

import json
from typing import Annotated

import typer
from rich.progress import track


def register(app: typer.Typer) -> None:
    """Add the commands."""
    journal = typer.Typer(no_args_is_help=True, help="The journal of events: the evidence.")
    journal.callback()(_journal)
    journal.command()(verify)
    app.add_typer(journal, name="journal")


def _journal() -> None:
    """The journal of events: the evidence."""


def verify(as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """Recompute every chain and the digest of every stored document. Exit 1 and the first broken one else."""
    from oryndau.cli.django_setup import ready

    ready()
    from oryndau.documents.integrity import verify_all

    report = verify_all(progress=None if as_json else lambda found, total: track(found, "Verifying", total))
    if as_json:
        typer.echo(json.dumps(report.as_dict(), ensure_ascii=False))
    elif report.fault:
        fault = report.fault
        typer.echo(f"BROKEN: case {fault.case}, event {fault.no}: {fault.what}", err=True)
    else:
        typer.echo(
            f"The journal holds: {report.cases} cases, {report.events} events, "
            f"{report.signatures} signatures, {report.documents} documents."
        )
    raise typer.Exit(1 if report.fault else 0)
