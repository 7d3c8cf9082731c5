"""`docs`: generated pictures of each procedure, from its table."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(docs)


def docs(
    check: Annotated[bool, typer.Option("--check", help="Only say whether they are current.")] = False,
) -> None:
    """Write `docs/procedures/*.md` from the procedures' tables."""
    from oryndau.cli.django_setup import ready

    ready()
    from oryndau.cases.diagrams import page
    from oryndau.cases.procedures import PROCEDURES

    folder = Path(__file__).resolve().parents[3] / "docs" / "procedures"
    folder.mkdir(parents=True, exist_ok=True)
    stale = []
    for procedure in PROCEDURES.values():
        file, text = folder / f"{procedure.key}.md", page(procedure)
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(file.name)
            if not check:
                file.write_text(text, encoding="utf-8")
    if check and stale:
        typer.echo(f"Stale: {', '.join(stale)}. Run ./oryndau docs", err=True)
        raise typer.Exit(1)
