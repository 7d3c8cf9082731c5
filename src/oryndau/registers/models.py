"""The register of decisions on certification: number, date, region, whose, until when (C-17; Art. 141(5))."""

from django.db import models

from oryndau.cases.ids import new_id


class CertificationDecision(models.Model):
    """A signed decision of a Commission about a candidate; it stays as it was made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case_id = models.UUIDField(unique=True)
    number = models.CharField(max_length=40, unique=True)
    territory = models.CharField(max_length=2)
    iin = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    certified = models.BooleanField()
    decided_on = models.DateField()
    valid_until = models.DateField(null=True)
    """Three years from the decision; None when the candidate was not certified."""
    licence_wanted = models.BooleanField(default=False)
    """The candidate asked for the licence in the same application (C-20)."""

    class Meta:
        indexes = [models.Index(fields=["iin", "-decided_on"], name="certification_of")]

    def __str__(self) -> str:
        return self.number
