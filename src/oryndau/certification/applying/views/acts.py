"""What a candidate does in his case: object in writing, go to another session, withdraw (C-18, C-02)."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from oryndau.cases.models import Case
from oryndau.certification.applying import openings, selectors, services
from oryndau.certification.applying.forms.choosing import hint, named
from oryndau.certification.applying.views.case import may, sitting
from oryndau.certification.models import Candidate
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.facts.base import Prose
from oryndau.pages.fields import Radios
from oryndau.people import limits
from oryndau.signing.browser import browser_key
from oryndau.wizard.forms.fields import CHOOSE, prose
from oryndau.wizard.views.guards import Visit, for_applicants, own_case
from oryndau.wizard.views.own import seen_version


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


class MoveForm(forms.Form):
    """Another session of the same justice body."""

    session = forms.ChoiceField(label=gettext_lazy("Which session?"), error_messages=CHOOSE, widget=Radios)


@require_http_methods(["GET", "POST"])
@for_applicants
def withdraw(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """Take the application back after a question; a page that is out of date changes nothing."""
    case = own_case(case_id, CERTIFICATION.key, visit.actor)
    if "withdraw" not in may(case, visit):
        messages.warning(request, _("The application can no longer be taken back."))
        return redirect("certification:case", case_id=case.pk)
    if request.method == "POST":
        reason = request.POST.get("reason", "").replace("\x00", "")[:2000].strip()
        services.withdraw(case.pk, reason, visit.actor, version=seen_version(request), at=visit.at)
        messages.success(request, _("The application was taken back."))
        return redirect("certification:case", case_id=case.pk)
    return render(request, "certification/applying/withdraw.html", {"case": case})


@require_http_methods(["GET", "POST"])
@for_applicants
def move(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """Choose another session of the same body, as when one's own was called off."""
    case = own_case(case_id, CERTIFICATION.key, visit.actor)
    if "move-session" not in may(case, visit):
        messages.warning(request, _("Another session can no longer be chosen in this case."))
        return redirect("certification:case", case_id=case.pk)
    form = _move_form(request, case, visit)
    if request.method == "POST" and form.is_valid():
        chosen = UUID(form.cleaned_data["session"])
        services.move(case.pk, chosen, visit.actor, version=seen_version(request), at=visit.at)
        messages.success(request, _("You go to another session. The term counts from its closing date."))
        return redirect("certification:case", case_id=case.pk)
    context = {"case": case, "form": form, "sitting": sitting(case, visit.at)}
    return render(request, "certification/applying/move.html", context, status=422 if form.errors else 200)


def _move_form(request: HttpRequest, case: Case, visit: Visit) -> MoveForm:
    form = MoveForm(request.POST if request.method == "POST" else None)
    candidate = Candidate.objects.get(pk=case.pk)
    free, _closed = openings.in_region(case.territory, visit.at)
    found = [
        row for row in free
        if row.session.pk != candidate.session_id and candidate.language in row.session.languages
    ]  # fmt: skip
    field = form.fields["session"]
    field.widget = Radios(hints={str(row.session.pk): hint(row) for row in found})
    field.choices = [(str(row.session.pk), named(row)) for row in found]  # type: ignore[attr-defined]
    return form


@require_http_methods(["GET", "POST"])
@for_applicants
def objections(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """Write objections to a preliminary refusal, and go on to sign them (C-18; APPC Art. 73)."""
    case = own_case(case_id, CERTIFICATION.key, visit.actor)
    if "object" not in may(case, visit):
        messages.warning(request, _("Objections are received until the hearing is held."))
        return redirect("certification:case", case_id=case.pk)
    form = ObjectionsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        limits.count("certification-object", visit.person.iin, limit=30, window=timedelta(hours=1))
        session = services.open_objecting(
            case, form.cleaned_data["text"], visit.actor, version=seen_version(request),
            browser=browser_key(request), at=visit.at,
        )  # fmt: skip
        return redirect("signing:page", session_id=session.pk)
    context = {"case": case, "form": form, "hearing": selectors.hearing(case)}
    return render(request, "certification/applying/object.html", context, status=422 if form.errors else 200)
