"""Addresses of this part."""

from django.urls import URLPattern

app_name = "profession"
urlpatterns: list[URLPattern] = []
