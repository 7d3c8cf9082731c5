"""`./oryndau bench`: how fast the site is on this machine, and what the machine could do at most."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

if TYPE_CHECKING:
    from oryndau.bench.figures import Figures
    from oryndau.bench.site import Site

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program.")]
Seconds = Annotated[int, typer.Option(min=1, help="How long pgbench measures the machine's ceiling.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    bench = typer.Typer(no_args_is_help=True, help="Measure the site on a throw-away installation.")
    for command in (intake, step, queue, exam):
        bench.command()(command)
    bench.command("register")(licences)
    app.add_typer(bench, name="bench")


def intake(
    applications: Annotated[int, typer.Option(min=100, help="How many applications are measured.")] = 4000,
    clients: Annotated[int, typer.Option(min=1, help="Requests under way at once.")] = 16,
    seconds: Seconds = 8,
    as_json: AsJson = False,
) -> None:
    """Signed applications through HTTP: per second, median, p95, SQL statements, ceiling."""

    def run(site: "Site", progress: Progress) -> "list[Figures]":
        from oryndau.bench.intake import measure

        return [measure(site, progress, count=applications, clients=clients, seconds=seconds)]

    _run(run, as_json)


def step(
    acts: Annotated[int, typer.Option(min=10, help="How many acts are measured.")] = 200,
    seconds: Seconds = 5,
    as_json: AsJson = False,
) -> None:
    """A bailiff's act through HTTP, its signature verified: median, p95, SQL statements, ceiling."""

    def run(site: "Site", progress: Progress) -> "list[Figures]":
        from oryndau.bench.step import measure

        return measure(site, progress, acts=acts, seconds=seconds)

    _run(run, as_json)


def queue(
    cases: Annotated[
        list[int] | None, typer.Option(min=1000, help="Cases in the database; may be given several times.")
    ] = None,
    requests: Annotated[int, typer.Option(min=20, help="Pages measured for each size.")] = 200,
    seconds: Seconds = 5,
    as_json: AsJson = False,
) -> None:
    """The page of 50 tasks of a bailiff, through HTTP, at 50,000 and at 1,000,000 cases; and search."""

    def run(site: "Site", progress: Progress) -> "list[Figures]":
        from oryndau.bench.queue import measure

        sizes = cases or [50_000, 1_000_000]
        return measure(site, progress, sizes=sizes, requests=requests, seconds=seconds)

    _run(run, as_json)


def exam(
    candidates: Annotated[int, typer.Option(min=2, help="Candidates in the hall.")] = 300,
    minutes: Annotated[int, typer.Option(min=1, help="Simulated minutes of the test.")] = 90,
    seconds: Annotated[int, typer.Option(min=20, help="How long the real rate is measured.")] = 60,
    as_json: AsJson = False,
) -> None:
    """Candidates who answer every 20 s: p50 and p95 of a save, none lost when the server is killed."""

    def run(site: "Site", progress: Progress) -> "list[Figures]":
        from oryndau.bench.exam import measure

        return measure(site, progress, candidates=candidates, minutes=minutes, seconds=seconds)

    _run(run, as_json)


def licences(
    agents: Annotated[int, typer.Option(min=20, help="Agents in the register.")] = 2000,
    changes: Annotated[int, typer.Option(min=100, help="Changes of their licences.")] = 100_000,
    rate: Annotated[int, typer.Option(min=1, help="Searches a second.")] = 200,
    seconds: Annotated[int, typer.Option(min=2, help="How long the search is measured.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Search of the public register of licences at a steady rate: p50, p95, p99, SQL statements."""

    def run(site: "Site", progress: Progress) -> "list[Figures]":
        from oryndau.bench.register import measure

        return measure(site, progress, agents=agents, changes=changes, per_second=rate, seconds=seconds)

    _run(run, as_json)


def _run(measure: "Callable[[Site, Progress], list[Figures]]", as_json: bool) -> None:
    from oryndau.bench import site

    console = Console(stderr=True)
    with site.throw_away() as running:
        from oryndau.bench import figures
        from oryndau.bench.machine import machine

        on = machine()
        with Progress(console=console, transient=True) as progress:
            found = measure(running, progress)
        if as_json:
            said: dict[str, Any] = {"machine": on.as_dict(), "figures": [one.as_dict() for one in found]}
            typer.echo(json.dumps(said, ensure_ascii=False, indent=2))
        else:
            figures.show(on, found, Console(width=160))
