"""The Django application of the room."""

from importlib import import_module

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers of decisions."""

    name = "oryndau.registers"
    label = "registers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the module that answers the public check of documents."""
        import_module(f"{self.name}.licences.checked")
