"""A draft survives, belongs to one person acting for one party, and loses nothing (issue 2, point 6)."""

from uuid import uuid4

import pytest
from django.test import Client

from oryndau.initiation.tests import wizard
from oryndau.wizard.models import Draft

pytestmark = pytest.mark.django_db
PAGES = ("", "application/", "debtors/", "attachments/", "check/", "delete/")


def test_it_keeps_a_wrong_answer_and_shows_it_again(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    url = f"/initiation/drafts/{draft.pk}/contacts/"
    assert client.post(url, {"email": "not an address"}).status_code == 422
    client.logout()
    wizard.signed_in(client)
    page = client.get(url).content.decode()
    assert "not an address" in page
    assert "govuk-error-summary" in page


def test_one_page_does_not_touch_another(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    for key in ("application", "kind"):
        client.post(f"/initiation/drafts/{draft.pk}/{key}/", wizard.answers()[key])
    client.post(f"/initiation/drafts/{draft.pk}/application/", {"form": "an3", "language": "ru"})
    draft.refresh_from_db()
    assert draft.data["kind"] == {"kind": "1"}
    assert draft.data["application"] == {"form": "an3", "language": "ru"}


def test_save_and_come_back_later_keeps_what_is_wrong(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    response = client.post(f"/initiation/drafts/{draft.pk}/contacts/", {"email": "x", "later": "1"})
    assert response["Location"] == f"/initiation/drafts/{draft.pk}/"
    draft.refresh_from_db()
    assert draft.data["contacts"]["email"] == "x"


@pytest.mark.parametrize("page", PAGES)
def test_another_persons_draft_does_not_exist(client: Client, page: str) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    wizard.signed_in(client, wizard.person(wizard.OTHER_IIN))
    assert client.get(f"/initiation/drafts/{draft.pk}/{page}").status_code == 404
    assert client.get(f"/initiation/drafts/{uuid4()}/{page}").status_code == 404


def test_a_draft_of_another_capacity_does_not_exist(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    wizard.signed_in(client, organisation=wizard.BIN)
    assert client.post(f"/initiation/drafts/{draft.pk}/application/", {"form": "an2"}).status_code == 404
    draft.refresh_from_db()
    assert draft.data == {}


def test_a_deleted_draft_can_be_brought_back(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    base = f"/initiation/drafts/{draft.pk}/"
    assert client.post(f"{base}delete/")["Location"] == f"{base}deleted/"
    assert client.get(base).status_code == 404
    assert client.get(f"{base}deleted/").status_code == 200
    assert client.post(f"{base}restore/")["Location"] == base
    assert client.get(base).status_code == 200


def test_a_page_of_a_sent_draft_leads_to_the_case_and_changes_nothing(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    Draft.objects.filter(pk=draft.pk).update(submitted_at=draft.created_at)
    response = client.post(f"/initiation/drafts/{draft.pk}/application/", {"form": "an3"})
    assert response["Location"] == f"/initiation/cases/{draft.pk}/"
    draft.refresh_from_db()
    assert draft.data == {}


def test_contacts_are_offered_from_the_earlier_draft(client: Client) -> None:
    wizard.signed_in(client)
    wizard.filled(client)
    draft = wizard.begun(client)
    assert "aliya@example.kz" in client.get(f"/initiation/drafts/{draft.pk}/contacts/").content.decode()


def test_the_claimant_is_offered_from_the_certificate(client: Client) -> None:
    who = wizard.signed_in(client)
    draft = wizard.begun(client)
    page = client.get(f"/initiation/drafts/{draft.pk}/claimant/").content.decode()
    assert who.iin in page
    assert who.surname in page


def test_debtors_are_added_and_removed(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.filled(client)
    base = f"/initiation/drafts/{draft.pk}/debtors/"
    second = client.post(f"{base}add/", {"kind": "organisation"})["Location"]
    assert client.post(base).status_code == 422
    client.post(second, {"name": "АО «Мысал»", "account_rows": "1"})
    assert client.post(base).status_code == 302
    client.post(f"{second}remove/")
    draft.refresh_from_db()
    assert [row["kind"] for row in draft.data["debtors"]] == ["person"]


def test_an_application_names_at_most_twenty_debtors(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    for _ in range(22):
        client.post(f"/initiation/drafts/{draft.pk}/debtors/add/", {"kind": "person"})
    draft.refresh_from_db()
    assert len(draft.data["debtors"]) == 20


def test_another_account_is_one_more_row(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.begun(client)
    url = f"/initiation/drafts/{draft.pk}/claimant/"
    response = client.post(url, {"surname": "Серікова", "account_rows": "1", "more": "account"})
    page = client.get(response["Location"]).content.decode()
    assert "account_1_iban" in page
    assert "govuk-error-message" not in page
    assert "Серікова" in page


def test_nobody_keeps_endless_drafts(client: Client) -> None:
    wizard.signed_in(client)
    for _ in range(52):
        client.post("/initiation/begin/")
    assert Draft.objects.count() == 50
