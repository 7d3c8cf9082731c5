"""Typed calls of the registers that are asked about a candidate (C-03, C-05, C-11; Law 261-IV Art. 140(2)).

Names of the services, schemas and codes are an assumption as a whole (`wsdl/extract.xsd`). "Not found" is an
answer: an empty tuple or None. An answer without what decides is an error, never "no".
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from oryndau.gateway.shep import photos
from oryndau.gateway.shep.channel import SyncChannel
from oryndau.gateway.shep.codes import coded, found, given
from oryndau.gateway.shep.errors import BadSignature, GatewayFault
from oryndau.gateway.shep.extract_records import (
    Consent,
    Conviction,
    CorruptionRecord,
    CriminalRecord,
    Degree,
    DiplomaRecord,
    DismissalRecord,
    Field,
    HealthRecord,
    InternshipRecord,
    LicenceRecord,
    LicenceStatus,
    PhotoRecord,
    Recognition,
    Release,
)
from oryndau.law.identity import IIN

_DEGREES = {one.value: one for one in Degree}
_FIELDS = {one.value: one for one in Field}
_CONVICTIONS = {one.value: one for one in Conviction}
_LICENCES = {one.value: one for one in LicenceStatus}
_HEALTH = {"registered": True, "not-registered": False}
_MOTIVES = {"negative": True, "other": False}


@dataclass(frozen=True)
class ExtractServices:
    """Names of the services at the gateway: an assumption, as the operator's agreement will give them."""

    education: str = "ORYNDAU_Education"
    internship: str = "ORYNDAU_Internship"
    mental_health: str = "ORYNDAU_MentalHealth"
    narcology: str = "ORYNDAU_Narcology"
    convictions: str = "ORYNDAU_Convictions"
    dismissals: str = "ORYNDAU_Dismissals"
    corruption: str = "ORYNDAU_Corruption"
    licences: str = "ORYNDAU_Licences"
    photo: str = "ORYNDAU_Photo"


class Extracts:
    """Extracts about one person through one channel. Every method raises the channel's errors.

    `message_id`: give the one of the earlier attempt when repeating a call.
    """

    def __init__(self, channel: SyncChannel, services: ExtractServices | None = None) -> None:
        self._channel, self._extracts = channel, services or ExtractServices()

    def education(self, iin: IIN, message_id: UUID | None = None) -> tuple[DiplomaRecord, ...]:
        """The person's diplomas."""
        answer = self._extract(self._extracts.education, "education", iin, message_id)
        return tuple(_diploma(one) for one in rows_of(answer.diploma)) if answer else ()

    def internship(self, iin: IIN, message_id: UUID | None = None) -> tuple[InternshipRecord, ...]:
        """The approved conclusions on the person's internships."""
        answer = self._extract(self._extracts.internship, "internship", iin, message_id)
        return tuple(_internship(one) for one in rows_of(answer.conclusion)) if answer else ()

    def mental_health(
        self, iin: IIN, consent: Consent, message_id: UUID | None = None
    ) -> HealthRecord | None:
        """Whether the person is registered with a mental-health organisation, by his consent."""
        return self._health(self._extracts.mental_health, iin, consent, message_id)

    def narcology(self, iin: IIN, consent: Consent, message_id: UUID | None = None) -> HealthRecord | None:
        """Whether the person is registered with a narcology organisation, by his consent."""
        return self._health(self._extracts.narcology, iin, consent, message_id)

    def convictions(self, iin: IIN, message_id: UUID | None = None) -> CriminalRecord | None:
        """Convictions and releases from criminal liability, or None where there are none."""
        answer = self._extract(self._extracts.convictions, "convictions", iin, message_id)
        if not answer:
            return None
        rows_of([*answer.conviction, *answer.release])
        return CriminalRecord(
            tuple(coded(_CONVICTIONS, one.status, "state of a conviction") for one in answer.conviction),
            tuple(_release(one) for one in answer.release),
        )

    def dismissals(self, iin: IIN, message_id: UUID | None = None) -> tuple[DismissalRecord, ...]:
        """Ends of the person's service and of a judge's office."""
        answer = self._extract(self._extracts.dismissals, "dismissals", iin, message_id)
        return tuple(_dismissal(one) for one in rows_of(answer.dismissal)) if answer else ()

    def corruption(self, iin: IIN, message_id: UUID | None = None) -> tuple[CorruptionRecord, ...]:
        """Administrative penalties for corruption offences."""
        answer = self._extract(self._extracts.corruption, "corruption", iin, message_id)
        if not answer:
            return ()
        return tuple(
            CorruptionRecord(given(one.imposedOn, "day of a penalty")) for one in rows_of(answer.penalty)
        )

    def licences(self, iin: IIN, message_id: UUID | None = None) -> tuple[LicenceRecord, ...]:
        """The person's licences of a private enforcement agent, with their state."""
        answer = self._extract(self._extracts.licences, "licences", iin, message_id)
        return tuple(_licence(one) for one in rows_of(answer.licence)) if answer else ()

    def photo(self, iin: IIN, message_id: UUID | None = None) -> PhotoRecord | None:
        """The person's photo in the register of persons, or None where it holds none (C-11)."""
        answer = self._extract(self._extracts.photo, "photo", iin, message_id)
        if not answer:
            return None
        photo = given(answer.photo, "photo")
        image = given(photo.image, "image")
        return PhotoRecord(image, photos.media_type(image), given(photo.takenOn, "day of a photo"))

    def _health(
        self, service: str, iin: IIN, consent: Consent, message_id: UUID | None
    ) -> HealthRecord | None:
        proof = {"consentCase": str(consent.case), "consentSignedAt": consent.signed_at}
        answer = self._extract(service, "health", iin, message_id, proof)
        if not answer:
            return None
        return HealthRecord(coded(_HEALTH, answer.status, "state of a registration"), answer.since)

    def _extract(
        self, service: str, schema: str, iin: IIN, message_id: UUID | None, more: dict[str, Any] | None = None
    ) -> Any | None:
        namespace = f"{{urn:oryndau:{schema}:v1}}"
        values = {"iin": str(iin), **(more or {})}
        answer = self._channel.send(service, f"{namespace}Request", values, message_id or uuid7())
        response = self._channel.read(answer, f"{namespace}Response")
        result = given(response.result, "result")
        is_found = found(result.code, result.nameRu)
        if response.iin != iin:
            raise BadSignature("the record is another person's")
        return response if is_found else None


def rows_of(rows: list[Any]) -> list[Any]:
    """The entries of an answer that says that something was found: at least one, and none of them empty."""
    if not rows or any(row is None for row in rows):
        raise GatewayFault("000", "an entry without content in the register's answer")
    return rows


def _release(row: Any) -> Release:
    return Release(given(row.ground, "ground of a release"), given(row.releasedOn, "day of a release"))


def _diploma(row: Any) -> DiplomaRecord:
    recognised = row.nostrification
    return DiplomaRecord(
        number=given(row.number, "number of a diploma"),
        issued_on=given(row.issuedOn, "day of a diploma"),
        institution_kk=given(row.institutionKz, "institution"),
        institution_ru=given(row.institutionRu, "institution"),
        specialty_code=given(row.specialtyCode, "specialty"),
        degree=coded(_DEGREES, row.degree, "degree"),
        field=coded(_FIELDS, row.field, "field of education"),
        nostrification=Recognition(
            given(recognised.series, "series of a recognition"),
            given(recognised.number, "number of a recognition"),
        )
        if recognised
        else None,
    )


def _internship(row: Any) -> InternshipRecord:
    return InternshipRecord(
        approved_on=given(row.approvedOn, "day of an approval"),
        chamber=given(row.chamber, "chamber"),
        supervisor=given(row.supervisor, "supervisor"),
        started_on=given(row.startedOn, "start of an internship"),
        ended_on=given(row.endedOn, "end of an internship"),
    )


def _dismissal(row: Any) -> DismissalRecord:
    return DismissalRecord(
        body=given(row.body, "body"),
        dismissed_on=given(row.dismissedOn, "day of a dismissal"),
        negative=coded(_MOTIVES, row.motive, "motive of a dismissal"),
        judge_ground=row.judgeGround,
    )


def _licence(row: Any) -> LicenceRecord:
    status = coded(_LICENCES, row.status, "state of a licence")
    deprived = status is LicenceStatus.DEPRIVED
    return LicenceRecord(
        number=given(row.number, "number of a licence"),
        status=status,
        in_force_on=given(row.inForceOn, "day of a decision") if deprived else None,
    )
