"""Addresses of prepared acts."""

from django.urls import path

from oryndau.acts import views

app_name = "acts"
urlpatterns = [
    path("<uuid:prepared_id>/", views.prepared, name="prepared"),
    path("<uuid:prepared_id>/file/", views.preview, name="preview"),
    path("<uuid:prepared_id>/sign/", views.sign, name="sign"),
]
