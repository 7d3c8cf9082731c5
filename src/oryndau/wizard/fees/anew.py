"""Paying anew in a case whose fee came to nothing: the order lapsed, the sum was another (C-20, L-10)."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.documents import uploads
from oryndau.documents.uploads import UploadRefused
from oryndau.law.fee import Purpose
from oryndau.law.fee.table import EXPIRED, SHORT, UNMATCHED
from oryndau.law.parameters import ParameterError
from oryndau.payments.models import Fee
from oryndau.payments.selectors import usable, waiting
from oryndau.payments.services import attach, order
from oryndau.people import limits
from oryndau.timekeeping import local
from oryndau.wizard.fees.forms import GATEWAY, RECEIPT, GivenReceiptForm, WayForm
from oryndau.wizard.fees.keeping import due_or_none, keep
from oryndau.wizard.fees.standing import warned
from oryndau.wizard.fees.views import NO_RATE
from oryndau.wizard.views.guards import Visit

FAILED = frozenset({EXPIRED, SHORT, UNMATCHED})
"""States of a fee in whose place another one may be named."""


def may_pay_anew(case: Case) -> bool:
    """Whether the case is open and the fee that waits for it will not do, as things stand."""
    fee = _of(case)
    return case.closed_at is None and (fee is None or fee.state in FAILED)


def _of(case: Case) -> Fee | None:
    return next(iter(waiting(case.pk)), None)


def anew(
    request: HttpRequest, visit: Visit, case: Case, purpose: Purpose, address: Callable[[str], str]
) -> HttpResponse:
    """Choose another fee for the case. `address` gives the pages `case`, `fee-anew`, `fee-anew-receipt`."""
    if not may_pay_anew(case):
        return redirect(address("case"))
    form = WayForm(
        request.POST if request.method == "POST" else None, usable=usable(visit.actor.iin, purpose)
    )
    if form.is_valid():
        try:
            return _take(visit, case, purpose, form, address)
        except ParameterError:
            form.add_error("way", NO_RATE)
    fee = _of(case)
    context = {
        "case": case, "form": form, "back": address("case"), "warned": warned(fee) if fee else None,
        "due": due_or_none(purpose, local(visit.at).date()),
    }  # fmt: skip
    return render(request, "wizard/fee_anew.html", context, status=422 if form.errors else 200)


def _take(
    visit: Visit, case: Case, purpose: Purpose, form: WayForm, address: Callable[[str], str]
) -> HttpResponse:
    way = form.cleaned_data["way"]
    if way == RECEIPT:
        return redirect(address("fee-anew-receipt"))
    if way != GATEWAY:
        chosen = next(fee for fee in usable(visit.actor.iin, purpose) if str(fee.pk) == way)
        attach(chosen, case, visit.at)
        return redirect(address("case"))
    limits.count("fee-order", visit.person.iin, limit=60, window=timedelta(hours=1))
    fee = order(
        purpose, visit.actor, case.territory, return_to=address("case"), actor=visit.actor, at=visit.at
    )
    attach(fee, case, visit.at)
    return redirect("payments:pay", fee.pk)


def receipt_anew(
    request: HttpRequest, visit: Visit, case: Case, purpose: Purpose, address: Callable[[str], str]
) -> HttpResponse:
    """Give a bank's receipt for the case."""
    if not may_pay_anew(case):
        return redirect(address("case"))
    today = local(visit.at).date()
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    form = GivenReceiptForm(*bound, limits=uploads.limits_on(today))
    if form.is_valid():
        limits.count("fee-receipt", visit.person.iin, limit=60, window=timedelta(hours=1))
        try:
            attach(keep(form, purpose, visit.actor, case.territory, at=visit.at), case, visit.at)
            return redirect(address("case"))
        except UploadRefused as refused:
            form.add_error("file", str(refused.message))
        except FactsInvalid as error:
            form.take(error)
    context = {"form": form, "back": address("fee-anew"), "due": due_or_none(purpose, today)}
    return render(request, "wizard/fee_receipt.html", context, status=422 if form.is_bound else 200)
