"""The signed content of an application: read once, refused when it was signed for something else (E-07)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict, ValidationError

from oryndau.api import problems
from oryndau.api.problems import Problem, place
from oryndau.initiation.services.submission import PURPOSE
from oryndau.law.channels import Channel
from oryndau.law.facts import InitiationApplication

_AHEAD = timedelta(days=1)
_WORDS: dict[str, Any] = {
    "host": _("The content was signed for another site."),
    "purpose": _("The content was signed for another purpose."),
    "version": _("An application that opens a case has version 0."),
    "uuid7": _("The id of a case is a UUIDv7 made now."),
    "moment": _("The moment is out of range."),
    "channel": _("A program submits through the portal."),
}


class Envelope(BaseModel):
    """The content, as `cases.proof.bytes_to_sign` makes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    case: UUID
    documents: tuple[()]
    facts: InitiationApplication
    host: str
    purpose: str
    version: int


def read(content: bytes, at: datetime) -> Envelope:
    """The envelope in signed content, made for this site, this act and a new case; `Problem` else."""
    try:
        envelope = Envelope.model_validate_json(content)
    except ValidationError as error:
        raise problems.of_facts(error) from error
    except OverflowError as error:
        # The one moment in the facts, at the end of the calendar: it has no place in UTC.
        wrong = place("content", ["facts", "prepared_at"], "moment", _WORDS["moment"])
        raise Problem(422, "invalid", errors=[wrong]) from error
    foreign = [place("content", path.split("."), rule, _WORDS[rule]) for path, rule in _foreign(envelope, at)]
    if foreign:
        raise Problem(422, "invalid", errors=foreign)
    return envelope


def _foreign(envelope: Envelope, at: datetime) -> Iterator[tuple[str, str]]:
    if envelope.host != settings.SITE_NAME:
        yield "host", "host"
    if envelope.purpose != PURPOSE:
        yield "purpose", "purpose"
    if envelope.version != 0:
        yield "version", "version"
    if not is_new_id(envelope.case, at):
        yield "case", "uuid7"
    if envelope.facts.submitted_via is not Channel.PORTAL:
        yield "facts.submitted_via", "channel"


def is_new_id(case: UUID, at: datetime) -> bool:
    """Whether this may be the id of a new case: UUIDv7, and not of a time to come.

    Lists are in the order of ids: an id from the future would stand before all others for ever.
    """
    return case.version == 7 and (case.int >> 80) / 1000 <= (at + _AHEAD).timestamp()
