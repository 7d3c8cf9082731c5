"""Addresses of the licensor's desk."""

from django.urls import path

from oryndau.licensing.desk.views import act, case, files, queue, reassign

app_name = "licensing-desk"
_CASE = "cases/<uuid:case_id>/"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path(_CASE, case.page, name="case"),
    path(f"{_CASE}ask/<slug:register>/", case.ask, name="ask"),
    path(f"{_CASE}reassign/", reassign.reassign, name="reassign"),
    path(f"{_CASE}files/<slug:sha256>/", files.file, name="file"),
    path(f"{_CASE}<slug:step>/", act.form, name="act"),
]
