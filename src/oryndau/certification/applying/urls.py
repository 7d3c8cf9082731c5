"""Addresses of the candidate's pages."""

from django.urls import path

from oryndau.certification.applying.own import OWN
from oryndau.certification.applying.views import case, fee, moving, start
from oryndau.certification.applying.wizard import WIZARD
from oryndau.wizard.fees.urls import fee_addresses
from oryndau.wizard.urls import CASE, addresses, of_case

app_name = "certification"
urlpatterns = [
    path("", start.start, name="start"),
    *fee_addresses(WIZARD),
    *addresses(WIZARD),
    path(CASE, case.page, name="case"),
    path(f"{CASE}submitted/", case.submitted, name="submitted"),
    path(f"{CASE}fee/", fee.page, name="fee-anew"),
    path(f"{CASE}fee/receipt/", fee.receipt, name="fee-anew-receipt"),
    path(f"{CASE}session/", moving.move, name="move"),
    *of_case(OWN),
]
