"""The licensor's signed acts, each with its document, as the room of acts prepares them (L-06 to L-12)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau import acts
from oryndau.acts.delivery import delivers
from oryndau.acts.registry import Say
from oryndau.cases.models import Case, Event
from oryndau.documents.models import Document
from oryndau.law.facts.considering import Delivery
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.law.procedure import Procedure
from oryndau.licensing.desk import granting, papers


def _rows(case: Case) -> tuple[tuple[Any, Any], ...]:
    return ((_("Case"), case.number), (_("Applicant"), case.title))


def _register(
    procedure: Procedure, step: str, title: Any, say: Say, lead: Any = None, after: Any = None
) -> None:
    kind = procedure.step(step).document
    assert kind, "a signed step of staff names its document"
    acts.register(procedure.key, step, acts.Act(
        kind=kind, title=title, content=say, rows=_rows, after=after,
        lead=lead or _("Your signature puts the document into effect at once. The applicant is told."),
        back=lambda case: reverse("licensing-desk:act", args=[case.pk, step]),
        done=lambda case: reverse("licensing-desk:case", args=[case.pk]) + "?done=" + step,
    ))  # fmt: skip


for _procedure in (LICENCE_ISSUE, LICENCE_RENEWAL):
    _register(_procedure, "refuse-to-consider", _("Sign the refusal to consider"), papers.refusal_to_consider)
_register(
    LICENCE_ISSUE, "propose-refusal", _("Sign the preliminary refusal"), papers.preliminary_refusal,
    _("Your signature appoints the hearing. The applicant is told of it and may object."),
)  # fmt: skip
_register(LICENCE_ISSUE, "hold-hearing", _("Sign the minutes of the hearing"), papers.hearing_minutes)
_register(LICENCE_ISSUE, "refuse", _("Sign the refusal of the licence"), papers.licence_refusal)
_register(LICENCE_RENEWAL, "refuse", _("Sign the refusal to re-issue"), papers.renewal_refusal)
_register(
    LICENCE_ISSUE, "issue", _("Sign the licence"), papers.licence,
    _("Your signature issues the licence: the fee is used, and the licence stands in the public register "
      "from this moment."),
    granting.issue,
)  # fmt: skip
_register(
    LICENCE_RENEWAL, "reissue", _("Sign the re-issued licence"), papers.licence,
    _("Your signature re-issues the licence: the fee is used, the old licence ends today, and the new one "
      "stands in the public register from this moment."),
    granting.reissue,
)  # fmt: skip


def _delivery(event: Event, document: Document) -> Delivery:
    return Delivery(
        document=document.pk, number=document.number or "", kind=document.kind, sha256=document.sha256,
        channels=("account", "email", "sms"),
    )  # fmt: skip


delivers("licence.deliver", _delivery)
delivers("renewal.deliver", _delivery)
