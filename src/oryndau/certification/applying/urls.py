"""Addresses of this part."""

from django.urls import URLPattern

app_name = "certification"
urlpatterns: list[URLPattern] = []
