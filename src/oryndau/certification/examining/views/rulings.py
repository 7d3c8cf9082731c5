"""The Department's rulings on contested questions (C-11)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.cases.actors import Actor
from oryndau.cases.errors import FactsInvalid
from oryndau.certification.examining import appeals
from oryndau.certification.examining.forms import RulingForm
from oryndau.certification.examining.guard import department_only
from oryndau.certification.models import Session
from oryndau.examination.hall import paper
from oryndau.examination.models import Appeal
from oryndau.timekeeping import now


@department_only
@never_cache
@require_safe
def rulings(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Objections that wait for a ruling. Whose they are is not said: the question alone is judged."""
    found = appeals.waiting()
    numbers = dict(Session.objects.filter(pk__in=[one.exam_id for one in found]).values_list("pk", "number"))
    lines = [{"appeal": one, "session": numbers.get(one.exam_id, "")} for one in found]
    return render(request, "certification/examining/rulings.html", {"lines": lines})


@department_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ruling(request: HttpRequest, actor: Actor, appeal_id: UUID) -> HttpResponse:
    """Rule on one objection."""
    found = Appeal.objects.select_related("attempt").filter(pk=appeal_id, upheld=None).first()
    if found is None:
        raise Http404
    shown = next(one for one in paper.review(found.attempt) if one.code == found.code)
    form = RulingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            appeals.rule(
                found.pk, said["upheld"] == "yes", said["reason_kk"], said["reason_ru"], actor, at=now()
            )
        except FactsInvalid as error:
            form.take(error)
        else:
            messages.success(request, _("The ruling was made; results were counted anew."))
            return redirect("examining:rulings")
    context = {"appeal": found, "question": shown, "form": form}
    return render(request, "certification/examining/ruling.html", context, status=422 if form.errors else 200)
