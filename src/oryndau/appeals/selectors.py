"""Reads of a complaint that its own pages and the desk share (C-24, E-15)."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from oryndau.appeals.models import Link
from oryndau.appeals.words import KINDS, ROLES
from oryndau.cases import calendars
from oryndau.cases.models import Case, Event
from oryndau.law import terms
from oryndau.law.appeal import DECIDES, TERMS
from oryndau.law.appeal_facts import Addressee, Complaint, Ruling
from oryndau.law.channels import Channel
from oryndau.wizard.reading.documents import DocumentView, Shelf

ROUTE = "complaint:file"
_SHELF = Shelf(KINDS, ROLES)


def complaint(case: Case) -> Complaint:
    """What was complained, from the first event."""
    body = Event.objects.filter(case_id=case.pk, no=1).values_list("body", flat=True).get()
    return Complaint.model_validate(json.loads(body)["facts"])


def ruling(case: Case) -> Ruling | None:
    """The decision on the complaint; None while there is none."""
    found: dict[str, Any] | None = None
    for event in case.events.filter(step__in=DECIDES.values()):
        found = json.loads(event.body)["facts"]
    return Ruling.model_validate(found) if found else None


def documents(case: Case, route: str = ROUTE) -> list[DocumentView]:
    """The documents of the complaint, each where `route` serves it."""
    return _SHELF.documents(case, route)


def papers_of(contested: Case, route: str) -> list[DocumentView]:
    """The documents of the case complained of, for who considers the complaint."""
    return Shelf({}, {}).documents(contested, route)


def forecast(addressee: Addressee, at: datetime) -> terms.Deadline:
    """When a complaint made at `at` is registered and answered, with the reasoning."""
    return terms.deadline(TERMS[addressee], at, Channel.PORTAL, calendars.active())


def contested_case(case: Case, *related: str) -> Case:
    """The case that a complaint is about."""
    key = Link.objects.get(pk=case.pk).contested_id
    return Case.objects.prefetch_related(*related).get(pk=key)


def complaints_about(contested: Case) -> list[UUID]:
    """The complaints about a case."""
    return list(Link.objects.filter(contested_id=contested.pk).values_list("complaint_id", flat=True))
