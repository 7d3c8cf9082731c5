"""The licence itself: its number and facts, and what its signature changes beside the case (L-09 to L-12).

In one transaction with the step: the fee is used, the licence stands in the register, a re-issued one in the
place of the old. If any of it refuses, nothing is issued.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau.acts import services as acting
from oryndau.acts.models import Prepared
from oryndau.cases.actors import Actor
from oryndau.cases.errors import CaseError
from oryndau.cases.models import Case, Event
from oryndau.documents.letterhead import address_line
from oryndau.law.fee.table import USABLE
from oryndau.law.licensing.facts import ChangeGround, Grant, LicenceApplication, Reissue, RenewalApplication
from oryndau.licensing.models import Application
from oryndau.licensing.reading import application_of
from oryndau.payments.errors import FeeUnusable
from oryndau.payments.selectors import fee_of
from oryndau.payments.services import use
from oryndau.registers.licences.selectors import by_number, valid_of
from oryndau.registers.licences.services import (
    LicenceExists,
    NotReplaceable,
    grant,
    next_number,
    replace,
)
from oryndau.registers.models import Licence
from oryndau.timekeeping import local

STEPS = frozenset({"issue", "reissue"})
_ADDRESSES = (ChangeGround.OBJECT_ADDRESS, ChangeGround.ENTREPRENEUR_ADDRESS)


class NotIssued(CaseError):
    """The licence was not issued; `extra` says why, what to do, and where the case stands."""

    code = "not-issued"
    status = 409
    template = "licensing/desk/not_issued.html"
    text = _("The licence was not issued. Nothing has changed.")


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a licence cannot be issued now beside the law's own checks, and what to do."""

    why: Any
    remedy: Any


_FEE = Stop(
    _("The fee that this application rests on cannot be used: it was used for another licence, is being "
      "given back, or was not paid."),
    _("Send the case back to the officer. The applicant pays anew or names another fee, or the refusal for "
      "the unpaid fee is proposed (Order No. 69, Appendix 2, paragraph 12, subparagraph 2)."),
)  # fmt: skip
_THERE = Stop(
    _("The applicant holds a licence that has not ended, and a person has one licence at a time."),
    _("Send the case back to the officer. If the data of that licence changed, its holder applies for the "
      "re-issue; this application is withdrawn or refused."),
)  # fmt: skip
_NOT_ACTIVE = Stop(
    _("The licence that is to be re-issued is not active in the register."),
    _("Send the case back to the officer. A suspended licence is resumed first; one that ended is not "
      "re-issued."),
)  # fmt: skip
_STOPS = {FeeUnusable: _FEE, LicenceExists: _THERE, NotReplaceable: _NOT_ACTIVE}


def stop_of(case: Case) -> Stop | None:
    """What stands in the way now, as fees and register have it; None where nothing does."""
    row = Application.objects.get(pk=case.pk)
    fee, application = fee_of(row.fee), application_of(case)
    if fee is None or fee.state not in USABLE:
        return _FEE
    if isinstance(application, LicenceApplication):
        return _THERE if valid_of(row.iin) else None
    old = by_number(application.licence)
    return None if old and old.iin == row.iin and old.state == Licence.State.ACTIVE else _NOT_ACTIVE


def prepare(
    case: Case, step: str, said: dict[str, Any], actor: Actor, version: int, at: datetime
) -> Prepared:
    """Typeset the licence for preview. A number that was given once to this case is given to no other.

    Raises `NotIssued`, and what `acts.services.prepare` raises.
    """
    if stop := stop_of(case):
        raise _refused(case, stop)
    with transaction.atomic():  # a number that comes to nothing is given back
        facts = _facts(case, step, said, at)
        return acting.prepare(case.pk, step, facts, actor, version=version, at=at)


def _facts(case: Case, step: str, said: dict[str, Any], at: datetime) -> dict[str, Any]:
    application, today = application_of(case), local(at).date()
    facts = {
        "number": _number(case, step, at), "issued_on": today.isoformat(), "holder": holder_of(application),
        "notes": said.get("notes") or None,
    }  # fmt: skip
    replaces = {"replaces": application.licence} if isinstance(application, RenewalApplication) else {}
    return {**facts, **replaces}


def _number(case: Case, step: str, at: datetime) -> str:
    today = local(at).date()
    for before in Prepared.objects.filter(case_id=case.pk, step=step).order_by("-made_at"):
        if before.facts["issued_on"].startswith(f"{today.year}-"):
            return str(before.facts["number"])
    return next_number(case.territory, today)


def as_it_will_be(case: Case, at: datetime) -> dict[str, Any]:
    """What the licence will say, before it is typeset: its holder, its day, whose place it takes."""
    application = application_of(case)
    replaces = application.licence if isinstance(application, RenewalApplication) else ""
    return {"holder": holder_of(application), "issued_on": local(at).date(), "replaces": replaces}


def holder_of(application: LicenceApplication | RenewalApplication) -> str:
    """Whose name the licence bears: the new one where the re-issue is for a change of it."""
    if isinstance(application, RenewalApplication):
        for change in application.changes:
            if change.ground is ChangeGround.NAME:
                return change.after
    return application.applicant.full_name


def office_of(
    application: LicenceApplication | RenewalApplication, old: Licence | None = None
) -> tuple[str, str]:
    """The address of the office that the register keeps, in Kazakh and Russian: as applied for, or as it was
    before; empty where the holder tells it later.
    """
    if isinstance(application, RenewalApplication):
        for change in application.changes:
            if change.ground in _ADDRESSES:
                return change.after, change.after
    if application.office_address:
        line = address_line(application.office_address)
        return line.kk, line.ru
    return (old.office_kk, old.office_ru) if old else ("", "")


def issue(case: Case, facts: Grant, event: Event) -> None:
    """The head signed a licence: the fee is used, the licence enters the register. Raises `NotIssued`."""
    with _telling(case):
        row, application = _mine(case), application_of(case)
        assert isinstance(application, LicenceApplication), "a licence is issued on an application for it"
        use(row.fee, case, at=event.at)
        office_kk, office_ru = office_of(application)
        made = grant(
            application=case.pk, iin=row.iin, name=facts.holder, territory=case.territory,
            office_kk=office_kk, office_ru=office_ru, basis=application.basis.kind,
            issued_on=facts.issued_on, at=event.at, number=facts.number,
        )  # fmt: skip
        _keep(row, made)


def reissue(case: Case, facts: Reissue, event: Event) -> None:
    """The head signed a re-issued licence: the old one ends on the day on which it starts (L-09)."""
    with _telling(case):
        row, application = _mine(case), application_of(case)
        old = by_number(facts.replaces)
        if old is None or old.iin != row.iin:
            raise NotReplaceable(facts.replaces)
        use(row.fee, case, at=event.at)
        office_kk, office_ru = office_of(application, old)
        made = replace(
            old, application=case.pk, name=facts.holder, territory=application.territory,
            office_kk=office_kk, office_ru=office_ru, issued_on=facts.issued_on, at=event.at,
            number=facts.number,
        )  # fmt: skip
        _keep(row, made)


def _mine(case: Case) -> Application:
    """The case's row. All rows of the person are locked in order: of two licences of his that are signed at
    one moment, one waits for the other, and then finds it in the register.
    """
    iin = Application.objects.values_list("iin", flat=True).get(pk=case.pk)
    rows = {row.pk: row for row in Application.objects.select_for_update().filter(iin=iin).order_by("pk")}
    return rows[case.pk]


def _keep(row: Application, made: Licence) -> None:
    row.licence = made.pk
    row.save(update_fields=["licence"])


@contextmanager
def _telling(case: Case) -> Iterator[None]:
    """What fee and register refuse is told to who signed: why, and what to do."""
    try:
        yield
    except (FeeUnusable, LicenceExists, NotReplaceable) as error:
        raise _refused(case, _STOPS[type(error)]) from error


def _refused(case: Case, stop: Stop) -> NotIssued:
    address = reverse("licensing-desk:case", args=[case.pk])
    return NotIssued(str(case.pk), why=stop.why, remedy=stop.remedy, address=address)
