"""A person's fees: what was paid, for what, what became of it, and how to get it back (L-10)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.cases import keyset
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.law.fee.facts import Way
from oryndau.law.fee.table import EXPIRED, HOLDING, ORDERED, UNMATCHED, USABLE
from oryndau.pages.components import Pages
from oryndau.payments import selectors, words
from oryndau.payments.errors import FeeUnusable, FeeWaitedFor
from oryndau.payments.forms import CorrectionForm, RefundForm
from oryndau.payments.models import Fee
from oryndau.payments.services import refunding
from oryndau.payments.services.matching import written
from oryndau.payments.services.receipts import correct as correct_receipt
from oryndau.payments.views.guards import for_payers, own_fee, receipt_of, serve_receipt
from oryndau.timekeeping import now

PAGE = 20
_NEWEST = keyset.Order(("id",), descending=True)


@for_payers
@never_cache
@require_safe
def fees(request: HttpRequest, actor: Actor) -> HttpResponse:
    """All fees of the person, the newest first."""
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    found = keyset.page(selectors.fees_of(actor.acts_for), _NEWEST, PAGE, after=after, before=before)
    pages = Pages(
        f"?before={found.previous}" if found.previous else "", f"?after={found.next}" if found.next else ""
    )
    lines = [(fee, words.name_of_purpose(fee), words.tag(fee)) for fee in found.rows]
    return render(request, "payments/list.html", {"lines": lines, "pages": pages})


@for_payers
@never_cache
@require_safe
def fee(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """One fee with its history; printable."""
    found = own_fee(actor, case_id)
    case = Case.objects.get(pk=found.pk)
    waits = _waits(found)
    context = {
        "fee": found, "name": words.name_of_purpose(found), "state": words.tag(found),
        "rows": words.rows(found, words.reckoning(found)), "story": words.history(case),
        "file": receipt_of(found), "waits": waits, "may_pay": found.state == ORDERED,
        "may_refund": found.state in HOLDING and not (waits and found.state in USABLE),
        "may_correct": found.state == UNMATCHED, "is_usable": found.state in USABLE and not waits,
        "is_short": found.state in HOLDING - USABLE, "is_over": found.state == EXPIRED,
    }  # fmt: skip
    return render(request, "payments/fee.html", context)


def _waits(found: Fee) -> bool:
    """Whether an application that is open waits for the fee."""
    if found.application is None or found.used_by:
        return False
    return Case.objects.filter(pk=found.application, closed_at=None).exists()


@for_payers
@never_cache
@require_http_methods(["GET", "POST"])
def ask_refund(request: HttpRequest, actor: Actor, fee_id: UUID) -> HttpResponse:
    """The payer asks for his money back."""
    found = own_fee(actor, fee_id)
    if found.state not in HOLDING:
        return redirect("payments:fee", found.pk)
    case = Case.objects.get(pk=found.pk)
    by_receipt = found.way == Way.RECEIPT
    form = RefundForm(request.POST or None, initial={"version": case.version}, by_receipt=by_receipt)
    if request.method == "POST" and form.is_valid() and _asked(request, actor, found, form):
        return redirect("payments:fee", found.pk)
    context = {"fee": found, "name": words.name_of_purpose(found), "form": form, "by_receipt": by_receipt}
    return render(request, "payments/ask_refund.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, actor: Actor, found: Fee, form: RefundForm) -> bool:
    said = form.cleaned_data
    try:
        refunding.ask_refund(
            found.pk, said["reason"], said.get("iban"), actor=actor, at=now(), version=said["version"]
        )
    except FactsInvalid as error:
        form.take(error)
        return False
    except (FeeWaitedFor, FeeUnusable) as error:
        form.add_error(None, error.text)
        return False
    messages.success(request, _("You asked for the money back. We tell you what is decided."))
    return True


@for_payers
@never_cache
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, actor: Actor, fee_id: UUID) -> HttpResponse:
    """What was written of a receipt that was not confirmed, to be written anew."""
    found = own_fee(actor, fee_id)
    if found.state != UNMATCHED:
        return redirect("payments:fee", found.pk)
    case = Case.objects.get(pk=found.pk)
    initial = {**written(found.pk), "version": case.version}
    form = CorrectionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            correct_receipt(
                found, form.receipt(found.sha256), actor=actor, at=now(), version=form.cleaned_data["version"]
            )
        except FactsInvalid as error:
            form.take(error)
        else:
            messages.success(request, _("We ask the budget's register again."))
            return redirect("payments:fee", found.pk)
    context = {"fee": found, "name": words.name_of_purpose(found), "form": form}
    return render(request, "payments/correct.html", context, status=422 if form.errors else 200)


@for_payers
@never_cache
@require_safe
def file(request: HttpRequest, actor: Actor, fee_id: UUID) -> HttpResponseBase:
    """The file of the person's own receipt."""
    return serve_receipt(request, own_fee(actor, fee_id))
