from django.apps import AppConfig


class GatewayConfig(AppConfig):
    """The state gateway; loading it registers the handlers of register look-ups and monitoring."""

    name = "oryndau.gateway"
    label = "gateway"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the handlers of the outbox."""
        from oryndau.gateway import monitoring  # noqa: F401
