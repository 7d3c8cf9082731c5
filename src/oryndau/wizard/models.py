"""What is kept of an application before it is sent: the draft and its files."""

from django.db import models

from oryndau.cases.ids import new_id
from oryndau.people.models import Person


class Draft(models.Model):
    """An application being prepared. Its id becomes the case's id, so that it is submitted once at most."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.CharField(max_length=40)
    """The procedure in which it is sent: `initiation`, `certification`."""
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafts")
    acts_for = models.CharField(max_length=12)
    """IIN or BIN for whom the person acted when he began."""
    data = models.JSONField(default=dict)
    """The answers page by page, as they were typed; they may be incomplete or wrong."""
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["acts_for", "-updated_at"], name="draft_of")]

    def __str__(self) -> str:
        return f"draft {self.id}"


class Upload(models.Model):
    """A file attached to a draft, already checked; the bytes stand in the store of documents."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="uploads")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    role = models.CharField(max_length=30)
    verdict = models.JSONField(null=True)
    """Of an electronic enforcement document: the verdict about the court's own signature."""
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["uploaded_at", "id"]
        constraints = [models.UniqueConstraint(fields=["draft", "sha256"], name="upload_once")]

    def __str__(self) -> str:
        return self.name
