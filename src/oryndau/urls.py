"""Addresses of the whole site: each room brings its own."""

from django.conf import settings
from django.urls import include, path

from oryndau.server import views as server

urlpatterns = [
    path("", include("oryndau.portal.urls")),
    path("", include("oryndau.people.urls")),
    path("", include("oryndau.signing.urls")),
    path("", include("oryndau.documents.urls")),
    path("status/", include("oryndau.incidents.urls")),
    path("acts/", include("oryndau.acts.urls")),
    path("initiation/", include("oryndau.initiation.urls")),
    path("desk/", include("oryndau.initiation.desk.urls")),
    path("certification/sessions/", include("oryndau.certification.sessions.urls")),
    path("certification/desk/", include("oryndau.certification.desk.urls")),
    path("certification/commission/", include("oryndau.certification.commission.urls")),
    path("certification/hall/", include("oryndau.certification.examining.urls")),
    path("certification/", include("oryndau.certification.commission.public_urls")),
    path("certification/", include("oryndau.certification.applying.urls")),
    path("licensing/desk/", include("oryndau.licensing.desk.urls")),
    path("licensing/life/", include("oryndau.licensing.life.urls")),
    path("licensing/", include("oryndau.licensing.applying.urls")),
    path("payments/", include("oryndau.payments.urls")),
    path("profession/", include("oryndau.profession.urls")),
    path("agents/", include("oryndau.profession.account_urls")),
    path("registers/licences/", include("oryndau.registers.licences.urls")),
    path("complaints/desk/", include("oryndau.appeals.desk.urls")),
    path("complaints/", include("oryndau.appeals.urls")),
    path("questions/", include("oryndau.examination.bank.urls")),
    path("hall/", include("oryndau.examination.hall.urls")),
    path("api/", include("oryndau.api.urls")),
    path("healthz", server.healthz),
    path("readyz", server.readyz),
    path("metrics", server.metrics_page),
]
if not settings.PRODUCTION:
    urlpatterns.append(path("demo/", include("oryndau.demo.urls")))

handler400 = "oryndau.portal.errors.bad_request"
handler403 = "oryndau.portal.errors.permission_denied"
handler404 = "oryndau.portal.errors.page_not_found"
handler500 = "oryndau.portal.errors.server_error"
