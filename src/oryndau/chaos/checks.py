"""What must be true after the killing: nothing lost, nothing twice, nothing half done, the journal whole."""

from collections.abc import Iterable, Iterator

from django.db.models import Count

from oryndau.cases.models import Case, Clock, Event, Message, Task
from oryndau.documents.models import ATTACHMENT, Document
from oryndau.law.initiation import INITIATED, SUBMITTED
from oryndau.signing.models import Signature, SignatureSession

ONCE = ("submit", "register", "initiate", "deliver")
"""Steps that a case takes once at most."""


def lost(submitted: Iterable[str], signed: Iterable[str]) -> Iterator[str]:
    """Acknowledged applications that are no cases; acknowledged decrees that took no effect."""
    known = {str(key): state for key, state in Case.objects.values_list("id", "state")}
    yield from (f"application {case}" for case in submitted if case not in known)
    yield from (f"decree of {case}" for case in signed if known.get(case) != INITIATED)


def doubled() -> Iterator[str]:
    """Steps taken twice, numbers, signatures, decrees and open tasks that exist twice."""
    steps = Event.objects.filter(step__in=ONCE).values("case", "step").annotate(n=Count("id")).filter(n__gt=1)
    yield from (f"{row['n']} × {row['step']} of {row['case']}" for row in steps.order_by("case"))
    tasks = Task.objects.filter(done_at=None).values("case").annotate(n=Count("id")).filter(n__gt=1)
    yield from (f"{row['n']} open tasks of {row['case']}" for row in tasks.order_by("case"))
    papers = Document.objects.exclude(kind=ATTACHMENT).values("case", "kind").annotate(n=Count("id"))
    papers = papers.filter(n__gt=1).order_by("case")
    yield from (f"{row['n']} × {row['kind']} of {row['case']}" for row in papers)
    signatures = Signature.objects.values("content").annotate(n=Count("id")).filter(n__gt=1)
    yield from (f"{row['n']} signatures of the same bytes" for row in signatures.order_by("n"))


def unfinished() -> Iterator[str]:
    """What stands half done: cases without what their step leaves, sessions used without an act."""
    for case in Case.objects.exclude(pk__in=Event.objects.filter(step="submit").values("case")):
        yield f"case {case.pk} without its first event"
    for case in Case.objects.filter(state=SUBMITTED):
        yield f"case {case.pk} was never registered"
    registered = Case.objects.exclude(state=SUBMITTED)
    for case in registered.exclude(pk__in=Clock.objects.values("case")):
        yield f"case {case.pk} runs without a term"
    signed = Signature.objects.values("content")
    used = SignatureSession.objects.exclude(used_at=None).exclude(content__in=signed)
    yield from (f"session {session.pk} used without a signature" for session in used)
    kept = Signature.objects.exclude(pk__in=Event.objects.exclude(signature=None).values("signature"))
    yield from (f"signature {signature.pk} without an act" for signature in kept)
    for message in Message.objects.filter(done_at=None):
        yield f"message {message.topic} of {message.case_id}: {message.error[:200]}"
