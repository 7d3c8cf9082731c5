"""The Django application of the room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Layout, components, the forms' look and the signing panel."""

    name = "oryndau.portal"
    label = "portal"
