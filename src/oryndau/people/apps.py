from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "oryndau.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
