"""Addresses of the public check; the QR code of every document leads here."""

from django.urls import path

from oryndau.documents import views

app_name = "documents"
urlpatterns = [
    path("check/", views.check, name="check"),
    path("check/<str:number>", views.check_number, name="check-number"),
]
