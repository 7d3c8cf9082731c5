"""Parties are looked up in the registers; nothing blocks the person, what differs is shown (C-05, E-10)."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from oryndau.cases import outbox
from oryndau.cases.models import Case, Message
from oryndau.gateway.models import Exchange
from oryndau.gateway.shep import (
    Address,
    Capacity,
    GatewayError,
    GatewayRefused,
    GatewayUnavailable,
    LifeStatus,
    OrganisationRecord,
    OrganisationStatus,
    PersonRecord,
)
from oryndau.initiation.services import lookups
from oryndau.initiation.tests import factories as make
from oryndau.initiation.tests.factories import FRIDAY
from oryndau.law.identity import BIN, IIN
from oryndau.law.tests.samples import CLAIMANT_IIN, DEBTOR_BIN

pytestmark = pytest.mark.django_db
HERE = Address("75", "Алматы", "Алматы")


class Registers:
    """State registers that know the parties of the sample, or fail as they are told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, UUID]] = []
        self.error: GatewayError | None = None
        self.people = PersonRecord(
            IIN(CLAIMANT_IIN), "СЕРІКҰЛЫ", "ӘЛІБЕК", None, date(1985, 3, 15), None, LifeStatus.ALIVE,
            Capacity.CAPABLE, HERE,
        )  # fmt: skip
        self.companies: OrganisationRecord | None = OrganisationRecord(
            BIN(DEBTOR_BIN), "АҚ «Қала жылуы»", "АО «Қала жылуы»", OrganisationStatus.ACTIVE, HERE, None,
            None, Decimal("100"), True,
        )  # fmt: skip

    def person(self, iin: IIN, message: UUID) -> PersonRecord:
        return self._answer(iin, message, self.people)

    def organisation(self, bin: BIN, message: UUID) -> OrganisationRecord | None:
        return self._answer(bin, message, self.companies)

    def _answer(self, number: str, message: UUID, record: Any) -> Any:
        self.asked.append((number, message))
        if self.error:
            raise self.error
        return record


@pytest.fixture
def registers(monkeypatch: pytest.MonkeyPatch) -> Registers:
    made = Registers()
    monkeypatch.setattr(lookups, "registers", lambda: made)
    return made


def asked(case: Case, minutes: int = 1) -> list[bool]:
    """Let the worker ask about every party; what became of each message."""
    at = FRIDAY + timedelta(minutes=minutes)
    for message in Message.objects.filter(case=case, topic="initiation.ask-registers", done_at=None):
        outbox.work_off(message, at)
    waiting = Message.objects.filter(case=case, topic="initiation.look-up", done_at=None).order_by("id")
    return [outbox.work_off(message, at) for message in waiting]


def told(case: Case) -> dict[str, dict[str, Any]]:
    return {
        facts["about"]: facts
        for facts in (json.loads(event.body)["facts"] for event in lookups.answers(case.pk))
    }


def test_each_party_with_a_number_is_asked_about_once(registers: Registers) -> None:
    case = make.submitted()
    assert asked(case) == [True, True]
    assert asked(case) == []
    assert [number for number, _ in registers.asked] == [CLAIMANT_IIN, DEBTOR_BIN]
    assert {one["outcome"] for one in told(case).values()} == {"found"}


def test_what_agrees_differs_in_nothing(registers: Registers) -> None:
    """Capital letters and quotation marks are no difference."""
    case = make.submitted()
    asked(case)
    assert [one["differs"] for one in told(case).values()] == [[], []]


@pytest.mark.parametrize(
    ("about", "change", "differs"),
    [
        ("claimant", {"surname": "АХМЕТОВ"}, ["name"]),
        ("claimant", {"name": "ӘЛІБЕКБАЙ"}, ["name"]),
        ("claimant", {"patronymic": "БОЛАТҰЛЫ"}, []),
        ("claimant", {"birth_date": date(1985, 3, 16)}, ["birth_date"]),
        ("claimant", {"registration": Address("71", "Астана", "Астана")}, ["territory"]),
        ("debtor", {"name_ru": "АО «Другое»"}, ["name"]),
        ("debtor", {"name_ru": "АО «Городское тепло»", "name_kk": "АО «Қала жылуы»"}, []),
        ("debtor", {"status": OrganisationStatus.LIQUIDATED}, ["status"]),
    ],
)
def test_what_the_register_contradicts_is_named_and_nothing_else(
    registers: Registers, about: str, change: dict[str, Any], differs: list[str]
) -> None:
    if about == "claimant":
        registers.people = replace(registers.people, **change)
    else:
        assert registers.companies
        registers.companies = replace(registers.companies, **change)
    case = make.submitted()
    asked(case)
    assert told(case)[about]["differs"] == differs


def test_a_party_that_no_register_knows_is_told(registers: Registers) -> None:
    registers.companies = None
    case = make.submitted()
    asked(case)
    assert (told(case)["debtor"]["outcome"], told(case)["debtor"]["record"]) == ("not-found", {})


def test_a_register_that_is_down_is_asked_later_and_nothing_is_written(registers: Registers) -> None:
    registers.error = GatewayUnavailable("down")
    case = make.submitted()
    assert asked(case) == [False, False]
    assert told(case) == {}
    assert Case.objects.get(pk=case.pk).version == 1
    assert set(Exchange.objects.values_list("outcome", flat=True)) == {"GatewayUnavailable"}
    registers.error = None
    assert asked(case, minutes=30) == [True, True]
    first, again = registers.asked[:2], registers.asked[2:]
    assert first == again, "a repetition carries the same message id"


def test_a_register_that_refuses_is_told_and_not_asked_again(registers: Registers) -> None:
    registers.error = GatewayRefused("SCSE002", "no")
    case = make.submitted()
    assert asked(case) == [True, True]
    assert {one["outcome"] for one in told(case).values()} == {"refused"}
    assert asked(case, minutes=30) == []


def test_an_answer_comes_after_the_decision_too(registers: Registers) -> None:
    case = make.refused(make.registered())
    assert asked(case, minutes=600) == [True, True]
    case.refresh_from_db()
    assert case.state == "refused"


def test_only_what_the_decision_needs_is_kept(registers: Registers) -> None:
    case = make.submitted()
    asked(case)
    assert set(told(case)["debtor"]["record"]) == {
        "name", "status", "state_share", "natural_monopoly", "territory", "address",
    }  # fmt: skip
    assert told(case)["debtor"]["record"]["state_share"] == "100"
