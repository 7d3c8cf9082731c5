"""Typed calls of the registers and of the monitoring system through the channel (C-05, C-22, E-14).

A register's "not found" is an answer (None), not an error. The service ids of the two registers are known;
that of monitoring, the codes of the dictionaries and the code "not found" are assumptions (`ServiceIds`,
the tables below).
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from oryndau.gateway.shep import codes
from oryndau.gateway.shep.channel import SyncChannel
from oryndau.gateway.shep.codes import coded
from oryndau.gateway.shep.errors import BadSignature
from oryndau.gateway.shep.extracts import ExtractServices
from oryndau.gateway.shep.licence_registers import LicenceRegisters
from oryndau.gateway.shep.records import (
    Address,
    Capacity,
    LifeStatus,
    OrganisationRecord,
    OrganisationStatus,
    PersonRecord,
    StageMessage,
    StageReceipt,
)
from oryndau.law.identity import BIN, IIN

_GBDFL = "{http://message.persistence.interactive.nat}"
_GBDUL = "{http://gbdulinfobybin_v2.egp.gbdul.tamur.kz}"
_MONITORING = "{urn:oryndau:monitoring:v1}"

_LIFE = {"0": LifeStatus.ALIVE, "1": LifeStatus.DEAD}
_CAPACITY = {"0": Capacity.CAPABLE, "1": Capacity.LIMITED, "2": Capacity.INCAPABLE}
_STATUS = {
    "01": OrganisationStatus.ACTIVE,
    "02": OrganisationStatus.LIQUIDATED,
    "03": OrganisationStatus.BANKRUPT,
}
_KAZAKHSTAN = "398"


@dataclass(frozen=True)
class ServiceIds:
    """Names of the services at the gateway, as the operator's agreement gives them."""

    person: str = "GBDFL_UniversalServiceSync"
    organisation: str = "GbdulInfoByBin_v2"
    monitoring: str = "ORYNDAU_ServiceStage"
    extracts: ExtractServices = field(default_factory=ExtractServices)


class Registers(LicenceRegisters):
    """The registers behind one channel. Every method raises the channel's errors.

    `message_id`: give the one of the earlier attempt when repeating a call.
    """

    def __init__(self, channel: SyncChannel, services: ServiceIds | None = None) -> None:
        self._services = services or ServiceIds()
        super().__init__(channel, self._services.extracts)

    def person(self, iin: IIN, message_id: UUID | None = None) -> PersonRecord | None:
        """The person with this IIN in the register of natural persons, or None."""
        identifier = str(message_id or uuid7())
        values = {
            "messageId": identifier,
            "messageDate": self._channel.now(),
            "senderCode": self._channel.sender.sender_id,
            "iin": str(iin),
        }
        answer = self._channel.send(self._services.person, f"{_GBDFL}Request", values, identifier)
        response = self._channel.read(answer, f"{_GBDFL}Response")
        if not codes.found(response.messageResult.code, response.messageResult.nameRu):
            return None
        people = response.persons.person if response.persons is not None else []
        return _person(people[0], iin) if people else None

    def organisation(self, number: BIN, message_id: UUID | None = None) -> OrganisationRecord | None:
        """The legal entity with this BIN in the register of legal entities, or None."""
        values = {"BIN": str(number), "RequestorBIN": self._channel.sender.bin}
        answer = self._channel.send(
            self._services.organisation, f"{_GBDUL}requestDataType", values, message_id or uuid7()
        )
        response = self._channel.read(answer, f"{_GBDUL}responseDataType")
        if not codes.found(response.Result.Code, response.Result.NameRu) or response.Organization is None:
            return None
        return _organisation(response.Organization, number)

    def monitoring_stage(self, stage: StageMessage) -> StageReceipt:
        """Enter a stage of the service into the monitoring information system; repeating is harmless."""
        values = {
            "messageId": str(stage.message_id),
            "serviceCode": stage.service_code,
            "caseNumber": stage.case_number,
            "territory": stage.territory,
            "stage": stage.stage,
            "stageDate": stage.at,
            "dueDate": stage.due_at,
            "outcome": stage.outcome,
        }
        answer = self._channel.send(
            self._services.monitoring, f"{_MONITORING}Stage", values, stage.message_id
        )
        receipt = self._channel.read(answer, f"{_MONITORING}Receipt")
        if receipt.messageId != str(stage.message_id):
            raise BadSignature("the receipt is for another message")
        return StageReceipt(stage.message_id, receipt.receiptNumber, receipt.acceptedDate)


def _person(found: Any, asked: IIN) -> PersonRecord:
    if found.iin != asked:
        raise BadSignature("the record is another person's")
    capable = found.personCapableStatus
    return PersonRecord(
        iin=asked,
        surname=found.surname,
        name=found.name,
        patronymic=found.patronymic,
        birth_date=found.birthDate,
        death_date=found.deathDate,
        life_status=coded(_LIFE, found.lifeStatus.code, "life status"),
        # No entry means that no court has limited the person.
        capable_status=coded(_CAPACITY, capable.capableStatus.code if capable else "0", "legal capacity"),
        registration=_person_address(found.regAddress),
        citizenship=_citizenship(found.citizenship),
    )


def _citizenship(found: Any) -> str | None:
    """KZ, else the dictionary's own code (an assumption: ISO 3166-1, three digits); None when not told."""
    if found is None or not found.code:
        return None
    return "KZ" if found.code == _KAZAKHSTAN else str(found.code)


def _person_address(found: Any) -> Address | None:
    if found is None or found.district is None:
        return None
    rest = [found.city, found.street, found.building, found.flat]
    above = [(place.nameKz, place.nameRu) for place in (found.district, found.region) if place]
    return _address(found.district.code, above, rest)


def _organisation(found: Any, asked: BIN) -> OrganisationRecord:
    if asked != found.BIN:
        raise BadSignature("the record is another organisation's")
    head = found.Head
    return OrganisationRecord(
        bin=asked,
        name_kk=found.FullNameKz,
        name_ru=found.FullNameRu,
        status=coded(_STATUS, found.Status.Code, "status of an organisation"),
        address=_organisation_address(found.Address),
        head_iin=IIN(head.IIN) if head else None,
        head_name=" ".join(p for p in (head.Surname, head.Name, head.Patronymic) if p) if head else None,
        state_share=found.StateShare,
        natural_monopoly=found.NaturalMonopoly,
    )


def _organisation_address(found: Any) -> Address | None:
    if found is None or found.District is None:
        return None
    rest = [found.City, found.Street, found.Building, found.Office]
    above = [(place.NameKz, place.NameRu) for place in (found.District, found.Region) if place]
    return _address(found.District.Code, above, rest)


def _address(code: str, above: list[tuple[str, str]], rest: list[str | None]) -> Address:
    kk, ru = (", ".join(part for part in (*names, *rest) if part) for names in zip(*above, strict=True))
    return Address(territory=code[:2], kk=kk, ru=ru)  # a KATO code begins with the territory's two digits
