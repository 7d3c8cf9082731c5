"""Tokens of organisations (E-11): who may call, what for, how often, and the page where they are kept."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from oryndau.api import rates, tokens
from oryndau.api.models import ApiToken
from oryndau.api.scopes import Scope
from oryndau.api.tests.conftest import BIN, CASES, OTHER_BIN, SIGNER, Program, token_of
from oryndau.cases.ids import new_id
from oryndau.people.limits import TooMany
from oryndau.people.models import Organisation, Person
from oryndau.timekeeping import now

PAGE = "/api/tokens/"


@pytest.fixture
def person(db: None) -> Person:
    Organisation.objects.create(bin=BIN, name="ТОО «Талапкер»")
    return Person.objects.create(iin=SIGNER["iin"], surname="Серікұлы", name="Әлібек")


def signed_in(person: Person, acting: str = f"org:{BIN}") -> Client:
    client = Client()
    client.force_login(person, backend="oryndau.people.backend.EdsBackend")  # type: ignore[arg-type]
    session = client.session
    session["certificate_bin"], session["acting"] = BIN, acting
    session.save()
    client.cookies["django_language"] = "en"
    return client


def form(**changes: Any) -> dict[str, Any]:
    return {"name": "Банк", "scopes": ["cases:read"], "days": "30", "key": str(new_id()), **changes}


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer nonsense", "Basic YTpi", "Bearer  two words"])
def test_it_asks_for_a_live_token(db: None, header: str) -> None:
    response = Client().get(CASES, headers={"Authorization": header} if header else {})
    assert (response.status_code, response.json()["code"]) == (401, "token-needed")
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_it_asks_for_the_right_scope(db: None) -> None:
    response = Program(token_of(BIN, Scope.DOCUMENTS)).get(CASES)
    assert (response.status_code, response.json()["code"]) == (403, "scope-needed")
    assert 'scope="cases:read"' in response["WWW-Authenticate"]
    assert Program(token_of(BIN, Scope.CASES)).get(CASES).status_code == 200


def test_an_expired_token_is_no_token(db: None) -> None:
    program = Program(token_of(BIN, days=1))
    assert program.get(CASES).status_code == 200
    ApiToken.objects.update(expires_at=now() - timedelta(seconds=1))
    tokens.forget()
    assert program.get(CASES).status_code == 401


def test_a_remembered_token_still_expires_in_time(db: None) -> None:
    text = token_of(BIN, days=1)
    assert tokens.find(text, now())
    assert tokens.find(text, now() + timedelta(days=1)) is None


def test_a_revocation_elsewhere_is_noticed_within_ten_seconds(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = token_of(BIN)
    assert tokens.find(text, now())
    ApiToken.objects.update(revoked_at=now())
    assert tokens.FRESH_SECONDS <= 10
    later = tokens.time.monotonic() + tokens.FRESH_SECONDS
    monkeypatch.setattr(tokens.time, "monotonic", lambda: later)
    assert tokens.find(text, now()) is None


def test_a_known_token_costs_no_statement_and_its_use_is_noted_once_a_minute(db: None) -> None:
    text, at = token_of(BIN), now()
    tokens.find(text, at)
    assert ApiToken.objects.get().last_used_at == at
    with CaptureQueriesContext(connection) as counted:
        tokens.find(text, at + timedelta(minutes=5))
    assert len(counted) == 0
    for later, noted in [(30, 0), (61, 61)]:
        tokens.forget()
        tokens.find(text, at + timedelta(seconds=later))
        assert ApiToken.objects.get().last_used_at == at + timedelta(seconds=noted)


def test_the_token_itself_is_kept_nowhere(db: None) -> None:
    text = token_of(BIN)
    row = ApiToken.objects.get()
    kept = " ".join(str(getattr(row, field.attname)) for field in row._meta.concrete_fields)
    assert text not in kept
    assert text.startswith(row.prefix)
    assert len(text) - len(row.prefix) > 32


def test_a_bucket_lets_a_burst_through_and_then_asks_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [100.0]
    monkeypatch.setattr(rates.time, "monotonic", lambda: moment[0])
    key = new_id()
    for _ in range(int(rates.BURST)):
        rates.take(key)
    with pytest.raises(TooMany):
        rates.take(key)
    rates.take(new_id())
    moment[0] += 2 / rates.RATE
    rates.take(key)


def test_too_many_requests_are_told_with_the_time_to_wait(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "BURST", 0.5)
    monkeypatch.setattr(rates, "RATE", 0.0)
    response = program.get(CASES)
    assert (response.status_code, response.json()["code"], response["Retry-After"]) == (
        429, "too-many-requests", "1",
    )  # fmt: skip


def test_guessing_tokens_is_counted(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from oryndau.api import auth

    monkeypatch.setattr(auth, "_GUESSES", 2)
    statuses = [Client().get(CASES, headers={"Authorization": "Bearer x"}).status_code for _ in range(3)]
    assert statuses == [401, 401, 429]


def test_an_organisation_makes_a_token_and_sees_it_once(person: Person) -> None:
    client = signed_in(person)
    assert "There are no tokens yet" in client.get(PAGE).content.decode()
    sent = form()
    page = client.post(PAGE, sent)
    found = re.search(r"ory_[\w-]{43}", page.content.decode())
    assert found
    assert "no-store" in page["Cache-Control"]
    assert Program(found[0]).get(CASES).status_code == 200
    again = client.post(PAGE, sent, follow=True)
    assert "made already" in again.content.decode()
    assert ApiToken.objects.count() == 1
    listed = client.get(PAGE).content.decode()
    assert found[0] not in listed
    assert found[0][:10] in listed


def test_it_revokes_its_own_token_at_once(person: Person) -> None:
    text = token_of(BIN)
    client, program = signed_in(person), Program(text)
    assert program.get(CASES).status_code == 200
    page = client.post(f"{PAGE}{ApiToken.objects.get().pk}/revoke/", follow=True)
    assert "Revoked" in page.content.decode()
    assert program.get(CASES).status_code == 401


def test_it_cannot_revoke_or_see_another_organisations_token(person: Person) -> None:
    token_of(OTHER_BIN)
    client = signed_in(person)
    client.post(f"{PAGE}{ApiToken.objects.get().pk}/revoke/")
    assert ApiToken.objects.get().revoked_at is None
    assert ApiToken.objects.get().prefix not in client.get(PAGE).content.decode()


def test_a_key_of_a_form_is_of_one_organisation_only(person: Person) -> None:
    key = new_id()
    tokens.issue(OTHER_BIN, "x", [Scope.CASES], by="x", at=now(), days=1, key=key)
    page = signed_in(person).post(PAGE, form(key=str(key)), follow=True)
    assert "made already" in page.content.decode()
    assert not ApiToken.objects.filter(bin=BIN).exists()


@pytest.mark.parametrize("wrong", ["name", "scopes", "days", "key"])
def test_an_incomplete_form_makes_nothing(person: Person, wrong: str) -> None:
    response = signed_in(person).post(PAGE, form(**{wrong: ""}))
    assert response.status_code == 422
    assert "There is a problem" in response.content.decode() or "govuk-error" in response.content.decode()
    assert not ApiToken.objects.exists()


def test_a_name_is_shown_as_text(person: Person) -> None:
    page = signed_in(person).post(PAGE, form(name="<script>alert(1)</script>"))
    assert "<script>alert(1)" not in page.content.decode()


def test_the_page_is_for_organisations_only(person: Person) -> None:
    assert signed_in(person, acting="self").get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_page_speaks_the_readers_language(person: Person, language: str) -> None:
    token_of(BIN)
    client = signed_in(person)
    client.cookies["django_language"] = language
    heading = {
        "kk": "Бағдарламаларға арналған токендер",
        "ru": "Токены для программ",
        "en": "Tokens for programs",
    }
    assert heading[language] in client.get(PAGE).content.decode()
