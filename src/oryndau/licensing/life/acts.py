"""The signed acts about a licence, each with its document, as the room of acts prepares them (L-12)."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau import acts
from oryndau.acts.registry import Say
from oryndau.cases.models import Case, Event
from oryndau.law.licensing.life import LICENCE
from oryndau.licensing.life import papers
from oryndau.registers.licences.services import project


def _rows(case: Case) -> tuple[tuple[Any, Any], ...]:
    return ((_("Licence"), case.number), (_("Holder"), case.title))


def _enter(case: Case, facts: Any, event: Event) -> None:
    """The register shows the act at once, in the transaction of the signature (Art. 143(7))."""
    project(event)


def _act(step: str, title: Any, lead: Any, say: Say) -> tuple[str, acts.Act]:
    kind = LICENCE.step(step).document
    assert kind, "a signed step names its document"
    return step, acts.Act(
        kind=kind, title=title, lead=lead, content=say, rows=_rows, after=_enter,
        back=lambda case: reverse("licence-life:act", args=[case.pk, step]),
        done=lambda case: reverse("licence-life:case", args=[case.pk]) + "?done=" + step,
    )  # fmt: skip


_REGISTERED = (
    _act("suspend", _("Sign the decision to suspend"),
         _("Your signature suspends the licence from today on. Its holder may not work, and his proceedings "
           "go to another agent."), papers.suspension),
    _act("resume", _("Sign the decision to resume"),
         _("Your signature makes the licence worth what it was, from today on."), papers.resumption),
    _act("keep-suspended", _("Sign the refusal to resume"),
         _("The licence stays suspended. Its holder is told, and may go to court."), papers.keeping),
    _act("terminate", _("Sign the decision to terminate"),
         _("Your signature ends the licence for good."), papers.termination),
    _act("deprive", _("Sign the record of the court's decision"),
         _("Your signature records that a court took the licence away. Its holder may not be an agent for "
           "three years."), papers.deprivation),
    _act("freeze-account", _("Sign the order to the bank"),
         _("Your signature stops debits from the account that keeps recovered money."),
         papers.account_order),
)  # fmt: skip
for _step, _one in _REGISTERED:
    acts.register(LICENCE.key, _step, _one)
