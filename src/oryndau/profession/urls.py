"""Addresses of the desk of agents, and of the agent's own page."""

from django.urls import path

from oryndau.profession.views import desk, lists, own

app_name = "profession"
_ONE = "<uuid:case_id>/"
urlpatterns = [
    path("", lists.agents, name="list"),
    path("offices/", lists.offices, name="offices"),
    path("workers/", lists.workers, name="workers"),
    path("register/", desk.register, name="register"),
    path("own/", own.page, name="own"),
    path("own/files/<slug:sha256>/", own.file, name="own-file"),
    path("own/<slug:step>/", own.step, name="own-step"),
    path(_ONE, desk.agent, name="agent"),
    path(f"{_ONE}files/<slug:sha256>/", desk.file, name="file"),
    path(f"{_ONE}<slug:step>/", desk.step, name="step"),
]
