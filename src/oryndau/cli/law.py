"""The command line of the law: `deadline`, `parameters`, `law trace`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from oryndau import timekeeping
from oryndau.law import calendar, hours, parameters, terms, trace
from oryndau.law.channels import Channel

_ROOT = Path(__file__).resolve().parents[3]

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program.")]
Language = Annotated[str, typer.Option("--lang", help="Language of explanations: kk, ru or en.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("deadline")(deadline)
    app.command("parameters")(show_parameters)
    law = typer.Typer(help="The law as code: where each duty is fulfilled.", no_args_is_help=True)
    law.callback()(_law)
    law.command("trace")(show_trace)
    app.add_typer(law, name="law")


def _law() -> None:
    """The law as code: where each duty is fulfilled."""


def deadline(
    rule: Annotated[str | None, typer.Argument(help="A rule, service.term; none: list the rules.")] = None,
    received: Annotated[
        str | None, typer.Option(help="When received: 2026-11-20T18:31 (Asia/Almaty).")
    ] = None,
    channel: Annotated[str, typer.Option(help="portal, counter or state-corporation.")] = "portal",
    calendar_version: Annotated[
        str | None, typer.Option("--calendar", help="Version of the calendar.")
    ] = None,
    lang: Language = "en",
    as_json: AsJson = False,
) -> None:
    """When an application is registered and due, and why, day by day."""
    if rule is None:
        _list_rules(lang, as_json)
        return
    if rule not in terms.TERMS:
        _refuse(
            "RULE",
            "unknown_rule",
            f"no rule {rule!r}; the rules are {', '.join(sorted(terms.TERMS))}",
            as_json,
        )
    moment, way = _received(received, as_json), _channel(channel, as_json)
    _check_language(lang, as_json)
    try:
        version = calendar.load(calendar_version) if calendar_version else None
        found = terms.deadline(rule, moment, way, version)
    except calendar.CalendarError as error:
        _refuse("--calendar" if calendar_version else "--received", "calendar_years", str(error), as_json)
    if as_json:
        _json(found.as_dict())
    else:
        _print_deadline(found, lang)


def _list_rules(lang: str, as_json: bool) -> None:
    _check_language(lang, as_json)
    if as_json:
        _json([_rule_row(term) for term in terms.TERMS.values()])
        return
    rows = (
        (t.name, f"{t.length} {t.unit.value.replace('_', ' ')}", t.clause.in_(lang), t.text.in_(lang))
        for t in terms.TERMS.values()
    )
    _table(("rule", "term", "clause", "what"), rows)


def _rule_row(term: terms.Term) -> dict[str, Any]:
    return {
        "rule": term.name, "length": term.length, "unit": term.unit.value,
        "clause": str(term.clause), "text": term.text.as_dict(),
    }  # fmt: skip


def _received(text: str | None, as_json: bool) -> datetime:
    if text is None:
        _refuse("--received", "required", "say when it was received: --received 2026-11-20T18:31", as_json)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or "T" not in text.upper().replace(" ", "T"):
        _refuse(
            "--received", "not_a_moment", f"{text!r} is not a date with a time like 2026-11-20T18:31", as_json
        )
    return moment if moment.tzinfo else moment.replace(tzinfo=hours.ALMATY)


def _channel(text: str, as_json: bool) -> Channel:
    try:
        return Channel(text)
    except ValueError:
        known = ", ".join(Channel)
        _refuse("--channel", "unknown_channel", f"no channel {text!r}; the channels are {known}", as_json)


def _check_language(lang: str, as_json: bool) -> None:
    if lang not in ("kk", "ru", "en"):
        _refuse("--lang", "unknown_language", f"no texts in {lang!r}; the languages are kk, ru, en", as_json)


def _print_deadline(found: terms.Deadline, lang: str) -> None:
    console = Console()
    console.print(f"registered_on     {found.registered_on}", highlight=False)
    console.print(f"due_on            {found.due_on}", highlight=False)
    console.print(f"due_at            {found.due_at.isoformat()}", highlight=False)
    console.print(f"clause            {found.clause.in_(lang)}", highlight=False)
    console.print(f"calendar_version  {found.calendar_version}", highlight=False)
    rows = ((str(s.date), "yes" if s.counts else "no", s.why.in_(lang)) for s in found.steps)
    _table(("date", "counts", "why"), rows)


def show_parameters(
    name: Annotated[
        str | None, typer.Argument(help="A parameter; none: all that are known on the day.")
    ] = None,
    on: Annotated[str | None, typer.Option("--on", help="The day, 2026-11-20; today when absent.")] = None,
    lang: Language = "en",
    as_json: AsJson = False,
) -> None:
    """Dated values of law: amount, unit, clause, and how sure we are."""
    _check_language(lang, as_json)
    day = _day(on, as_json)
    if name is None:
        values = [value for each in parameters.names() if (value := _known(each, day))]
    else:
        try:
            values = [parameters.get(name, on=day)]
        except parameters.ParameterError as error:
            _refuse("--on" if error.key == "unknown_period" else "NAME", error.key, str(error), as_json)
    if as_json:
        _json(values[0].as_dict() if name else [value.as_dict() for value in values])
        return
    rows = (
        (v.name, f"{v.value:f} {v.unit}", str(v.since), v.clause.in_(lang), v.mark, v.text.in_(lang))
        for v in values
    )
    _table(("name", "value", "since", "clause", "mark", "what"), rows)
    for value in values if name else ():
        Console().print(
            f"source: {value.source}; checked on {value.checked_on}. {value.note}", highlight=False
        )


def _known(name: str, day: date) -> parameters.Value | None:
    try:
        return parameters.get(name, on=day)
    except parameters.ParameterError:
        return None


def _day(text: str | None, as_json: bool) -> date:
    if text is None:
        return timekeeping.local(timekeeping.now()).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse("--on", "not_a_date", f"{text!r} is not a date like 2026-11-20", as_json)


def show_trace(
    as_json: AsJson = False,
    root: Annotated[Path, typer.Option(help="The checkout to read.")] = _ROOT,
) -> None:
    """Requirement, clause, code, tests; exit code 1 when a claimed row lacks code or a test."""
    rows = trace.trace(root)
    failed = [row for row in rows if row.failed]
    if as_json:
        _json({"rows": [row.as_dict() for row in rows], "failed": [row.requirement.id for row in failed]})
    else:
        _print_trace(rows, failed)
    raise typer.Exit(1 if failed else 0)


def _print_trace(rows: list[trace.Row], failed: list[trace.Row]) -> None:
    cells = (
        (
            row.requirement.id, str(row.requirement.clause), row.requirement.duty,
            "FAILED" if row.failed else "claimed" if row.requirement.claimed else "later",
            str(len(row.code)), str(len(row.tests)),
        )
        for row in rows
    )  # fmt: skip
    _table(("id", "clause", "duty", "state", "code", "tests"), cells)
    for row in failed:
        lacks = " and ".join(what for what, have in (("code", row.code), ("a test", row.tests)) if not have)
        Console().print(f"{row.requirement.id} is claimed and lacks {lacks}", highlight=False)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    table = Table()
    for n, title in enumerate(head):
        table.add_column(title, no_wrap=n == 0, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _refuse(field: str, rule: str, message: str, as_json: bool) -> NoReturn:
    if as_json:
        _json({"error": {"field": field, "rule": rule, "message": message}})
    else:
        typer.echo(f"{field}: {message} ({rule})", err=True)
    raise typer.Exit(2)
