from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People; loading it registers what a signed sign-in challenge opens."""

    name = "oryndau.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the completion of sign-in."""
        from oryndau.people import sign_in  # noqa: F401
