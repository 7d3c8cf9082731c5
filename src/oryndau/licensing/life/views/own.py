"""The holder's own page of his licence: what it is worth, what was done, what he can do (L-12; Art. 143)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.acts.forms import ActForm
from oryndau.cases import engine, permissions
from oryndau.cases.errors import FactsInvalid
from oryndau.cases.models import Case
from oryndau.documents.uploads import UploadRefused
from oryndau.law.licensing.life import ACTIVE, LICENCE, SUSPENDED
from oryndau.law.licensing.life_checks import BURDENS
from oryndau.law.licensing.life_facts import Wish
from oryndau.licensing.life import evidence, services, showing
from oryndau.licensing.life.forms import ObjectionForm, RequestForm
from oryndau.licensing.life.selectors import History, ground, history
from oryndau.licensing.life.words import MEASURES, WISHES
from oryndau.registers.licences.selectors import valid_of
from oryndau.registers.models import Licence
from oryndau.wizard.reading.beside import beside
from oryndau.wizard.reading.clocks import clocks
from oryndau.wizard.reading.story import shown
from oryndau.wizard.views.guards import Visit, for_applicants, language, own_case
from oryndau.wizard.views.own import serve_listed

_WISHES = {ACTIVE: (Wish.SUSPEND, Wish.TERMINATE), SUSPENDED: (Wish.RESUME, Wish.TERMINATE)}


@require_safe
@for_applicants
def mine(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The licence that the reader holds now, or the last that he held."""
    found = valid_of(visit.actor.iin) if not visit.actor.bin else None
    last = found or Licence.objects.filter(iin=visit.actor.iin).order_by("-state_since", "-id").first()
    if last is None or visit.actor.bin:
        return render(request, "licensing/life/none.html")
    return redirect("licence-life:own", last.pk)


@never_cache
@require_safe
@for_applicants
def page(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """One's own licence."""
    case = own_case(case_id, LICENCE.key, visit.actor)
    licence, told = Licence.objects.get(pk=case.pk), history(case)
    standing = told.pending if told.pending and told.pending.measure in BURDENS else None
    context = {
        "case": case, "licence": licence, "state": showing.state_tag(licence.state),
        "rows": showing.rows(case, told, licence, staff=False),
        "clocks": [clock.shown(language()) for clock in clocks(case, visit.at)],
        "standing": standing, "measure": MEASURES[standing.measure] if standing else None,
        "ground": ground(standing.ground) if standing else None,
        "reasons": _reasons(standing) if standing else "",
        "may_object": standing is not None and _may(visit, case, "object"),
        "wishes": _wishes(visit, case, told), "claim": told.claim, "suspension": told.suspension,
        "files": showing.files(case, "licence-life:own-file", staff=False),
        "story": shown(case, language()), "beside": beside(case, language()),
    }  # fmt: skip
    return render(request, "licensing/life/own.html", context)


def _reasons(standing: Any) -> str:
    return str(standing.reasons_kk if language() == "kk" else standing.reasons_ru)


def _may(visit: Visit, case: Case, step: str) -> bool:
    rule = LICENCE.step(step)
    return case.state in rule.from_ and permissions.may_take(visit.actor, rule, case)


def _wishes(visit: Visit, case: Case, told: History) -> list[tuple[str, Any]]:
    """What he can apply for and has not yet."""
    waiting = {one.wish for one in told.open_requests}
    offered = _WISHES.get(case.state, ()) if _may(visit, case, "request") else ()
    return [(one.value, WISHES[one]) for one in offered if one not in waiting]


@require_http_methods(["GET", "POST"])
@for_applicants
def request_(request: HttpRequest, visit: Visit, case_id: UUID, wish: str) -> HttpResponse:
    """Apply about one's own licence."""
    case = own_case(case_id, LICENCE.key, visit.actor)
    if wish not in {key for key, _text in _wishes(visit, case, history(case))}:
        raise Http404
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = RequestForm(data, files, initial={"version": case.version}, ends=wish == Wish.TERMINATE)
    told = {"wish": wish}
    if request.method == "POST" and form.is_valid() and _taken(visit, case, "request", form, told):
        messages.success(request, _("Your application went to the Ministry of Justice."))
        return redirect("licence-life:own", case.pk)
    context = {"case": case, "form": form, "wish": WISHES[Wish(wish)], "key": wish}
    return render(request, "licensing/life/request.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@for_applicants
def object_(request: HttpRequest, visit: Visit, case_id: UUID) -> HttpResponse:
    """Object to the preliminary decision about one's own licence (APPC Art. 73(3))."""
    case = own_case(case_id, LICENCE.key, visit.actor)
    engine.check_allowed(case, LICENCE.step("object"), visit.actor)
    standing = history(case).pending
    if standing is None or standing.measure not in BURDENS:
        raise Http404
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ObjectionForm(data, files, initial={"version": case.version})
    if request.method == "POST" and form.is_valid() and _taken(visit, case, "object", form, {}):
        messages.success(request, _("Your objections are in the case. The head reads them before deciding."))
        return redirect("licence-life:own", case.pk)
    context = {
        "case": case, "form": form, "measure": MEASURES[standing.measure], "reasons": _reasons(standing),
        "ground": ground(standing.ground),
    }  # fmt: skip
    return render(request, "licensing/life/object.html", context, status=422 if form.errors else 200)


_VERBS = {"request": services.request, "object": services.object_to}


def _taken(visit: Visit, case: Case, step: str, form: ActForm, told: dict[str, Any]) -> bool:
    try:
        facts = {
            **form.facts(),
            **told,
            "attachments": evidence.keep(form.cleaned_data["evidence"], visit.at),
        }
        _VERBS[step](case.pk, facts, visit.actor, version=form.cleaned_data["version"], at=visit.at)
    except UploadRefused as refused:
        form.add_error(refused.field, str(refused.message))
        return False
    except FactsInvalid as error:
        form.take(error)
        return False
    return True


@require_safe
@for_applicants
def file(request: HttpRequest, visit: Visit, case_id: UUID, sha256: str) -> HttpResponse:
    """A document of one's own licence."""
    case = own_case(case_id, LICENCE.key, visit.actor)
    return serve_listed(request, showing.files(case, "licence-life:own-file", staff=False), sha256)
