"""The Django application of the room."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers of decisions."""

    name = "oryndau.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"
