"""Addresses of the public register of licences."""

from django.urls import path, re_path

from oryndau.registers.licences import views
from oryndau.registers.licences.feed import Changes
from oryndau.registers.licences.opendata import views as opendata

app_name = "licences"
urlpatterns = [
    path("", views.listing, name="list"),
    path("offices/", views.offices, name="offices"),
    path("feed/", Changes(), name="feed"),
    path("data/", opendata.page, name="data"),
    re_path(r"^data/(?P<table>\w+)\.(?P<kind>csv|json)$", opendata.file, name="file"),
    re_path(r"^data/(?P<table>\w+)\.(?P<kind>csv-metadata|schema)\.json$", opendata.schema, name="schema"),
    path("<str:number>/", views.one, name="one"),
]
