"""`incidents`: the failures of the system, open ones and the last that ended (C-23)."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from oryndau.incidents.models import Incident


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("incidents")(incidents)


def incidents(as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False) -> None:
    """List the failures of the system: those that stand, and the last that ended."""
    from oryndau.cli.django_setup import ready

    ready()
    from oryndau.incidents import selectors
    from oryndau.incidents.parts import duration
    from oryndau.timekeeping import now

    at = now()
    found = selectors.recent(at)
    if as_json:
        typer.echo(json.dumps([_told(row, row.lasted(at).total_seconds()) for row in found]))
        return
    for row in found:
        end = f"until {row.ended_at:%Y-%m-%d %H:%M}" if row.ended_at else "STANDS"
        lasted = duration(row.lasted(at)).en
        typer.echo(f"{row.part:<10} from {row.began_at:%Y-%m-%d %H:%M} UTC {end}, {lasted} {row.evidence}")
    if not found:
        typer.echo("No failure is known.")


def _told(row: "Incident", seconds: float) -> dict[str, object]:
    return {
        "id": str(row.pk), "part": row.part, "began_at": row.began_at.isoformat(),
        "noticed_at": row.noticed_at.isoformat(),
        "ended_at": row.ended_at.isoformat() if row.ended_at else None, "seconds": round(seconds),
        "evidence": row.evidence,
        "told": [
            {"body": one.body, "what": one.what, "at": one.sent_at.isoformat() if one.sent_at else None}
            for one in row.tellings.all()
        ],
    }  # fmt: skip
