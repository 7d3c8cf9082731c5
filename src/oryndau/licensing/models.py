"""What the room keeps beside its cases: applications as lists and questions need them."""

from django.db import models


class Application(models.Model):
    """An application for a licence or for its re-issue, beside its case."""

    case_id = models.UUIDField(primary_key=True, editable=False)
    procedure = models.CharField(max_length=20)
    """licence-issue or licence-renewal."""
    territory = models.CharField(max_length=2)
    iin = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    fee = models.UUIDField()
    """The case of the fee that it rests on (L-10)."""
    certification_case = models.UUIDField(null=True, unique=True)
    """The case of the one application for two services that it came from (C-20)."""
    licence = models.UUIDField(null=True)
    """The licence that was issued or re-issued in it."""

    class Meta:
        indexes = [
            models.Index(fields=["iin"], name="licence_applicant"),
            models.Index(fields=["fee"], name="application_of_fee"),
        ]

    def __str__(self) -> str:
        return self.name
