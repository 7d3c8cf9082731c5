"""Addresses of sessions: the public list and page, and the territorial body's side."""

from django.urls import path

from oryndau.certification.sessions import appointing, desk_views, feed, views

app_name = "sessions"
_ONE = "<uuid:session_id>/"
urlpatterns = [
    path("", views.listing, name="list"),
    path("feed/", feed.Sessions(), name="feed"),
    path("announce/", desk_views.announce, name="announce"),
    path(_ONE, views.page, name="one"),
    path(f"{_ONE}session.ics", views.calendar, name="calendar"),
    path(f"{_ONE}staff/", desk_views.page, name="staff"),
    path(f"{_ONE}appoint/", appointing.appoint, name="appoint"),
    path(f"{_ONE}change/", desk_views.change, name="change"),
    path(f"{_ONE}cancel/", desk_views.cancel, name="cancel"),
]
