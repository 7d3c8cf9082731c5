"""The registers: decisions on certification (C-17; Art. 141(5)), licences and their changes (Art. 142(1))."""

from django.db import models
from django.db.models import Q

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


class Licence(models.Model):
    """A licence of a private enforcement agent as it stands now; its history is in its case (L-12)."""

    class State(models.TextChoices):
        """What the licence is worth; only an active one lets its holder work."""

        ACTIVE = "active"
        SUSPENDED = "suspended"
        TERMINATED = "terminated"
        DEPRIVED = "deprived"
        REPLACED = "replaced"

    VALID = (State.ACTIVE, State.SUSPENDED)
    """States of a licence that has not ended."""

    id = models.UUIDField(primary_key=True, editable=False)
    """The id of its case of the procedure `licence`."""
    number = models.CharField(max_length=40, unique=True)
    iin = models.CharField(max_length=12)
    """Never published."""
    name = models.CharField(max_length=300)
    territory = models.CharField(max_length=2)
    """The region of the office."""
    office_kk = models.CharField(max_length=400, blank=True)
    office_ru = models.CharField(max_length=400, blank=True)
    basis = models.CharField(max_length=20)
    """certification or labour (An.3)."""
    issued_on = models.DateField()
    state = models.CharField(max_length=12, choices=State.choices)
    state_since = models.DateField()
    suspended_until = models.DateField(null=True)
    predecessor = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="successor")
    """The licence that this one replaced at a re-issue (L-09)."""
    granted_in = models.UUIDField(unique=True)
    """The case of the application that it was issued or re-issued in."""
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["iin"], condition=Q(state__in=("active", "suspended")), name="one_valid_licence"
            )
        ]
        indexes = [models.Index(fields=["territory", "name", "id"], name="licence_of_territory")]

    def __str__(self) -> str:
        return self.number


class LicenceChange(models.Model):
    """A change of a licence as the public may read it: what the register said from a day on."""

    id = models.BigAutoField(primary_key=True)
    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="changes")
    event = models.PositiveIntegerField()
    """Number of the event in the licence's case."""
    step = models.CharField(max_length=40)
    at = models.DateTimeField()
    effective_on = models.DateField()
    state = models.CharField(max_length=12, choices=Licence.State.choices)
    told = models.JSONField(default=dict)
    """What else is public: until when, the ground, number and day of the decree or of the court's act."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["licence", "event"], name="change_once")]
        indexes = [
            models.Index(fields=["licence", "-effective_on", "-id"], name="state_on_a_day"),
            models.Index(fields=["-at", "-id"], name="changes_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.licence_id} {self.step}"
