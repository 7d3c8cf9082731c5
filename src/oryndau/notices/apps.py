from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices; loading it registers the channels' handlers."""

    name = "oryndau.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the handlers of the outbox."""
        from oryndau.notices import channels  # noqa: F401
