"""What members write: the same care for texts as the law's facts take, before anything is signed."""

from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from oryndau.cases.errors import FactsInvalid
from oryndau.law.facts.base import Prose

LONGEST = 3_500
"""Characters of one text: with its writer's name it fits a paragraph of the minutes."""
_PROSE: TypeAdapter[str] = TypeAdapter(Annotated[Prose, Field(max_length=LONGEST)])


def said(text: str, field: str) -> str:
    """A text trimmed and normalised; `FactsInvalid` when it hides something or is too long."""
    try:
        return _PROSE.validate_python(text.strip())
    except ValidationError as error:
        told = [{**one, "loc": (field,)} for one in error.errors(include_context=False)]
        raise FactsInvalid(field, errors=told) from error
