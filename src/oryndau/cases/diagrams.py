"""A procedure as a page of documentation: a state diagram (Mermaid) and its table, both from the data."""

from collections.abc import Iterator
from inspect import getdoc

from oryndau.law.procedure import Procedure, Step


def page(procedure: Procedure) -> str:
    """The Markdown page of a procedure."""
    lines = [
        f"# {procedure.text.en}", "",
        f"{procedure.text.kk} · {procedure.text.ru}", "",
        f"Source: {procedure.clause}. Rule-set {procedure.ruleset}. This page is generated from the table of "
        "the procedure in `src/oryndau/law` by `./oryndau docs`.", "",
        "```mermaid", *diagram(procedure), "```", "",
        "| step | from | to | by | signed | starts | stops | clause |", "|---|---|---|---|---|---|---|---|",
        *(_row(step) for step in procedure.steps), "", *_rules(procedure),
    ]  # fmt: skip
    return "\n".join(lines)


def _rules(procedure: Procedure) -> Iterator[str]:
    """What the law asks of a step beyond the shape of its facts, in the words of the code that asks it."""
    asked = [(step, check) for step in procedure.steps for check in step.checks]
    if not asked:
        return
    yield from ("## Rules that a step is refused by", "")
    for step, check in asked:
        words = (getdoc(check) or "").split("\n\n")[0].replace("\n", " ")
        yield f"- `{step.key}`: {words}"
    yield ""


def diagram(procedure: Procedure) -> Iterator[str]:
    """The lines of a Mermaid state diagram."""
    yield "stateDiagram-v2"
    for state in procedure.states:
        yield f"    {state.key}: {state.text.en}"
    for step in procedure.steps:
        if step.creates:
            yield f"    [*] --> {step.to}: {step.key}"
        for source in sorted(step.from_):
            if step.to and step.to != source:
                yield f"    {source} --> {step.to}: {step.key}"
    for state in procedure.states:
        if state.final:
            yield f"    {state.key} --> [*]"


def _row(step: Step) -> str:
    cells = (
        f"`{step.key}` {step.text.en}", ", ".join(sorted(step.from_)) or "—", step.to or "unchanged",
        ", ".join(sorted(step.by)), "EDS" if step.signed else "", ", ".join(t.name for t in step.starts),
        ", ".join(t.name for t in step.stops), str(step.clause),
    )  # fmt: skip
    return "| " + " | ".join(cells) + " |"
