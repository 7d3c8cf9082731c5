"""The addresses that this room's tests need: its own, the shell's, and sign-in."""

from django.urls import include, path

urlpatterns = [
    path("", include("oryndau.portal.urls")),
    path("", include("oryndau.people.urls")),
    path("", include("oryndau.signing.urls")),
    path("api/", include("oryndau.api.urls")),
]
handler403 = "oryndau.portal.errors.permission_denied"
