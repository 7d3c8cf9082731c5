"""`./oryndau chaos`: kills programs of a throw-away installation and checks that nothing was lost."""

import json
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(chaos)


def chaos(
    rounds: Annotated[int, typer.Option(min=1, help="How many times a program is killed.")] = 100,
    seed: Annotated[int, typer.Option(help="Of the random choices; the moments still differ.")] = 69,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
) -> None:
    """Kill worker, web server or PostgreSQL (SIGKILL) at random points of submitting, registering, signing.

    Then: every acknowledged application exists once, none doubled, the journal verifies. Exit 1 else.
    """
    from oryndau.bench import site

    console = Console(stderr=True)
    with site.throw_away() as running, Progress(console=console, transient=True) as progress:
        from oryndau.chaos.rounds import run

        report = run(running, progress, rounds=rounds, seed=seed)
    if as_json:
        typer.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
    else:
        report.show(Console())
    raise typer.Exit(0 if report.holds else 1)
