"""The Django application of the room: it brings its catalogue of messages."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Components, fields and formats of pages."""

    name = "oryndau.pages"
    label = "pages"
