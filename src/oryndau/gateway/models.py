"""What went over the state gateway, and what came of it (the operator's rules ask to keep it three years)."""

from django.db import models

from oryndau.cases.ids import new_id


class Exchange(models.Model):
    """One call of the gateway: message id, service, outcome and time. No body: the facts are in events."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message = models.UUIDField(db_index=True)
    service = models.CharField(max_length=60)
    case_id = models.UUIDField(null=True, db_index=True)
    outcome = models.CharField(max_length=40)
    receipt = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["service", "-id"], name="exchange_service")]

    def __str__(self) -> str:
        return f"{self.service} {self.outcome}"
