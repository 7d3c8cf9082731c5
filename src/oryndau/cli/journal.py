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
    """Recompute every chain, of events and of saved answers, what each vote and each minutes' signature says,
    and the digest of every stored document.

    Exit 1 and the first broken one else.
    """
    from oryndau.cli.django_setup import ready

    ready()
    from oryndau.certification.commission import evidence
    from oryndau.documents.integrity import verify_all
    from oryndau.examination.hall import chain

    report = verify_all(progress=None if as_json else lambda found, total: track(found, "Verifying", total))
    tests = chain.verify_all(None if as_json else lambda found, total: track(found, "Saved answers", total))
    votes = evidence.verify_all(None if as_json else lambda found, total: track(found, "Votes", total))
    fault = report.fault or tests.fault or votes.fault
    if as_json:
        told = report.as_dict() | {"holds": fault is None, "tests": tests.as_dict(), "votes": votes.as_dict()}
        typer.echo(json.dumps(told, ensure_ascii=False))
    elif fault:
        typer.echo(f"BROKEN: case {fault.case}, event {fault.no}: {fault.what}", err=True)
    else:
        typer.echo(
            f"The journal holds: {report.cases} cases, {report.events} events, "
            f"{report.signatures} signatures, {report.documents} documents, "
            f"{tests.tests} tests, {tests.answers} answers, "
            f"{votes.votes} votes, {votes.minutes} signatures under minutes."
        )
    raise typer.Exit(1 if fault else 0)
