"""Signing in as the site has it: the challenge of this browser, signed."""

from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from oryndau.people.models import Person, Staff
from oryndau.signing.models import SignatureSession
from oryndau.signing.tests.world import pretended


def challenge(client: Client, query: str = "", **form: str) -> SignatureSession:
    """Ask for a challenge in this browser."""
    answer = client.post(reverse("people:sign-in") + query, form)
    assert answer.status_code == 302, answer.content
    return SignatureSession.objects.get(pk=UUID(answer["Location"].strip("/").split("/")[-1]))


def answer(client: Client, session: SignatureSession, cms: bytes) -> Any:
    """Send the signature of a challenge."""
    return client.post(reverse("signing:page", args=[session.pk]), {"cms": cms.decode()})


def sign_in(client: Client, query: str = "", roles: tuple[str, ...] = ("individual",), **subject: str) -> Any:
    """Sign in with a pretended EDS."""
    session = challenge(client, query)
    return answer(client, session, pretended(bytes(session.content), roles=roles, **subject))


def post(person: Person, role: str = "state-bailiff", territory: str = "75", **more: Any) -> Staff:
    """A post of a person."""
    return Staff.objects.create(
        person=person, territory=territory, role=role, position_kk="сот орындаушысы",
        position_ru="судебный исполнитель", **more,
    )  # fmt: skip
