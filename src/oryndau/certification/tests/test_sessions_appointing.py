"""The Commission of a session is appointed by the head's signed order (C-09)."""

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from oryndau.acts.models import Prepared
from oryndau.cases.models import Message
from oryndau.certification.models import Member, Session
from oryndau.certification.sessions import appointing
from oryndau.certification.tests import factories
from oryndau.certification.tests.test_sessions_pages import by
from oryndau.documents import storage
from oryndau.law.certification.session_facts import Composition
from oryndau.people.models import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(factories.MONDAY, tick=False):
        yield


def seats(**chosen: str) -> dict[str, str]:
    """A chosen seat for each of four posts: two members, the chairman, the secretary."""
    head = Staff.objects.get(pk=factories.the("head").staff)
    posts = {"head": head, "secretary": factories.post("secretary"), "one": factories.post("commission"),
             "two": factories.post("commission")}  # fmt: skip
    wanted = {"head": "chairman", "secretary": "secretary", "one": "member", "two": "member"} | chosen
    return {f"seat_{posts[name].pk}": seat for name, seat in wanted.items()}


def test_the_head_reads_the_order_and_goes_on_to_sign_it(client: Client) -> None:
    """C-09: the order is typeset in both languages for preview, and nothing is appointed yet."""
    session = factories.session()
    url = reverse("sessions:appoint", args=[session.pk])
    client = by("head", client)
    assert client.get(url).status_code == 200
    answer = client.post(url, {"version": "1", "order_number": "15-қ", **seats()})
    prepared = Prepared.objects.get(step="appoint")
    assert answer["Location"] == reverse("acts:prepared", args=[prepared.pk])
    assert storage.read(prepared.sha256).startswith(b"%PDF")
    assert not Member.objects.exists()


@pytest.mark.parametrize("chosen", [{"head": ""}, {"secretary": ""}, {"one": "", "two": ""}])
def test_an_incomplete_commission_is_refused(client: Client, chosen: dict[str, str]) -> None:
    """C-09: one chairman, one secretary, at least two members."""
    session = factories.session()
    url = reverse("sessions:appoint", args=[session.pk])
    answer = by("head", client).post(url, {"version": "1", "order_number": "15", **seats(**chosen)})
    assert answer.status_code == 422
    assert not Prepared.objects.exists()


def test_only_a_secretary_keeps_the_minutes(client: Client) -> None:
    """C-16: the secretary's seat goes to the post of a secretary, and to no other."""
    session = factories.session()
    url = reverse("sessions:appoint", args=[session.pk])
    chosen = seats(one="secretary", secretary="")
    assert by("head", client).post(url, {"version": "1", "order_number": "15", **chosen}).status_code == 422


def test_a_clerk_cannot_appoint(client: Client) -> None:
    """C-09."""
    session = factories.session()
    assert by("clerk", client).get(reverse("sessions:appoint", args=[session.pk])).status_code == 403


def _composition(session: Session) -> tuple[Composition, dict[str, Any]]:
    chosen = {key.removeprefix("seat_"): seat for key, seat in seats().items()}
    people = [
        {"staff": key, "iin": post.person.iin, "name": post.person.full_name, "position": post.position_ru,
         "seat": chosen[key]}
        for key in chosen for post in [Staff.objects.get(pk=key)]
    ]  # fmt: skip
    facts = {"order_number": "15-қ", "people": people}
    return Composition.model_validate(facts), facts


def test_a_signed_order_seats_the_commission_and_is_kept() -> None:
    """C-09: four people, three of them with a vote; the order is to be sealed and kept."""
    session = factories.session()
    told, facts = _composition(session)
    case = factories.step(session.pk, "appoint", factories.the("head"), facts, factories.MONDAY)
    appointing.seat(case, told, case.events.get(step="appoint"))
    assert Member.objects.filter(session=session).count() == 4
    assert Member.objects.filter(session=session, votes=True).count() == 3
    assert Message.objects.filter(topic="certification-session.keep", case=case).exists()


def test_a_new_order_replaces_the_former_composition() -> None:
    """C-09: members change while the session is ahead."""
    session = factories.session()
    for _again in range(2):
        told, facts = _composition(session)
        case = factories.step(session.pk, "appoint", factories.the("head"), facts, factories.MONDAY)
        appointing.seat(case, told, case.events.filter(step="appoint").latest("no"))
    assert Member.objects.filter(session=session).count() == 4
