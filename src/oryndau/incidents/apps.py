"""The Django application of the room."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Failures of the system; loading it registers the handler that tells the bodies of them."""

    name = "oryndau.incidents"
    label = "incidents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the handlers of the outbox."""
        from oryndau.incidents import telling  # noqa: F401
