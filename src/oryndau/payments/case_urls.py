"""Where a fee opens as a case: the name space of a case's pages is its procedure's key."""

from django.urls import path

from oryndau.payments.views import own

app_name = "fee"
urlpatterns = [path("fees/<uuid:case_id>/", own.fee, name="case")]
