"""The whole evidence checked anew: chains of events, signatures' bytes, every stored document's digest."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from oryndau.cases.errors import Fault
from oryndau.cases.journal import faults_of
from oryndau.cases.models import Case, Event
from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.signing.models import Signature
from oryndau.signing.services import kept_faults

Progress = Callable[[Iterable[Case], int], Iterable[Case]]
_PAGE = 500


@dataclass(slots=True)
class Report:
    """How much was checked, and the first broken thing, if any."""

    cases: int = 0
    events: int = 0
    signatures: int = 0
    documents: int = 0
    fault: Fault | None = None

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"holds": self.fault is None, **asdict(self)}


def verify_all(progress: Progress | None = None) -> Report:
    """Check everything, case by case in the order of their making; stop at the first fault."""
    report = Report()
    cases = _cases()
    for case in progress(cases, Case.objects.count()) if progress else cases:
        report.fault = _check(case, report)
        if report.fault:
            return report
        report.cases += 1
    return report


def _cases() -> Iterator[Case]:
    after = None
    while True:
        page = Case.objects.order_by("pk")
        found = list((page.filter(pk__gt=after) if after else page)[:_PAGE])
        if not found:
            return
        yield from found
        after = found[-1].pk


def _check(case: Case, report: Report) -> Fault | None:
    events = list(Event.objects.filter(case=case).order_by("no"))
    report.events += len(events)
    for broken in faults_of(case, events):
        return broken
    for event in events:
        if event.signature and (fault := _signature_fault(event, event.signature)):
            return fault
        report.signatures += bool(event.signature)
    return _document_fault(case, events, report)


def _signature_fault(event: Event, signature: UUID) -> Fault | None:
    kept = Signature.objects.filter(pk=signature).first()
    what = "its signature is missing" if kept is None else kept_faults(kept, event.body)
    return Fault(str(event.case_id), event.no, what) if what else None


def _document_fault(case: Case, events: list[Event], report: Report) -> Fault | None:
    named = [(event.no, digest) for event in events for digest in _digests(event)]
    named += [
        (no or 0, sha256)
        for no, sha256 in Document.objects.filter(case=case).values_list("event_no", "sha256")
    ]
    for digest, rows in groupby(sorted(named, key=lambda row: row[1]), key=lambda row: row[1]):
        report.documents += 1
        if not storage.is_whole(digest):
            return Fault(str(case.pk), next(rows)[0], f"the document {digest} is missing or altered")
    return None


def _digests(event: Event) -> Iterator[str]:
    said = json.loads(event.body)
    yield from (document["sha256"] for document in said["documents"])
    facts = said["facts"]
    attached = facts.get("attachments", ()) if isinstance(facts, dict) else ()
    yield from (attachment["sha256"] for attachment in attached)
