"""What an applicant does in his own case: object in writing, withdraw, take slip and files (C-18, L-07)."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.documents.views import serve_document
from oryndau.law.facts.base import Prose
from oryndau.people import limits
from oryndau.signing.browser import browser_key
from oryndau.wizard.forms.fields import prose
from oryndau.wizard.own import OwnCases
from oryndau.wizard.reading.told import hearing
from oryndau.wizard.services import acting
from oryndau.wizard.services.slips import slip_of
from oryndau.wizard.views.guards import Visit, own_case
from oryndau.wizard.views.own import may, seen_version, serve_listed


class ObjectionsForm(forms.Form):
    """Objections to a preliminary refusal, in one's own words."""

    text = prose(
        Prose, gettext_lazy("Your objections"), rows=10,
        help_text=gettext_lazy("Say what is wrong in the preliminary decision, and what proves it."),
    )  # fmt: skip

    def clean_text(self) -> str:
        """Five characters at least, as the law's type wants."""
        text: str = self.cleaned_data["text"]
        if len(text) < 5:
            raise forms.ValidationError(_("Write at least a few words"))
        return text


def withdraw(request: HttpRequest, visit: Visit, case_id: UUID, own: OwnCases) -> HttpResponse:
    """Take the application back after a question; a page that is out of date changes nothing."""
    case = own_case(case_id, own.procedures, visit.actor)
    back = own.url("case", case.pk)
    if "withdraw" not in may(case, visit):
        messages.warning(request, _("The application can no longer be taken back."))
        return redirect(back)
    if request.method == "POST":
        reason = request.POST.get("reason", "").replace("\x00", "")[:2000].strip()
        acting.withdraw(case.pk, reason, visit.actor, version=seen_version(request), at=visit.at)
        messages.success(request, _("The application was taken back."))
        return redirect(back)
    return render(request, own.templates("withdraw"), {"case": case, "back": back})


def objections(request: HttpRequest, visit: Visit, case_id: UUID, own: OwnCases) -> HttpResponse:
    """Write objections to a preliminary refusal, and go on to sign them (APPC Art. 73)."""
    case = own_case(case_id, own.procedures, visit.actor)
    back = own.url("case", case.pk)
    if "object" not in may(case, visit):
        messages.warning(request, _("Objections are received until the hearing is held."))
        return redirect(back)
    form = ObjectionsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        limits.count(f"{case.procedure}-object", visit.person.iin, limit=30, window=timedelta(hours=1))
        session = acting.open_objecting(
            case, form.cleaned_data["text"], visit.actor, version=seen_version(request),
            browser=browser_key(request), at=visit.at,
        )  # fmt: skip
        return redirect("signing:page", session_id=session.pk)
    context = {"case": case, "form": form, "hearing": hearing(case), "back": back}
    return render(request, own.templates("object"), context, status=422 if form.errors else 200)


def slip(request: HttpRequest, visit: Visit, case_id: UUID, own: OwnCases) -> HttpResponse:
    """The slip of acceptance as PDF."""
    case = own_case(case_id, own.procedures, visit.actor)
    document = slip_of(case, own.slip, at=visit.at)
    response: HttpResponse = serve_document(request, document)  # type: ignore[assignment]
    return response


def file(request: HttpRequest, visit: Visit, case_id: UUID, sha256: str, own: OwnCases) -> HttpResponse:
    """A document of one's own case."""
    case = own_case(case_id, own.procedures, visit.actor)
    return serve_listed(request, own.documents(case), sha256)
