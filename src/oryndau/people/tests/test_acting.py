"""For whom a person acts: himself, the organisation of his EDS, or a post; checked anew at every request."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from oryndau.law.procedure import Role
from oryndau.people.acting import actor_of, capacities, mandates
from oryndau.people.models import Organisation, Person, Representation
from oryndau.people.tests.browser import post, sign_in
from oryndau.signing.tests.world import BIN, COMPANY, IIN, OTHER_BIN, Pretender

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture
def person(db: Any) -> Person:
    return Person.objects.create(iin=IIN, surname="Серікұлы", name="Әлібек")


def test_everybody_may_act_for_himself(person: Person) -> None:
    assert [one.key for one in capacities(person, {}, TODAY)] == ["self"]
    actor = actor_of(person, {})
    assert (actor.iin, actor.bin, actor.roles) == (IIN, "", frozenset({Role.APPLICANT}))


def test_the_organisation_of_the_eds_may_be_acted_for(person: Person) -> None:
    Organisation.objects.create(bin=BIN, name="ТОО «Талапкер»")
    session = {"certificate_bin": BIN, "acting": f"org:{BIN}"}
    assert [one.key for one in capacities(person, session, TODAY)] == ["self", f"org:{BIN}"]
    assert actor_of(person, session).acts_for == BIN


def test_another_organisation_may_not(person: Person) -> None:
    assert actor_of(person, {"certificate_bin": BIN, "acting": f"org:{OTHER_BIN}"}).acts_for == IIN
    assert actor_of(person, {"acting": f"org:{BIN}"}).acts_for == IIN


def test_a_post_gives_its_role_in_its_territory_and_no_other(person: Person) -> None:
    made = post(person, "head", "71")
    actor = actor_of(person, {"acting": f"staff:{made.pk}"})
    assert (actor.roles, actor.territory, actor.staff) == (frozenset({Role.HEAD}), "71", made.pk)


def test_a_post_that_ended_gives_nothing(person: Person) -> None:
    made = post(person, active=False)
    actor = actor_of(person, {"acting": f"staff:{made.pk}"})
    assert (actor.staff, actor.roles) == (None, frozenset({Role.APPLICANT}))
    assert [one.kind for one in capacities(person, {}, TODAY)] == ["self"]


def test_another_persons_post_gives_nothing(person: Person) -> None:
    other = post(Person.objects.create(iin="920512400459", surname="А", name="Б"))
    assert actor_of(person, {"acting": f"staff:{other.pk}"}).staff is None


@pytest.mark.parametrize(("language", "label"), [("kk", "сот орындаушысы"), ("ru", "судебный исполнитель")])
def test_a_post_is_named_in_the_language_of_the_page(person: Person, language: str, label: str) -> None:
    post(person)
    with translation.override(language):
        assert capacities(person, {}, TODAY)[-1].label == label


@pytest.mark.parametrize("key", ["self", "org", "staff", "stranger"])
def test_only_an_open_capacity_can_be_chosen(client: Client, pretender: Pretender, key: str) -> None:
    sign_in(client, roles=("head",), **COMPANY)
    made = post(Person.objects.get())
    wanted = {
        "self": "self",
        "org": f"org:{BIN}",
        "staff": f"staff:{made.pk}",
        "stranger": f"org:{OTHER_BIN}",
    }[key]
    answer = client.post(reverse("people:act-as"), {"capacity": wanted})
    if key == "stranger":
        assert answer.status_code == 200
        assert client.session["acting"] == f"org:{BIN}"
    else:
        place = "desk:queue" if key == "staff" else "portal:account"
        assert (answer.status_code, answer["Location"]) == (302, reverse(place))
        assert client.session["acting"] == wanted


def test_a_new_sign_in_forgets_the_organisation_of_the_last(client: Client, pretender: Pretender) -> None:
    sign_in(client, roles=("head",), **COMPANY)
    sign_in(client)
    assert client.session["acting"] == "self"
    assert not client.session["certificate_bin"]


@pytest.mark.parametrize(
    ("changes", "holds"),
    [
        ({}, True), ({"valid_until": TODAY}, True), ({"valid_until": TODAY - timedelta(days=1)}, False),
        ({"issued_on": TODAY + timedelta(days=1)}, False), ({"revoked_at": "2026-11-01T00:00Z"}, False),
    ],
)  # fmt: skip
def test_a_power_of_attorney_holds_until_its_last_day(
    person: Person, changes: dict[str, Any], holds: bool
) -> None:
    given = {"issued_on": TODAY - timedelta(days=9), "valid_until": TODAY + timedelta(days=9)} | changes
    Representation.objects.create(person=person, principal=BIN, principal_name="ТОО", number="1", **given)
    assert bool(mandates(person, TODAY)) is holds
