"""Addresses of the portal's own pages."""

from django.urls import path
from django.views.i18n import set_language

from oryndau.portal import account, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    *account.urlpatterns,
    path("help/signing/", views.help_signing, name="help-signing"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("about/", views.about, name="about"),
    path("language/", set_language, name="language"),
    path("robots.txt", views.robots, name="robots"),
]
