"""The Department's pages for many questions at once: import, export, figures, weights, withdrawal (C-11)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.cases.actors import Actor
from oryndau.examination.bank import exchange, importing, selectors, services, statistics
from oryndau.examination.bank.forms import ImportForm, PlaceForm, WeightsForm, WithdrawForm
from oryndau.examination.bank.views import in_the_department, post_of
from oryndau.examination.models import Area, Version
from oryndau.timekeeping import local, now

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
UNREADABLE = {
    "too-large": gettext_lazy("The file is too large: at most 10 MB."),
    "too-many": gettext_lazy("The file has more than 5,000 questions. Split it."),
    "not-a-workbook": gettext_lazy("This is not a workbook that can be read. Save it as XLSX."),
    "not-gift": gettext_lazy("This is not a GIFT file of multiple-choice questions with names."),
    "columns": gettext_lazy("Columns are missing. Take the exported file as a pattern."),
}


@in_the_department
@never_cache
@require_http_methods(["GET", "POST"])
def bring_in(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Import a file: questions that are in order become drafts, the rest is told line by line."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    brought = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            rows = importing.read(file.name, file.read(exchange.MOST_BYTES + 1))
            brought = importing.bring_in(rows, post_of(actor), at=now())
        except exchange.Unreadable as error:
            form.add_error("file", str(UNREADABLE[str(error)]))
    context = {"form": form, "brought": brought}
    return render(request, "examination/bank/import.html", context, status=422 if form.errors else 200)


@in_the_department
@require_safe
def export(request: HttpRequest, actor: Actor, form: str) -> HttpResponse:
    """The questions in force, as a workbook or in GIFT."""
    today = local(now()).date()
    rows = selectors.newest_in_force(today)
    content, kind = (
        (exchange.to_xlsx(rows), XLSX)
        if form == "xlsx"
        else (exchange.to_gift(rows), "text/plain; charset=utf-8")
    )
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="questions-{today:%Y-%m-%d}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response


@in_the_department
@never_cache
@require_safe
def figures(request: HttpRequest, actor: Actor) -> HttpResponse:
    """How the questions in force did: those that need a look come first."""
    found = statistics.figures()
    versions = selectors.newest_in_force(local(now()).date()).filter(pk__in=found)
    rows = sorted(((one, found[one.pk]) for one in versions), key=_by_need)
    return render(request, "examination/bank/figures.html", {"rows": rows, "least": statistics.LEAST})


_NEED = ("key", "hard", "weak", "easy", "good", "few")


def _by_need(row: tuple[Version, statistics.Figures]) -> tuple[int, float, str]:
    version, told = row
    return _NEED.index(told.verdict), told.discrimination or 0.0, version.question.code


@in_the_department
@never_cache
@require_http_methods(["GET", "POST"])
def weights(request: HttpRequest, actor: Actor) -> HttpResponse:
    """How many of a hundred questions each area gives; sessions that are open keep theirs."""
    form = WeightsForm(request.POST if request.method == "POST" else None, areas=Area.objects.all())
    if request.method == "POST" and form.is_valid():
        services.set_weights(form.cleaned_data)
        messages.success(request, _("The weights were saved. Sessions that open from now on use them."))
        return redirect("questions:list")
    context = {"form": form}
    return render(request, "examination/bank/weights.html", context, status=422 if form.errors else 200)


@in_the_department
@never_cache
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The law changed: find what rests on the place, and take it out by a date."""
    today = local(now()).date()
    place = PlaceForm(request.GET or None)
    found: Any = Version.objects.none()
    if request.GET and place.is_valid():
        found = selectors.resting_on(place.cleaned_data["act"], place.cleaned_data["article"], today)
    form = WithdrawForm(request.POST if request.method == "POST" else None, found=found, today=today)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        count = services.withdraw(said["versions"], said["remark"], on=said["on"])
        words = ngettext("%(count)s question was withdrawn.", "%(count)s questions were withdrawn.", count)
        messages.success(request, words % {"count": count})
        return redirect("questions:list")
    context = {"place": place, "form": form, "found": found}
    return render(request, "examination/bank/withdraw.html", context, status=422 if form.errors else 200)
