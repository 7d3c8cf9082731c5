"""The second stage of the one road of form An.3: the licence, or why it does not begin (C-20, L-13)."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from oryndau.cases.models import Case
from oryndau.law.certification.candidate import CERTIFICATION, CERTIFIED
from oryndau.law.licensing.facts import LicenceApplication
from oryndau.law.licensing.issue import ISSUED, LICENCE_ISSUE
from oryndau.law.text import Text
from oryndau.licensing.applying.own import OWN
from oryndau.licensing.models import Application
from oryndau.licensing.reading import application_of
from oryndau.pages import formats
from oryndau.pages.components import Link, Row, Tag, Tone
from oryndau.payments.models import Fee
from oryndau.payments.selectors import fee_of, waiting
from oryndau.people.places import place_of
from oryndau.registers.models import Licence
from oryndau.wizard.fees.fate import fate
from oryndau.wizard.fees.step import lines
from oryndau.wizard.reading.clocks import clocks
from oryndau.wizard.reading.road import Stage, stage


@stage(2)
def licence(first: Case, language: str, at: datetime) -> Stage | None:
    """The licence that follows a certification; before it begins, when it will, or why it will not."""
    if first.procedure != CERTIFICATION.key:
        return None
    row = Application.objects.filter(certification_case=first.pk).first()
    if row is None:
        return _before(first, language)
    rows = Case.objects.prefetch_related("events", "clocks", "documents")
    case = rows.get(pk=row.pk)
    return _under_way(case, row, language, at)


def first_case(case: Case) -> Case | None:
    """The certification that an application for a licence came from; None for one that stands alone."""
    said = application_of(case)
    key = said.certification_case if isinstance(said, LicenceApplication) else None
    rows = Case.objects.prefetch_related("events", "clocks", "documents")
    return rows.filter(pk=key).first() if key else None


def _under_way(case: Case, row: Application, language: str, at: datetime) -> Stage:
    place, fee = place_of(LICENCE_ISSUE.key), fee_of(row.fee)
    tone = place.tones.get(case.state, Tone.PROGRESS)
    lost = case.closed_at is not None and case.state != ISSUED
    return Stage(
        title=_("Licence"), case=case.pk, url=reverse(place.case, args=[case.pk]),
        state=Tag(LICENCE_ISSUE.state(case.state).text.in_(language), tone),
        note=_told(fate(fee), language) if lost else "", rows=_rows(case, row, fee),
        clocks=tuple(one.shown(language) for one in clocks(case, at)),
        documents=tuple(OWN.documents(case)), links=_links(fee),
    )  # fmt: skip


def _rows(case: Case, row: Application, fee: Fee | None) -> tuple[Row, ...]:
    issued = Licence.objects.filter(pk=row.licence).first() if row.licence else None
    found = [
        Row(_("Handed over to the Ministry of Justice"), formats.moment(case.received_at)),
        Row(_("Number of the case"), case.number or ""),
        *_fee_row(fee),
        Row(_("Licence"), issued.number if issued else ""),
    ]
    return tuple(one for one in found if any(one.values))


def _before(first: Case, language: str) -> Stage:
    """The stage before it has a case: it waits for the certification, or ended with it."""
    fee = next(iter(waiting(first.pk)), None)
    if first.closed_at is None:
        state = Tag(_("Begins after the certification"))
        note = _("If you are certified, the application goes to the Ministry of Justice by itself: you need "
                 "not apply, sign or pay again.")  # fmt: skip
    elif first.state == CERTIFIED:
        state = Tag(_("Being handed over"), Tone.PROGRESS)
        note = _("The decision and your documents are on their way to the Ministry of Justice.")
    else:
        state = Tag(_("Will not begin"))
        note = " ".join((_("A licence is issued to who is certified."), _told(fate(fee), language)))
    return Stage(title=_("Licence"), state=state, note=note, rows=_fee_row(fee), links=_links(fee))


def _fee_row(fee: Fee | None) -> tuple[Row, ...]:
    return (Row(_("Licence fee"), lines(fee)),) if fee else ()


def _links(fee: Fee | None) -> tuple[Link, ...]:
    if fee:
        return (Link(reverse("payments:fee", args=[fee.pk]), _("About the fee")),)
    return (Link(reverse("payments:list"), _("My payments")),)


def _told(text: Text, language: str) -> str:
    return text.in_(language)
