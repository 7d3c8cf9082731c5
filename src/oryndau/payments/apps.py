"""The Django application of the room: importing its verbs registers what they answer to."""

from importlib import import_module

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Handlers of the outbox and of the procedure of a fee."""

    name = "oryndau.payments"
    label = "payments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the modules that register themselves."""
        for module in ("handlers", "place"):
            import_module(f"{self.name}.{module}")
