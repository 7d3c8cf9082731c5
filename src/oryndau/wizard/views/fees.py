"""The page of the fee: what is due and why, the ways to pay it, and how the chosen fee stands (L-10)."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.documents.uploads import UploadRefused, limits_on
from oryndau.law.fee import due
from oryndau.law.fee.table import ORDERED, SHORT, UNMATCHED
from oryndau.law.parameters import ParameterError
from oryndau.payments import words
from oryndau.payments.forms import ReceiptForm
from oryndau.payments.models import Fee
from oryndau.payments.selectors import usable
from oryndau.people import limits
from oryndau.wizard.fees import AWAITED, KEY, PAID_UP, FeeStep, chosen
from oryndau.wizard.pages import Standing
from oryndau.wizard.services import fees
from oryndau.wizard.views.guards import Work
from oryndau.wizard.views.pages import back_from, onward, place_of


class ReceiptWithFile(ReceiptForm):
    """The receipt as its lines are, and the file that shows it."""

    file = forms.FileField(
        label=gettext_lazy("Receipt"), allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"required": gettext_lazy("Choose a file")},
    )  # fmt: skip


def fee(request: HttpRequest, work: Work) -> HttpResponse:
    """The fee of a draft: GET shows it, POST orders, keeps a receipt, takes an earlier one, or goes on."""
    step = _step(work)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "next":
        return _onward(request, work, step)
    if act:
        limits.count("fee", work.person.iin, limit=60, window=timedelta(hours=1))
    if act == "order":
        return _order(request, work, step)
    if act == "use":
        if not fees.take_earlier(
            work.draft, step.purpose, request.POST.get("fee", ""), work.actor, at=work.at
        ):
            messages.warning(request, _("This fee can no longer be used: choose another way."))
        return _again(request)
    if act == "forget":
        fees.forget(work.draft, step.receipt, at=work.at)
        return _again(request)
    return _receipt(request, work, step) if act == "receipt" else _show(request, work, step, _form(work))


def _step(work: Work) -> FeeStep:
    found = work.service.page(KEY).listing
    assert isinstance(found, FeeStep)
    return found


def _again(request: HttpRequest) -> HttpResponse:
    return redirect(request.get_full_path())


def _onward(request: HttpRequest, work: Work, step: FeeStep) -> HttpResponse:
    if step.standing(work.draft, work.setting) is Standing.WHOLE:
        return onward(request, work, work.service.page(KEY))
    messages.warning(request, _("Choose first how you pay the fee."))
    return _again(request)


def _order(request: HttpRequest, work: Work, step: FeeStep) -> HttpResponse:
    try:
        found = fees.order(
            work.draft, step.purpose, work.actor, return_to=request.get_full_path(), at=work.at
        )
    except ParameterError:
        messages.warning(request, _("The rate of today is not known yet, so nothing can be ordered now."))
        return _again(request)
    return redirect("payments:pay", found.pk)


def _form(work: Work, *bound: Any) -> ReceiptWithFile:
    form = ReceiptWithFile(*bound)
    told = _("PDF, JPG or PNG, up to %(size)d MB") % {"size": limits_on(work.setting.today).megabytes}
    form.fields["file"].help_text = told
    return form


def _receipt(request: HttpRequest, work: Work, step: FeeStep) -> HttpResponse:
    form = _form(work, request.POST, request.FILES)
    if form.is_valid():
        try:
            fees.show_receipt(
                work.draft, step.purpose, form, form.cleaned_data.pop("file"), step.receipt, work.actor,
                at=work.at,
            )  # fmt: skip
            return _again(request)
        except UploadRefused as refused:
            form.add_error("file", str(refused.message))
    return _show(request, work, step, form, status=422)


def _show(
    request: HttpRequest, work: Work, step: FeeStep, form: ReceiptWithFile, status: int = 200
) -> HttpResponse:
    page, found = work.service.page(KEY), chosen(work.draft)
    context = {
        **place_of(work, page), "back": back_from(request, work, page), "form": form,
        "due": _due(work, step), "earlier": [] if found else usable(work.person.iin, step.purpose),
        **(_standing(found) if found else {}), **work.service.on_page(work, page),
    }  # fmt: skip
    return render(request, work.service.templates("fee"), context, status=status)


def _due(work: Work, step: FeeStep) -> Any:
    try:
        return due(step.purpose, work.setting.today)
    except ParameterError:
        return None


def _standing(found: Fee) -> dict[str, Any]:
    return {
        "fee": found, "state": words.tag(found), "rows": words.rows(found, words.reckoning(found)),
        "is_paid": found.state in PAID_UP, "is_awaited": found.state in AWAITED,
        "may_pay": found.state == ORDERED, "is_unmatched": found.state == UNMATCHED,
        "is_short": found.state == SHORT,
    }  # fmt: skip
