"""What the journal of a case says, as the law weighs it: the application, and everything that is known.

The same rules read the case in a step (`law.licensing.grounds.known_of`) and outside of one (here): a page
shows what the step will say.
"""

import json
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from oryndau.cases import calendars
from oryndau.cases.models import Case, Event
from oryndau.law.hours import ALMATY
from oryndau.law.licensing import changes, grounds
from oryndau.law.licensing.facts import LicenceApplication, RenewalApplication
from oryndau.law.licensing.renewal import LICENCE_RENEWAL
from oryndau.law.procedure import Situation

_READ = ("submit", "transfer", "record-answer", "record-fee", "record-basis", "record-licence")
"""The steps that the grounds are weighed by."""


def application_of(case: Case | UUID) -> LicenceApplication | RenewalApplication:
    """The application of a case, from its first event. `Event.DoesNotExist` for an unknown case."""
    rows = Event.objects.filter(case_id=_key(case), no=1).values_list("case__procedure", "body")
    found = rows.first()
    if found is None:
        raise Event.DoesNotExist(str(_key(case)))
    procedure, body = found
    form = RenewalApplication if procedure == LICENCE_RENEWAL.key else LicenceApplication
    return form.model_validate(json.loads(body)["facts"])


def known(case: Case | UUID, on: date) -> grounds.Known:
    """What is known in a case of issue, to be weighed on a day."""
    return grounds.known_of(_situation(case, on))


def known_renewal(case: Case | UUID, on: date) -> changes.Known:
    """What is known in a case of re-issue, to be weighed on a day."""
    return changes.known_of(_situation(case, on))


def _situation(case: Case | UUID, on: date) -> Situation:
    rows = Event.objects.filter(case_id=_key(case), step__in=_READ).order_by("no")
    told = [(step, json.loads(body)["facts"]) for step, body in rows.values_list("step", "body")]

    def earlier(*steps: str) -> list[dict[str, Any]]:
        return [facts for step, facts in told if step in steps]

    return Situation(at=datetime.combine(on, time(12), ALMATY), calendar=calendars.active(), earlier=earlier)


def _key(case: Case | UUID) -> UUID:
    return case.pk if isinstance(case, Case) else case
