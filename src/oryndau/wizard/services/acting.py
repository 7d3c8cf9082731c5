"""What an applicant does in his own case, in every service: object, withdraw (APPC Art. 64, 73)."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Event
from oryndau.cases.procedures import procedure_of
from oryndau.cases.proof import Proof, bytes_to_sign
from oryndau.eds.verdict import Verdict
from oryndau.law.facts.considering import Withdrawal
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents


def withdraw(case: UUID, reason: str, actor: Actor, *, version: int, at: datetime) -> Event:
    """Take an application back (APPC Art. 64)."""
    facts = Withdrawal(reason=reason)
    return engine.perform(case, "withdraw", actor, facts, at=at, version=version)


def signer(session: SignatureSession) -> Actor:
    """The person who signs an application or objections for himself, as the session keeps him."""
    kept = session.subject["actor"]
    return Actor(kind="person", name=kept["name"], iin=kept["iin"])


def open_objecting(
    case: Case, text: str, actor: Actor, *, version: int, browser: str, at: datetime
) -> SignatureSession:
    """Freeze written objections to a preliminary refusal for the applicant's signature (APPC Art. 73)."""
    step = procedure_of(case.procedure).step("object")
    told: dict[str, Any] = engine.valid(step, {"text": text}).model_dump(mode="json")
    engine.check_allowed(case, step, actor)
    engine.check_version(case, step.key, version)
    content = bytes_to_sign(
        host=settings.SITE_NAME, procedure=case.procedure, step=step.key, case=case.pk, version=case.version,
        facts=told,
    )  # fmt: skip
    return signing.open_session(
        f"{case.procedure}.object", content, browser=browser, at=at, iin=actor.iin,
        subject={
            "case": str(case.pk), "version": case.version, "facts": told,
            "actor": {"iin": actor.iin, "name": actor.name},
        },
    )  # fmt: skip


def takes_objections(procedure: str, space: str) -> None:
    """Let objections in cases of a procedure be signed; its pages stand in the name space `space`."""
    signing.completes(f"{procedure}.object")(partial(_objected, space=space))
    presents(f"{procedure}.object")(partial(_shown, space=space))


def _objected(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime, space: str) -> str:
    """The objections were signed: they enter the case, and the head reads them before the hearing."""
    subject = session.subject
    event = engine.perform(
        UUID(subject["case"]), "object", signer(session), subject["facts"], at=at, version=subject["version"],
        proof=proof,
    )  # fmt: skip
    return reverse(f"{space}:case", args=[event.case_id]) + "?done=object"


def _shown(session: SignatureSession, request: HttpRequest, space: str) -> Presentation:
    """The written objections, word by word."""
    return Presentation(
        title=_("Sign your objections with your EDS"),
        lead=_("After you sign, your objections are in the case, and the head reads them before the "
               "hearing."),
        rows=((_("Objections"), session.subject["facts"]["text"]),),
        back_url=reverse(f"{space}:object", args=[session.subject["case"]]),
    )  # fmt: skip
