"""`./oryndau messages`: the catalogues of Kazakh and Russian messages."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("messages")(messages)


def messages(
    check: Annotated[
        bool, typer.Option(help="Change nothing; fail when a message is missing or wrong.")
    ] = False,
) -> None:
    """Bring the catalogues of every room up to its sources, and compile them."""
    from oryndau.portal import messages as catalogues

    console = Console()
    if not check:
        for path in catalogues.update():
            console.print(f"updated {path.relative_to(catalogues.SOURCE)}")
        catalogues.compile_all()
    findings = catalogues.check()
    if not findings:
        console.print("All messages are there in Kazakh and Russian.")
        return
    table = Table("room", "language", "what", "message")
    for finding in findings:
        table.add_row(finding.room, finding.language, finding.kind, finding.msgid)
    console.print(table)
    console.print(f"{len(findings)} messages are not in order.")
    raise typer.Exit(1)
