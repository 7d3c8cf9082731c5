"""The bailiff's decision: the decree is typeset for preview, signed as it is, takes effect (E-03, E-10)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from oryndau.cases import engine, errors, permissions, search
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.proof import Proof, bytes_to_sign
from oryndau.documents import numbers, storage
from oryndau.documents.content import Decree
from oryndau.documents.typeset import render
from oryndau.eds.verdict import Verdict
from oryndau.initiation import content
from oryndau.initiation.models import PreparedDecree
from oryndau.initiation.services.submission import application_of
from oryndau.law.facts import Initiation, Refusal
from oryndau.law.initiation import INITIATION
from oryndau.people.acting import staff_actor
from oryndau.people.models import Staff
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents

STEPS: dict[str, type[BaseModel]] = {"initiate": Initiation, "refuse": Refusal}
TITLES = {
    "initiate": _("Sign the decree to initiate proceedings"),
    "refuse": _("Sign the decree to refuse initiation"),
}


def prepare(
    case_id: UUID, step: str, facts: dict[str, Any], actor: Actor, *, version: int, at: datetime
) -> PreparedDecree:
    """Typeset a decree for preview. The step is checked as the engine will check it; nothing changes yet."""
    case = Case.objects.filter(pk=case_id).first()
    if case is None or not permissions.can_see(actor, case):
        raise errors.UnknownCase(str(case_id))
    engine.check_allowed(case, INITIATION.step(step), actor)
    engine.check_version(case, step, version)
    act = engine.valid(INITIATION.step(step), facts)
    staff = _post(actor.staff, step)
    number = numbers.new()
    pdf = render(decree_content(case, step, act, staff, number, at))
    return PreparedDecree.objects.create(
        case_id=case.pk, version=case.version, step=step, facts=act.model_dump(mode="json"), number=number,
        sha256=storage.put(pdf), size=len(pdf), staff=staff, made_at=at,
    )  # fmt: skip


def _post(staff: UUID | str | None, step: str) -> Staff:
    """The active post by which a bailiff acts; it may have ended since he opened the page."""
    post = Staff.objects.select_related("person").filter(pk=staff, active=True).first() if staff else None
    if post is None:
        raise errors.NotPermitted(step)
    return post


def decree_content(case: Case, step: str, act: Any, staff: Staff, number: str, at: datetime) -> Decree:
    """What the decree says: the same content for the preview, the signature and the public check."""
    facts = application_of(case)
    if step == "initiate":
        return content.initiation_decree(case, facts, act, staff, number, other_proceedings(case), at)
    return content.refusal_decree(case, facts, act, staff, number, at)


def other_proceedings(case: Case) -> list[str]:
    """Numbers of other initiated proceedings against the same debtors in the system (Art. 37(4))."""
    debtors = [party.number for party in case.parties.filter(role="debtor") if party.number]
    found = {
        other.number
        for debtor in debtors
        for other in search.find(debtor)
        if other.pk != case.pk and other.state == "initiated" and other.number
        and other.parties.filter(role="debtor", number=debtor).exists()
    }  # fmt: skip
    return sorted(found)


def documents_of(prepared: PreparedDecree) -> tuple[dict[str, Any], ...]:
    """The decree's file as it is bound to the signature and written into the event."""
    return (
        {
            "kind": f"decree-{prepared.step}", "media_type": "application/pdf", "number": prepared.number,
            "sha256": prepared.sha256, "size": prepared.size,
        },
    )  # fmt: skip


def open_signing(prepared: PreparedDecree, actor: Actor, *, browser: str, at: datetime) -> SignatureSession:
    """Freeze the prepared decree for the signature of the bailiff who prepared it."""
    if prepared.staff_id != actor.staff:
        raise errors.NotPermitted(prepared.step)
    frozen = bytes_to_sign(
        host=settings.SITE_NAME, procedure=INITIATION.key, step=prepared.step, case=prepared.case_id,
        version=prepared.version, facts=prepared.facts, documents=documents_of(prepared),
    )  # fmt: skip
    return signing.open_session(
        f"initiation.{prepared.step}", frozen, browser=browser, at=at, iin=actor.iin,
        subject={"prepared": str(prepared.pk), "staff": str(actor.staff)},
    )


def _signed(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
    prepared = PreparedDecree.objects.get(pk=session.subject["prepared"])
    post = _post(session.subject["staff"], prepared.step)
    engine.perform(
        prepared.case_id, prepared.step, staff_actor(post), prepared.facts, at=at, version=prepared.version,
        proof=proof, documents=documents_of(prepared),
    )  # fmt: skip
    return reverse("desk:case", args=[prepared.case_id]) + "?done=" + prepared.step


def _shown(session: SignatureSession, request: HttpRequest) -> Presentation:
    prepared = PreparedDecree.objects.get(pk=session.subject["prepared"])
    case = Case.objects.get(pk=prepared.case_id)
    return Presentation(
        title=TITLES[prepared.step],
        lead=_("Your signature puts the decree into effect at once."),
        rows=((_("Case"), case.number), (_("Parties"), case.title), (_("Document number"), prepared.number)),
        document_url=reverse("desk:preview", args=[prepared.pk]),
        back_url=reverse("desk:case", args=[prepared.case_id]),
    )


for _step in STEPS:
    signing.completes(f"initiation.{_step}")(_signed)
    presents(f"initiation.{_step}")(_shown)
