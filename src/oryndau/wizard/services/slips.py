"""The slip of acceptance of any service: typeset once, when it is first asked for (E-05, C-04)."""

from collections.abc import Callable, Iterable
from datetime import datetime

from oryndau.cases.models import Case
from oryndau.documents.content import AcceptanceSlip
from oryndau.documents.models import Document
from oryndau.documents.services import keep
from oryndau.documents.typeset import render
from oryndau.law.steps import Step
from oryndau.law.text import Text
from oryndau.pages import formats


def slip_of(case: Case, said: Callable[[Case, datetime], AcceptanceSlip], *, at: datetime) -> Document:
    """The slip of a case; `said` tells what it says when there is none yet."""
    made = Document.objects.filter(case=case, kind=AcceptanceSlip.template).order_by("id").first()
    if made:
        return made
    told = said(case, at)
    return keep(told, render(told), case_id=case.pk, territory=case.territory, at=at)


def day_by_day(steps: Iterable[Step]) -> list[Text]:
    """The reckoning of a term in lines."""
    return [_told(step) for step in steps]


def _told(step: Step) -> Text:
    said = {code: f"{formats.day(step.date, code)}: {step.why.in_(code)}" for code in ("kk", "ru", "en")}
    return Text(**said)
