from django.urls import path

from oryndau.initiation.desk.views import act, case, files, queue, reassign

app_name = "desk"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("cases/<uuid:case_id>/", case.page, name="case"),
    path("cases/<uuid:case_id>/reassign/", reassign.reassign, name="reassign"),
    path("cases/<uuid:case_id>/<str:step>/", act.form, name="act"),
    path("cases/<uuid:case_id>/files/<str:sha256>/", files.file, name="file"),
]
