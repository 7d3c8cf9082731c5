"""The desk of refunds: who asks for money back, and the authorised person's decision (L-10)."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.cases import keyset, permissions
from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.permissions import Permission
from oryndau.law.fee.facts import RefundDecision
from oryndau.law.fee.table import ASKED, FEE
from oryndau.pages.components import Pages, Row
from oryndau.payments import selectors, words
from oryndau.payments.forms import DecisionForm
from oryndau.payments.models import Fee
from oryndau.payments.services.refunding import decide_refund
from oryndau.payments.services.steps import last_facts
from oryndau.payments.views.guards import receipt_of, serve_receipt
from oryndau.people.guard import at_the_desk, case_for, log_access
from oryndau.timekeeping import now

PAGE = 50
_OLDEST = keyset.Order(("changed_at", "id"))
licensing = at_the_desk(Permission.OPEN_LICENSING_DESK)


@licensing
@never_cache
@require_safe
def refunds(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Fees that are asked back and not decided, who waits longest first."""
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    found = keyset.page(selectors.refunds_asked(), _OLDEST, PAGE, after=after, before=before)
    pages = Pages(
        f"?before={found.previous}" if found.previous else "", f"?after={found.next}" if found.next else ""
    )
    lines = [(fee, words.name_of_purpose(fee)) for fee in found.rows]
    return render(request, "payments/refunds.html", {"lines": lines, "pages": pages})


@licensing
@never_cache
@require_http_methods(["GET", "POST"])
def refund(request: HttpRequest, actor: Actor, fee_id: UUID) -> HttpResponse:
    """One fee with its history; who is authorised decides here."""
    case = case_for(actor, fee_id, "parties", procedure=FEE.key)
    fee, at = Fee.objects.get(pk=case.pk), now()
    may_decide = case.state == ASKED and permissions.may_take(actor, FEE.step("approve-refund"), case)
    form = DecisionForm(request.POST or None, initial={"version": case.version}) if may_decide else None
    if request.method == "POST" and form and form.is_valid() and _decided(request, actor, fee, form):
        return redirect("payments:refunds")
    log_access(actor, case, "case", at)
    context = {
        "fee": fee, "name": words.name_of_purpose(fee), "state": words.tag(fee), "form": form,
        "rows": [*words.rows(fee, words.reckoning(fee)), *_asked(fee)], "story": words.history(case),
        "file": receipt_of(fee), "is_asked": case.state == ASKED,
    }  # fmt: skip
    return render(request, "payments/refund.html", context, status=422 if form and form.errors else 200)


def _asked(fee: Fee) -> list[Row]:
    asked = last_facts(fee.pk, "ask-refund")
    found = [
        Row(_("Why it is asked back"), str(asked.get("reason", "")).split("\n")),
        Row(_("Account for the refund"), str(asked.get("iban") or "")),
    ]
    return [row for row in found if any(row.values)]


def _decided(request: HttpRequest, actor: Actor, fee: Fee, form: DecisionForm) -> bool:
    said = form.cleaned_data
    decision = RefundDecision(reasons_kk=said["reasons_kk"], reasons_ru=said["reasons_ru"])
    approved = said["outcome"] == "approve"
    try:
        decide_refund(fee.pk, decision, approved=approved, actor=actor, at=now(), version=said["version"])
    except FactsInvalid as error:
        form.take(error)
        return False
    done = _("The refund was approved.") if approved else _("The refund was refused.")
    messages.success(request, f"{done} {fee.name}")
    return True


@licensing
@never_cache
@require_safe
def file(request: HttpRequest, actor: Actor, fee_id: UUID) -> HttpResponseBase:
    """The file of a receipt; that it was opened is written down."""
    case = case_for(actor, fee_id, "parties", procedure=FEE.key)
    log_access(actor, case, "file", now())
    return serve_receipt(request, Fee.objects.get(pk=case.pk))
