"""Typed calls of the registers that are asked about an applicant for a licence (L-04, L-08, L-09).

Names of the services, schemas and codes are an assumption as a whole (`wsdl/court-acts.xsd`, `approval.xsd`,
`employment.xsd`, `entrepreneur.xsd`). "Not found" is an answer: an empty tuple or None.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from oryndau.gateway.shep.codes import coded, given
from oryndau.gateway.shep.errors import BadSignature
from oryndau.gateway.shep.extracts import rows_of
from oryndau.gateway.shep.licence_records import (
    ApprovalRecord,
    CourtAct,
    EntrepreneurRecord,
    Force,
    Job,
    KnownJob,
    Prohibition,
)
from oryndau.gateway.shep.payments import BudgetPayments
from oryndau.law.identity import IIN

COURT_ACTS, APPROVAL = "ORYNDAU_CourtActs", "ORYNDAU_Approval"
EMPLOYMENT, ENTREPRENEUR = "ORYNDAU_Employment", "ORYNDAU_Entrepreneur"
_KINDS = {one.value: one for one in Prohibition}
_FORCE = {one.value: one for one in Force}
_DECISIONS = {"conforms": True, "not-conforms": False, "considering": None}
_KNOWN = {"known": True, "unknown": False}


class LicenceRegisters(BudgetPayments):
    """Extracts about an applicant for a licence. Every method raises the channel's errors.

    `message_id`: give the one of the earlier attempt when repeating a call.
    """

    def court_acts(self, iin: IIN, message_id: UUID | None = None) -> tuple[CourtAct, ...]:
        """Acts of courts about the person's activity or licence, also those that are not in force."""
        answer = self._extract(COURT_ACTS, "court-acts", iin, message_id)
        return tuple(_act(one) for one in rows_of(answer.act)) if answer else ()

    def approval(self, iin: IIN, territory: str, message_id: UUID | None = None) -> ApprovalRecord | None:
        """What the justice body of a territory (two digits) says of the person; None where it knows nothing.

        A body that has not answered yet is asked again by a message of another id.
        """
        answer = self._extract(APPROVAL, "approval", iin, message_id, {"territory": territory})
        return _approval(given(answer.approval, "approval")) if answer else None

    def employment(
        self, iin: IIN, jobs: Sequence[Job], message_id: UUID | None = None
    ) -> tuple[KnownJob, ...]:
        """What the register holds of each of these rows, in their order; empty: it knows nothing of him."""
        answer = self._extract(EMPLOYMENT, "employment", iin, message_id, {"row": _asked(jobs)})
        if not answer:
            return ()
        found = tuple(_job(one) for one in rows_of(answer.row))
        if [one.number for one in found] != list(range(1, len(jobs) + 1)):
            raise BadSignature("the answer is about other rows than were asked")
        return found

    def entrepreneur(self, iin: IIN, message_id: UUID | None = None) -> EntrepreneurRecord | None:
        """The person's registration as an individual entrepreneur, or None."""
        answer = self._extract(ENTREPRENEUR, "entrepreneur", iin, message_id)
        if not answer:
            return None
        row = given(answer.entrepreneur, "registration")
        return EntrepreneurRecord(
            name=given(row.name, "name of a business"),
            address=given(row.address, "address of a business"),
            registered_on=given(row.registeredOn, "day of a registration"),
        )


def _asked(jobs: Sequence[Job]) -> list[dict[str, Any]]:
    return [
        {
            "number": number, "organisation": job.organisation, "position": job.position,
            "startedOn": job.started_on, "endedOn": job.ended_on,
        }
        for number, job in enumerate(jobs, start=1)
    ]  # fmt: skip


def _act(row: Any) -> CourtAct:
    return CourtAct(
        kind=coded(_KINDS, row.kind, "kind of a court's act"),
        force=coded(_FORCE, row.state, "state of a court's act"),
        court=given(row.court, "court"),
        number=given(row.number, "number of a court's act"),
        decided_on=given(row.decidedOn, "day of a court's act"),
    )


def _approval(row: Any) -> ApprovalRecord:
    conforms = coded(_DECISIONS, row.decision, "decision of the approving body")
    if conforms is None:
        return ApprovalRecord(None)
    return ApprovalRecord(
        conforms=conforms,
        body_kk=given(row.bodyKz, "name of the approving body"),
        body_ru=given(row.bodyRu, "name of the approving body"),
        number=given(row.number, "number of an approval"),
        issued_on=given(row.issuedOn, "day of an approval"),
        reason=row.reason if conforms else given(row.reason, "reason of a disapproval"),
    )


def _job(row: Any) -> KnownJob:
    number = given(row.number, "number of a row")
    if not coded(_KNOWN, row.status, "state of a row"):
        return KnownJob(number, known=False)
    return KnownJob(number, True, given(row.startedOn, "start of a work"), row.endedOn)
