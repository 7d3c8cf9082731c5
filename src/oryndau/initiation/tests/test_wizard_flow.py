"""The wizard from the first page to the signing page (E-02, E-05, E-07, E-08; issue 2, point 6)."""

import re

import pytest
from django.test import Client

from oryndau.initiation.forms.pages import PAGES
from oryndau.initiation.tests import wizard
from oryndau.signing.models import SignatureSession
from oryndau.wizard.models import Draft

pytestmark = pytest.mark.django_db


def test_the_start_page_is_open_to_everybody(client: Client) -> None:
    response = client.get("/initiation/")
    assert response.status_code == 200
    assert b"/sign-in/" in response.content


def test_who_is_not_signed_in_is_sent_to_sign_in(client: Client) -> None:
    assert "/sign-in/" in client.post("/initiation/begin/")["Location"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(client: Client, language: str) -> None:
    wizard.signed_in(client)
    client.cookies["django_language"] = language
    draft = wizard.begun(client)
    for page in PAGES:
        response = client.get(f"/initiation/drafts/{draft.pk}/{page.key}/")
        assert response.status_code == 200, page.key
        assert f'lang="{language}"' in response.content.decode()
    assert client.get(f"/initiation/drafts/{draft.pk}/").status_code == 200
    assert client.get(f"/initiation/drafts/{draft.pk}/check/").status_code == 200


def test_a_right_page_leads_to_the_next(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    keys = [page.key for page in PAGES]
    for key, data in wizard.answers().items():
        response = client.post(f"/initiation/drafts/{draft.pk}/{key}/", data)
        assert response.status_code == 302, (
            key,
            re.findall(r"error-message[^/]*", response.content.decode()),
        )
        following = keys[keys.index(key) + 1] if key != keys[-1] else "check"
        assert response["Location"] == f"/initiation/drafts/{draft.pk}/{following}/"


def test_a_page_opened_from_the_check_leads_back_to_it(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    url = f"/initiation/drafts/{draft.pk}/application/?from=check"
    assert client.post(url, wizard.answers()["application"])["Location"].endswith("/check/")


def test_a_whole_application_can_be_signed(client: Client) -> None:
    who = wizard.signed_in(client)
    draft = wizard.filled(client)
    page = client.get(f"/initiation/drafts/{draft.pk}/check/")
    assert not page.context["faults"], page.context["faults"]
    assert "1 250 000,50" in page.content.decode().replace("\u00a0", " ")
    response = client.post(f"/initiation/drafts/{draft.pk}/sign/")
    session = SignatureSession.objects.get()
    assert str(session.pk) in response["Location"]
    assert (session.expected_iin, session.expected_bin) == (who.iin, "")
    facts = session.subject["facts"]
    assert facts["debtors"][0]["iin"] == wizard.DEBTOR_IIN
    assert facts["applicant"]["phones"] == ["+77011234567"]
    assert facts["document"]["amount"] == "1250000.50"
    assert facts["features"]["debtor_is_state"] is True
    assert [file["role"] for file in facts["attachments"]] == ["enforcement_document", "judicial_act"]
    assert client.get(response["Location"]).status_code == 200
    preview = client.get(f"/initiation/preview/{session.pk}/")
    assert preview.content.startswith(b"%PDF")


def test_a_second_press_of_sign_is_harmless(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.filled(client)
    first = client.post(f"/initiation/drafts/{draft.pk}/sign/")
    second = client.post(f"/initiation/drafts/{draft.pk}/sign/")
    assert first.status_code == second.status_code == 302
    assert Draft.objects.filter(pk=draft.pk, submitted_at=None).exists()


def test_an_incomplete_application_is_not_signed(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    response = client.post(f"/initiation/drafts/{draft.pk}/sign/", follow=True)
    assert response.redirect_chain[-1][0].endswith("/check/")
    assert len(response.context["faults"]) == len(PAGES)
    assert not SignatureSession.objects.exists()


def test_an_organisation_applies_through_its_own_eds(client: Client) -> None:
    wizard.signed_in(client, organisation=wizard.BIN)
    claimant = {"name": "ТОО «Үлгі»", "bin": wizard.BIN, "account_rows": "1"}
    draft = wizard.filled(client, applicant={"kind": "organisation"}, claimant=claimant)
    client.post(f"/initiation/drafts/{draft.pk}/sign/")
    session = SignatureSession.objects.get()
    assert session.expected_bin == wizard.BIN
    assert session.subject["facts"]["claimant"]["kind"] == "organisation"


def test_a_representative_must_attach_the_power_of_attorney(client: Client) -> None:
    wizard.signed_in(client)
    authority = {
        "kind": "representative",
        "number": "77",
        **wizard.day("issued_on", 10),
        **wizard.day("valid_until", -90),
    }
    draft = wizard.filled(client, applicant=authority)
    page = client.get(f"/initiation/drafts/{draft.pk}/check/")
    assert [link.url for link in page.context["faults"]] == [
        f"/initiation/drafts/{draft.pk}/attachments/?from=check"
    ]
    client.post(
        f"/initiation/drafts/{draft.pk}/attachments/",
        {"role": "power_of_attorney", "file": wizard.picture("blue")},
    )
    assert not client.get(f"/initiation/drafts/{draft.pk}/check/").context["faults"]


def test_the_person_is_warned_of_refusal_and_may_go_on(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.filled(client, place={"territory": "71", "place_basis": "work"}, features={"features": []})
    page = client.get(f"/initiation/drafts/{draft.pk}/check/")
    assert {warning.ground for warning in page.context["warnings"]} == {"38.2", "38.11"}
    assert client.post(f"/initiation/drafts/{draft.pk}/sign/").status_code == 302
    assert SignatureSession.objects.exists()


def test_an_expired_term_and_an_act_not_in_force_are_warned_of(client: Client) -> None:
    wizard.signed_in(client)
    old = {
        "issuing_body": "Сот",
        "number": "1",
        **wizard.day("decided_on", 2000),
        **wizard.day("issued_on", 1900),
    }
    draft = wizard.filled(client, particulars=old, force=wizard.day("in_force_on", 1950))
    grounds = {w.ground for w in client.get(f"/initiation/drafts/{draft.pk}/check/").context["warnings"]}
    assert "38.3" in grounds
    client.post(f"/initiation/drafts/{draft.pk}/force/", {})
    grounds = {w.ground for w in client.get(f"/initiation/drafts/{draft.pk}/check/").context["warnings"]}
    assert "38.6" in grounds


def test_the_place_is_suggested_from_the_debtors_addresses(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.filled(client)
    found = client.get(f"/initiation/drafts/{draft.pk}/place/").context["places"]
    assert [place.code for place in found] == ["75"]


def test_the_acceptance_is_forecast_before_signing(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    forecast = client.get(f"/initiation/drafts/{draft.pk}/check/").context["forecast"]
    assert forecast.due_on > forecast.registered_on
    assert forecast.steps


def test_what_a_writ_lacks_says_whose_it_is(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.filled(client)
    lacking = client.get(f"/initiation/drafts/{draft.pk}/check/").context["lacking"]
    assert {text.en.split(":")[0] for text in lacking} == {"claimant", "debtor"}
