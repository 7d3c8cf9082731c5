"""Requests of programs leave the way of pages early: no session, no cookies, no pages' policy for them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, include, path
from django.urls.resolvers import RegexPattern
from django.utils import translation

ENTRANCE = "/api/v1/"
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Vary": "Accept-Language",
}
"""Nothing that the entrance answers is a page: should a browser show it, it may load and do nothing."""


class Programs:
    """Answers what lies below the entrance of programs; everything else goes on to the middleware of pages.

    A program signs in by its token alone, so that neither a session nor the check against forged forms means
    anything to it. It stands below the request's log and the headers of security, which programs get too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._addresses = URLResolver(RegexPattern(r"^/"), [path("api/", include("oryndau.api.urls"))])

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ENTRANCE):
            return self.get_response(request)
        request.get_host()  # refuses a host that is not ours
        # Every address below the entrance has a view, if only the one that says 404, and none of them raises.
        match = request.resolver_match = self._addresses.resolve(request.path_info)
        language = translation.get_language_from_request(request)
        with translation.override(language):
            response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Language", language)
        if not response.streaming and "Content-Length" not in response.headers:
            response.headers["Content-Length"] = str(len(response.content))
        return response
