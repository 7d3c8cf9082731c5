"""The public look-up of a decision on certification: the least that proves it, page and JSON (C-17)."""

import json
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from pydantic import TypeAdapter, ValidationError

from oryndau.law.identity import IIN
from oryndau.law.territories import territories
from oryndau.people import limits
from oryndau.registers import selectors
from oryndau.registers.models import CertificationDecision
from oryndau.timekeeping import local, now

ASKED = 60
WINDOW = timedelta(minutes=5)
_IIN: TypeAdapter[Any] = TypeAdapter(IIN)


class LookUpForm(forms.Form):
    """The number, and the IIN where the asker wants to know whether the decision is about that person."""

    number = forms.CharField(
        label=_("Number of the decision"), max_length=40, help_text=_("As it is printed on the decision"),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20", "spellcheck": "false"}),
    )  # fmt: skip
    iin = forms.CharField(
        label=_("IIN"), max_length=12, required=False,
        help_text=_("If you give it, the answer is only about a decision on this person"),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10", "inputmode": "numeric"}),
    )  # fmt: skip

    def clean_iin(self) -> str:
        """An IIN with its check digit."""
        given = str(self.cleaned_data["iin"]).strip()
        if given:
            try:
                _IIN.validate_python(given)
            except ValidationError:
                raise forms.ValidationError(
                    _("This is not an IIN: twelve digits, one of which checks the others")
                ) from None
        return given


def _limit(request: HttpRequest) -> None:
    """Numbers follow one another: who tries them all is slowed down."""
    limits.count("decision-look-up", limits.address_of(request), limit=ASKED, window=WINDOW)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The page. An IIN is sent by POST alone, so that it stands in no address."""
    data = request.POST if request.method == "POST" else request.GET
    asked = bool(data.get("number"))
    form = LookUpForm(_only(data) if asked or request.method == "POST" else None)
    context: dict[str, Any] = {"form": form, "asked": False}
    if asked:
        _limit(request)
        if form.is_valid():
            found = selectors.decision(form.cleaned_data["number"], form.cleaned_data["iin"])
            context |= {"asked": True, "found": found, "with_iin": bool(form.cleaned_data["iin"])}
            context |= shown(found) if found else {}
    status = 422 if form.errors else 404 if context["asked"] and not context["found"] else 200
    return render(request, "certification/commission/decision.html", context, status=status)


def _only(data: Any) -> dict[str, str]:
    return {name: str(data.get(name, "")) for name in ("number", "iin")}


def shown(found: CertificationDecision) -> dict[str, Any]:
    """What anybody learns: no name, no IIN, no case."""
    body = territories()[found.territory].justice_body
    today = local(now()).date()
    return {
        "number": found.number, "decided_on": found.decided_on, "territory": found.territory, "body": body,
        "certified": found.certified, "valid_until": found.valid_until,
        "in_force": bool(found.certified and found.valid_until and found.valid_until >= today),
    }  # fmt: skip


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def as_json(request: HttpRequest) -> HttpResponse:
    """The same for programs: GET with `number`, or POST with JSON `{"number", "iin"}`. Errors by RFC 9457."""
    _limit(request)
    form = LookUpForm(_asked(request))
    if not form.is_valid():
        return _problem(
            422, "facts-invalid", {name: [str(one) for one in errors] for name, errors in form.errors.items()}
        )
    found = selectors.decision(form.cleaned_data["number"], form.cleaned_data["iin"])
    if found is None:
        return _problem(404, "unknown-decision")
    told = shown(found)
    told["body"] = told["body"].as_dict()
    return JsonResponse(told)


def _asked(request: HttpRequest) -> dict[str, str]:
    if request.method == "GET":
        return {"number": str(request.GET.get("number", ""))}
    try:
        given = json.loads(request.body)
    except ValueError:
        return {}
    return _only(given) if isinstance(given, dict) else {}


def _problem(status: int, kind: str, errors: dict[str, list[str]] | None = None) -> JsonResponse:
    body: dict[str, Any] = {"type": f"urn:oryndau:problem:{kind}", "title": kind, "status": status}
    if errors:
        body["errors"] = errors
    return JsonResponse(body, status=status, content_type="application/problem+json")
