from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases, their journal, clocks, tasks and outbox."""

    name = "oryndau.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
