"""The Django application of the room: importing its verbs registers what they answer to."""

from importlib import import_module

from django.apps import AppConfig

_PARTS = ("applying", "lookups", "desk", "life", "combined")


class LicensingConfig(AppConfig):
    """Completions of signatures, how they are shown, and handlers of the outbox."""

    name = "oryndau.licensing"
    label = "licensing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the modules that register themselves."""
        for part in _PARTS:
            import_module(f"{self.name}.{part}.handlers")
