"""Addresses of the candidate's pages."""

from django.urls import path

from oryndau.certification.applying.views import acts, case, start
from oryndau.certification.applying.wizard import WIZARD
from oryndau.wizard.urls import addresses

app_name = "certification"
_CASE = "cases/<uuid:case_id>/"
urlpatterns = [
    path("", start.start, name="start"),
    *addresses(WIZARD),
    path(_CASE, case.page, name="case"),
    path(f"{_CASE}submitted/", case.submitted, name="submitted"),
    path(f"{_CASE}slip/", case.slip, name="slip"),
    path(f"{_CASE}files/<slug:sha256>/", case.file, name="file"),
    path(f"{_CASE}object/", acts.objections, name="object"),
    path(f"{_CASE}session/", acts.move, name="move"),
    path(f"{_CASE}withdraw/", acts.withdraw, name="withdraw"),
]
