"""The hand-over: the case of the licence opens from the application that was signed for both (A2 p.17)."""

import json
import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from oryndau.cases import engine
from oryndau.cases.actors import SYSTEM
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Event
from oryndau.law.certification.facts import CertificationApplication
from oryndau.law.fee import Purpose
from oryndau.law.fee.table import USABLE
from oryndau.law.licensing.facts import CertificationBasis, FeeReference, LicenceApplication
from oryndau.law.licensing.issue import LICENCE_ISSUE
from oryndau.licensing.models import Application
from oryndau.payments.errors import FeeUnusable
from oryndau.payments.models import Fee
from oryndau.payments.selectors import usable
from oryndau.payments.services import attach
from oryndau.registers.models import CertificationDecision
from oryndau.wizard.fees import reference

log = logging.getLogger("oryndau.licensing")
_ROLES = {"nostrification": "nostrification", "fee": "receipt"}
"""What files of the certification are here; the others are other documents."""


def take_over(certification: UUID, *, at: datetime) -> Case | None:
    """Open the case of the licence for who was certified by an application for both services.

    The second time the case that was opened the first time. None where the decision does not certify, the
    licence was not asked for, or the person has no fee that the application could name.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=certification)
        known = Application.objects.filter(certification_case=certification).first()
        if known:
            return Case.objects.get(pk=known.pk)
        decided = CertificationDecision.objects.filter(
            case_id=certification, certified=True, licence_wanted=True
        ).first()
        return _open(decided, at) if decided else None


def _open(decided: CertificationDecision, at: datetime) -> Case | None:
    first = json.loads(Event.objects.values_list("body", flat=True).get(case_id=decided.case_id, no=1))
    application = CertificationApplication.model_validate(first["facts"])
    fee = fee_for(application)
    if fee is None:
        log.warning("no fee to hand over with", extra={"case": str(decided.case_id)})
        return None
    facts, person = facts_from(application, decided, fee, first["documents"]), application.applicant
    opening = engine.Opening(
        case=new_id(), procedure=LICENCE_ISSUE.key, territory=facts.territory, applicant=person.iin,
        principal=person.iin, title=person.full_name, channel="portal",
        parties=(("applicant", person.iin, person.full_name),),
    )  # fmt: skip
    case = engine.open_case(opening, "transfer", SYSTEM, facts, at=at).case
    Application.objects.create(
        case_id=case.pk, procedure=LICENCE_ISSUE.key, territory=facts.territory, iin=person.iin,
        name=person.full_name, fee=fee.fee, certification_case=decided.case_id,
    )  # fmt: skip
    _bind(fee, case, at)
    return case


def _bind(fee: FeeReference, case: Case, at: datetime) -> None:
    """The fee waits for the new case; one that was asked back meanwhile stays where it is, and is missed."""
    try:
        attach(fee.fee, case, at)
    except FeeUnusable as error:
        log.warning("the fee is given away", extra={"case": str(case.pk), "why": str(error)})


def fee_for(application: CertificationApplication) -> FeeReference | None:
    """The fee that the application names while it may still serve; before one that is not paid, another paid

    fee of the person that waits for nothing else, as where he paid anew. None where there is none at all."""
    said = application.licence.fee if application.licence else None
    named = said if isinstance(said, FeeReference) else None
    row = Fee.objects.filter(pk=named.fee).first() if named else None
    if row and row.state in USABLE:
        return reference(row)
    paid = usable(application.applicant.iin, Purpose.LICENCE_ISSUE)
    if paid:
        return reference(paid[0])
    return reference(row) if row else named


def facts_from(
    application: CertificationApplication, decided: CertificationDecision, fee: FeeReference,
    signed: list[dict[str, Any]],
) -> LicenceApplication:  # fmt: skip
    """The application for the licence as the one application states it; nothing is asked again (L-13).

    `signed`: the readable application that was signed, which goes along with what was attached to it.
    """
    asked = application.licence
    assert asked is not None, "the licence is asked for in form An.3"
    told = application.model_dump(
        mode="json",
        include={"territory", "applicant", "residence", "email", "diploma", "nostrification", "prepared_at"},
    )
    consents = application.consents.model_dump(mode="json")
    return LicenceApplication.model_validate(told | {
        "phones": [application.phone], "account": asked.account, "paper_copy": asked.paper_copy,
        "office_address": asked.office_address.model_dump() if asked.office_address else None,
        "basis": CertificationBasis(
            number=decided.number, decided_on=decided.decided_on, territory=decided.territory
        ).model_dump(),
        "fee": fee.model_dump(), "consents": consents, "attachments": _files(application, signed),
        "submitted_via": "certification", "certification_case": decided.case_id,
    })  # fmt: skip


def _files(application: CertificationApplication, signed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    papers = [
        {"name": f"{paper['kind']}-{paper['number']}.pdf", "role": "other"}
        | {name: paper[name] for name in ("sha256", "media_type", "size")}
        for paper in signed
    ]
    files = [
        file.model_dump(mode="json") | {"role": _ROLES.get(file.role.value, "other")}
        for file in application.attachments
    ]
    return [*papers, *files][:20]
