"""The endpoint of notifications: believed by signature alone, answered once kept (L-10)."""

import base64
import logging
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from oryndau.emulators.payments.documents import answer
from oryndau.emulators.payments.keys import PaymentKeys
from oryndau.payments.models import Fee, Notification
from oryndau.payments.pgeg.notification import MAX_ENVELOPE
from oryndau.payments.tests import factories as make
from oryndau.payments.tests import notifying

pytestmark = pytest.mark.django_db
URL = "/payments/notifications/"


@pytest.fixture
def keys(tmp_path: Path, settings: Any) -> PaymentKeys:
    settings.PAYMENTS_TRUST = tmp_path / "trust"
    return notifying.keys(tmp_path)


def post(raw: bytes) -> Any:
    """A program posts, without cookies, with the check of forged forms in force."""
    return Client(enforce_csrf_checks=True).post(URL, raw, content_type="text/xml")


def test_a_signed_notification_pays_the_order(keys: PaymentKeys) -> None:
    fee = make.order()
    got = post(notifying.content(notifying.payment(fee), keys))
    assert (got.status_code, b"<result>accepted</result>" in got.content) == (200, True)
    assert make.again(fee).state == "paid"
    kept = Notification.objects.get()
    assert "notificationPayment" in kept.document
    assert "SignatureValue" in kept.document


def test_the_second_identical_one_is_answered_the_same(keys: PaymentKeys) -> None:
    fee = make.order()
    raw = notifying.content(notifying.payment(fee), keys)
    first, second = post(raw), post(raw)
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert Notification.objects.count() == 1


def test_one_that_was_signed_anew_is_the_same_payment_too(keys: PaymentKeys) -> None:
    fee = make.order()
    for _ in range(2):
        assert post(notifying.content(notifying.payment(fee), keys)).status_code == 200
    assert Fee.objects.count() == 1


def test_a_forged_one_is_refused_logged_and_kept_nowhere(
    keys: PaymentKeys, caplog: pytest.LogCaptureFixture
) -> None:
    fee = make.order()
    with caplog.at_level(logging.WARNING):
        got = post(notifying.content(notifying.payment(fee), keys, forged=True))
    assert got.status_code == 403
    assert make.again(fee).state == "ordered"
    assert Notification.objects.count() == 0
    assert "not the gateway's" in caplog.text
    assert fee.iin not in caplog.text


def test_one_that_was_changed_on_the_way_is_refused(keys: PaymentKeys) -> None:
    fee = make.order()
    signed = notifying.inner(notifying.content(notifying.payment(fee, "1"), keys))
    changed = signed.replace(b"1.00<", b"25950.00<")
    assert changed != signed
    got = post(notifying.enveloped(base64.b64encode(changed).decode()))
    assert (got.status_code, make.again(fee).state) == (403, "ordered")


def test_an_escaped_body_is_read_too(keys: PaymentKeys) -> None:
    fee = make.order()
    signed = notifying.inner(notifying.content(notifying.payment(fee), keys)).decode()
    got = post(notifying.enveloped(signed.replace("&", "&amp;").replace("<", "&lt;")))
    assert (got.status_code, make.again(fee).state) == (200, "paid")


HOSTILE = {
    "empty": b"",
    "no-xml": b"<x",
    "no-envelope": b"<x/>",
    "entities": b'<!DOCTYPE x [<!ENTITY a "b">]><m:M xmlns:m="http://epam.com/esb/usc"><m:Body>&a;</m:Body></m:M>',
    "no-base64": notifying.enveloped("***"),
    "no-signature": notifying.enveloped(base64.b64encode(b"<notificationPayment/>").decode()),
    "two-bodies": b'<m:M xmlns:m="http://epam.com/esb/usc"><m:Body>a</m:Body><m:Body>b</m:Body></m:M>',
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_notification_is_refused(keys: PaymentKeys, raw: bytes) -> None:
    assert post(raw).status_code == 403


def test_what_is_too_large_is_not_read(keys: PaymentKeys) -> None:
    assert post(b"<" * (MAX_ENVELOPE + 1)).status_code == 413


def test_a_signed_document_of_another_kind_is_no_notification(keys: PaymentKeys) -> None:
    """An answer of the merchant's protocol, signed by the same key, must not pass as a notification."""
    fee = make.order()
    paid = {
        "reference": fee.pk.hex, "amount": "25950", "payDate": "2026-11-22", "bankBik": "HSBKKZKX",
        "bankReference": "B-1",
    }  # fmt: skip
    said = answer("status", paid, keys.gateway)
    assert post(notifying.enveloped(base64.b64encode(said).decode())).status_code == 403
    assert make.again(fee).state == "ordered"


def test_without_certificates_nobody_is_believed(keys: PaymentKeys, settings: Any, tmp_path: Path) -> None:
    settings.PAYMENTS_TRUST = tmp_path / "nothing"
    fee = make.order()
    assert post(notifying.content(notifying.payment(fee), keys)).status_code == 403


def test_an_unknown_order_and_a_contradiction_are_told_apart(keys: PaymentKeys) -> None:
    fee = make.order()
    stray = notifying.payment(fee)
    stray.reference = "f" * 32
    assert post(notifying.content(stray, keys)).status_code == 404
    assert post(notifying.content(notifying.payment(fee), keys)).status_code == 200
    assert post(notifying.content(notifying.payment(fee, "1"), keys)).status_code == 409
    assert make.again(fee).state == "paid"


@pytest.mark.parametrize("amount", ["0", "-5"])
def test_a_sum_of_no_sense_is_refused(keys: PaymentKeys, amount: str) -> None:
    assert post(notifying.content(notifying.payment(make.order(), amount), keys)).status_code == 403


def test_a_browser_has_nothing_to_look_for_there() -> None:
    assert Client().get(URL).status_code == 405
