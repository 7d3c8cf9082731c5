"""What is signed: the readable paper is typeset and kept, its digest is bound to the facts (E-02, C-03)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from pydantic import BaseModel

from oryndau.cases.proof import bytes_to_sign
from oryndau.documents import storage
from oryndau.documents.content import Content
from oryndau.documents.typeset import render


@dataclass(frozen=True, slots=True)
class Frozen:
    """An act as it will be signed: the bytes, and the readable files that are part of them."""

    content: bytes
    documents: tuple[dict[str, Any], ...]


def freeze(
    procedure: str, step: str, case: UUID, facts: BaseModel, paper: Content, *, version: int = 0
) -> Frozen:
    """The exact bytes to sign for a step of a case, with its readable paper bound to them by digest."""
    pdf = render(paper)
    document = {
        "kind": paper.template, "media_type": "application/pdf", "number": paper.number,
        "sha256": storage.put(pdf), "size": len(pdf),
    }  # fmt: skip
    content = bytes_to_sign(
        host=settings.SITE_NAME, procedure=procedure, step=step, case=case, version=version,
        facts=facts.model_dump(mode="json"), documents=(document,),
    )  # fmt: skip
    return Frozen(content, (document,))
