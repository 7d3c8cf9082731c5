"""The Department's pages: the list, one question, writing and approving it (C-11)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from oryndau.cases.actors import Actor
from oryndau.cases.permissions import Permission
from oryndau.examination.bank import selectors, services, statistics
from oryndau.examination.bank.forms import FilterForm, QuestionForm, RejectForm
from oryndau.examination.models import Area, Question, Version
from oryndau.pages.components import Pages
from oryndau.people.guard import at_the_desk
from oryndau.people.models import Staff
from oryndau.timekeeping import local, now

in_the_department = at_the_desk(Permission.KEEP_QUESTIONS)


def post_of(actor: Actor) -> Staff:
    """The post by which the actor keeps the bank."""
    return Staff.objects.select_related("person").get(pk=str(actor.staff))


@in_the_department
@never_cache
@require_safe
def listing(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Questions by area and state; whether a test can be drawn today; what waits for approval."""
    today = local(now()).date()
    form = FilterForm(request.GET, areas=Area.objects.all())
    chosen = {name: form.value(name) for name in ("area", "state", "search")}
    cursor = {name: request.GET.get(name, "") for name in ("after", "before")}
    found = selectors.questions(**chosen, **cursor, on=today)
    latest = Version.objects.in_bulk([row.latest for row in found.rows])  # type: ignore[attr-defined]
    context = {
        "form": form, "rows": [(row, latest.get(row.latest)) for row in found.rows],  # type: ignore[attr-defined]
        "pages": _pages(request, found), "coverage": selectors.coverage(today),
        "waiting": selectors.proposed().count(), "today": today,
    }  # fmt: skip
    return render(request, "examination/bank/list.html", context)


def _pages(request: HttpRequest, found: Any) -> Pages:
    def address(name: str, cursor: str) -> str:
        query = request.GET.copy()
        query.pop("after", None)
        query.pop("before", None)
        query[name] = cursor
        return f"?{query.urlencode()}" if cursor else ""

    return Pages(address("before", found.previous), address("after", found.next))


@in_the_department
@never_cache
@require_safe
def page(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """One question: every version with its words, state and figures; what can be done."""
    question = _question(code)
    versions = list(question.versions.select_related("author__person", "approver__person").order_by("-no"))
    figures = statistics.figures(versions=[version.pk for version in versions])
    context = {
        "question": question, "versions": [(one, figures.get(one.pk)) for one in versions],
        "today": local(now()).date(), "post": post_of(actor), "reject": RejectForm(),
    }  # fmt: skip
    return render(request, "examination/bank/one.html", context)


@in_the_department
@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A new question."""
    form = QuestionForm(request.POST if request.method == "POST" else None, areas=Area.objects.all())
    if request.method == "POST" and form.is_valid() and (wording := form.wording()):
        area = Area.objects.get(pk=form.cleaned_data["area"])
        version = services.write(area, wording, post_of(actor), at=now())
        messages.success(request, _("The draft was saved. Read it once more and put it forward."))
        return redirect("questions:one", version.question.code)
    context = {"form": form}
    return render(request, "examination/bank/edit.html", context, status=422 if form.errors else 200)


@in_the_department
@never_cache
@require_http_methods(["GET", "POST"])
def revise(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    """Another wording of a question: the version in force stays until the new one is approved."""
    question = _question(code)
    latest = question.versions.order_by("-no").first()
    form = QuestionForm(
        request.POST if request.method == "POST" else None, areas=Area.objects.all(), fixed_area=True,
        initial=QuestionForm.initial_of(latest) if latest else None,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and (wording := form.wording()):
        services.revise(question, wording, post_of(actor), at=now())
        messages.success(request, _("The draft was saved. Read it once more and put it forward."))
        return redirect("questions:one", code)
    context = {"form": form, "question": question}
    return render(request, "examination/bank/edit.html", context, status=422 if form.errors else 200)


@in_the_department
@never_cache
@require_safe
def approvals(request: HttpRequest, actor: Actor) -> HttpResponse:
    """What waits for a second person, with the words to read."""
    rows = selectors.proposed()[:100]
    context = {"versions": rows, "post": post_of(actor), "reject": RejectForm()}
    return render(request, "examination/bank/approvals.html", context)


@in_the_department
@require_POST
def settle(request: HttpRequest, actor: Actor, code: str, no: int, what: str) -> HttpResponse:
    """Put a draft forward, approve a version, or send it back with a remark."""
    version = Version.objects.filter(question__code=code, no=no).first()
    if version is None:
        raise Http404
    try:
        _settle(request, version, actor, what)
    except services.BankRefused as refused:
        messages.warning(request, _SAID[refused.code])
    back = "questions:approvals" if request.POST.get("from") == "approvals" else "questions:one"
    return redirect(reverse(back) if back == "questions:approvals" else reverse(back, args=[code]))


_SAID = {
    "four-eyes": gettext_lazy("A question is approved by another person than its author."),
    "state": gettext_lazy("This cannot be done now: somebody has settled it meanwhile."),
}


def _settle(request: HttpRequest, version: Version, actor: Actor, what: str) -> None:
    at = now()
    if what == "propose":
        services.propose(version.pk, post_of(actor))
        messages.success(request, _("It was put forward. Another person of the Department approves it."))
    elif what == "approve":
        services.approve(version.pk, post_of(actor), on=services.tomorrow(local(at).date()), at=at)
        messages.success(request, _("Approved. It is drawn from tomorrow on."))
    else:
        form = RejectForm(request.POST)
        if form.is_valid():
            services.reject(version.pk, post_of(actor), form.cleaned_data["remark"], at=at)
            messages.success(request, _("It was sent back to its author."))
        else:
            messages.warning(request, _("Say what is to be put right."))


def _question(code: str) -> Question:
    question = Question.objects.select_related("area").filter(code=code).first()
    if question is None:
        raise Http404
    return question
