"""State or private bailiff (Art. 138), and where (Art. 52; E-01, E-10)."""

from datetime import date
from typing import Any

import pytest

from oryndau.law.enforcement.competence import Bailiff, competence
from oryndau.law.enforcement.place import BASES, place
from oryndau.law.enforcement.writ import missing
from oryndau.law.facts import Features, PlaceBasis
from oryndau.law.money import Money
from oryndau.law.tests.samples import DEBTOR_IIN, address, application, made

ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("feature", "point"),
    [
        ("debtor_is_state", "138(1)1"),
        ("state_share_50", "138(1)2"),
        ("natural_monopoly", "138(1)3"),
        ("confiscation", "138(1)5"),
        ("state_interest_act", "138(1)6"),
    ],
)
def test_the_exceptions_of_the_law_go_to_the_state_bailiff(feature: str, point: str) -> None:
    found = competence(Features(**{feature: True}), None, ON)
    assert found.bailiff is Bailiff.STATE
    assert found.clause.point.endswith(point)


def test_all_else_goes_to_a_private_bailiff() -> None:
    found = competence(Features(), Money(10_000_000), ON)
    assert found.bailiff is Bailiff.PRIVATE
    assert found.clause.point == "Art. 138(3)"


def test_the_threshold_in_favour_of_the_state_is_exceeded_only_above_it() -> None:
    features = Features(in_favour_of_state=True)
    assert competence(features, Money("4325000.00"), ON).bailiff is Bailiff.PRIVATE
    assert competence(features, Money("4325000.01"), ON).bailiff is Bailiff.STATE
    assert competence(features, Money("4000000"), date(2025, 6, 1)).bailiff is Bailiff.STATE


def test_what_cannot_be_computed_is_left_to_a_person() -> None:
    features = Features(in_favour_of_state=True)
    assert competence(features, None, ON).bailiff is None
    assert competence(features, Money(1), date(2027, 1, 1)).bailiff is None


def person(**changes: Any) -> dict[str, Any]:
    return {"kind": "person", "surname": "Ким", "name": "Анна", "iin": DEBTOR_IIN, **changes}


def at(purpose: str, region: str) -> dict[str, Any]:
    return {"purpose": purpose, "address": address(region)}


def allowed(
    debtor: dict[str, Any], territory: str = "75", **changes: Any
) -> tuple[bool | None, dict[str, Any]]:
    case = made(debtors=[debtor], **changes)
    found = place(territory, case.document, case.debtors)
    return found.fits, dict(found.allowed)


def test_a_person_is_sought_at_registration_residence_work_or_property() -> None:
    debtor = person(
        addresses=[at("registration", "10"), at("residence", "11")],
        workplace={"name": "ТОО", "territory": "15"},
        property_in=["19", "10"],
    )
    fits, bases = allowed(debtor)
    assert fits is False
    assert bases == {
        "10": {PlaceBasis.REGISTRATION, PlaceBasis.PROPERTY},
        "11": {PlaceBasis.RESIDENCE},
        "15": {PlaceBasis.WORK},
        "19": {PlaceBasis.PROPERTY},
    }
    assert allowed(debtor, "15")[0] is True


def test_an_organisation_is_sought_where_its_organ_or_property_is() -> None:
    debtor = {**application()["debtors"][0], "addresses": [at("actual", "71")], "property_in": ["79"]}
    assert allowed(debtor, "71") == (True, {"71": {PlaceBasis.ORGAN}, "79": {PlaceBasis.PROPERTY}})


def test_acts_are_done_where_they_are_to_be_done() -> None:
    act = {"document__subject": "act", "document__act_text": "снести", "document__amount": None}
    debtor = application()["debtors"][0]
    assert allowed(debtor, "71", **act, document__act_territory="71") == (True, {"71": {PlaceBasis.ACT}})
    assert allowed(debtor, "75", **act) == (None, {})


def test_without_any_address_a_person_decides() -> None:
    assert allowed(person()) == (None, {})


def test_every_basis_has_words() -> None:
    assert set(BASES) == set(PlaceBasis)


def test_requisites_that_the_law_asks_for_are_missed_by_name() -> None:
    assert missing(made()) == []
    debtor = {"kind": "organisation", "name": "АО"}
    found = missing(made(debtors=[debtor], document__case_number=None, claimant__birth_date=None))
    assert [item.location for item in found] == [
        "document.case_number",
        "claimant.birth_date",
        "debtors.0.addresses",
        "debtors.0.accounts",
        "debtors.0.bin",
    ]
    assert found[0].text.ru == "номер дела"


def test_what_may_be_absent_is_not_missed() -> None:
    debtor = person(iin=None, birth_date="1992-05-12", addresses=[at("registration", "75")])
    assert missing(made(debtors=[debtor])) == []
    assert missing(made(document__in_force_on=None, document__immediate=True)) == []
