"""The Django application of the room."""

from django.apps import AppConfig


class ActsConfig(AppConfig):
    """Official acts, whatever service they belong to."""

    name = "oryndau.acts"
    label = "acts"
    default_auto_field = "django.db.models.BigAutoField"
