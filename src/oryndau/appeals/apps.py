"""The Django application of the room: importing its verbs registers what they answer to."""

from importlib import import_module

from django.apps import AppConfig

_REGISTERED_ON_IMPORT = ("services", "handlers", "deciding", "story", "beside", "views.signing", "place")


class AppealsConfig(AppConfig):
    """Completions of signatures, how they are shown, and handlers of the outbox."""

    name = "oryndau.appeals"
    label = "appeals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the modules that register themselves."""
        for module in _REGISTERED_ON_IMPORT:
            import_module(f"{self.name}.{module}")
