"""Addresses of this part."""

from django.urls import URLPattern

app_name = "licence-life"
urlpatterns: list[URLPattern] = []
