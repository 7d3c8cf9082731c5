"""Addresses of this part."""

from django.urls import URLPattern

app_name = "commission"
urlpatterns: list[URLPattern] = []
