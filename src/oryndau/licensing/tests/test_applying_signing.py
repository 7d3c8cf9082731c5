"""From the check of the answers to a case that waits for its fee: once, and by the law (L-02, L-03, L-10)."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from oryndau.cases.models import Case, Event, Message
from oryndau.law.fee import Purpose
from oryndau.law.money import Money
from oryndau.licensing.models import Application
from oryndau.licensing.tests import applying, factories, licences
from oryndau.licensing.tests.signatures import Agrees, agreed
from oryndau.payments.models import Fee
from oryndau.people.models import Person
from oryndau.signing.models import SignatureSession
from oryndau.wizard.models import Draft

pytestmark = pytest.mark.django_db
BASE = "/licensing/drafts"


@pytest.fixture(autouse=True)
def agrees(monkeypatch: pytest.MonkeyPatch) -> Iterator[Agrees]:
    applying.at(monkeypatch)
    with agreed(applying.IIN) as made:
        yield made


@pytest.fixture
def who(client: Client) -> Person:
    client.cookies["django_language"] = "en"
    return applying.signed_in(client)


def _opened(client: Client, **changes: Any) -> tuple[Draft, str]:
    draft = applying.filled(client, **changes)
    return draft, client.post(f"{BASE}/{draft.pk}/sign/")["Location"]


def _faults(client: Client, draft: Draft, base: str = BASE) -> list[str]:
    return [link.text for link in client.get(f"{base}/{draft.pk}/check/").context["faults"]]


def test_a_whole_application_can_be_signed(client: Client, who: Person) -> None:
    """L-02: forms An.2 and An.3 in one structure, with its readable paper."""
    number = factories.decision(who)
    draft = applying.filled(client, certification={"which": number})
    page = client.get(f"{BASE}/{draft.pk}/check/")
    assert not page.context["faults"], page.context["faults"]
    assert page.context["ready"]
    assert page.context["warnings"] == []
    location = client.post(f"{BASE}/{draft.pk}/sign/")["Location"]
    opened = SignatureSession.objects.get()
    assert (opened.purpose, opened.expected_iin) == ("licence-issue.submit", who.iin)
    facts = opened.subject["facts"]
    assert facts["basis"] == {
        "kind": "certification", "number": number, "decided_on": "2026-09-01", "territory": "75",
    }  # fmt: skip
    assert facts["phones"] == ["+77011234567"]
    assert facts["paper_copy"] is True
    assert client.get(location).status_code == 200
    assert client.get(f"/licensing/preview/{opened.pk}/").content.startswith(b"%PDF")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_labour_is_the_basis_of_a_signed_application(client: Client, who: Person, language: str) -> None:
    """L-02, An.3: rows, ground, document; the paper is Kazakh or Russian."""
    client.cookies["django_language"] = language
    draft = applying.begun(client)
    pages = applying.issue() | {"basis": {"kind": "labour"}}
    del pages["certification"]
    applying.fill(client, draft, "/licensing", pages | {
        "labour": applying.labour("judge", applying.row(), applying.row(1), **applying.paper()),
    })  # fmt: skip
    applying.paid(client, draft, who)
    response = client.post(f"{BASE}/{draft.pk}/sign/")
    basis = SignatureSession.objects.get().subject["facts"]["basis"]
    assert (basis["ground"], len(basis["rows"])) == ("judge", 2)
    assert basis["paper"]["number"] == "12-А"
    client.post(response["Location"], {"cms": "MIIB"})
    assert Application.objects.get().case_id == draft.pk


def test_a_signed_application_is_a_case_and_its_fee_waits_for_it(client: Client, who: Person) -> None:
    """L-03, L-05, L-10: case, row and messages at once; the draft is closed."""
    draft, page = _opened(client)
    response = client.post(page, {"cms": "MIIB"})
    assert response["Location"] == f"/licensing/cases/{draft.pk}/submitted/"
    case = Case.objects.get(procedure="licence-issue")
    assert (case.pk, case.state, case.applicant) == (draft.pk, "submitted", who.iin)
    row = Application.objects.get()
    assert Fee.objects.get(pk=row.fee).application == case.pk
    topics = set(Message.objects.filter(case=case.pk).values_list("topic", flat=True))
    assert {"licence.register", "licence.ask-registers", "licence.received"} <= topics
    assert client.get(f"{BASE}/{draft.pk}/")["Location"] == f"/licensing/cases/{draft.pk}/"


def test_the_acceptance_says_when_the_result_comes_and_why(client: Client, who: Person) -> None:
    """L-03, L-11: ten working days from registration, explained day by day."""
    _draft, page = _opened(client)
    accepted = client.get(client.post(page, {"cms": "MIIB"})["Location"])
    due = accepted.context["due"]
    assert (due.registered_on, due.due_on) == (date(2026, 11, 23), date(2026, 12, 7))
    assert "7 December 2026" in accepted.content.decode()
    slip = client.get(accepted.wsgi_request.path.replace("submitted", "slip"))
    assert b"".join(slip).startswith(b"%PDF")  # type: ignore[arg-type]


def test_the_money_may_be_late(client: Client, who: Person) -> None:
    """L-10: it is signed before the gateway has confirmed; the pages say what then."""
    draft = applying.begun(client)
    applying.fill(client, draft, "/licensing", applying.issue())
    client.post(f"{BASE}/{draft.pk}/fee/", {"way": "gateway"})
    page = client.get(f"{BASE}/{draft.pk}/check/")
    assert page.context["ready"]
    assert any("not confirmed" in one.text.en for one in page.context["warnings"])
    signing = client.post(f"{BASE}/{draft.pk}/sign/")["Location"]
    accepted = client.get(client.post(signing, {"cms": "MIIB"})["Location"])
    assert "/pay/" in accepted.content.decode()
    fee = Fee.objects.get()
    assert (fee.state, fee.application) == ("ordered", draft.pk)


def test_the_same_signature_sent_twice_makes_one_case(client: Client, who: Person) -> None:
    _draft, page = _opened(client)
    client.post(page, {"cms": "MIIB"})
    assert client.post(page, {"cms": "MIIB"}).status_code == 422
    assert Application.objects.count() == 1


def test_two_signing_pages_of_one_draft_make_one_case(client: Client, who: Person) -> None:
    draft, first = _opened(client)
    second = client.post(f"{BASE}/{draft.pk}/sign/")["Location"]
    assert client.post(first, {"cms": "MIIB"}).status_code == 302
    assert client.post(second, {"cms": "MIIB"}).status_code == 409
    assert Application.objects.count() == Case.objects.filter(procedure="licence-issue").count() == 1


def test_two_drafts_make_one_application(client: Client, who: Person) -> None:
    """The second of two is refused in words, and nothing of it is kept."""
    _one, first = _opened(client)
    two, second = _opened(client)
    assert client.post(first, {"cms": "MIIB"}).status_code == 302
    refused = client.post(second, {"cms": "MIIB"})
    assert refused.status_code == 409
    assert "being considered" in refused.content.decode()
    assert f"{BASE}/{two.pk}/check/" in refused.content.decode()
    assert Application.objects.count() == 1
    assert any("being considered" in fault for fault in _faults(client, two))


def test_a_change_after_signing_began_does_not_change_what_is_signed(client: Client, who: Person) -> None:
    draft, page = _opened(client)
    later = applying.alike()["contacts"] | {"email": "x@example.kz"}
    client.post(f"{BASE}/{draft.pk}/contacts/", later)
    client.post(page, {"cms": "MIIB"})
    assert json.loads(Event.objects.get(case_id=draft.pk).body)["facts"]["email"] == "dana@example.kz"


def test_who_holds_a_valid_licence_is_told_to_have_it_reissued(client: Client, who: Person) -> None:
    """L-02: at the start and on the check page; it cannot be signed."""
    licences.granted(who)
    assert [stop.text.en[:23] for stop in client.get("/licensing/").context["barred"]] == [
        "you hold a valid licenc"
    ]
    draft = applying.filled(client)
    assert any("hold a valid licence" in fault.lower() for fault in _faults(client, draft))
    client.post(f"{BASE}/{draft.pk}/sign/")
    assert not SignatureSession.objects.exists()


def test_a_withdrawn_application_stands_in_nobodys_way_and_its_fee_is_usable(
    client: Client, who: Person
) -> None:
    draft, page = _opened(client)
    client.post(page, {"cms": "MIIB"})
    case = Case.objects.get(pk=draft.pk)
    client.post(f"/licensing/cases/{case.pk}/withdraw/", {"version": str(case.version)})
    again = applying.begun(client)
    applying.fill(client, again, "/licensing", applying.issue())
    fee = Application.objects.get().fee
    assert client.post(f"{BASE}/{again.pk}/fee/", {"way": str(fee)}).status_code == 302
    signing = client.post(f"{BASE}/{again.pk}/sign/")["Location"]
    assert client.post(signing, {"cms": "MIIB"}).status_code == 302
    assert Fee.objects.get(pk=fee).application == again.pk


def test_labour_that_falls_short_is_warned_of_and_can_be_signed(client: Client, who: Person) -> None:
    """L-02: a warning and not a stop."""
    draft = applying.begun(client)
    pages = applying.issue() | {"basis": {"kind": "labour"}}
    del pages["certification"]
    short = applying.row(**applying.boxes("started_on", date(2025, 6, 2)))
    applying.fill(client, draft, "/licensing", pages | {"labour": applying.labour("enforcement", short)})
    applying.paid(client, draft, who)
    found = client.get(f"{BASE}/{draft.pk}/check/").context
    assert found["ready"]
    assert ["days are missing" in one.text.en for one in found["warnings"]] == [True]


def test_a_decision_that_is_over_or_unknown_and_a_foreign_diploma_are_warned_of(
    client: Client, who: Person
) -> None:
    number = factories.decision(who, decided_on=date(2023, 9, 1))
    old = applying.certification(number) | applying.boxes("decided_on", date(2023, 9, 1))
    abroad = applying.issue()["diploma"] | {"where": "abroad"}
    draft = applying.filled(client, certification=old, diploma=abroad)
    found = client.get(f"{BASE}/{draft.pk}/check/").context
    assert found["ready"]
    assert [one.text.en[:12] for one in found["warnings"]] == ["the diploma ", "decision No."]


def test_a_fee_of_another_sum_is_said(client: Client, who: Person) -> None:
    """L-10."""
    draft = applying.begun(client)
    applying.fill(client, draft, "/licensing", applying.issue())
    client.post(f"{BASE}/{draft.pk}/fee/", {"way": "gateway"})
    factories.come(Fee.objects.get(), applying.AT, Money("1000"))
    page = client.get(f"{BASE}/{draft.pk}/check/").context
    assert any("1" in one.text.en and "were paid" in one.text.en for one in page["warnings"])


def test_an_incomplete_application_is_not_signed(client: Client, who: Person) -> None:
    draft = applying.begun(client)
    response = client.post(f"{BASE}/{draft.pk}/sign/", follow=True)
    assert response.redirect_chain[-1][0].endswith("/check/")
    # Contacts, residence, region, diploma, basis, fee, account, statements; the basis has no page yet.
    assert len(response.context["faults"]) == 8
    assert not SignatureSession.objects.exists()


@pytest.mark.parametrize(
    "box", ["statements_true", "no_court_prohibition", "protected_data", "health_registers"]
)
def test_every_statement_is_given_by_itself(client: Client, who: Person, box: str) -> None:
    """L-02, L-04: without any one of them nothing is sent."""
    given = applying.alike()["consents"]
    del given[box]
    draft = applying.filled(client)
    client.post(f"{BASE}/{draft.pk}/consents/", given)
    assert not client.get(f"{BASE}/{draft.pk}/check/").context["ready"]


def test_another_person_cannot_read_what_is_to_be_signed(client: Client, who: Person) -> None:
    _draft, page = _opened(client)
    url = f"/licensing/preview/{page.strip('/').split('/')[-1]}/"
    assert client.get(url).status_code == 200
    applying.signed_in(client, applying.person(applying.OTHER_IIN))
    assert client.get(url).status_code == 404


def test_a_signature_of_another_person_is_refused(client: Client, who: Person, agrees: Agrees) -> None:
    _draft, page = _opened(client)
    agrees.iin = applying.OTHER_IIN
    assert client.post(page, {"cms": "MIIB"}).status_code == 422
    assert not Application.objects.exists()


def test_a_fee_that_another_application_took_meanwhile_is_told(client: Client, who: Person) -> None:
    """L-10: the fee of the draft is asked back before the signature."""
    draft, page = _opened(client)
    fee = Fee.objects.get(pk=draft.data["fee"]["fee"])
    Fee.objects.filter(pk=fee.pk).update(state="refund-asked")
    refused = client.post(page, {"cms": "MIIB"})
    assert refused.status_code == 409
    assert "cannot be used" in refused.content.decode()
    assert not Application.objects.exists()


def test_after_hours_it_is_registered_on_the_next_working_day(
    client: Client, who: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L-05."""
    evening = applying.AT + timedelta(hours=9)
    draft = applying.filled(client)
    applying.at(monkeypatch, evening)
    forecast = client.get(f"{BASE}/{draft.pk}/check/").context["forecast"]
    assert forecast.registered_on == date(2026, 11, 24)


def test_a_fee_for_the_reissue_does_not_pay_for_a_licence(client: Client, who: Person) -> None:
    """L-10."""
    fee = factories.fee(who, Purpose.LICENCE_RENEWAL)
    draft = applying.begun(client)
    page = client.get(f"{BASE}/{draft.pk}/fee/")
    assert str(fee.pk) not in dict(page.context["form"].fields["way"].choices)
