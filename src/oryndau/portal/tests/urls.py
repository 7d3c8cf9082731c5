"""The portal's addresses, and pages that show its pieces."""

from datetime import UTC, datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import RequestContext, Template
from django.urls import include, path

from oryndau.pages import components as c
from oryndau.pages.fields import Checkboxes, DateField, Radios

AT = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


class Sample(forms.Form):
    """A form with every kind of control."""

    kind = forms.ChoiceField(
        label="Kind",
        choices=[("a", "Writ"), ("b", "Order")],
        widget=Radios(hints={"a": "Of a court"}),
        help_text="As written",
    )
    iin = forms.CharField(label="IIN", max_length=12, help_text="12 figures")
    issued = DateField(label="Issued on")
    territory = forms.ChoiceField(label="Territory", choices=[("71", "Astana")])
    act = forms.CharField(label="Operative part", widget=forms.Textarea, max_length=200)
    motions = forms.MultipleChoiceField(
        label="Motions",
        required=False,
        choices=[("x", "Attach"), ("y", "Restrict")],
        widget=Checkboxes(hints={"x": "Art. 37"}),
    )
    scan = forms.FileField(label="Scan")
    mail = forms.EmailField(label="E-mail", required=False)
    true = forms.BooleanField(label="All is true", error_messages={"required": "Confirm that all is true"})


FORM = Template(
    '{% extends "portal/base.html" %}{% load oryndau %}{% block title %}Form{% endblock %}'
    '{% block before_content %}{% back_link "/" %}{% endblock %}{% block content %}{% error_summary form %}'
    '{% progress 2 6 "Document" %}<h1>Form</h1>'
    '<form method="post" novalidate enctype="multipart/form-data">'
    '{% csrf_token %}{{ form }}{% button "Go on" %}</form>'
    "{% endblock %}"
)
KIT = Template(
    '{% extends "portal/base.html" %}{% load oryndau %}{% block title %}Kit{% endblock %}'
    "{% block before_content %}{% breadcrumbs home here %}{% endblock %}"
    "{% block content %}<h1>Kit</h1>{% for one in tags %}{% tag one %}{% endfor %}"
    "{% for one in clocks %}{% clock one %}{% endfor %}"
    "{% summary_list rows %}{% timeline events %}{% table table %}{% pagination pages %}{% task_list tasks %}"
    "{% warning %}Careful{% endwarning %}{% inset %}Inset{% endinset %}"
    "{% details 'More' %}Text{% enddetails %}"
    '{% empty_state "Nothing" %}<p>Apply</p>{% endempty_state %}{% print_button %}'
    '{% button "Refuse" kind="warning" name="step" value="refuse" %}{% endblock %}'
)
SIGN = Template(
    '{% extends "portal/base.html" %}{% block title %}Sign{% endblock %}{% block content %}<h1>Sign</h1>'
    '{% include "signing/sign_panel.html" %}{% endblock %}'
)


def form(request: HttpRequest) -> HttpResponse:
    """The sample form."""
    given = Sample(request.POST, request.FILES) if request.method == "POST" else Sample()
    return HttpResponse(FORM.render(RequestContext(request, {"form": given})))


def kit(request: HttpRequest) -> HttpResponse:
    """Every component."""
    steps = [c.ClockStep(AT.date(), True, "working day 1"), c.ClockStep(AT.date(), False, "<b>Sunday</b>")]
    columns = [c.Column("Number"), c.Column("Sum", numeric=True)]
    context = {
        "home": c.Link("/", "Home"), "here": c.Link("", "Kit"),
        "tags": [c.Tag(tone.value, tone) for tone in c.Tone],
        "clocks": [
            c.Clock("Decision", state, AT, 1, AT, steps, "A3 p.7", "2026.1") for state in c.ClockState
        ],
        "rows": [c.Row("Claimant", "<script>x</script>", "/change"), c.Row("Debtor", ["A", "B"])],
        "events": [c.Happening("Sent", AT, "Text", "By", mark, [c.Link("/d", "PDF")]) for mark in c.Mark],
        "table": c.Table("Queue", columns, [["71-1", "99,00"]]), "pages": c.Pages("/p", "/n"),
        "tasks": [c.Task("One", c.Tag("Done", c.Tone.GOOD), "/1"), c.Task("Two", c.Tag("Later"), hint="Why")],
    }  # fmt: skip
    return HttpResponse(KIT.render(RequestContext(request, context)))


def sign(request: HttpRequest) -> HttpResponse:
    """A page with the signing panel; what it posts is answered back."""
    if request.method == "POST":
        sent = request.POST["cms"]
        return HttpResponse(f'<!doctype html><html lang="en"><title>x</title><p id="sent">{sent}</p></html>')
    context = {
        "content": "0YHTmdC70LXQvA==", "endpoint": request.GET.get("endpoint"), "iin": "900101300017",
        "ekus": "1.3.6.1.5.5.7.3.4,1.2.398.3.3.4.1.1", "chain": "any", "cancel_url": "/",
    }  # fmt: skip
    return HttpResponse(SIGN.render(RequestContext(request, context)))


def error(request: HttpRequest, status: int) -> HttpResponse:
    """An error page by its number."""
    since = [{"no": 2, "step": "register", "at": AT}]
    told = {"text": "The case has changed", "extra": {"since": since}}
    return render(request, f"{status}.html", {"error": told, "retry_after": 30}, status=status)


def broken(request: HttpRequest) -> HttpResponse:
    """A page that fails."""
    raise RuntimeError("broken on purpose")


urlpatterns = [
    path("", include("oryndau.portal.urls")),
    path("form/", form), path("kit/", kit), path("sign/", sign), path("broken/", broken),
    path("error/<int:status>/", error),
]  # fmt: skip
handler400 = "oryndau.portal.errors.bad_request"
handler403 = "oryndau.portal.errors.permission_denied"
handler404 = "oryndau.portal.errors.page_not_found"
handler500 = "oryndau.portal.errors.server_error"
