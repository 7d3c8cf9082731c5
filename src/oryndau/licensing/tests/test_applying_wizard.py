"""The application for a licence, page by page (L-02, L-10)."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from oryndau.law.licensing.facts import LabourGround
from oryndau.licensing.applying.pages import ISSUE_PAGES
from oryndau.licensing.tests import applying, factories
from oryndau.people.models import Person
from oryndau.wizard.models import Draft, Upload

pytestmark = pytest.mark.django_db
BASE = "/licensing/drafts"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    applying.at(monkeypatch)


@pytest.fixture
def who(client: Client) -> Person:
    client.cookies["django_language"] = "en"
    return applying.signed_in(client)


def _errors(response: Any) -> dict[str, list[str]]:
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_first_page_is_open_to_everybody(client: Client, language: str) -> None:
    """L-02, L-10, L-11: what it costs today and why, how long, who cannot."""
    client.cookies["django_language"] = language
    page = client.get("/licensing/")
    assert page.status_code == 200
    assert page.context["fee"].mci * 6 == page.context["fee"].amount
    assert page.context["term"].length == 10
    assert len(page.context["restrictions"]) == 8
    assert len(page.context["grounds"]) == 4
    assert "/sign-in/" in page.content.decode()


def test_who_is_certified_reads_that_his_decision_is_ready(client: Client, who: Person) -> None:
    number = factories.decision(who)
    assert client.get("/licensing/").context["decision"].number == number


def test_an_organisation_does_not_apply(client: Client) -> None:
    """L-02: a natural person applies."""
    applying.signed_in(client, organisation=applying.BIN)
    assert not client.get("/licensing/").context["may_apply"]
    assert client.post("/licensing/begin/").status_code == 403
    assert not Draft.objects.exists()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", ["certification", "labour"])
def test_every_page_opens_in_every_language(client: Client, language: str, kind: str) -> None:
    applying.signed_in(client)
    client.cookies["django_language"] = language
    draft = applying.begun(client)
    client.post(f"{BASE}/{draft.pk}/basis/", {"kind": kind})
    other = "labour" if kind == "certification" else "certification"
    for page in ISSUE_PAGES:
        response = client.get(f"{BASE}/{draft.pk}/{page.key}/")
        assert response.status_code == (302 if page.key == other else 200), page.key
    for key in ("", "check/", "delete/", "fee/receipt/"):
        assert client.get(f"{BASE}/{draft.pk}/{key}").status_code == 200


def test_a_right_page_leads_to_the_next(client: Client, who: Person) -> None:
    draft = applying.begun(client)
    keys = [page.key for page in ISSUE_PAGES if page.key != "labour"]
    for key, data in applying.issue().items():
        response = client.post(f"{BASE}/{draft.pk}/{key}/", data)
        assert response.status_code == 302, (key, _errors(response))
        following = keys[keys.index(key) + 1] if key != keys[-1] else "check"
        assert response["Location"] == f"{BASE}/{draft.pk}/{following}/"


@pytest.mark.parametrize("key", [page.key for page in ISSUE_PAGES if page.form and page.key != "bank"])
def test_an_empty_page_is_refused_with_links_to_the_fields(client: Client, who: Person, key: str) -> None:
    draft = applying.begun(client)
    if key in ("certification", "labour"):
        client.post(f"{BASE}/{draft.pk}/basis/", {"kind": key})
    response = client.post(f"{BASE}/{draft.pk}/{key}/", {})
    assert response.status_code == 422
    page = response.content.decode()
    for name in _errors(response):
        assert f'href="#id_{name}' in page, name


@pytest.mark.parametrize("key", [page.key for page in ISSUE_PAGES if page.form])
def test_answers_that_are_too_long_do_not_break_the_page(client: Client, who: Person, key: str) -> None:
    draft = applying.begun(client)
    if key in ("certification", "labour"):
        client.post(f"{BASE}/{draft.pk}/basis/", {"kind": key})
    url = f"{BASE}/{draft.pk}/{key}/"
    names = list(client.get(url).context["form"].fields)
    data = dict.fromkeys(names, "ш" * 30_000) | {f"{name}_day": "9" * 30_000 for name in names}
    assert client.post(url, data).status_code == (302 if key == "consents" else 422)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize(
    ("key", "field", "value", "words"),
    [
        ("contacts", "email", "dana@", "e-mail"),
        ("contacts", "fax", "12", "at least 10"),
        ("residence", "residence_postal_code", "12345Z", "postal code"),
        ("region", "territory", "99", "list"),
        ("region", "office_street", "Абай", None),
        ("basis", "kind", "both", "list"),
        ("bank", "account", "KZ00125KZT5004100100", "check"),
        ("certification", "territory", "99", "list"),
        ("certification", "decided_on_year", "2027", None),
    ],
)
def test_a_wrong_answer_names_the_rule(
    client: Client, who: Person, key: str, field: str, value: str, words: str | None
) -> None:
    draft = applying.begun(client)
    client.post(f"{BASE}/{draft.pk}/basis/", {"kind": "certification"})
    response = client.post(f"{BASE}/{draft.pk}/{key}/", applying.issue()[key] | {field: value})
    assert response.status_code == 422
    told = _errors(response)
    if words:
        assert any(words in error.lower() for error in told[field]), told


class TestBasis:
    """L-02, An.3: exactly one basis."""

    def test_only_the_page_of_the_chosen_basis_is_asked(self, client: Client, who: Person) -> None:
        draft = applying.begun(client)
        for kind, other in (("labour", "certification"), ("certification", "labour")):
            client.post(f"{BASE}/{draft.pk}/basis/", {"kind": kind})
            assert client.get(f"{BASE}/{draft.pk}/{kind}/").status_code == 200
            assert client.get(f"{BASE}/{draft.pk}/{other}/")["Location"] == f"{BASE}/{draft.pk}/"

    def test_a_decision_in_force_is_ready_to_choose(self, client: Client, who: Person) -> None:
        number = factories.decision(who)
        draft = applying.begun(client)
        client.post(f"{BASE}/{draft.pk}/basis/", {"kind": "certification"})
        url = f"{BASE}/{draft.pk}/certification/"
        assert client.get(url).context["form"]["which"].value() == number
        assert client.post(url, {"which": number}).status_code == 302
        assert client.get(url).context["warned"] == []

    def test_a_decision_of_another_person_is_not_offered(self, client: Client, who: Person) -> None:
        factories.decision(applying.person(applying.OTHER_IIN))
        draft = applying.begun(client)
        client.post(f"{BASE}/{draft.pk}/basis/", {"kind": "certification"})
        assert "which" not in client.get(f"{BASE}/{draft.pk}/certification/").context["form"].fields

    def test_a_number_that_is_not_found_says_what_to_do(self, client: Client, who: Person) -> None:
        draft = applying.begun(client)
        client.post(f"{BASE}/{draft.pk}/basis/", {"kind": "certification"})
        url = f"{BASE}/{draft.pk}/certification/"
        assert client.post(url, applying.certification("CR-75-9999")).status_code == 302
        warned = client.get(url).context["warned"]
        assert ["not in the register" in one.text.en for one in warned] == [True]

    @pytest.mark.parametrize("missing", ["number", "decided_on_day", "territory"])
    def test_a_typed_decision_is_whole(self, client: Client, who: Person, missing: str) -> None:
        draft = applying.begun(client)
        client.post(f"{BASE}/{draft.pk}/basis/", {"kind": "certification"})
        data = {name: value for name, value in applying.certification().items() if name != missing}
        assert client.post(f"{BASE}/{draft.pk}/certification/", data).status_code == 422

    def test_the_grounds_are_told_in_the_words_of_the_law(self, client: Client, who: Person) -> None:
        """Art. 142(5)."""
        draft = applying.begun(client)
        client.post(f"{BASE}/{draft.pk}/basis/", {"kind": "labour"})
        form = client.get(f"{BASE}/{draft.pk}/labour/").context["form"]
        told = dict(form.fields["ground"].choices)
        assert set(told) == {one.value for one in LabourGround}
        assert "5 years" in told["prosecutor"]


class TestLabour:
    """L-02, An.3: rows are added, changed and taken out without JavaScript; the days are told."""

    @pytest.fixture
    def url(self, client: Client, who: Person) -> str:
        draft = applying.begun(client)
        client.post(f"{BASE}/{draft.pk}/basis/", {"kind": "labour"})
        return f"{BASE}/{draft.pk}/labour/"

    def test_a_row_is_added_and_taken_out(self, client: Client, url: str) -> None:
        response = client.post(url, applying.labour() | {"more": "row"})
        page = client.get(response["Location"])
        assert page.context["form"].rows_of("row") == 2
        second = applying.row(1, position="Бас маман")
        client.post(url, applying.labour("enforcement", applying.row(), second) | {"more": "row"})
        assert client.get(url).context["form"].rows_of("row") == 3
        three = applying.labour("enforcement", applying.row(), second, applying.row(2, position="Кеңесші"))
        dropped = client.post(url, three | {"drop": "row-0"})
        form = client.get(dropped["Location"]).context["form"]
        assert form.rows_of("row") == 2
        assert [form[f"row_{number}_position"].value() for number in (0, 1)] == ["Бас маман", "Кеңесші"]

    @pytest.mark.parametrize("drop", ["row-9", "row-", "paper-0", "row-ш", "x"])
    def test_a_row_that_is_not_there_takes_nothing_out(self, client: Client, url: str, drop: str) -> None:
        client.post(url, applying.labour() | {"drop": drop})
        assert client.get(url).context["form"]["row_0_position"].value() == "Сот орындаушысы"

    def test_the_last_row_taken_out_is_an_empty_row(self, client: Client, url: str) -> None:
        client.post(url, applying.labour() | {"drop": "row-0"})
        form = client.get(url).context["form"]
        assert form.rows_of("row") == 1
        assert form["row_0_position"].value() is None

    def test_the_days_are_told_against_the_years(self, client: Client, url: str) -> None:
        """A warning and no stop."""
        short = applying.row(**applying.boxes("started_on", date(2025, 1, 6)))
        assert client.post(url, applying.labour("enforcement", short)).status_code == 302
        weighed = client.get(url).context["weighed"]
        assert (weighed.enough, weighed.days, weighed.years) == (False, 360, 2)
        assert weighed.missing > 0
        client.post(url, applying.labour())
        assert client.get(url).context["weighed"].enough

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"dismissal": ""}, "row_0_dismissal"),
            ({"ended_on_year": "2019"}, "row_0_ended_on"),
            ({"ended_on_year": "2027"}, "row_0_ended_on"),
            ({"position": ""}, "row_0_position"),
            ({"duties": ""}, "row_0_duties"),
            ({"started_on_day": ""}, "row_0_started_on"),
            ({"ended_on_day": "", "ended_on_month": "", "ended_on_year": ""}, "row_0_dismissal"),
        ],
    )
    def test_a_wrong_row_names_its_field(
        self, client: Client, url: str, change: dict[str, str], field: str
    ) -> None:
        response = client.post(url, applying.labour("enforcement", applying.row(**change)))
        assert response.status_code == 422
        assert field in _errors(response)

    def test_a_fault_behind_an_empty_row_stands_at_its_own_row(self, client: Client, url: str) -> None:
        wrong = applying.row(1, dismissal="")
        response = client.post(url, applying.labour("enforcement", {"row_0_position": ""}, wrong))
        assert list(_errors(response)) == ["row_1_dismissal"]

    @pytest.mark.parametrize("ground", ["examination", "judge"])
    def test_grounds_that_a_document_shows_name_it(self, client: Client, url: str, ground: str) -> None:
        response = client.post(url, applying.labour(ground))
        assert set(_errors(response)) == {"paper_number", "paper_issued_on", "paper_issuer"}
        assert client.post(url, applying.labour(ground, **applying.paper())).status_code == 302
        assert client.get(url).context["weighed"].needed == 0

    def test_a_document_that_was_begun_is_whole(self, client: Client, url: str) -> None:
        response = client.post(url, applying.labour(paper_number="1"))
        assert set(_errors(response)) == {"paper_issued_on", "paper_issuer"}


class TestFee:
    """L-10: the page of the fee keeps what was chosen."""

    def test_the_gateway_is_a_way_and_nothing_is_lost(self, client: Client, who: Person) -> None:
        draft = applying.begun(client)
        url = f"{BASE}/{draft.pk}/fee/"
        assert client.get(url).context["due"].share == 1
        response = client.post(url, {"way": "gateway"})
        draft.refresh_from_db()
        fee = draft.data["fee"]["fee"]
        assert response["Location"] == f"/payments/{fee}/pay/"
        page = client.get(url)
        assert str(page.context["fee"].pk) == fee
        assert page.context["fee"].return_to == url
        assert page.context["may_pay"]

    def test_an_earlier_fee_can_be_used(self, client: Client, who: Person) -> None:
        fee = factories.fee(who)
        draft = applying.begun(client)
        page = client.get(f"{BASE}/{draft.pk}/fee/")
        assert str(fee.pk) in dict(page.context["form"].fields["way"].choices)
        client.post(f"{BASE}/{draft.pk}/fee/", {"way": str(fee.pk)})
        draft.refresh_from_db()
        assert draft.data["fee"] == {"fee": str(fee.pk)}

    def test_the_fee_of_another_person_is_not_taken(self, client: Client, who: Person) -> None:
        fee = factories.fee(applying.person(applying.OTHER_IIN))
        draft = applying.begun(client)
        assert client.post(f"{BASE}/{draft.pk}/fee/", {"way": str(fee.pk)}).status_code == 422

    def test_a_receipt_is_kept_with_its_file(self, client: Client, who: Person) -> None:
        draft = applying.begun(client)
        due = client.get(f"{BASE}/{draft.pk}/fee/").context["due"]
        data = {
            "bank": "HSBKKZKX", "number": "778899", **applying.boxes("paid_on", date(2026, 11, 20)),
            "amount": str(due.amount), "kbk": "105402", "file": applying.picture(),
        }  # fmt: skip
        response = client.post(f"{BASE}/{draft.pk}/fee/receipt/", data)
        assert response.status_code == 302, _errors(response)
        fee = client.get(f"{BASE}/{draft.pk}/fee/").context["fee"]
        assert (fee.way, fee.state, fee.number) == ("receipt", "kept", "778899")


def test_nothing_must_be_attached_and_a_file_can_be(client: Client, who: Person) -> None:
    """L-02: sheets are counted."""
    draft = applying.begun(client)
    url = f"{BASE}/{draft.pk}/attachments/"
    assert client.post(url, {"next": "1"})["Location"].endswith("/consents/")
    assert client.post(url, {"role": "labour", "file": applying.picture()}).status_code == 302
    assert client.post(url, {"role": "receipt", "file": applying.picture("red")}).status_code == 422
    assert Upload.objects.get().role == "labour"


def test_another_persons_draft_and_another_services_draft_do_not_exist(client: Client, who: Person) -> None:
    draft = applying.begun(client)
    assert client.get(f"/certification/drafts/{draft.pk}/").status_code == 404
    assert client.get(f"/licensing/renewal/drafts/{draft.pk}/").status_code == 404
    applying.signed_in(client, applying.person(applying.OTHER_IIN))
    for page in ("", "basis/", "fee/", "attachments/", "check/", "delete/"):
        assert client.get(f"{BASE}/{draft.pk}/{page}").status_code == 404


def test_who_applies_comes_from_the_certificate(client: Client, who: Person) -> None:
    draft = applying.begun(client)
    client.post(f"{BASE}/{draft.pk}/contacts/", applying.alike()["contacts"] | {"iin": "1"})
    assert who.iin in client.get(f"{BASE}/{draft.pk}/contacts/").content.decode()
    draft.refresh_from_db()
    assert "iin" not in draft.data["contacts"]
