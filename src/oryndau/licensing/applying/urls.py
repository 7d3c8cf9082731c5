"""Addresses of who applies for a licence or its re-issue."""

from django.urls import include, path

from oryndau.licensing.applying.own import OWN
from oryndau.licensing.applying.views import case, start
from oryndau.licensing.applying.wizard import ISSUE_WIZARD, RENEWAL_WIZARD
from oryndau.wizard.fees.urls import fee_addresses
from oryndau.wizard.urls import CASE, addresses, of_case

app_name = "licensing"
_RENEWAL = [
    path("", start.renewal, name="start"), *fee_addresses(RENEWAL_WIZARD), *addresses(RENEWAL_WIZARD),
]  # fmt: skip
urlpatterns = [
    path("", start.issue, name="start"),
    path("renewal/", include((_RENEWAL, "renewal"))),
    *fee_addresses(ISSUE_WIZARD),
    *addresses(ISSUE_WIZARD),
    path(CASE, case.page, name="case"),
    path(f"{CASE}submitted/", case.submitted, name="submitted"),
    *of_case(OWN),
]
