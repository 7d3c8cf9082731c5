"""The addresses that the room's pages need: its own and the shell's."""

from django.urls import include, path

urlpatterns = [path("", include("oryndau.portal.urls")), path("", include("oryndau.documents.urls"))]
