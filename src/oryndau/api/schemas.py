"""What goes in and out, as the OpenAPI document describes it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from oryndau.law.channels import Channel
from oryndau.law.initiation import INITIATION
from oryndau.law.terms import TERMS
from oryndau.timekeeping import ALMATY

MAX_CONTENT, MAX_SIGNATURE = 1 << 20, 256 * 1024
_BASE64_CONTENT = MAX_CONTENT * 4 // 3 + 4


class _In(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class _Out(BaseModel):
    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Submission(_In):
    """An application as it was signed."""

    content: Annotated[
        str, Field(min_length=4, max_length=_BASE64_CONTENT, pattern=r"^[A-Za-z0-9+/]+={0,2}$")
    ]
    """Base64 of the exact bytes that were signed: canonical JSON (RFC 8785) with the members `case` (a new
    UUIDv7), `documents` (empty list), `facts`, `host`, `purpose` ("initiation.submit"), `version` (0)."""
    signature: Annotated[str, Field(min_length=16, max_length=MAX_SIGNATURE * 4 // 3)]
    """The detached CAdES signature of these bytes: base64 of the DER, or PEM as NCALayer gives it."""


class Receipt(_Out):
    """What is known at once of an application that was received (E-05)."""

    case: UUID
    state: str
    received_at: datetime
    registers_at: datetime
    """When it is registered: on the day of receipt, or at the start of the next working day (C-06)."""
    due_at: datetime
    """Until when a decree to initiate or to refuse is made (E-11)."""


class StoredFile(_Out):
    """A file that may now be named in an application's `attachments`."""

    sha256: str
    media_type: str
    size: int


class Words(_Out):
    """A text in the three languages."""

    kk: str
    ru: str
    en: str


def _one_of(names: Iterable[str]) -> tuple[AfterValidator, Any]:
    known = sorted(names)

    def check(value: str) -> str:
        if value not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return value

    return AfterValidator(check), Field(json_schema_extra={"enum": list(known)})


_STATES = _one_of(state.key for state in INITIATION.states)
CaseState = Annotated[str, _STATES[0], _STATES[1]]
"""The key of a state of a case."""
_RULES = _one_of(TERMS)
Rule = Annotated[str, _RULES[0], _RULES[1]]
"""The name of a term, as `./oryndau deadline` lists them."""


class CaseLine(_Out):
    """A case as lists show it."""

    id: UUID
    procedure: str
    number: str | None
    state: str
    state_text: Words
    title: str
    territory: str
    received_at: datetime
    registered_on: date | None
    due_at: datetime | None
    closed_at: datetime | None
    version: int


class CasePage(_Out):
    """A page of cases, the newest first."""

    items: list[CaseLine]
    next: str | None
    """Address of the next page; null on the last one."""


class Day(_Out):
    """One day of a term's reckoning."""

    date: date
    counts: bool
    why: Words


class Term(_Out):
    """A term of the case, running or stopped, with its reckoning day by day."""

    term: str
    clause: str
    started_on: date
    due_on: date
    due_at: datetime
    stopped_at: datetime | None
    calendar_version: str
    steps: list[Day]


class Happening(_Out):
    """One step of the case. Whoever took it is named by role only."""

    no: int
    step: str
    at: datetime
    by: str
    text: Words
    clause: str


class CaseWhole(CaseLine):
    """A case with its terms and history."""

    terms: list[Term]
    timeline: list[Happening]


class DocumentLine(_Out):
    """A document of a case."""

    kind: str
    number: str | None
    """Public number; the bytes are at `/documents/{number}`. Attachments have none."""
    name: str
    media_type: str
    size: int
    sha256: str
    sealed: bool
    created_at: datetime


class DocumentList(_Out):
    """The documents of a case, the oldest first."""

    items: list[DocumentLine]


class DeadlineAnswer(_Out):
    """When what is received then is registered and due, and why."""

    rule: str
    received: datetime
    channel: str
    registered_on: date
    due_on: date
    due_at: datetime
    clause: str
    calendar_version: str
    steps: list[Day]


class ErrorPlace(_Out):
    """One wrong place: the part of the request, a JSON pointer in it, the rule (a clause of law or a key)."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    in_: Annotated[Literal["body", "content", "query", "path", "header", "file", "form"], Field(alias="in")]
    pointer: str
    rule: str
    message: str


class ProblemDetails(_Out):
    """A refusal (RFC 9457). `code` is stable; `title`, `detail` and `message` follow `Accept-Language`."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str
    errors: list[ErrorPlace]


def _written_moment(value: Any) -> Any:
    # A number would be read as seconds since 1970: only a written moment is meant here.
    if isinstance(value, str) and "T" not in value.upper():
        raise ValueError("a moment is written as 2026-11-20T18:31:00+05:00")
    return value


Moment = Annotated[datetime, BeforeValidator(_written_moment)]
"""A written moment, with or without a zone."""


def _aware(value: datetime) -> datetime:
    # In UTC at once: the database knows no such zones as -21:09, which ISO 8601 allows.
    try:
        return (value if value.tzinfo else value.replace(tzinfo=ALMATY)).astimezone(UTC)
    except OverflowError:
        raise ValueError("the moment lies outside the years 1 to 9999") from None


AwareMoment = Annotated[Moment, AfterValidator(_aware)]
"""A moment; without a zone it is Kazakhstan's time."""


class CaseQuery(_In):
    """Which cases, and how many of them."""

    after: UUID | None = None
    """The last id of the page before."""
    limit: Annotated[int, Field(ge=1, le=100)] = 50
    state: CaseState | None = None
    updated_since: AwareMoment | None = None
    """Only those in which something happened at or after this moment."""


class DeadlineQuery(_In):
    """What was received, when and where."""

    rule: Rule
    received: AwareMoment
    """A moment without a zone is Kazakhstan's time."""
    channel: Channel = Channel.PORTAL
