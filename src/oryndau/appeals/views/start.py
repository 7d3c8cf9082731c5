"""The first page of a complaint: about which case, to whom, by when (C-24, E-15)."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oryndau.appeals import contested
from oryndau.appeals.wizard import WIZARD
from oryndau.law.appeal import NAMES, TERMS
from oryndau.law.appeal_facts import Addressee
from oryndau.wizard.views.drafts import beginning


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What a complaint is. It begins from one's own case, which `?case=` names."""
    begins = beginning(request, WIZARD)
    actor = cast(Any, request).actor if request.user.is_authenticated else None
    about = contested.own(request.GET.get("case", ""), actor) if actor and not actor.staff else None
    if about:
        begins |= {name: f"{begins[name]}?case={about.pk}" for name in ("begin_url", "start_url")}
    context = {
        **begins, "about": about, "signed_in": actor is not None,
        "bodies": [(NAMES[one], TERMS[one]) for one in Addressee],
    }  # fmt: skip
    return render(request, "appeals/start.html", context)
