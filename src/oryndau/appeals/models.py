"""What the room keeps beside its cases: which case a complaint is about."""

from django.db import models


class Link(models.Model):
    """A complaint and the case that it is about, so that each is found from the other."""

    complaint_id = models.UUIDField(primary_key=True, editable=False)
    """The complaint's own case."""
    contested_id = models.UUIDField(db_index=True)
    """The case complained of."""

    def __str__(self) -> str:
        return f"{self.complaint_id} about {self.contested_id}"
