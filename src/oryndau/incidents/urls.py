"""Addresses of the pages about failures."""

from django.urls import path

from oryndau.incidents import views

app_name = "incidents"
urlpatterns = [
    path("", views.status, name="status"),
    path("staff/", views.staff, name="staff"),
]
