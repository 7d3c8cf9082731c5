"""The Django application of the room."""

from importlib import import_module

from django.apps import AppConfig


class ExaminationConfig(AppConfig):
    """Questions, tests, incidents."""

    name = "oryndau.examination"
    label = "examination"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load the modules that register themselves."""
        for part in ("hall",):
            import_module(f"{self.name}.{part}.handlers")
