from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Typeset documents, their seal and storage, and the public check."""

    name = "oryndau.documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"
