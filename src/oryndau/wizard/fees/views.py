"""The page of the fee: choose how it is paid, go to the bank and come back, or give the receipt (L-10)."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from oryndau.cases.errors import FactsInvalid
from oryndau.documents import uploads
from oryndau.documents.uploads import UploadRefused
from oryndau.law.fee.table import ORDERED, UNMATCHED
from oryndau.law.parameters import ParameterError
from oryndau.law.territories import territories
from oryndau.payments import selectors, words
from oryndau.payments.models import Fee
from oryndau.payments.services import order
from oryndau.payments.services.receipts import CAPITAL
from oryndau.people import limits
from oryndau.wizard.fees.forms import GATEWAY, RECEIPT, GivenReceiptForm, WayForm
from oryndau.wizard.fees.keeping import due_or_none, keep
from oryndau.wizard.fees.standing import awaited, blocks, warned
from oryndau.wizard.fees.step import KEY, FeeStep
from oryndau.wizard.services import drafts
from oryndau.wizard.views.guards import Work
from oryndau.wizard.views.pages import back_from, onward, place_of

NO_RATE = _("The rate of today is not known yet, so nothing can be ordered now.")


def page(request: HttpRequest, work: Work) -> HttpResponse:
    """The fee that the draft names and how it stands; the choice of another one."""
    step = _step(work)
    fee = step.fee(work.draft, work.setting)
    if request.method == "POST" and "next" in request.POST and fee and not blocks(fee, work.draft.pk):
        return onward(request, work, work.service.page(KEY))
    usable = [one for one in selectors.usable(work.person.iin, step.purpose) if not fee or one.pk != fee.pk]
    form = WayForm(request.POST if request.method == "POST" else None, usable=usable)
    if form.is_valid():
        try:
            return _take(request, work, form.cleaned_data["way"])
        except ParameterError:
            form.add_error("way", NO_RATE)
    return _show(request, work, fee, form)


def _take(request: HttpRequest, work: Work, way: str) -> HttpResponse:
    if way == RECEIPT:
        return redirect(_with_query(request, work.url("fee-receipt")))
    if way == GATEWAY:
        limits.count("fee-order", work.person.iin, limit=60, window=timedelta(hours=1))
        fee = order(
            _step(work).purpose, work.actor, _territory(work), return_to=_with_query(request, work.url(KEY)),
            actor=work.actor, at=work.at,
        )  # fmt: skip
        _name(work, fee.pk)
        return redirect("payments:pay", fee.pk)
    _name(work, way)
    return onward(request, work, work.service.page(KEY))


def _show(request: HttpRequest, work: Work, fee: Fee | None, form: WayForm) -> HttpResponse:
    found = work.service.page(KEY)
    context = {
        **place_of(work, found), "back": back_from(request, work, found), "form": form, "fee": fee,
        "due": due_or_none(_step(work).purpose, work.setting.today),
        **(_told(work, fee) if fee else {}), **work.service.on_page(work, found),
    }  # fmt: skip
    return render(request, work.service.templates("fee"), context, status=422 if form.errors else 200)


def _told(work: Work, fee: Fee) -> dict[str, Any]:
    return {
        "state": words.tag(fee), "rows": words.rows(fee, words.reckoning(fee)), "warned": warned(fee),
        "blocked": blocks(fee, work.draft.pk), "awaited": awaited(fee), "may_pay": fee.state == ORDERED,
        "may_correct": fee.state == UNMATCHED,
    }  # fmt: skip


def receipt(request: HttpRequest, work: Work) -> HttpResponse:
    """The receipt of a bank: its lines and its file."""
    allowed = uploads.limits_on(work.setting.today)
    if request.method != "POST":
        return _show_receipt(request, work, GivenReceiptForm(limits=allowed))
    limits.count("fee-receipt", work.person.iin, limit=60, window=timedelta(hours=1))
    form = GivenReceiptForm(request.POST, request.FILES, limits=allowed)
    if form.is_valid():
        try:
            fee = keep(form, _step(work).purpose, work.actor, _territory(work), at=work.at)
            _name(work, fee.pk)
            return onward(request, work, work.service.page(KEY))
        except UploadRefused as refused:
            form.add_error("file", str(refused.message))
        except FactsInvalid as error:
            form.take(error)
    return _show_receipt(request, work, form)


def _show_receipt(request: HttpRequest, work: Work, form: GivenReceiptForm) -> HttpResponse:
    found = work.service.page(KEY)
    context = {
        **place_of(work, found), "form": form, "back": _with_query(request, work.url(KEY)),
        "due": due_or_none(_step(work).purpose, work.setting.today),
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, work.service.templates("fee_receipt"), context, status=status)


def _name(work: Work, fee: object) -> None:
    drafts.save_page(work.draft.pk, KEY, {"fee": str(fee)}, at=work.at)
    work.draft.data = {**work.draft.data, KEY: {"fee": str(fee)}}


def _step(work: Work) -> FeeStep:
    found = work.service.page(KEY).listing
    assert isinstance(found, FeeStep)
    return found


def _territory(work: Work) -> str:
    said = str(work.setting.page("region").get("territory", ""))
    return said if said in territories() else CAPITAL


def _with_query(request: HttpRequest, url: str) -> str:
    return f"{url}?from=check" if request.GET.get("from") == "check" else url
