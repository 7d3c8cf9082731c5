"""The decision on a complaint as a signed act, whoever of the three considers it (APPC Art. 100, 101)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau import acts
from oryndau.appeals import papers
from oryndau.cases.models import Case
from oryndau.law.appeal import COMPLAINT, DECIDES


def _rows(case: Case) -> tuple[tuple[Any, Any], ...]:
    return ((_("Complaint"), case.number), (_("About"), case.title))


for _step in DECIDES.values():
    acts.register(
        COMPLAINT.key, _step,
        acts.Act(
            kind=papers.ComplaintDecision.template, title=_("Sign the decision on the complaint"),
            lead=_("Your signature puts the decision into effect at once. Who complained is told."),
            content=papers.decision, rows=_rows,
            back=lambda case: reverse("complaint-desk:decide", args=[case.pk]),
            done=lambda case: reverse("complaint-desk:case", args=[case.pk]) + "?done=decide",
        ),
    )  # fmt: skip
