"""Addresses of the bank."""

from django.urls import path, re_path

from oryndau.examination.bank import exchange_views, views

app_name = "questions"
_CODE = "<slug:code>/"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new/", views.write, name="write"),
    path("approvals/", views.approvals, name="approvals"),
    path("import/", exchange_views.bring_in, name="import"),
    re_path(r"^export\.(?P<form>xlsx|gift)$", exchange_views.export, name="export"),
    path("figures/", exchange_views.figures, name="figures"),
    path("weights/", exchange_views.weights, name="weights"),
    path("withdraw/", exchange_views.withdraw, name="withdraw"),
    path(f"one/{_CODE}", views.page, name="one"),
    path(f"one/{_CODE}revise/", views.revise, name="revise"),
    path(f"one/{_CODE}<int:no>/propose/", views.settle, {"what": "propose"}, name="propose"),
    path(f"one/{_CODE}<int:no>/approve/", views.settle, {"what": "approve"}, name="approve"),
    path(f"one/{_CODE}<int:no>/reject/", views.settle, {"what": "reject"}, name="reject"),
]
