"""What the room answers to: signatures and how they are shown, the conclusion, the hall (C-15, C-16)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau.certification.commission import concluding, dissenting, recording, voting
from oryndau.certification.commission.bench import candidate_of
from oryndau.certification.commission.errors import Refused
from oryndau.certification.models import Candidate, MinutesText, Session
from oryndau.examination import events
from oryndau.examination.models import Attempt
from oryndau.law.certification.session import CONCLUDED, RECORDED
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents

__all__ = ["concluding"]

CHOICES = {"pass": _("Certify"), "fail": _("Do not certify")}


@presents(voting.PURPOSE)
def _vote(session: SignatureSession, request: HttpRequest) -> Presentation:
    candidate = candidate_of(UUID(session.subject["candidate"]))
    rows = [*_candidate_rows(candidate), (_("Your vote"), CHOICES[session.subject["choice"]])]
    if session.subject["dissent"]:
        rows.append((_("Your opinion in case you are outvoted"), session.subject["dissent"]))
    return Presentation(
        title=_("Sign your vote"),
        lead=_("A vote that was cast is final. Nobody sees it before all who must vote have voted."),
        rows=tuple(rows), back_url=reverse("commission:vote", args=[candidate.session_id, candidate.pk]),
    )  # fmt: skip


@presents(dissenting.PURPOSE)
def _dissent(session: SignatureSession, request: HttpRequest) -> Presentation:
    candidate = candidate_of(UUID(session.subject["candidate"]))
    return Presentation(
        title=_("Sign your dissenting opinion"),
        lead=_("The opinion is attached to the minutes as you wrote it."),
        rows=(*_candidate_rows(candidate), (_("Your opinion"), session.subject["text"])),
        back_url=reverse("commission:dissent", args=[candidate.session_id, candidate.pk]),
    )  # fmt: skip


@presents(recording.PURPOSE)
def _minutes(session: SignatureSession, request: HttpRequest) -> Presentation:
    text = MinutesText.objects.select_related("session").get(pk=session.subject["minutes"])
    return Presentation(
        title=_("Sign the minutes of the session"),
        lead=_("Read the document before you sign. The minutes take effect when everybody has signed."),
        rows=((_("Session"), text.session.number), (_("Minutes"), text.facts["number"]),
              (_("Document number"), text.number)),
        document_url=reverse("commission:minutes-file", args=[text.session_id, text.pk]),
        back_url=reverse("commission:minutes", args=[text.session_id]),
    )  # fmt: skip


def _candidate_rows(candidate: Candidate) -> tuple[tuple[Any, Any], ...]:
    return ((_("Session"), candidate.session.number), (_("Candidate"), candidate.name))


@events.started
def no_test_after_the_minutes(attempt: Attempt, at: datetime) -> None:
    """Nobody begins a test once the minutes say that he did not: they must be taken back first (C-16)."""
    if Session.objects.filter(pk=attempt.exam_id, state__in=(RECORDED, CONCLUDED)).exists():
        raise Refused("not-sitting")
