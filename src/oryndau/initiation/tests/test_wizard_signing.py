"""From the signing page to a case: once, and for the right draft only (E-02, E-05, E-11)."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from oryndau.cases.models import Case, Event
from oryndau.eds.profile import Subject
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.initiation.tests import wizard
from oryndau.signing import verifiers

pytestmark = pytest.mark.django_db


class _Agrees:
    """Says of every signature that it is the claimant's; each is another one."""

    def verify(self, signature: bytes, content: bytes, *, at: datetime) -> Verdict:
        subject = Subject(common_name="СЕРІКОВА ӘЛИЯ", surname="СЕРІКОВА", iin=wizard.IIN)
        digest = hashlib.sha256(signature + content).hexdigest()
        return Verdict(Outcome.VALID, at, subject=subject, signed_at=at, replay_digest=digest)


@pytest.fixture(autouse=True)
def _agrees() -> Iterator[None]:
    verifiers.use(_Agrees())
    yield
    verifiers.use(None)


def _opened(client: Client) -> tuple[Any, str]:
    draft = wizard.filled(client)
    return draft, client.post(f"/initiation/drafts/{draft.pk}/sign/")["Location"]


def test_a_signed_application_is_a_case_and_its_draft_is_closed(client: Client) -> None:
    wizard.signed_in(client)
    draft, page = _opened(client)
    response = client.post(page, {"cms": "MIIB"})
    assert response["Location"] == f"/initiation/cases/{draft.pk}/submitted/"
    assert client.get(response["Location"]).status_code == 200
    assert client.get(f"/initiation/cases/{draft.pk}/").status_code == 200
    assert Case.objects.get().state == "submitted"
    assert client.get(f"/initiation/drafts/{draft.pk}/")["Location"] == f"/initiation/cases/{draft.pk}/"
    account = client.get("/account/")
    assert account.context["drafts"] == []
    assert len(account.context["cases"]) == 1


def test_the_same_signature_sent_twice_makes_one_case(client: Client) -> None:
    wizard.signed_in(client)
    _draft, page = _opened(client)
    client.post(page, {"cms": "MIIB"})
    assert client.post(page, {"cms": "MIIB"}).status_code == 422
    assert Event.objects.count() == Case.objects.count() == 1


def test_two_signing_pages_of_one_draft_make_one_case(client: Client) -> None:
    wizard.signed_in(client)
    draft, first = _opened(client)
    second = client.post(f"/initiation/drafts/{draft.pk}/sign/")["Location"]
    assert client.post(first, {"cms": "MIIB"}).status_code == 302
    assert client.post(second, {"cms": "MIIB"}).status_code == 409
    assert Event.objects.count() == Case.objects.count() == 1


def test_a_change_after_signing_began_does_not_change_what_is_signed(client: Client) -> None:
    wizard.signed_in(client)
    draft, page = _opened(client)
    changed = wizard.answers()["demand"] | {"amount": "1"}
    client.post(f"/initiation/drafts/{draft.pk}/demand/", changed)
    client.post(page, {"cms": "MIIB"})
    assert '"amount":"1250000.50"' in Event.objects.get().body


def test_another_person_cannot_read_what_is_to_be_signed(client: Client) -> None:
    wizard.signed_in(client)
    _draft, page = _opened(client)
    url = f"/initiation/preview/{page.strip('/').split('/')[-1]}/"
    assert client.get(url).status_code == 200
    wizard.signed_in(client, wizard.person(wizard.OTHER_IIN))
    assert client.get(url).status_code == 404
