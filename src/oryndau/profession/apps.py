"""The Django application of the room: importing its verbs registers what they answer to."""

from importlib import import_module

from django.apps import AppConfig


class ProfessionConfig(AppConfig):
    """Completions of signatures, how they are shown, and handlers of the outbox."""

    name = "oryndau.profession"
    label = "profession"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the modules that register themselves."""
        import_module(f"{self.name}.handlers")
