"""Addresses of this part: the desk, and the holder's own pages."""

from django.urls import path

from oryndau.licensing.life.views import act, desk, own

app_name = "licence-life"
_CASE = "licences/<uuid:case_id>/"
_OWN = "own/<uuid:case_id>/"
urlpatterns = [
    path("", desk.queue, name="queue"),
    path("licences/", desk.licences, name="licences"),
    path(_CASE, desk.page, name="case"),
    path(f"{_CASE}files/<slug:sha256>/", desk.file, name="file"),
    path(f"{_CASE}<slug:step>/", act.form, name="act"),
    path("own/", own.mine, name="mine"),
    path(_OWN, own.page, name="own"),
    path(f"{_OWN}object/", own.object_, name="object"),
    path(f"{_OWN}request/<slug:wish>/", own.request_, name="request"),
    path(f"{_OWN}files/<slug:sha256>/", own.file, name="own-file"),
]
