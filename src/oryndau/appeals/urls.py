"""Addresses of who complains."""

from django.urls import path

from oryndau.appeals.views import case, start
from oryndau.appeals.wizard import WIZARD
from oryndau.wizard.urls import addresses

app_name = "complaint"
_CASE = "cases/<uuid:case_id>/"
urlpatterns = [
    path("", start.start, name="start"),
    *addresses(WIZARD),
    path(_CASE, case.page, name="case"),
    path(f"{_CASE}submitted/", case.submitted, name="submitted"),
    path(f"{_CASE}files/<slug:sha256>/", case.file, name="file"),
    path(f"{_CASE}withdraw/", case.withdraw, name="withdraw"),
]
