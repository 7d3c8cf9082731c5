"""The site's addresses with those under which the personal account finds an agent's case."""

from django.urls import include, path

from oryndau.urls import handler400, handler403, handler404, handler500
from oryndau.urls import urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
urlpatterns = [path("agents/", include("oryndau.profession.account_urls")), *site]
