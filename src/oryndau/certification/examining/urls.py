"""Addresses of this part."""

from django.urls import URLPattern

app_name = "examining"
urlpatterns: list[URLPattern] = []
