"""Addresses of the programs' entrance, and of the page where an organisation keeps its tokens."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from oryndau.api import openapi, views
from oryndau.api.shape import shaped, unknown
from oryndau.api.v1 import api

app_name = "api"


@require_safe
def openapi_json(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document of version 1; open to everybody."""
    return HttpResponse(openapi.text(), content_type="application/json")


def _operations() -> list[URLPattern]:
    patterns, _app, _namespace = api.urls
    return [
        path(f"v1/{one.pattern}", shaped(one.name or "", one.callback), name=f"v1-{one.name}")
        for one in patterns
        if isinstance(one, URLPattern) and one.name != "api-root"
    ]


urlpatterns = [
    path("v1/openapi.json", openapi_json, name="openapi"),
    *_operations(),
    path("v1/", unknown),
    path("v1/<path:rest>", unknown),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<uuid:token>/revoke/", views.revoke, name="revoke-token"),
]
