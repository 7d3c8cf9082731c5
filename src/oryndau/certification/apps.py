"""The Django application of the room: importing its verbs registers what they answer to."""

from importlib import import_module

from django.apps import AppConfig

_PARTS = ("applying", "sessions", "lookups", "desk", "examining", "commission")


class CertificationConfig(AppConfig):
    """Completions of signatures, how they are shown, and handlers of the outbox."""

    name = "oryndau.certification"
    label = "certification"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the modules that register themselves."""
        for part in _PARTS:
            import_module(f"{self.name}.{part}.handlers")
