"""What the room keeps: acts that are prepared, as they will be signed."""

from django.db import models

from oryndau.cases.ids import new_id
from oryndau.people.models import Staff


class Prepared(models.Model):
    """An act typeset for preview: the exact file that is signed, bound to a version of the case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField(db_index=True)
    version = models.PositiveIntegerField()
    step = models.CharField(max_length=40)
    facts = models.JSONField()
    number = models.CharField(max_length=40, unique=True)
    """The public number of the document, printed on it."""
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.step} {self.number}"
