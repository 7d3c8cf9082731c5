"""What a person is told before signing: likely refusals with their clause, the day of the result, the place.

Advice never stops anybody: the decision is the bailiff's (E-10), and the person may go on.
"""

from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from oryndau.cases import calendars
from oryndau.initiation.case_words import PARTIES
from oryndau.initiation.forms.enforcement_document import NEUTRAL
from oryndau.initiation.forms.lists import debtor_forms
from oryndau.initiation.notices import forecast
from oryndau.initiation.services.drafts import document_facts
from oryndau.law.acts import Clause
from oryndau.law.calendar import CalendarError
from oryndau.law.channels import Channel
from oryndau.law.enforcement.grounds import ground_rule
from oryndau.law.enforcement.place import BASES, place
from oryndau.law.enforcement.refusal import Outcome, checks
from oryndau.law.enforcement.writ import Missing, missing
from oryndau.law.facts import (
    EnforcementDocument,
    InitiationApplication,
    OrganisationParty,
    PersonParty,
    PlaceBasis,
)
from oryndau.law.terms import Deadline
from oryndau.law.territories import territory
from oryndau.law.text import Text
from oryndau.timekeeping import local
from oryndau.wizard.forms.base import Setting

__all__ = ["Place", "Warning", "forecast_now", "lacking", "places", "warnings"]


@dataclass(frozen=True, slots=True)
class Warning:
    """A ground on which a bailiff would refuse: what it says, what was found, what to do, the clause."""

    ground: str
    text: Text
    why: Text
    remedy: Text
    clause: Clause
    curable: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A territory where the document may be presented, and why (Art. 52)."""

    code: str
    name: Text
    bases: tuple[Text, ...]
    clause: Clause


def warnings(application: InitiationApplication, at: datetime) -> list[Warning]:
    """What would lead to refusal if the application were signed now; empty where nothing is known (E-10)."""
    try:
        found = checks(application, local(at).date(), calendars.active())
    except CalendarError:  # dates outside the calendar's years: the bailiff looks
        return []
    failed = [(check, ground_rule(check.ground)) for check in found if check.outcome is Outcome.FAILED]
    return [
        Warning(check.ground.value, rule.text, check.why, rule.remedy, check.clause, rule.curable)
        for check, rule in failed
    ]


def lacking(application: InitiationApplication) -> list[Text]:
    """Requisites of a writ that the application does not name (CPC Art. 241(4)); the paper may have them."""
    return [_whose(item) for item in missing(application)]


def _whose(item: Missing) -> Text:
    party = item.location.split(".")[0].rstrip("s")  # `debtors.0.birth_date` is about a debtor
    whose = PARTIES.get(party)
    return (
        Text(kk="{who}: {what}", ru="{who}: {what}", en="{who}: {what}").format(who=whose, what=item.text)
        if whose
        else item.text
    )


def forecast_now(at: datetime) -> Deadline:
    """If signed at this moment on the portal: registered when, result by when, and why (E-05)."""
    return forecast(at, Channel.PORTAL)


def places(setting: Setting) -> list[Place]:
    """The territories that the draft's debtors and demand point to; empty when nothing is known yet."""
    told = document_facts(setting)
    try:
        document = EnforcementDocument.model_validate(NEUTRAL | told)
    except ValidationError:
        return []
    if not told:
        document = document.model_copy(update={"subject": "money"})
    found = place("", document, _debtors(setting))
    return [
        Place(code, territory(code).name, tuple(BASES[basis] for basis in _in_order(bases)), found.clause)
        for code, bases in found.allowed.items()
    ]


def _in_order(bases: frozenset[PlaceBasis]) -> list[PlaceBasis]:
    return [basis for basis in PlaceBasis if basis in bases]


def _debtors(setting: Setting) -> list[PersonParty | OrganisationParty]:
    forms = [form for _row, form in debtor_forms(setting) if form is not None and form.is_valid()]
    return [form.model.model_validate(form.party()) for form in forms]
