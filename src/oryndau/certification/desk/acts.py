"""The signed acts of the head, each with its document, as the room of acts prepares and delivers them.

C-07 refusal to consider; C-18 preliminary refusal, minutes of the hearing, refusal; C-17 the results.
"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau import acts
from oryndau.acts.delivery import delivers
from oryndau.acts.registry import Say
from oryndau.cases.models import Case, Event
from oryndau.certification.desk import papers, selectors
from oryndau.documents.models import Document
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.facts import Delivery, Result
from oryndau.registers.services import record_certification

RESULTS = {"certify": "approved", "deny": "rejected"}
"""The results that the head signs, and the states in which they wait for it."""


def _rows(case: Case) -> tuple[tuple[Any, Any], ...]:
    return ((_("Case"), case.number), (_("Candidate"), case.title))


def _act(step: str, kind: str, title: Any, say: Say, lead: Any = None) -> acts.Act:
    return acts.Act(
        kind=kind, title=title, content=say, rows=_rows,
        lead=lead or _("Your signature puts the document into effect at once. The candidate is told."),
        back=lambda case: reverse("certification-desk:act", args=[case.pk, step]),
        done=lambda case: reverse("certification-desk:case", args=[case.pk]) + "?done=" + step,
    )  # fmt: skip


def _result(kind: str, title: Any, say: Say) -> acts.Act:
    return acts.Act(
        kind=kind, title=title, content=say, rows=_rows, after=_enter,
        lead=_("Your signature makes the Commission's decision the result of the service, and it is sent to "
               "the candidate."),
        back=lambda case: reverse("certification-desk:case", args=[case.pk]),
        done=lambda case: reverse("certification-desk:results", args=[selectors.session_of(case).pk])
        + f"?done={case.pk}",
    )  # fmt: skip


def _enter(case: Case, facts: Result, event: Event) -> None:
    """Enter the decision in the register, where the licence service and the public find it (C-17, C-20)."""
    record_certification(case, facts, selectors.application(case), event.at)


_REGISTERED = (
    ("refuse-to-consider",
     _act("refuse-to-consider", "refusal-to-consider", _("Sign the refusal to consider"),
          papers.refusal_to_consider)),
    ("propose-refusal",
     _act("propose-refusal", "preliminary-refusal", _("Sign the preliminary refusal"),
          papers.preliminary_refusal,
          _("Your signature appoints the hearing. The candidate is told of it and may object."))),
    ("hold-hearing",
     _act("hold-hearing", "hearing-minutes", _("Sign the minutes of the hearing"), papers.hearing_minutes)),
    ("refuse",
     _act("refuse", "certification-refusal", _("Sign the refusal of the service"),
          papers.certification_refusal)),
    ("certify",
     _result("certification-decision", _("Sign the decision to certify"), papers.certification_decision)),
    ("deny",
     _result("certification-denial", _("Sign the decision not to certify"), papers.certification_denial)),
)  # fmt: skip
for _step, _one in _REGISTERED:
    acts.register(CERTIFICATION.key, _step, _one)


def _delivery(event: Event, document: Document) -> Delivery:
    return Delivery(
        document=document.pk, number=document.number or "", kind=document.kind, sha256=document.sha256,
        channels=("account", "email", "sms"),
    )  # fmt: skip


delivers("certification.deliver", _delivery)
