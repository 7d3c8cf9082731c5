"""Registers and monitoring through the gateway: C-05, C-22, E-14."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import requests
from uuid6 import uuid7

from oryndau.gateway.shep import (
    Capacity,
    GatewayFault,
    GatewayRefused,
    LifeStatus,
    OrganisationStatus,
    Registers,
    StageMessage,
)
from oryndau.law.identity import BIN, IIN, control_digit


def iin(number: int, birth: str = "900101") -> IIN:
    for serial in range(number * 10, number * 10 + 10):
        body = f"{birth}3{serial:04d}"
        if (digit := control_digit(body)) is not None:
            return IIN(f"{body}{digit}")
    raise AssertionError


ORGANISATION = BIN("210840000120")


def test_a_person_comes_back_with_all_that_the_register_knows(emulator, registers: Registers):
    number = iin(1)
    emulator.put(
        "people",
        iin=number,
        surname="Үлгі",
        name="Ерлан",
        patronymic="Сынақұлы",
        birth_date="1990-01-01",
        capable="limited",
        address={
            "territory": "62",
            "city": "Жезқазған",
            "street": "Әділет көшесі",
            "building": "5",
            "flat": "7",
        },
    )
    person = registers.person(number)
    assert person is not None
    assert (person.iin, person.full_name) == (number, "Үлгі Ерлан Сынақұлы")
    assert (person.birth_date, person.death_date) == (date(1990, 1, 1), None)
    assert (person.life_status, person.capable_status) == (LifeStatus.ALIVE, Capacity.LIMITED)
    assert person.registration is not None
    assert person.registration.territory == "62"
    assert person.registration.kk == "Ұлытау облысы, Жезқазған, Әділет көшесі, 5, 7"
    assert person.registration.ru.startswith("область Ұлытау, ")


def test_a_person_with_the_least_of_data_is_alive_and_capable(emulator, registers: Registers):
    emulator.put("people", iin=iin(2), surname="Мысал", name="Дана", birth_date="1990-01-01")
    person = registers.person(iin(2))
    assert person is not None
    assert (person.patronymic, person.registration) == (None, None)
    assert (person.life_status, person.capable_status) == (LifeStatus.ALIVE, Capacity.CAPABLE)


def test_a_dead_person_is_told(emulator, registers: Registers):
    row = {"surname": "Мысал", "name": "Дана", "birth_date": "1990-01-01", "death_date": "2024-02-03"}
    emulator.put("people", iin=iin(3), **row)
    person = registers.person(iin(3))
    assert person is not None
    assert (person.life_status, person.death_date) == (LifeStatus.DEAD, date(2024, 2, 3))


def test_an_unknown_number_is_none_and_not_an_error(registers: Registers):
    assert registers.person(iin(4)) is None
    assert registers.organisation(BIN(f"99084000012{control_digit('99084000012')}")) is None


def test_an_unknown_number_can_be_invented_always_the_same(emulator, registers: Registers):
    requests.post(f"{emulator.url}/control/policy", json={"unknown": "invent"}, timeout=5).raise_for_status()
    first, again = registers.person(iin(5)), registers.person(iin(5))
    assert first is not None
    assert first == again
    assert first.birth_date == iin(5).birth_date


def test_an_organisation_comes_back_with_what_decides_competence(emulator, registers: Registers):
    emulator.put(
        "organisations",
        bin=ORGANISATION,
        name_kk="«Үлгі» ЖШС",
        name_ru="ТОО «Пример»",
        status="bankrupt",
        state_share="50.5",
        natural_monopoly=True,
        head={"iin": iin(6), "surname": "Үлгі", "name": "Ерлан"},
        address={"territory": "75", "street": "Әділет көшесі", "building": "5"},
    )
    found = registers.organisation(ORGANISATION)
    assert found is not None
    assert (found.name_kk, found.name_ru) == ("«Үлгі» ЖШС", "ТОО «Пример»")
    assert (found.status, found.state_share) == (OrganisationStatus.BANKRUPT, Decimal("50.5"))
    assert found.natural_monopoly is True
    assert (found.head_iin, found.head_name) == (iin(6), "Үлгі Ерлан")
    assert found.address is not None
    assert found.address.ru == "город Алматы, Әділет көшесі, 5"


def stage(case: str, **more: object) -> StageMessage:
    values = {
        "message_id": uuid7(),
        "service_code": "order-69-3",
        "case_number": case,
        "territory": "75",
        "stage": "registered",
        "at": datetime(2026, 11, 20, 5, 0, tzinfo=UTC),
    }
    return StageMessage(**{**values, **more})  # type: ignore[arg-type]


def test_a_stage_is_entered_into_monitoring_once_however_often_it_is_sent(emulator, registers: Registers):
    message = stage("75-2026-1", due_at=datetime(2026, 11, 25, 13, 30, tzinfo=UTC))
    receipts = {registers.monitoring_stage(message) for _ in range(3)}
    assert len(receipts) == 1
    (kept,) = emulator.monitored("75-2026-1")
    assert (kept["stage"], kept["messageId"]) == ("registered", str(message.message_id))
    assert datetime.fromisoformat(kept["dueDate"]) == message.due_at


def test_a_stage_with_an_unknown_territory_is_refused(registers: Registers):
    with pytest.raises(GatewayRefused) as refused:
        registers.monitoring_stage(stage("75-2026-2", territory="99"))
    assert refused.value.code == "SCSE002"
    assert not refused.value.retryable


def test_a_message_id_used_for_another_request_is_a_lasting_fault(registers: Registers):
    identifier = uuid7()
    registers.person(iin(7), identifier)
    with pytest.raises(GatewayFault) as failed:
        registers.person(iin(8), identifier)
    assert (failed.value.code, failed.value.retryable) == ("409", False)
