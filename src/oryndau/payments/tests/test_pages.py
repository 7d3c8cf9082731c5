"""A payer's pages and the desk of refunds, in three languages (L-10)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from oryndau.documents import storage
from oryndau.documents.models import Document
from oryndau.gateway.models import Exchange
from oryndau.gateway.shep import GatewayUnavailable
from oryndau.gateway.shep.payments import BudgetPayment
from oryndau.payments import services
from oryndau.payments.models import Fee
from oryndau.payments.services.matching import settle
from oryndau.payments.services.ordering import expire
from oryndau.payments.tests import factories as make
from oryndau.payments.tests.factories import Pretender
from oryndau.people.models import Access, Staff

pytestmark = pytest.mark.django_db
BACKEND = "oryndau.people.backend.EdsBackend"
LANGUAGES = ("kk", "ru", "en")
REASONS = {"reasons_kk": "Қызмет көрсетілген жоқ.", "reasons_ru": "Услуга не оказана."}


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(make.AT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def payer() -> Client:
    return signed_in(make.PAYER)


def signed_in(actor: Any) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(make.person(actor), backend=BACKEND)
    return client


def staff(role: str) -> Client:
    actor = make.STRANGER if role == "licensing-head" else make.PAYER
    post = Staff.objects.create(
        person=make.person(actor), territory="", role=role, position_kk="Маман", position_ru="Специалист"
    )
    client = signed_in(actor)
    session = client.session
    session["acting"] = f"staff:{post.pk}"
    session.save()
    return client


def page(client: Client, name: str, fee: Fee | None = None, language: str = "en", status: int = 200) -> str:
    url = reverse(f"payments:{name}", args=[fee.pk] if fee else [])
    got = client.get(url, headers={"accept-language": language})
    assert got.status_code == status, got.status_code
    return str(got.content.decode())


def unmatched() -> Fee:
    kept = services.keep_receipt(
        "licence-issue", make.IIN, make.PAYER.name, make.receipt(), actor=make.PAYER, at=make.AT
    )
    return settle(kept, None, kept, at=make.AT)


def in_every_state() -> list[Fee]:
    short = services.receive(make.told(make.order(), "100"), at=make.AT)
    used = make.paid(number="B-2")
    services.use(used, make.application(), at=make.AT)
    asked = make.paid(number="B-3")
    services.ask_refund(asked.pk, "Лицензия не нужна", None, actor=make.PAYER, at=make.AT)
    lapsed = make.order()
    expire(lapsed, at=make.AT + timedelta(days=4))
    return [short, used, asked, lapsed, unmatched(), make.paid(number="B-4"), make.order()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_every_state_is_there_in_every_language(payer: Client, language: str) -> None:
    for fee in in_every_state():
        told = page(payer, "fee", fee, language)
        assert "25" in told
        page(payer, "return", fee, language)
        page(payer, "state", fee, language)
    assert "desk-cards" in page(payer, "list", language=language)


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "Төлем жоқ"), ("ru", "Платежей нет"), ("en", "You have no payments")]
)
def test_who_paid_nothing_reads_so(payer: Client, language: str, words: str) -> None:
    assert words in page(payer, "list", language=language)


def test_the_order_tells_the_sum_its_reckoning_and_the_rule(payer: Client) -> None:
    told = page(payer, "pay", make.order("licence-renewal"))
    for words in (
        "6 MCI × 4325 tenge × 10 % = 2595 tenge",
        "Tax Code, Art. 554",
        "24 November 2026",
        "Assumption",
    ):
        assert words in told


def test_the_way_to_the_bank_is_a_link_that_makes_the_bill(payer: Client, pgeg: Pretender) -> None:
    fee = make.order()
    assert reverse("payments:bank", args=[fee.pk]) in page(payer, "pay", fee)
    got = payer.get(reverse("payments:bank", args=[fee.pk]))
    assert (got.status_code, got["Location"]) == (302, f"http://127.0.0.1:1/bank/{fee.pk.hex}?lang=en")
    payer.get(reverse("payments:bank", args=[fee.pk]))
    assert pgeg.asked == 1, "the bill is made once"


def test_when_the_gateway_is_down_the_page_says_so_and_lets_try_again(payer: Client, pgeg: Pretender) -> None:
    fee = make.order()
    pgeg.error = GatewayUnavailable("down")
    told = page(payer, "bank", fee, status=503)
    assert "The payment gateway does not answer" in told
    assert "Try again" in told
    assert Exchange.objects.get().outcome == "GatewayUnavailable"
    pgeg.error = None
    assert payer.get(reverse("payments:bank", args=[fee.pk])).status_code == 302


def test_an_order_whose_days_are_over_leads_to_no_bank(payer: Client, pgeg: Pretender) -> None:
    fee = make.order()
    Fee.objects.filter(pk=fee.pk).update(valid_until=make.AT.date() - timedelta(days=1))
    got = payer.get(reverse("payments:bank", args=[fee.pk]))
    assert got["Location"] == reverse("payments:pay", args=[fee.pk])
    told = page(payer, "pay", fee)
    assert "The days of this order are over" in told
    assert reverse("payments:bank", args=[fee.pk]) not in told


def test_who_comes_back_waits_for_the_confirmation_and_reads_what_to_do(payer: Client) -> None:
    fee = make.order()
    assert not make.work(fee, "fee.ask-status")
    told = page(payer, "return", fee)
    assert 'hx-trigger="every 2s"' in told
    assert "Go on without waiting" in told
    [message] = make.messages(fee, "fee.ask-status")
    assert message.available_at == make.AT, "the worker looks at once"
    long = payer.get(reverse("payments:state", args=[fee.pk]), {"asked": "20"}).content.decode()
    assert "It takes longer than usual" in long
    assert 'hx-trigger="every 10s"' in long
    assert payer.get(reverse("payments:state", args=[fee.pk]), {"asked": "x²"}).status_code == 200


def test_once_it_is_confirmed_the_page_stops_asking(payer: Client) -> None:
    fee = make.paid()
    told = page(payer, "state", fee)
    assert "hx-get" not in told
    assert "The bank has confirmed the payment" in told
    assert 'href="/licensing/"' in told


def test_another_person_s_fee_does_not_exist(payer: Client) -> None:
    fee = make.paid()
    other = signed_in(make.STRANGER)
    for name in ("pay", "bank", "return", "state", "fee", "ask-refund", "correct", "file"):
        page(other, name, fee, status=404)
    assert Client().get(reverse("payments:fee", args=[fee.pk])).status_code == 302


def test_the_payer_asks_for_his_money_and_the_head_approves(payer: Client) -> None:
    fee = make.paid()
    url = reverse("payments:ask-refund", args=[fee.pk])
    assert "goes back to where it was paid from" in page(payer, "ask-refund", fee)
    wrong = payer.post(url, {"version": "2", "reason": ""})
    assert (wrong.status_code, b"govuk-error-summary" in wrong.content) == (422, True)
    hidden = payer.post(url, {"version": "2", "reason": "Верните\u202e деньги"})
    assert (hidden.status_code, "cannot be shown" in hidden.content.decode()) == (422, True)
    assert payer.post(url, {"version": "2", "reason": "Не буду получать лицензию"}).status_code == 302
    assert make.again(fee).state == "refund-asked"
    head = staff("licensing-head")
    assert "B-1" in page(head, "refunds")
    told = page(head, "refund", fee)
    assert "Не буду получать лицензию" in told
    assert Access.objects.filter(subject=make.IIN, case_id=fee.pk).exists()
    desk = reverse("payments:refund", args=[fee.pk])
    assert head.post(desk, {"version": "3", "outcome": "approve"}).status_code == 422
    assert head.post(desk, {"version": "3", "outcome": "approve", **REASONS}).status_code == 302
    assert make.again(fee).state == "refund-approved"
    assert "No refund waits for a decision" in page(head, "refunds")
    assert REASONS["reasons_ru"] in page(payer, "fee", fee)


def test_a_licensor_reads_and_does_not_decide(payer: Client) -> None:
    fee = make.paid()
    services.ask_refund(fee.pk, "Верните", None, actor=make.PAYER, at=make.AT)
    licensor = staff("licensor")
    told = page(licensor, "refund", fee)
    assert "<textarea" not in told
    answer = licensor.post(
        reverse("payments:refund", args=[fee.pk]), {"version": "3", "outcome": "approve", **REASONS}
    )
    assert (answer.status_code, make.again(fee).state) == (200, "refund-asked")


def test_the_desk_is_closed_to_payers_and_other_staff(payer: Client) -> None:
    fee = make.paid()
    for name, of in (("refunds", None), ("refund", fee), ("refund-file", fee)):
        page(payer, name, of, status=403)
    page(staff("clerk"), "refunds", status=403)


def test_a_stale_page_of_a_refund_is_told_what_changed(payer: Client) -> None:
    fee = make.paid()
    answer = payer.post(
        reverse("payments:ask-refund", args=[fee.pk]), {"version": "1", "reason": "Передумала"}
    )
    assert answer.status_code == 409


def test_an_account_with_wrong_digits_is_named(payer: Client) -> None:
    kept = services.keep_receipt("licence-issue", make.IIN, "x", make.receipt(), actor=make.PAYER, at=make.AT)
    found = BudgetPayment("CASPKZKA", "77", make.AT.date(), make.DUE, "105402", make.IIN)
    fee = settle(kept, found, kept, at=make.AT)
    url = reverse("payments:ask-refund", args=[fee.pk])
    for iban, words in (
        ("", "Account (IBAN)"),
        ("KZ11 1234 5678 9012 3456", "This is not an account number"),
    ):
        answer = payer.post(url, {"version": "2", "reason": "Передумала", "iban": iban})
        assert answer.status_code == 422
        assert words in answer.content.decode()
    good = {"version": "2", "reason": "Передумала", "iban": "KZ86 125K ZT50 0410 0100"}
    assert payer.post(url, good).status_code == 302


def test_a_receipt_that_was_not_confirmed_is_corrected(payer: Client) -> None:
    fee = unmatched()
    url = reverse("payments:correct", args=[fee.pk])
    assert 'value="77"' in page(payer, "correct", fee)
    said = {
        "version": "2", "bank": "HSBKKZKX", "number": "78", "paid_on": "2026-11-21", "amount": "25 950,00",
        "kbk": "105402",
    }  # fmt: skip
    future = payer.post(url, {**said, "paid_on": "2026-12-01"})
    assert (future.status_code, "has not come yet" in future.content.decode()) == (422, True)
    for field, value, words in (
        ("amount", "x", "Enter the sum in tenge"), ("kbk", "12", "six digits"), ("bank", "", "Bank"),
    ):  # fmt: skip
        wrong = payer.post(url, {**said, field: value})
        assert (wrong.status_code, words in wrong.content.decode()) == (422, True)
    assert payer.post(url, said).status_code == 302
    fee = make.again(fee)
    assert (fee.state, fee.bank, fee.number) == ("kept", "HSBKKZKX", "78")


def test_the_receipt_s_file_is_shown_to_its_payer_and_at_the_desk(payer: Client) -> None:
    fee = unmatched()
    sha256 = storage.put(b"%PDF-1.7 receipt")
    Document.objects.create(
        case_id=fee.pk, kind="attachment", name="чек.pdf", media_type="application/pdf",
        sha256=sha256, size=16, created_at=make.AT, territory="71",
    )  # fmt: skip
    Fee.objects.filter(pk=fee.pk).update(sha256=sha256)
    assert "чек.pdf" in page(payer, "fee", fee)
    assert payer.get(reverse("payments:file", args=[fee.pk])).status_code == 200
    head = staff("licensing-head")
    assert head.get(reverse("payments:refund-file", args=[fee.pk])).status_code == 200
    assert Access.objects.filter(case_id=fee.pk, what="file").exists()


def test_the_list_costs_the_same_whatever_it_holds(
    payer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make.paid()
    page(payer, "list")
    with django_assert_num_queries(3):  # session, person, fees
        page(payer, "list")
    for number in range(25):
        make.paid(number=f"C-{number}")
    with django_assert_num_queries(3):
        told = page(payer, "list")
    assert "?after=" in told


def test_a_fee_s_page_costs_five_questions(
    payer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    fee = make.paid()
    page(payer, "fee", fee)
    with django_assert_num_queries(5):  # session, person, fee, case, events
        page(payer, "fee", fee)
