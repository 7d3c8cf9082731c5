"""Sign-in by EDS only: a challenge for this host and purpose, five minutes, one use."""

import base64
import json
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from oryndau.eds.tests.conftest import World
from oryndau.eds.verdict import Outcome
from oryndau.people.models import Organisation, Person
from oryndau.people.tests.browser import answer, challenge, post, sign_in
from oryndau.signing import services, views
from oryndau.signing.models import SignatureSession
from oryndau.signing.tests.world import COMPANY, IIN, OTHER_IIN, PERSON, Pretender, pretended, signed
from oryndau.timekeeping import now

pytestmark = pytest.mark.django_db
BEHIND = "people:act-as"


def _armoured(der: bytes) -> bytes:
    return base64.b64encode(der)


def is_in(client: Client) -> bool:
    return client.get(reverse(BEHIND)).status_code == 200


def test_a_signed_challenge_opens_the_account(client: Client, world: World) -> None:
    session = challenge(client)
    done = answer(client, session, _armoured(signed(world, world.person(**PERSON), bytes(session.content))))
    assert (done.status_code, done["Location"]) == (302, reverse("portal:account"))
    assert is_in(client)
    person = Person.objects.get()
    assert (person.iin, person.full_name) == (IIN, "Серікұлы Әлібек Болатұлы")
    assert person.last_login


def test_the_challenge_holds_purpose_host_nonce_and_time(client: Client) -> None:
    told = [json.loads(bytes(challenge(client).content)) for _ in range(2)]
    assert {(one["purpose"], one["host"]) for one in told} == {("sign-in", settings.SITE_NAME)}
    assert len({one["nonce"] for one in told}) == 2
    assert all(len(one["nonce"]) == 64 and one["at"] for one in told)


def test_it_lives_five_minutes(client: Client, pretender: Pretender, monkeypatch: pytest.MonkeyPatch) -> None:
    session = challenge(client)
    assert session.expires_at - session.created_at == timedelta(minutes=5)
    monkeypatch.setattr(views, "now", lambda: session.expires_at)
    done = answer(client, session, pretended(bytes(session.content)))
    assert (done.status_code, done.context["refused"].code) == (422, "expired")
    assert not is_in(client)


def test_it_is_used_once(client: Client, pretender: Pretender) -> None:
    session = challenge(client)
    assert answer(client, session, pretended(bytes(session.content))).status_code == 302
    done = answer(client, session, pretended(bytes(session.content)))
    assert (done.status_code, done.context["refused"].code) == (422, "used")


def test_a_stolen_challenge_signs_nobody_in_elsewhere(client: Client, pretender: Pretender) -> None:
    session, thief = challenge(client), Client()
    assert answer(thief, session, pretended(bytes(session.content))).status_code == 404
    assert not is_in(thief)
    assert not Person.objects.exists()


def test_a_documents_signature_does_not_sign_in(client: Client, world: World) -> None:
    document = services.open_session("test", b'{"purpose":"test"}', browser="x", at=now(), iin=IIN)
    session, pair = challenge(client), world.person(**PERSON)
    done = answer(client, session, _armoured(signed(world, pair, bytes(document.content))))
    assert (done.status_code, done.context["refused"].code) == (422, "wrong-purpose")
    assert not is_in(client)


def test_a_signed_challenge_signs_no_document(client: Client, world: World) -> None:
    document = services.open_session("test", b'{"purpose":"test"}', browser="x", at=now(), iin=IIN)
    cms = signed(world, world.person(**PERSON), bytes(challenge(client).content))
    with pytest.raises(services.SigningRefused) as refused:
        services.complete(document.pk, cms, browser="x", at=now())
    assert refused.value.code == "wrong-purpose"


@pytest.mark.parametrize("outcome", [Outcome.INVALID, Outcome.INDETERMINATE])
def test_a_signature_that_does_not_hold_opens_nothing(
    client: Client, pretender: Pretender, outcome: Outcome
) -> None:
    pretender.outcome = outcome
    assert sign_in(client).status_code == 422
    assert not is_in(client)
    assert not Person.objects.exists()


def test_the_chosen_person_of_the_demonstration_must_sign_himself(
    client: Client, pretender: Pretender
) -> None:
    session = challenge(client, iin=OTHER_IIN)
    done = answer(client, session, pretended(bytes(session.content)))
    assert (done.status_code, done.context["refused"].code) == (422, "wrong-person")


def test_names_follow_the_newest_certificate(client: Client, pretender: Pretender) -> None:
    sign_in(client, surname="СЕРІКҰЛЫ")
    sign_in(Client(), surname="ӨМІР-ҚАСЫМ")
    assert Person.objects.get().surname == "Өмір-Қасым"


def test_a_bad_host_in_the_challenge_cannot_be_asked_for(client: Client) -> None:
    session = challenge(client, host="evil.example", purpose="initiation.submit")
    assert json.loads(bytes(session.content))["host"] == settings.SITE_NAME
    assert session.purpose == services.SIGN_IN


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "javascript:alert(1)",
     "http:evil.example", "\thttps://evil.example", "https:///evil.example"],
)  # fmt: skip
def test_it_leads_nowhere_else_after_sign_in(client: Client, pretender: Pretender, url: str) -> None:
    done = sign_in(client, query=f"?next={quote(url)}")
    assert done["Location"] == reverse("portal:account")


def test_it_leads_back_to_the_page_that_was_asked_for(client: Client, pretender: Pretender) -> None:
    asked = client.get(reverse("people:access-log"))
    assert asked.status_code == 302
    query = asked["Location"].split("?", 1)[1]
    assert sign_in(client, query=f"?{query}")["Location"] == reverse("people:access-log")


def test_staff_arrive_at_the_desk(client: Client, pretender: Pretender) -> None:
    post(Person.objects.create(iin=IIN, surname="А", name="Б"))
    assert sign_in(client)["Location"] == reverse("desk:queue")
    assert client.session["acting"].startswith("staff:")


@pytest.mark.parametrize(("role", "acting"), [("head", "org:"), ("can-sign", "org:"), ("employee", "self")])
def test_an_organisation_is_acted_for_by_who_may_sign_for_it(
    client: Client, pretender: Pretender, role: str, acting: str
) -> None:
    sign_in(client, roles=("organisation", role), **COMPANY)
    assert client.session["acting"].startswith(acting)
    assert Organisation.objects.get().name == COMPANY["organisation"]


def test_sign_out_ends_the_session(client: Client, pretender: Pretender) -> None:
    sign_in(client)
    old = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert client.get(reverse("people:sign-out")).status_code == 405
    assert client.post(reverse("people:sign-out")).status_code == 302
    assert not is_in(client)
    client.cookies[settings.SESSION_COOKIE_NAME] = old
    assert not is_in(client)


@pytest.mark.parametrize("cookie", ["x" * 32, "", "../../etc/passwd", "'; DROP TABLE people_person; --"])
def test_a_forged_session_is_nobodys(client: Client, cookie: str) -> None:
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie
    answer = client.get(reverse(BEHIND))
    assert answer.status_code == 302
    assert reverse("people:sign-in") in answer["Location"]


def test_sign_in_changes_the_sessions_key(client: Client, pretender: Pretender) -> None:
    """A session key that somebody else planted before the sign-in is worth nothing after it."""
    challenge(client)
    planted = client.cookies[settings.SESSION_COOKIE_NAME].value
    sign_in(client)
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != planted


def test_an_inactive_person_is_not_let_in(client: Client, pretender: Pretender) -> None:
    sign_in(client)
    Person.objects.update(is_active=False)
    assert not is_in(client)
    sign_in(client)
    assert not is_in(client)


def test_too_many_challenges_are_refused_with_the_time_to_wait(client: Client) -> None:
    for _ in range(60):
        assert client.post(reverse("people:sign-in")).status_code == 302
    answer = client.post(reverse("people:sign-in"))
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 300
    assert SignatureSession.objects.count() == 60
    assert client.post(reverse("people:sign-in"), REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_request_of_another_site_is_refused(pretender: Pretender) -> None:
    assert Client(enforce_csrf_checks=True).post(reverse("people:sign-in")).status_code == 403
