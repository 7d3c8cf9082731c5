"""`exam verify`: draws every paper of a session again from its published seed (C-11)."""

import json
from typing import Annotated, Any
from uuid import UUID

import typer

Session = Annotated[UUID, typer.Argument(help="Id of the session, as its page and its minutes tell it.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    exam = typer.Typer(no_args_is_help=True, help="The tests of certification sessions.")
    exam.callback()(_exam)
    exam.command()(verify)
    app.add_typer(exam, name="exam")


def _exam() -> None:
    """The tests of certification sessions."""


def verify(
    session: Session, as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False
) -> None:
    """Draw every paper of a session again and compare it with what the candidate had, and the journal says.

    Exit 1 when a paper, or the seed itself, is another one; 2 while the seed is secret or no test was opened.
    """
    from oryndau.cli.django_setup import ready

    ready()
    from oryndau.examination.models import Exam

    exam = Exam.objects.filter(pk=session).first()
    if exam is None or exam.published_at is None:
        why = "no test was opened in this session" if exam is None else "the seed is not published yet"
        typer.echo(json.dumps({"holds": None, "why": why}) if as_json else why, err=not as_json)
        raise typer.Exit(2)
    told = _told(exam)
    typer.echo(json.dumps(told, indent=2) if as_json else _words(told))
    raise typer.Exit(0 if told["holds"] else 1)


def _told(exam: Any) -> dict[str, Any]:
    from oryndau.examination.hall import redraw

    seed_holds = redraw.seed_holds(exam)
    found = list(redraw.redraw(exam))
    said = _journal([one.candidate for one in found])
    papers = [
        {
            "candidate": one.candidate, "kept": one.kept, "drawn": one.drawn,
            "journal": said.get(one.candidate), "same": one.same and said.get(one.candidate) == one.kept,
        }
        for one in found
    ]  # fmt: skip
    return {
        "session": str(exam.pk), "seed": exam.seed, "commitment": exam.commitment, "seed_holds": seed_holds,
        "papers": papers, "holds": seed_holds and all(one["same"] for one in papers),
    }  # fmt: skip


def _journal(cases: list[str]) -> dict[str, str]:
    """The digest of each candidate's paper as the event of his case has it."""
    from oryndau.cases.models import Event

    events = Event.objects.filter(case_id__in=cases, step="start-test").values_list("case_id", "body")
    return {str(case): json.loads(body)["facts"]["paper"] for case, body in events}


def _words(told: dict[str, Any]) -> str:
    wrong = [one["candidate"] for one in told["papers"] if not one["same"]]
    lines = [f"Seed {told['seed']}", f"Commitment {told['commitment']}"]
    lines.append("The seed is the one of the commitment." if told["seed_holds"] else "ANOTHER SEED.")
    lines += [f"ANOTHER PAPER: candidate {candidate}" for candidate in wrong]
    lines.append(f"{len(told['papers']) - len(wrong)} of {len(told['papers'])} papers follow from the seed.")
    return "\n".join(lines)
