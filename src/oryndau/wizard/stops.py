"""What keeps an application from being received, and what would lead to its refusal (C-03, C-08, L-02).

A stop cannot be passed: the engine would refuse it too. A warning is advice, and the applicant may go on.
"""

from dataclasses import dataclass

from oryndau.cases.errors import CaseError
from oryndau.law.acts import Clause
from oryndau.law.text import Text
from oryndau.wizard.forms.fields import in_page_language


@dataclass(frozen=True, slots=True)
class Stop:
    """A rule that stands against the application, and the page where it can be put right, if any can."""

    page: str
    text: Text
    clause: Clause


@dataclass(frozen=True, slots=True)
class Warned:
    """What an applicant should know before he signs: what it is, what to do, the clause."""

    text: Text
    remedy: Text
    clause: Clause


class CannotApply(CaseError):
    """The application cannot be received; `extra["stops"]` says why, in words with their clauses.

    `extra["answers"]` or `extra["case"]` is the address of the page where the person goes on.
    """

    code = "cannot-apply"
    status = 409
    template = "wizard/cannot.html"


def worded(stop: Stop) -> str:
    """A stop in a sentence, with its clause."""
    words = f"{in_page_language(stop.text)} ({in_page_language(stop.clause)})"
    return words[:1].upper() + words[1:]
