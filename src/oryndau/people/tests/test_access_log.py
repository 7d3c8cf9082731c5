"""Whoever of the staff opens a person's data is written down, and that person alone can read it."""

import pytest
from django.test import Client
from django.urls import reverse

from oryndau.people.models import Access, Person
from oryndau.people.tests.browser import post, sign_in
from oryndau.signing.tests.world import BIN, COMPANY, IIN, OTHER_IIN, Pretender
from oryndau.timekeeping import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def looks(db: None) -> dict[str, Access]:
    staff = post(Person.objects.create(iin="880101499005", surname="Бекова", name="Айгүл"))
    made = {}
    for subject in (IIN, OTHER_IIN, BIN):
        made[subject] = Access.objects.create(at=now(), staff=staff, subject=subject, what="case")
    return made


def seen(client: Client, query: str = "") -> list[Access]:
    answer = client.get(reverse("people:access-log") + query)
    assert answer.status_code == 200
    return list(answer.context["accesses"])


def test_a_person_reads_who_opened_his_data_and_nobody_elses(
    client: Client, pretender: Pretender, looks: dict[str, Access]
) -> None:
    sign_in(client)
    assert seen(client) == [looks[IIN]]


def test_an_organisation_reads_its_own(
    client: Client, pretender: Pretender, looks: dict[str, Access]
) -> None:
    sign_in(client, roles=("head",), **COMPANY)
    assert seen(client) == [looks[BIN]]


def test_an_employee_without_the_right_to_sign_reads_his_own(
    client: Client, pretender: Pretender, looks: dict[str, Access]
) -> None:
    sign_in(client, roles=("employee",), **COMPANY)
    assert seen(client) == [looks[IIN]]


def test_it_is_read_by_pages(client: Client, pretender: Pretender, looks: dict[str, Access]) -> None:
    Access.objects.bulk_create(
        Access(at=now(), staff=looks[IIN].staff, subject=IIN, what="case") for _ in range(50)
    )
    sign_in(client)
    first = seen(client)
    assert len(first) == 50
    assert seen(client, f"?before={first[-1].pk}") == [looks[IIN]]


def test_a_spoiled_page_address_shows_the_first_page(
    client: Client, pretender: Pretender, looks: dict[str, Access]
) -> None:
    sign_in(client)
    assert seen(client, "?before=spoiled") == [looks[IIN]]


def test_nobody_reads_it_without_sign_in(client: Client, looks: dict[str, Access]) -> None:
    assert client.get(reverse("people:access-log")).status_code == 302
