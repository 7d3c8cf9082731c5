"""Pieces that readable applications have alike: the diploma, the attached files (C-03, L-02)."""

from collections.abc import Iterable, Mapping
from datetime import date

from oryndau.documents.content import Attachment, Part, Words
from oryndau.law.facts.education import Diploma, Nostrification
from oryndau.law.facts.files import File
from oryndau.law.text import Text


class Studies(Part):
    """Diploma, and its recognition where it is a foreign one."""

    institution: Words
    specialty_code: Words
    number: Words
    issued_on: date
    recognition: Words | None = None


def studies(seen: Diploma, known: Nostrification | None) -> Studies:
    """The education that an application states."""
    return Studies(
        institution=seen.institution, specialty_code=seen.specialty_code, number=seen.number,
        issued_on=seen.issued_on, recognition=f"{known.series} № {known.number}" if known else None,
    )  # fmt: skip


def attached(files: Iterable[File], roles: Mapping[str, Text]) -> list[Attachment]:
    """The files of an application, each with what it is; the files name their role."""
    return [
        Attachment(name=file.name, role=roles[str(getattr(file, "role"))], size=file.size, sha256=file.sha256)  # noqa: B009
        for file in files
    ]
