"""Addresses that anybody may open: the look-up of decisions, the statistics."""

from django.urls import path

from oryndau.certification.commission import decision_views, figure_views

app_name = "decisions"
urlpatterns = [
    path("decisions/", decision_views.page, name="look-up"),
    path("decisions.json", decision_views.as_json, name="json"),
    path("statistics/", figure_views.statistics, name="statistics"),
    path("statistics.csv", figure_views.export, name="csv"),
]
