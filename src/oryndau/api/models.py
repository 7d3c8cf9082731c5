"""What the programs' entrance keeps: tokens of organisations, and files that wait for an application."""

from django.db import models

from oryndau.cases.ids import new_id


class ApiToken(models.Model):
    """A token of an organisation. The token itself is shown once and never kept: only its SHA-256 is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    bin = models.CharField(max_length=12)
    name = models.CharField(max_length=100)
    """What the organisation calls the program that uses it."""
    prefix = models.CharField(max_length=12)
    """The first characters, by which a person recognises it in the list."""
    digest = models.BinaryField(max_length=32, unique=True)
    scopes = models.JSONField(default=list)
    created_by = models.CharField(max_length=300)
    """Name of the person who made it on behalf of the organisation."""
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
    """Written at most once a minute."""

    class Meta:
        indexes = [models.Index(fields=["bin", "-id"], name="token_of")]

    def __str__(self) -> str:
        return f"{self.name} {self.prefix}…"


class ApiFile(models.Model):
    """A checked file that an organisation uploaded; an application may name it by its SHA-256."""

    id = models.BigAutoField(primary_key=True)
    bin = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bin", "sha256"], name="api_file_once")]

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:12]}"
