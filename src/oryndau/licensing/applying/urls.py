"""Addresses of this part."""

from django.urls import URLPattern

app_name = "licensing"
urlpatterns: list[URLPattern] = []
