"""The signed acts of the chamber, each with its document (W-04; Art. 170, 172-1)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau import acts
from oryndau.acts.delivery import delivers
from oryndau.acts.registry import Say
from oryndau.cases.models import Case
from oryndau.law.profession.agent import AGENT
from oryndau.profession import papers, services


def _act(step: str, title: Any, say: Say, lead: Any) -> None:
    acts.register(
        AGENT.key, step,
        acts.Act(
            kind=papers.ChamberDecision.template, title=title, lead=lead, content=say, rows=_rows,
            back=lambda case: reverse("profession:step", args=[case.pk, step]),
            done=lambda case: reverse("profession:agent", args=[case.pk]), after=services.imposed,
        ),
    )  # fmt: skip


def _rows(case: Case) -> tuple[tuple[Any, Any], ...]:
    return ((_("Agent"), case.title), (_("Registration number"), case.number))


_act(
    "impose", _("Sign the decision on a sanction"), papers.sanction,
    _("Your signature puts the sanction into effect at once. The agent is told."),
)  # fmt: skip
_act(
    "exclude", _("Sign the decision on exclusion"), papers.exclusion,
    _("Your signature excludes the agent from the chamber at once. He is told."),
)  # fmt: skip

delivers("agent.deliver", None)
