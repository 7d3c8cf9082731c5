"""Addresses of the desk of complaints."""

from django.urls import path

from oryndau.appeals.desk import views

app_name = "complaint-desk"
_CASE = "cases/<uuid:case_id>/"
urlpatterns = [
    path("", views.queue, name="queue"),
    path(_CASE, views.page, name="case"),
    path(f"{_CASE}decide/", views.decide, name="decide"),
    path(f"{_CASE}files/<slug:sha256>/", views.file, name="file"),
    path(f"{_CASE}contested/<slug:sha256>/", views.contested_file, name="contested-file"),
]
