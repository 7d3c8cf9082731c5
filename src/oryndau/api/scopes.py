"""What a token lets a program do, in names for programs and words for people."""

from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _


class Scope(StrEnum):
    """One right of a token. A token has no other rights than those that it names."""

    SUBMIT = "applications:submit"
    CASES = "cases:read"
    DOCUMENTS = "documents:read"


WORDS: dict[Scope, Any] = {
    Scope.SUBMIT: _("Submit applications signed by the head or an employee with the right to sign"),
    Scope.CASES: _("Read the organisation's cases: state, terms, history"),
    Scope.DOCUMENTS: _("Read the documents of the organisation's cases"),
}
