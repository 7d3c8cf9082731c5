"""The page where a signed-in organisation makes, sees and revokes its tokens."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from oryndau.api import tokens as verbs
from oryndau.api.forms import TokenForm
from oryndau.api.scopes import Scope
from oryndau.cases.actors import Actor
from oryndau.cases.permissions import Permission, has
from oryndau.timekeeping import now


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The organisation's tokens, and the form of a new one, which is shown once."""
    actor = _organisation(request)
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _made(request, actor, form)
    status = 422 if form.errors else 200
    context = {"form": form, "tokens": verbs.of(actor.bin), "at": now(), "bin": actor.bin}
    return render(request, "api/tokens.html", context, status=status)


@login_required
@require_POST
def revoke(request: HttpRequest, token: UUID) -> HttpResponse:
    """End a token at once; programs that use it are refused within seconds."""
    if verbs.revoke(token, _organisation(request).bin, at=now()):
        messages.success(request, _("The token was revoked. Programs that use it are refused from now on."))
    return redirect("api:tokens")


def _made(request: HttpRequest, actor: Actor, form: TokenForm) -> HttpResponse:
    said = form.cleaned_data
    text = verbs.issue(
        actor.bin, said["name"], [Scope(scope) for scope in said["scopes"]], by=actor.name, at=now(),
        days=int(said["days"]), key=said["key"],
    )  # fmt: skip
    if text is None:
        messages.info(
            request, _("This token was made already. It was shown once; if it was lost, make another.")
        )
        return redirect("api:tokens")
    # Not after a redirect: the token would have to be kept somewhere in between.
    return render(request, "api/token_made.html", {"token": text, "name": said["name"]})


def _organisation(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.bin or not has(actor, Permission.MANAGE_TOKENS):
        raise PermissionDenied(_("Tokens belong to organisations: act for your organisation to manage them."))
    return actor
