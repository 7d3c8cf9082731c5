"""The acts of the bailiff and the head at the desk: initiate, refuse, hand over (E-03, E-10)."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from oryndau.acts.models import Prepared
from oryndau.cases.models import Case
from oryndau.initiation.tests import factories as make
from oryndau.law.tests import samples
from oryndau.people.models import Access, Staff
from oryndau.signing.models import SignatureSession

pytestmark = pytest.mark.django_db
LATER = make.FRIDAY + timedelta(hours=1)
KK, RU = "Ұсыну мерзімі өтіп кеткен.", "Срок предъявления истёк."


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("queue", "case", "act", "reassign"):
        monkeypatch.setattr(f"oryndau.initiation.desk.views.{name}.now", lambda: LATER)
    monkeypatch.setattr("oryndau.acts.views.now", lambda: LATER)
    monkeypatch.setattr("oryndau.wizard.reading.serving.now", lambda: LATER)


@pytest.fixture
def post() -> Staff:
    return make.bailiff()


@pytest.fixture
def case(post: Staff) -> Case:
    return make.registered(motions=[{"measure": "arrest-accounts"}])


@pytest.fixture
def client(post: Staff) -> Client:
    return make.signed_in(post)


def url(case: Case, step: str) -> str:
    return reverse("desk:act", args=[case.pk, step])


def refusal(case: Case, **changes: Any) -> dict[str, Any]:
    return {"version": case.version, "grounds": ["38.3"], "reasons_kk": KK, "reasons_ru": RU, **changes}


def words_of(client: Client, prepared: Prepared) -> str:
    response = client.get(reverse("acts:preview", args=[prepared.pk]))
    assert response["content-type"] == "application/pdf"
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_measures_asked_for_are_marked_in_advance(client: Client, case: Case) -> None:
    page = client.get(url(case, "initiate")).content.decode()
    marked = [tag for tag in page.split("<input") if "checked" in tag]
    assert len(marked) == 1
    assert 'value="arrest-accounts"' in marked[0]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("step", ["initiate", "refuse"])
def test_the_forms_are_read_in_three_languages(client: Client, case: Case, step: str, language: str) -> None:
    assert client.get(url(case, step), headers={"accept-language": language}).status_code == 200


def test_initiation_is_previewed_and_frozen_for_signing(client: Client, case: Case, post: Staff) -> None:
    answer = client.post(url(case, "initiate"), {"version": case.version, "measures": ["arrest-property"]})
    prepared = Prepared.objects.get()
    assert answer["location"] == reverse("acts:prepared", args=[prepared.pk])
    assert prepared.facts == {"measures": ["arrest-property"], "notes": None}
    assert str(case.number) in words_of(client, prepared)
    assert Access.objects.filter(what="decree").count() == 2
    assert client.get(answer["location"]).status_code == 200
    answer = client.post(reverse("acts:sign", args=[prepared.pk]))
    session = SignatureSession.objects.get()
    assert answer["location"] == reverse("signing:page", args=[session.pk])
    assert (session.purpose, session.expected_iin) == ("initiation.initiate", post.person.iin)
    case.refresh_from_db()
    assert case.state == "registered"


def test_refusal_carries_grounds_and_reasons_in_both_languages(client: Client, case: Case) -> None:
    answer = client.post(url(case, "refuse"), refusal(case, grounds=["38.3", "38.8"]))
    assert answer.status_code == 302
    prepared = Prepared.objects.get()
    assert prepared.facts["grounds"] == ["38.3", "38.8"]
    words = words_of(client, prepared)
    assert "Ұсыну мерзімі өтіп кеткен" in words
    assert "Срок предъявления истёк" in words


def test_failed_checks_are_marked_in_advance_with_their_finding(client: Client, post: Staff) -> None:
    case = make.registered(document__in_force_on=None)
    page = client.get(url(case, "refuse")).content.decode()
    marked = [line for line in page.split("<input") if "checked" in line]
    assert len(marked) == 1
    assert 'value="38.6"' in marked[0]
    assert "№ 261-IV заң" in page
    assert "Закон № 261-IV" in page


def test_grounds_about_private_bailiffs_are_not_offered(client: Client, case: Case) -> None:
    assert 'value="38.7"' not in client.get(url(case, "refuse")).content.decode()
    assert client.post(url(case, "refuse"), refusal(case, grounds=["38.7"])).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"grounds": []}, {"grounds": ["38.99"]}, {"reasons_kk": ""}, {"reasons_ru": "коротко"},
        {"reasons_kk": "ұ" * 1901}, {"version": ""}, {"reasons_ru": "скрытый \u202e текст наоборот"},
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_prepared(
    client: Client, case: Case, wrong: dict[str, Any]
) -> None:
    answer = client.post(url(case, "refuse"), refusal(case, **wrong))
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Prepared.objects.exists()


def test_what_was_typed_stands_in_the_form_again_after_the_preview(client: Client, case: Case) -> None:
    client.post(url(case, "refuse"), refusal(case))
    assert RU in client.get(url(case, "refuse")).content.decode()


def test_a_stale_form_is_refused_and_says_what_happened(client: Client, case: Case) -> None:
    asked = refusal(case)
    make.answered(case, "debtor", samples.DEBTOR_BIN)
    answer = client.post(url(case, "refuse"), asked, headers={"accept-language": "en"})
    assert answer.status_code == 409
    assert "A state register answered" in answer.content.decode()
    assert not Prepared.objects.exists()


def test_a_stale_decree_cannot_be_signed(client: Client, case: Case) -> None:
    client.post(url(case, "initiate"), {"version": case.version})
    prepared = Prepared.objects.get()
    make.answered(case, "debtor", samples.DEBTOR_BIN)
    page = client.get(reverse("acts:prepared", args=[prepared.pk])).content.decode()
    assert reverse("acts:sign", args=[prepared.pk]) not in page
    assert client.post(reverse("acts:sign", args=[prepared.pk])).status_code == 409
    assert not SignatureSession.objects.exists()


def test_a_double_click_does_no_harm(client: Client, case: Case) -> None:
    for _ in range(2):
        assert client.post(url(case, "refuse"), refusal(case)).status_code == 302
    first = Prepared.objects.order_by("id").first()
    assert first is not None
    for _ in range(2):
        assert client.post(reverse("acts:sign", args=[first.pk])).status_code == 302
    case.refresh_from_db()
    assert case.state == "registered"


def test_nobody_but_the_bailiff_who_has_it_acts(case: Case) -> None:
    for other in (make.bailiff(surname="Омаров"), make.head()):
        browser = make.signed_in(other)
        assert browser.get(url(case, "refuse")).status_code == 403
        assert browser.post(url(case, "refuse"), refusal(case)).status_code == 403
    assert not Prepared.objects.exists()


def test_a_decree_in_preparation_is_its_makers_alone(client: Client, case: Case) -> None:
    client.post(url(case, "refuse"), refusal(case))
    prepared = Prepared.objects.get()
    other = make.signed_in(make.bailiff(surname="Омаров"))
    for name in ("prepared", "preview"):
        assert other.get(reverse(f"acts:{name}", args=[prepared.pk])).status_code == 404
    assert other.post(reverse("acts:sign", args=[prepared.pk])).status_code == 404


def test_a_decided_case_takes_no_second_act(client: Client, case: Case) -> None:
    make.refused(case)
    assert client.get(url(case, "initiate")).status_code == 409


@pytest.mark.parametrize("step", ["withdraw", "deliver", "submit", "nonsense"])
def test_no_other_step_has_a_form(client: Client, case: Case, step: str) -> None:
    assert client.get(url(case, step)).status_code == 404


def test_a_form_from_another_site_is_refused(post: Staff, case: Case) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = make.signed_in(post).cookies
    assert browser.post(url(case, "refuse"), refusal(case)).status_code == 403


def test_the_head_hands_the_case_over_with_a_reason(case: Case) -> None:
    other = make.bailiff(surname="Омаров")
    head = make.signed_in(make.head())
    address = reverse("desk:reassign", args=[case.pk])
    assert "Омаров" in head.get(address).content.decode()
    asked = {"version": case.version, "staff": str(other.pk), "reason": "исполнитель в отпуске"}
    answer = head.post(address, asked, follow=True)
    assert answer.status_code == 200
    assert "Омаров" in answer.content.decode()
    case.refresh_from_db()
    assert case.assignee == other.pk
    assert head.post(address, asked).status_code in (409, 422)


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"reason": "нет"}, {"staff": ""}, {"staff": "somebody"}])
def test_handing_over_needs_a_bailiff_and_a_reason(case: Case, wrong: dict[str, str]) -> None:
    other = make.bailiff(surname="Омаров")
    asked = {"version": case.version, "staff": str(other.pk), "reason": "исполнитель в отпуске", **wrong}
    answer = make.signed_in(make.head()).post(reverse("desk:reassign", args=[case.pk]), asked)
    assert answer.status_code == 422


def test_a_bailiff_of_another_territory_is_not_offered(case: Case) -> None:
    stranger = make.bailiff("71", "Чужаков")
    address = reverse("desk:reassign", args=[case.pk])
    head = make.signed_in(make.head())
    assert "Чужаков" not in head.get(address).content.decode()
    asked = {"version": case.version, "staff": str(stranger.pk), "reason": "исполнитель в отпуске"}
    assert head.post(address, asked).status_code == 422


def test_a_bailiff_cannot_hand_over(client: Client, case: Case) -> None:
    assert client.get(reverse("desk:reassign", args=[case.pk])).status_code == 403
