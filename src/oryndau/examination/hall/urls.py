"""Addresses of this part."""

from django.urls import URLPattern

app_name = "hall"
urlpatterns: list[URLPattern] = []
