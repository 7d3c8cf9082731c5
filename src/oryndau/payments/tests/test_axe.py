"""Every page of fees in a real browser, and the bank's page: axe is content, and a phone fits it (L-10)."""

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from oryndau.emulators.payments.bills import Bill
from oryndau.emulators.payments.page import bill_page, declined_page, unknown_page
from oryndau.payments import services
from oryndau.payments.models import Fee
from oryndau.payments.tests import factories as make
from oryndau.payments.tests.test_pages import in_every_state, signed_in, staff
from oryndau.portal.tests import shown
from oryndau.portal.tests.shown import browser_type_launch_args

__all__ = ["browser_type_launch_args"]
pytestmark = [pytest.mark.django_db, pytest.mark.browser]


def _own(language: str) -> dict[str, bytes]:
    payer = signed_in(make.PAYER)
    found: dict[str, bytes] = {}

    def take(name: str, page: str, fee: Fee | None = None, *, browser: Client = payer, **data: str) -> None:
        address, headers = (
            reverse(f"payments:{page}", args=[fee.pk] if fee else []),
            {"accept-language": language},
        )
        asked = browser.post if data else browser.get
        found[name] = asked(address, data, headers=headers).content

    take("empty", "list")
    fees = in_every_state()
    for fee in fees:
        take(f"fee-{fee.state}", "fee", make.again(fee))
        take(f"return-{fee.state}", "return", make.again(fee))
    ordered, paid, unmatched = fees[-1], fees[-2], fees[-3]
    take("list", "list")
    take("pay", "pay", ordered)
    take("ask", "ask-refund", paid)
    take("ask-wrong", "ask-refund", paid, version="2", reason="")
    take("correct", "correct", unmatched)
    take("correct-wrong", "correct", unmatched, version="2", amount="x")
    head = staff("licensing-head")
    take("refunds", "refunds", browser=head)
    asked = Fee.objects.get(state="refund-asked")
    take("refund", "refund", asked, browser=head)
    take("refund-wrong", "refund", asked, browser=head, version="3")
    services.ask_refund(paid.pk, "Передумала", None, actor=make.PAYER, at=make.AT)
    return found


def _bank(language: str) -> dict[str, bytes]:
    bill = Bill(
        "a1", make.DUE.amount, make.IIN, make.PAYER.name, "Сбор за выдачу лицензии", make.AT.date(),
        "http://127.0.0.1/back", "http://127.0.0.1/told",
    )  # fmt: skip
    pages = {
        "bill": bill_page(bill, language, over=False),
        "wrong": bill_page(bill, language, over=False, error="x"),
        "over": bill_page(bill, language, over=True),
        "declined": declined_page(bill, language),
        "unknown": unknown_page(language),
    }
    return {f"bank-{name}": page.encode() for name, page in pages.items()}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_are_accessible_and_fit_a_phone(browser: Any, language: str) -> None:
    with time_machine.travel(make.AT, tick=False):
        pages = _own(language)
    assert shown.faults(browser, pages) == []


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_bank_s_page_is_accessible_and_fits_a_phone(browser: Any, language: str) -> None:
    assert shown.faults(browser, _bank(language)) == []
