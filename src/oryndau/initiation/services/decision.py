"""The bailiff's decision: what the two decrees say, as acts that are prepared and signed (E-03, E-10)."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from oryndau import acts
from oryndau.acts.services import open_signing, prepare
from oryndau.cases import search
from oryndau.cases.models import Case
from oryndau.documents.content import Decree
from oryndau.initiation import content
from oryndau.initiation.services.submission import application_of
from oryndau.law.facts import Initiation, Refusal
from oryndau.law.initiation import INITIATION
from oryndau.people.models import Staff

__all__ = ["STEPS", "open_signing", "other_proceedings", "prepare"]

STEPS: dict[str, type[BaseModel]] = {"initiate": Initiation, "refuse": Refusal}
TITLES = {
    "initiate": _("Sign the decree to initiate proceedings"),
    "refuse": _("Sign the decree to refuse initiation"),
}


def _initiation(case: Case, act: Initiation, staff: Staff, number: str, at: datetime) -> Decree:
    others = other_proceedings(case)
    return content.initiation_decree(case, application_of(case), act, staff, number, others, at)


def _refusal(case: Case, act: Refusal, staff: Staff, number: str, at: datetime) -> Decree:
    return content.refusal_decree(case, application_of(case), act, staff, number, at)


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


def _rows(case: Case) -> tuple[tuple[Any, Any], ...]:
    return ((_("Case"), case.number), (_("Parties"), case.title))


def _act(step: str, say: acts.registry.Say) -> acts.Act:
    return acts.Act(
        kind=f"decree-{step}",
        title=TITLES[step],
        lead=_("Your signature puts the decree into effect at once."),
        content=say,
        rows=_rows,
        back=lambda case: reverse("desk:act", args=[case.pk, step]),
        done=lambda case: reverse("desk:case", args=[case.pk]) + "?done=" + step,
        seen_as="decree",
    )


acts.register(INITIATION.key, "initiate", _act("initiate", _initiation))
acts.register(INITIATION.key, "refuse", _act("refuse", _refusal))
