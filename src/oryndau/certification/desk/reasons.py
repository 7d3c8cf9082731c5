"""A beginning for the reasons of a refusal: what the registers found, in a language (C-08, C-18)."""

from collections.abc import Iterable, Mapping

from oryndau.law.answer_words import REGISTERS, fields
from oryndau.law.certification.facts import Register, RegisterAnswer
from oryndau.law.restrictions import RESTRICTIONS, Finding
from oryndau.law.text import Text

_DIFFERS = Text(
    kk="{register}: мәліметтер өтініштен өзгеше ({fields})",
    ru="{register}: сведения расходятся с заявлением ({fields})",
    en="{register}: the data differs from the application ({fields})",
)


def restrictions_found(findings: Iterable[Finding]) -> list[int]:
    """The subparagraphs of Art. 140(2) that the registers found."""
    return [one.number for one in findings if one.verdict == "found"]


def differing(answers: Mapping[Register, RegisterAnswer]) -> list[Register]:
    """The registers that contradict the application."""
    return [register for register, answer in answers.items() if answer.differs]


def of(findings: Iterable[Finding], answers: Mapping[Register, RegisterAnswer], language: str) -> str:
    """What was found, line by line: restrictions with their clause, then what contradicts the application."""
    rules = {rule.number: rule for rule in RESTRICTIONS}
    lines = [
        f"{rules[one.number].clause.in_(language)}: {one.why.in_(language)}."
        for one in findings
        if one.verdict == "found"
    ]
    for register in differing(answers):
        said = _DIFFERS.format(register=REGISTERS[register], fields=fields(answers[register].differs))
        said_in = said.in_(language)
        lines.append(f"{said_in}.")
    return "\n".join(lines)
