from django.apps import AppConfig


class InitiationConfig(AppConfig):
    name = "oryndau.initiation"
    label = "initiation"
    default_auto_field = "django.db.models.BigAutoField"
