"""The Django application of the room."""

from django.apps import AppConfig


class ExaminationConfig(AppConfig):
    """Questions, tests, incidents."""

    name = "oryndau.examination"
    label = "examination"
    default_auto_field = "django.db.models.BigAutoField"
