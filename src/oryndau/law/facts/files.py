"""A file that a person attaches, by its digest; the bytes are stored elsewhere."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from oryndau.law.facts.base import Facts, Line, Sha256


class File(Facts):
    """A file by its digest. `media_type` was found by looking inside."""

    sha256: Sha256
    name: Line
    media_type: Literal["application/pdf", "image/jpeg", "image/png"]
    size: Annotated[int, Field(gt=0, le=104_857_600)]
