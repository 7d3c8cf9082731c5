"""Addresses of this part."""

from django.urls import path

from oryndau.certification.desk.views import act, case, files, queue, reassign, results

app_name = "certification-desk"
_CASE = "cases/<uuid:case_id>/"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("results/", results.sessions, name="result-sessions"),
    path("results/<uuid:session_id>/", results.results, name="results"),
    path("results/<uuid:session_id>/sign/", results.sign, name="sign-result"),
    path(_CASE, case.page, name="case"),
    path(f"{_CASE}ask/<slug:register>/", case.ask, name="ask"),
    path(f"{_CASE}reassign/", reassign.reassign, name="reassign"),
    path(f"{_CASE}files/<slug:sha256>/", files.file, name="file"),
    path(f"{_CASE}<slug:step>/", act.form, name="act"),
]
