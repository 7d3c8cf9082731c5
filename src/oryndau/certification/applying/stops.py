"""What keeps an application from being received, and what would lead to its refusal (C-03, C-08, C-10).

A stop cannot be passed: the engine would refuse it too. A warning is advice, and the candidate may go on.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from oryndau.cases import calendars
from oryndau.cases.models import Case
from oryndau.certification.applying import openings
from oryndau.certification.models import Candidate
from oryndau.certification.sessions.services import GONE
from oryndau.law.acts import ORDER_69
from oryndau.law.certification.admission import check_application
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.facts import CertificationApplication
from oryndau.law.fee import Purpose
from oryndau.law.licensing.facts import FeeReference
from oryndau.law.procedure import Situation
from oryndau.law.text import Text, shown
from oryndau.payments.models import Fee
from oryndau.timekeeping import local
from oryndau.wizard import fees
from oryndau.wizard.forms.education import unrecognised
from oryndau.wizard.stops import Stop, Warned

BAN = ORDER_69 / "A1 p.10(3)"
_BARRED = Text(
    kk="сіз аттестаттаудан шеттетілгенсіз, сондықтан қайта өтінішті {day} бастап бере аласыз: Комиссия "
       "шешімінен кейін үш ай өтуі тиіс",
    ru="вы были отстранены от аттестации, поэтому подать заявление вновь можно с {day}: через три месяца "
       "после решения Комиссии",
    en="you were suspended from a certification and may apply again from {day}: three months after the "
       "decision of the Commission",
)  # fmt: skip
_TWICE = Text(
    kk="осы сессияға өтінішіңіз бар: {number}", ru="на эту сессию у вас уже есть заявление: {number}",
    en="you have an application for this session already: {number}",
)  # fmt: skip
_NO_FEE = Text(
    kk="лицензия үшін алым көрсетілмеген", ru="сбор за лицензию не указан",
    en="no fee for the licence is named",
)  # fmt: skip


def barred(iin: str, today: date) -> Stop | None:
    """The ban after a suspension: three months from the Commission's decision (C-10)."""
    rows = Candidate.objects.filter(iin=iin, may_apply_from__gt=today).order_by("-may_apply_from")
    until = rows.values_list("may_apply_from", flat=True).first()
    return Stop("", _BARRED.format(day=shown(until)), BAN) if until else None


def stops(facts: CertificationApplication, case: UUID, at: datetime) -> list[Stop]:
    """Everything that keeps this application from being received at a moment; `case` is its own id."""
    found = list(_of_session(facts, at))
    ban = barred(facts.applicant.iin, local(at).date())
    situation = Situation(at=at, calendar=calendars.active())
    by_law = [
        Stop(_page_of(one.field), one.message, one.clause)
        for one in check_application(facts, situation)
        if one.field != "session"  # said by the session itself, with what to do
    ]
    return [*([ban] if ban else []), *found, *by_law, *_of_fee(facts, case), *_twice(facts, case)]


def _of_session(facts: CertificationApplication, at: datetime) -> Iterator[Stop]:
    for words, clause in openings.faults(facts.session, facts.language.value, facts.closes_on, at):
        yield Stop("session", words, clause)


def fee_of(facts: CertificationApplication) -> Fee | None:
    """The candidate's own fee for a licence that the application names; None where it names none of these."""
    said = facts.licence.fee if facts.licence else None
    if not isinstance(said, FeeReference):
        return None
    return Fee.objects.filter(pk=said.fee, iin=facts.applicant.iin, purpose=Purpose.LICENCE_ISSUE).first()


def _of_fee(facts: CertificationApplication, case: UUID) -> Iterator[Stop]:
    if facts.licence:
        fee = fee_of(facts)
        why = fees.blocks(fee, case) if fee else _NO_FEE
        if why:
            yield Stop("fee", why, fees.BASE)


def _page_of(field: str) -> str:
    if field.startswith("licence.fee"):
        return "fee"
    return {"diploma": "diploma", "internship": "internship", "licence": "licence"}.get(
        field.split(".")[0], "what"
    )


def _twice(facts: CertificationApplication, case: UUID) -> Iterator[Stop]:
    for other in open_applications(facts.applicant.iin, case):
        if Candidate.objects.filter(pk=other.pk, session=facts.session).exists():
            number = other.number or "–"
            yield Stop("session", _TWICE.format(number=number), openings.RECEIPT)


def open_applications(iin: str, but: UUID | None = None) -> list[Case]:
    """The person's applications that still stand, this one left out."""
    own = Candidate.objects.filter(iin=iin).values("case_id")
    rows = Case.objects.filter(pk__in=own, procedure=CERTIFICATION.key, closed_at=None)
    return [case for case in rows.exclude(state__in=GONE).order_by("-pk") if case.pk != but]


_OTHER = Text(
    kk="басқа сессияға өтінішіңіз ашық тұр: {number}",
    ru="у вас открыто заявление на другую сессию: {number}",
    en="you have an open application for another session: {number}",
)  # fmt: skip
_OTHER_REMEDY = Text(
    kk="Жаңа өтініш берудің қажеті жоқ: сол істің бетінде басқа сессияны таңдауға не өтінішті кері алуға "
    "болады.",
    ru="Новое заявление не нужно: на странице того дела можно выбрать другую сессию или отозвать заявление.",
    en="No new application is needed: on the page of that case you can choose another session or withdraw.",
)


def warnings(facts: CertificationApplication, answers: Mapping[str, Any], case: UUID) -> list[Warned]:
    """What would lead to refusal or is a mistake in all likelihood, though it can be signed."""
    found = [
        Warned(_OTHER.format(number=other.number or "–"), _OTHER_REMEDY, openings.RECEIPT)
        for other in open_applications(facts.applicant.iin, case)
        if not Candidate.objects.filter(pk=other.pk, session=facts.session).exists()
    ]
    found += unrecognised(answers, facts.nostrification, ORDER_69 / "A1 An.2")
    fee = fee_of(facts)
    short = fees.warned(fee) if fee else None
    return [*found, short] if short else found
