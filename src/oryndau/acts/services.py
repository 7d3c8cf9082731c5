"""The verbs of an act: it is typeset for preview, signed as it is, and takes effect (E-03, C-17)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau.acts.models import Prepared
from oryndau.acts.registry import act_of
from oryndau.cases import calendars, engine, errors, permissions
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.procedures import procedure_of
from oryndau.cases.proof import Proof, bytes_to_sign
from oryndau.documents import numbers, storage
from oryndau.documents.content import Content
from oryndau.documents.typeset import render
from oryndau.eds.verdict import Verdict
from oryndau.people.acting import staff_actor
from oryndau.people.models import Staff
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents

__all__ = ["content_of", "documents_of", "open_signing", "prepare"]


def prepare(
    case_id: UUID, step: str, facts: dict[str, Any], actor: Actor, *, version: int, at: datetime
) -> Prepared:
    """Typeset an act for preview. The step is checked as the engine will check it; nothing changes yet.

    Raises a `CaseError`; KeyError for a step that is no act.
    """
    case = Case.objects.filter(pk=case_id).first()
    if case is None or not permissions.can_see(actor, case):
        raise errors.UnknownCase(str(case_id))
    act, rule = act_of(case.procedure, step), procedure_of(case.procedure).step(step)
    engine.check_allowed(case, rule, actor)
    engine.check_version(case, step, version)
    told = engine.valid(rule, facts)
    engine.check_law(case, rule, told, at, calendars.active(), actor)
    staff = _post(actor.staff, step)
    number = numbers.new()
    pdf = render(act.content(case, told, staff, number, at))
    return Prepared.objects.create(
        case_id=case.pk, version=case.version, step=step, facts=told.model_dump(mode="json"), number=number,
        sha256=storage.put(pdf), size=len(pdf), staff=staff, made_at=at,
    )  # fmt: skip


def _post(staff: UUID | str | None, step: str) -> Staff:
    """The active post by which a person acts; it may have ended since he opened the page."""
    post = Staff.objects.select_related("person").filter(pk=staff, active=True).first() if staff else None
    if post is None:
        raise errors.NotPermitted(step)
    return post


def documents_of(prepared: Prepared, kind: str) -> tuple[dict[str, Any], ...]:
    """The act's file as it is bound to the signature and written into the event."""
    return (
        {
            "kind": kind, "media_type": "application/pdf", "number": prepared.number,
            "sha256": prepared.sha256, "size": prepared.size,
        },
    )  # fmt: skip


def content_of(case: Case, prepared: Prepared) -> Content:
    """What the act says: the same content for the preview, the signature and the public check."""
    facts = procedure_of(case.procedure).step(prepared.step).facts.model_validate(prepared.facts)
    act = act_of(case.procedure, prepared.step)
    return act.content(case, facts, prepared.staff, prepared.number, prepared.made_at)


def open_signing(prepared: Prepared, actor: Actor, *, browser: str, at: datetime) -> SignatureSession:
    """Freeze the prepared act for the signature of the person who prepared it."""
    if prepared.staff_id != actor.staff:
        raise errors.NotPermitted(prepared.step)
    case = Case.objects.only("procedure").get(pk=prepared.case_id)
    act = act_of(case.procedure, prepared.step)
    frozen = bytes_to_sign(
        host=settings.SITE_NAME, procedure=case.procedure, step=prepared.step, case=prepared.case_id,
        version=prepared.version, facts=prepared.facts, documents=documents_of(prepared, act.kind),
    )  # fmt: skip
    return signing.open_session(
        f"{case.procedure}.{prepared.step}",
        frozen,
        browser=browser,
        at=at,
        iin=actor.iin,
        subject={"prepared": str(prepared.pk), "staff": str(actor.staff)},
    )


def listen(procedure: str, step: str) -> None:
    """Let the signing room know what a signature under this act does, and how it is shown."""
    signing.completes(f"{procedure}.{step}")(_signed)
    presents(f"{procedure}.{step}")(_shown)


def _signed(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
    prepared = Prepared.objects.get(pk=session.subject["prepared"])
    post = _post(session.subject["staff"], prepared.step)
    procedure, _dot, step = session.purpose.rpartition(".")
    act = act_of(procedure, step)
    facts = engine.valid(procedure_of(procedure).step(step), prepared.facts)
    event = engine.perform(
        prepared.case_id, step, staff_actor(post), facts, at=at, version=prepared.version,
        proof=proof, documents=documents_of(prepared, act.kind),
    )  # fmt: skip
    if act.after:
        act.after(event.case, facts, event)
    return act.done(event.case)


def _shown(session: SignatureSession, request: HttpRequest) -> Presentation:
    prepared = Prepared.objects.get(pk=session.subject["prepared"])
    case = Case.objects.get(pk=prepared.case_id)
    act = act_of(case.procedure, prepared.step)
    return Presentation(
        title=act.title, lead=act.lead, rows=(*act.rows(case), (_("Document number"), prepared.number)),
        document_url=reverse("acts:preview", args=[prepared.pk]), back_url=act.back(case),
    )  # fmt: skip
