"""The Django application of the room."""

from django.apps import AppConfig


class WizardConfig(AppConfig):
    """Drafts and uploads of every service."""

    name = "oryndau.wizard"
    label = "wizard"
    default_auto_field = "django.db.models.BigAutoField"
