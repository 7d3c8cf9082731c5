"""What no other applicant does in his case: a candidate goes to another session (C-02)."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from oryndau.cases.models import Case
from oryndau.certification.applying import openings, services
from oryndau.certification.applying.forms.choosing import hint, named
from oryndau.certification.applying.views.case import sitting
from oryndau.certification.models import Candidate
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.pages.fields import Radios
from oryndau.wizard.forms.fields import CHOOSE
from oryndau.wizard.views.guards import Visit, for_applicants, own_case
from oryndau.wizard.views.own import may, seen_version


class MoveForm(forms.Form):
    """Another session of the same justice body."""

    session = forms.ChoiceField(label=gettext_lazy("Which session?"), error_messages=CHOOSE, widget=Radios)


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
