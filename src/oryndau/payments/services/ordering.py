"""Ordering a payment through the gateway: one order stands at a time, and every order ends (L-10)."""

from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from oryndau.cases.actors import Actor
from oryndau.cases.ids import new_id
from oryndau.cases.models import Message
from oryndau.gateway.connection import call
from oryndau.law.fee import NAMES, Purpose, due, valid_until
from oryndau.law.fee.facts import Expiry, Order, Way
from oryndau.law.fee.table import EXPIRED, ORDERED
from oryndau.law.identity import IIN
from oryndau.law.money import Money
from oryndau.payments.connection import gateway
from oryndau.payments.models import Fee, reference_of
from oryndau.payments.pgeg import Bill
from oryndau.payments.services.steps import begin, locked, one_at_a_time, take
from oryndau.timekeeping import local


class Payer(Protocol):
    """Who pays: a person with IIN and name."""

    @property
    def iin(self) -> str:
        """His IIN."""

    @property
    def name(self) -> str:
        """His name as the bill shows it."""


def order(
    purpose: Purpose | str, payer: Payer, territory: str, *, return_to: str, actor: Actor, at: datetime
) -> Fee:
    """The person's order to pay; the one that stands already, where its sum and days still hold.

    `return_to`: the page of ours to which the person comes back. ValueError for an address elsewhere,
    `ParameterError` where no rate is known for today.
    """
    if not return_to.startswith("/") or not url_has_allowed_host_and_scheme(return_to, allowed_hosts=None):
        raise ValueError("return_to is a page of this site")
    purpose, today = Purpose(purpose), local(at).date()
    owed = due(purpose, today)
    with transaction.atomic():
        one_at_a_time(payer.iin, purpose)
        standing = Fee.objects.filter(iin=payer.iin, purpose=purpose, state=ORDERED).first()
        if standing and standing.valid_until and standing.valid_until >= today:
            Fee.objects.filter(pk=standing.pk).update(return_to=return_to)
            standing.return_to = return_to
            return standing
        if standing:
            expire(standing, at=at)
        fee = Fee(
            id=new_id(), territory=territory, iin=payer.iin, name=payer.name, purpose=purpose,
            way=Way.GATEWAY, due=owed.amount, valid_until=valid_until(purpose, today), return_to=return_to,
        )  # fmt: skip
        fee.order_id = fee.id
        facts = Order(
            purpose=purpose, payer=IIN(payer.iin), payer_name=payer.name, due=owed.money,
            mci=Money(owed.mci), valid_until=valid_until(purpose, today),
        )  # fmt: skip
        return begin(fee, "order", facts, at=at, actor=actor)


def bill_of(fee: Fee, language: str, *, at: datetime) -> str:
    """The page of the gateway where the order is paid; made there the first time.

    Raises `Later` where trying again can help, else `GatewayError`; the order stands all the same.
    """
    if not fee.bill:
        assert fee.due is not None, "an order says how much"
        site = settings.SITE_URL
        assert fee.valid_until, "an order says until when"
        name = NAMES[Purpose(fee.purpose)]
        bill = Bill(
            reference=reference_of(fee), amount=Money(fee.due), payer=fee.iin, payer_name=fee.name,
            assign=f"{name.kk} / {name.ru}", valid_until=fee.valid_until,
            return_url=site + reverse("payments:return", args=[fee.pk]),
            notify_url=site + reverse("payments:notifications"),
        )  # fmt: skip
        fee.bill = call("payments.bill", lambda: gateway().create(bill), message=fee.pk, case=fee.pk, at=at)
        Fee.objects.filter(pk=fee.pk).update(bill=fee.bill)
    return f"{fee.bill}?lang={language}"


def expire(fee: Fee, *, at: datetime) -> Fee:
    """Let an order lapse whose last day is over; one that was paid or has lapsed stays as it is."""
    with transaction.atomic():
        row = locked(fee.pk)
        if row is None or row.state != ORDERED or not row.valid_until:
            return row or fee
        return take(row.pk, "expire", Expiry(last_day=row.valid_until), at=at)


def hurry(fee: Fee, at: datetime) -> None:
    """The person waits on the page: let the worker ask the gateway now, not when its turn comes."""
    if fee.state in (ORDERED, EXPIRED):
        Message.objects.filter(
            case_id=fee.pk, topic="fee.ask-status", done_at=None, locked_until=None, available_at__gt=at
        ).update(available_at=at)
