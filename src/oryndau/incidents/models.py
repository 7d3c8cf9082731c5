"""What is kept of failures: the incidents, whom they were told to, and when the system last looked (C-23)."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from oryndau.cases.ids import new_id
from oryndau.incidents.parts import Part


class Incident(models.Model):
    """A failure of one part of the system, from its beginning to its end; at most one of a part is open."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    part = models.CharField(max_length=20)
    began_at = models.DateTimeField()
    noticed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    evidence = models.JSONField(default=dict)
    """Facts by which it was found: counts, moments, names of services. No personal data, no addresses."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["part"], condition=Q(ended_at=None), name="incident_open_once_of_part"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("began_at")),
                name="incident_ends_after_it_began",
            ),
        ]
        indexes = [models.Index(fields=["-began_at"], name="incident_newest")]

    def __str__(self) -> str:
        return f"{self.part} {self.began_at:%Y-%m-%d %H:%M}"

    @property
    def kind(self) -> Part:
        """The part that failed."""
        return Part(self.part)

    def lasted(self, at: datetime) -> timedelta:
        """How long it lasted, until its end or, while it is open, until `at`."""
        return max((self.ended_at or at) - self.began_at, timedelta())


class Telling(models.Model):
    """One body told once of the beginning or the end of an incident; its id makes a repetition harmless."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="tellings")
    body = models.CharField(max_length=10)
    what = models.CharField(max_length=10)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "body", "what"], name="told_once")]

    def __str__(self) -> str:
        return f"{self.what} to {self.body}"


class Watch(models.Model):
    """The one row of the watch: when the worker last looked, and what seemed wrong then."""

    looked_at = models.DateTimeField()
    """By the clock of the machine: the demonstration's clock, when it is moved, makes no gap."""
    suspects = models.JSONField(default=dict)
    """Part → since when it has been found at fault, ISO; not yet long enough for an incident."""

    def __str__(self) -> str:
        return f"{self.looked_at:%Y-%m-%d %H:%M}"
