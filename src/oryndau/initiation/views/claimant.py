"""The claimant is a person, or an organisation: the page about him is asked anew."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from oryndau.initiation.forms.pages import claimant_kind
from oryndau.initiation.forms.parties import ORGANISATION, PERSON
from oryndau.initiation.wizard import WIZARD
from oryndau.wizard.services import drafts
from oryndau.wizard.views.guards import Work, on_draft


@require_POST
@on_draft(WIZARD)
def switch(request: HttpRequest, work: Work) -> HttpResponse:
    """Ask about the other kind of claimant."""
    kind = ORGANISATION if request.POST.get("kind") == ORGANISATION else PERSON

    def how(data: dict[str, Any]) -> None:
        if claimant_kind(data) != kind:
            data.pop("claimant", None)
        data["claimant_kind"] = kind

    drafts.change(work.draft.pk, how, at=work.at)
    return redirect(work.url("page", "claimant"))
