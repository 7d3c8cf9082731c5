"""Addresses of the claimant's pages."""

from django.urls import path

from oryndau.initiation.views import case, claimant, debtors, start
from oryndau.initiation.wizard import WIZARD
from oryndau.wizard.urls import DRAFT, addresses

app_name = "initiation"
_CASE = "cases/<uuid:case_id>/"
urlpatterns = [
    path("", start.start, name="start"),
    path(f"{DRAFT}debtors/", debtors.listing, name="debtors"),
    path(f"{DRAFT}debtors/add/", debtors.add, name="add-debtor"),
    path(f"{DRAFT}debtors/<slug:key>/", debtors.one, name="debtor"),
    path(f"{DRAFT}debtors/<slug:key>/remove/", debtors.remove, name="remove-debtor"),
    path(f"{DRAFT}claimant-kind/", claimant.switch, name="claimant-kind"),
    *addresses(WIZARD),
    path(_CASE, case.page, name="case"),
    path(f"{_CASE}submitted/", case.submitted, name="submitted"),
    path(f"{_CASE}slip/", case.slip, name="slip"),
    path(f"{_CASE}files/<slug:sha256>/", case.file, name="file"),
    path(f"{_CASE}withdraw/", case.withdraw, name="withdraw"),
]
