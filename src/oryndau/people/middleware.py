"""Puts the actor of the request where views find it: `request.actor` (None when nobody is signed in)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from oryndau.cases.actors import Actor
from oryndau.people.acting import actor_of


class ActorMiddleware:
    """Makes the actor when a view first asks for it, so that public pages cost no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor | None:
    user = request.user
    return actor_of(user, request.session) if user.is_authenticated else None
