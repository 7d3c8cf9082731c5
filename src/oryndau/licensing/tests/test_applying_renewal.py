"""The re-issue of a licence: its licence, the eight grounds, its fee, its signature (L-09, L-10, L-11)."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from oryndau.cases.models import Case, Message
from oryndau.law.licensing.changes import GROUNDS
from oryndau.law.licensing.facts import ChangeGround
from oryndau.licensing.applying.pages import RENEWAL_PAGES
from oryndau.licensing.models import Application
from oryndau.licensing.tests import applying, licences
from oryndau.licensing.tests.signatures import Agrees, agreed
from oryndau.payments.models import Fee
from oryndau.people.models import Person
from oryndau.registers.models import Licence
from oryndau.signing.models import SignatureSession

pytestmark = pytest.mark.django_db
BASE = "/licensing/renewal/drafts"
KEYS = [key.value for key in GROUNDS]
BY_REGISTER = [key.value for key, one in GROUNDS.items() if one.register]


@pytest.fixture(autouse=True)
def agrees(monkeypatch: pytest.MonkeyPatch) -> Iterator[Agrees]:
    applying.at(monkeypatch)
    with agreed(applying.IIN) as made:
        yield made


@pytest.fixture
def who(client: Client) -> Person:
    client.cookies["django_language"] = "en"
    return applying.signed_in(client)


@pytest.fixture
def own(who: Person) -> Licence:
    return licences.granted(who)


def _errors(response: Any) -> set[str]:
    return set(response.context["form"].errors)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_first_page_is_open_to_everybody(client: Client, language: str) -> None:
    """L-09 to L-11: eight grounds, ten per cent of the rate, three working days."""
    client.cookies["django_language"] = language
    page = client.get("/licensing/renewal/")
    assert len(page.context["grounds"]) == 8
    assert str(page.context["fee"].share) == "0.1"
    assert page.context["term"].length == 3


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(client: Client, own: Licence, language: str) -> None:
    client.cookies["django_language"] = language
    draft = applying.begun(client, applying.RENEWAL)
    client.post(f"{BASE}/{draft.pk}/grounds/", {"grounds": KEYS})
    for page in RENEWAL_PAGES:
        assert client.get(f"{BASE}/{draft.pk}/{page.key}/").status_code == 200, page.key
    for key in ("", "check/", "delete/", "fee/receipt/"):
        assert client.get(f"{BASE}/{draft.pk}/{key}").status_code == 200


def test_ones_own_licence_is_ready_to_choose(client: Client, own: Licence) -> None:
    """L-09: number and date are filled in."""
    assert client.get("/licensing/renewal/").context["own"] == own
    draft = applying.begun(client, applying.RENEWAL)
    url = f"{BASE}/{draft.pk}/licence/"
    assert client.get(url).context["form"]["which"].value() == own.number
    assert client.post(url, {"which": own.number})["Location"].endswith("/grounds/")


def test_a_licence_is_typed_where_the_register_knows_none(client: Client, who: Person) -> None:
    draft = applying.begun(client, applying.RENEWAL)
    url = f"{BASE}/{draft.pk}/licence/"
    assert "which" not in client.get(url).context["form"].fields
    assert _errors(client.post(url, {})) == {"number", "issued_on", "territory"}


def test_only_the_chosen_grounds_have_pages(client: Client, own: Licence) -> None:
    draft = applying.begun(client, applying.RENEWAL)
    response = client.post(f"{BASE}/{draft.pk}/grounds/", {"grounds": ["name", "requirement"]})
    assert response["Location"].endswith("/change-name/")
    assert client.get(f"{BASE}/{draft.pk}/change-requirement/").status_code == 200
    gone = client.get(f"{BASE}/{draft.pk}/change-alienation/")
    assert gone["Location"] == f"{BASE}/{draft.pk}/"
    assert client.post(f"{BASE}/{draft.pk}/grounds/", {}).status_code == 422
    assert client.post(f"{BASE}/{draft.pk}/grounds/", {"grounds": ["none"]}).status_code == 422


@pytest.mark.parametrize("key", KEYS)
def test_each_ground_asks_for_before_after_and_what_shows_it(client: Client, own: Licence, key: str) -> None:
    """L-09, A2 p.14(3): a document, unless a state register shows the change."""
    draft = applying.begun(client, applying.RENEWAL)
    client.post(f"{BASE}/{draft.pk}/grounds/", {"grounds": [key]})
    url = f"{BASE}/{draft.pk}/change-{key}/"
    page = client.get(url)
    assert page.context["ground"].key.value == key
    assert (page.context["register"] is not None) is (key in BY_REGISTER)
    paper = set() if key in BY_REGISTER else {"number", "issued_on", "issuer"}
    assert _errors(client.post(url, {})) == {"before", "after"} | paper
    assert client.post(url, applying.change()).status_code == 302
    bare = {"before": "а", "after": "б"}
    assert client.post(url, bare).status_code == (302 if key in BY_REGISTER else 422)
    assert _errors(client.post(url, bare | {"number": "1"})) == {"issued_on", "issuer"}
    assert _errors(client.post(url, applying.change(after="Оспанова Дана"))) == {"after"}


@pytest.mark.parametrize("key", ["alienation", "object-address"])
def test_grounds_of_objects_explain_themselves(client: Client, own: Licence, key: str) -> None:
    draft = applying.begun(client, applying.RENEWAL)
    client.post(f"{BASE}/{draft.pk}/grounds/", {"grounds": [key]})
    page = client.get(f"{BASE}/{draft.pk}/change-{key}/").content.decode()
    assert "issued to a person, not for an object" in page


def test_the_new_name_is_offered(client: Client, own: Licence, who: Person) -> None:
    Person.objects.filter(pk=who.pk).update(surname="Серікова")
    draft = applying.begun(client, applying.RENEWAL)
    client.post(f"{BASE}/{draft.pk}/grounds/", {"grounds": ["name"]})
    form = client.get(f"{BASE}/{draft.pk}/change-name/").context["form"]
    assert (form["before"].value(), form["after"].value()) == (own.name, "Серікова Дана")


@pytest.mark.parametrize("key", [key for key in KEYS if key not in BY_REGISTER])
def test_a_ground_that_no_register_shows_needs_a_copy(client: Client, own: Licence, key: str) -> None:
    """A2 p.14(3): without it the application is not complete."""
    draft = applying.renewed(client, own.number, key)
    url = f"{BASE}/{draft.pk}/attachments/"
    assert client.get(url).context["evidence"]
    assert client.post(url, {"next": "1"}).status_code == 422
    assert not client.get(f"{BASE}/{draft.pk}/check/").context["ready"]
    client.post(url, {"role": "change", "file": applying.picture()})
    assert client.get(f"{BASE}/{draft.pk}/check/").context["ready"]


def _signed(client: Client, number: str, *grounds: str) -> Case:
    draft = applying.renewed(client, number, *grounds)
    client.post(f"{BASE}/{draft.pk}/attachments/", {"role": "change", "file": applying.picture()})
    signing = client.post(f"{BASE}/{draft.pk}/sign/")["Location"]
    response = client.post(signing, {"cms": "MIIB"})
    assert response.status_code == 302, response.content.decode()[-2000:]
    return Case.objects.get(pk=draft.pk)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_all_eight_grounds_are_signed_in_one_application(client: Client, own: Licence, language: str) -> None:
    """L-09: one application names one or more grounds, in the order of the form."""
    client.cookies["django_language"] = language
    case = _signed(client, own.number, *reversed(KEYS))
    facts = SignatureSession.objects.get().subject["facts"]
    assert [one["ground"] for one in facts["changes"]] == [ground.value for ground in ChangeGround]
    assert (facts["licence"], facts["issued_on"]) == (own.number, own.issued_on.isoformat())
    assert facts["sheets"] == 1
    assert (case.procedure, case.state) == ("licence-renewal", "submitted")
    row = Application.objects.get()
    assert (row.procedure, row.iin) == ("licence-renewal", own.iin)
    assert Fee.objects.get(pk=row.fee).application == case.pk
    topics = set(Message.objects.filter(case=case.pk).values_list("topic", flat=True))
    assert {"renewal.register", "renewal.ask-registers", "renewal.received"} <= topics


@pytest.mark.parametrize("key", KEYS)
def test_each_ground_can_be_submitted(client: Client, own: Licence, key: str) -> None:
    """L-09."""
    case = _signed(client, own.number, key)
    page = client.get(f"/licensing/cases/{case.pk}/")
    assert page.status_code == 200
    assert [one.ground.value for one in page.context["facts"].changes] == [key]


def test_what_is_signed_can_be_read_before(client: Client, own: Licence) -> None:
    draft = applying.renewed(client, own.number)
    location = client.post(f"{BASE}/{draft.pk}/sign/")["Location"]
    opened = SignatureSession.objects.get()
    assert client.get(location).status_code == 200
    assert client.get(f"/licensing/renewal/preview/{opened.pk}/").content.startswith(b"%PDF")
    assert client.get(f"/licensing/preview/{opened.pk}/").status_code == 404


def test_a_licence_that_is_not_ones_own_and_alienation_are_warned_of(client: Client, who: Person) -> None:
    """They can be signed; the re-issue would be refused."""
    other = licences.granted()
    typed = {"number": other.number, **applying.boxes("issued_on", other.issued_on), "territory": "75"}
    draft = applying.renewed(client, "", "alienation", licence=typed)
    client.post(f"{BASE}/{draft.pk}/attachments/", {"role": "change", "file": applying.picture()})
    found = client.get(f"{BASE}/{draft.pk}/check/").context
    assert found["ready"]
    assert [one.text.en[:12] for one in found["warnings"]] == ["the register", "the licence "]


def test_a_second_application_while_one_is_considered_is_refused(client: Client, own: Licence) -> None:
    _signed(client, own.number, "name")
    draft = applying.renewed(client, own.number)
    assert not client.get(f"{BASE}/{draft.pk}/check/").context["ready"]
    client.post(f"{BASE}/{draft.pk}/sign/")
    assert SignatureSession.objects.count() == 1
    assert client.get("/licensing/renewal/").context["barred"]
