"""The first stage of the one road of form An.3: the certification (C-20; A1 p.15)."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from oryndau.cases.models import Case
from oryndau.certification.applying import selectors
from oryndau.certification.applying.case_words import TONES
from oryndau.certification.applying.own import OWN
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.pages import formats
from oryndau.pages.components import Link, Row, Tag, Tone
from oryndau.wizard.fees.anew import may_pay_anew
from oryndau.wizard.reading.clocks import clocks
from oryndau.wizard.reading.road import Stage, stage


@stage(1)
def certification(case: Case, language: str, at: datetime) -> Stage | None:
    """The certification of who asked for the licence too; None for form An.2."""
    if case.procedure != CERTIFICATION.key or selectors.application(case).licence is None:
        return None
    return Stage(
        title=_("Certification"), case=case.pk, url=reverse("certification:case", args=[case.pk]),
        state=Tag(CERTIFICATION.state(case.state).text.in_(language), TONES.get(case.state, Tone.PROGRESS)),
        rows=tuple(row for row in _rows(case) if any(row.values)),
        clocks=tuple(one.shown(language) for one in clocks(case, at)),
        documents=tuple(OWN.documents(case)), links=_links(case),
    )  # fmt: skip


def _links(case: Case) -> tuple[Link, ...]:
    """Where the fee is paid anew, when the one that the application names came to nothing."""
    if not may_pay_anew(case):
        return ()
    return (Link(reverse("certification:fee-anew", args=[case.pk]), _("Pay the fee for the licence anew")),)


def _rows(case: Case) -> list[Row]:
    sitting, decided = selectors.session_of(case), selectors.decision(case)
    result = _("No. %(number)s of %(day)s") % {
        "number": decided.number, "day": formats.day(decided.decided_on)
    } if decided else ""  # fmt: skip
    return [
        Row(_("Received"), formats.moment(case.received_at)),
        Row(_("Number of the case"), case.number or ""),
        Row(_("Session"), formats.moment(sitting.held_at)),
        Row(_("Decision"), result),
    ]
