"""What the room keeps beside its cases, for lists: agents, offices, workers; and which reminders were told.

An agent's history is in his case of the procedure `agent`; every row here can be made anew from it (W-01).
"""

from django.db import models
from django.db.models import Q

from oryndau.cases.ids import new_id


class Office(models.Model):
    """A place of work: an institution, which several agents may share, or the premises of one (Art. 153)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    bin = models.CharField(max_length=12, null=True, unique=True)
    """Of an institution; premises have none."""
    territory = models.CharField(max_length=2)
    name_kk = models.CharField(max_length=300, blank=True)
    name_ru = models.CharField(max_length=300, blank=True)
    folded = models.CharField(max_length=700)
    """Name and address as they are searched and sorted."""
    address_kk = models.CharField(max_length=600)
    address_ru = models.CharField(max_length=600)
    hours_kk = models.CharField(max_length=300)
    hours_ru = models.CharField(max_length=300)
    phone = models.CharField(max_length=24)
    since = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["territory", "folded", "id"], name="office_of_territory")]

    def __str__(self) -> str:
        return self.name_ru or self.address_ru


class Agent(models.Model):
    """A private enforcement agent as he stands now (W-01)."""

    id = models.UUIDField(primary_key=True, editable=False)
    """The id of his case."""
    number = models.CharField(max_length=40, unique=True)
    iin = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    territory = models.CharField(max_length=2)
    state = models.CharField(max_length=20)
    licence = models.CharField(max_length=40)
    district_kk = models.CharField(max_length=100, blank=True)
    district_ru = models.CharField(max_length=100, blank=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="agents")
    insured_until = models.DateField(null=True)
    """The last day of cover without a gap; None where he is not insured."""
    duty = models.CharField(max_length=20, blank=True)
    """What is due next, by its key."""
    due_at = models.DateTimeField()
    """The end of the day by which it is due."""
    waiting = models.PositiveSmallIntegerField(default=0)
    """His notices that nobody has confirmed yet."""
    wake_on = models.DateField(null=True)
    """The day on which he is to be reminded of something next."""
    ended_on = models.DateField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["iin"], condition=Q(ended_on=None), name="agent_registered_once")
        ]
        indexes = [
            models.Index(fields=["territory", "due_at", "id"], name="agent_due", condition=Q(ended_on=None)),
            models.Index(fields=["territory", "folded", "id"], name="agent_name"),
            models.Index(fields=["wake_on"], name="agent_wakes", condition=~Q(wake_on=None)),
            models.Index(fields=["iin"], name="agent_iin"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Worker(models.Model):
    """An assistant, trainee or other worker of an agent (Art. 156)."""

    id = models.UUIDField(primary_key=True, editable=False)
    """The key of the notice by which he was told."""
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="workers")
    territory = models.CharField(max_length=2)
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    since = models.DateField()
    trained_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["territory", "folded", "id"], name="worker_of_territory", condition=Q(ended_on=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Reminder(models.Model):
    """A reminder that was sent: each duty, day and stage once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="reminders")
    key = models.CharField(max_length=20)
    about = models.CharField(max_length=36, blank=True)
    due_on = models.DateField()
    stage = models.PositiveSmallIntegerField()
    """Days before; 0 once the day has passed."""
    queued_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "key", "about", "due_on", "stage"], name="reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.due_on} -{self.stage}"
