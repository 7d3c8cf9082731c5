"""What a case leaves in the database. Only the engine writes here; events are never changed.

Rows that belong to a case carry its id and its territory and meet only there, so that the tables can be
partitioned by year and distributed by case.
"""

from uuid import UUID

from django.db import models
from django.db.models import Q

from oryndau.cases.ids import new_id


class Case(models.Model):
    """One application for one public service, as it stands now; its history is its events."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    procedure = models.CharField(max_length=40)
    ruleset = models.CharField(max_length=20)
    territory = models.CharField(max_length=2)
    state = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=1)
    number = models.CharField(max_length=40, null=True, unique=True)
    applicant = models.CharField(max_length=12)
    """IIN or BIN of who applied."""
    principal = models.CharField(max_length=12)
    """IIN or BIN of the person in whose interest: another one than the applicant where he represents."""
    submitter = models.CharField(max_length=12)
    """IIN of the person who signed it."""
    title = models.CharField(max_length=400)
    channel = models.CharField(max_length=20)
    received_at = models.DateTimeField()
    registered_on = models.DateField(null=True)
    assignee = models.UUIDField(null=True)
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    head = models.BinaryField(max_length=32)
    """Hash of the last event of the chain."""

    class Meta:
        indexes = [
            models.Index(fields=["applicant", "-id"], name="case_applicant"),
            models.Index(fields=["principal", "-id"], name="case_principal"),
            models.Index(fields=["territory", "-id"], name="case_territory"),
            models.Index(fields=["state", "received_at"], name="case_waiting", condition=Q(closed_at=None)),
        ]

    def __str__(self) -> str:
        return self.number or str(self.id)


class Event(models.Model):
    """One step taken: append-only, numbered within its case, chained by hash.

    `body` is the canonical JSON (RFC 8785 rules) that the hash covers, kept as text, byte for byte.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events", db_index=False)
    territory = models.CharField(max_length=2)
    no = models.PositiveIntegerField()
    step = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    body = models.TextField()
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
    signature = models.UUIDField(null=True)

    class Meta:
        ordering = ["no"]
        constraints = [models.UniqueConstraint(fields=["case", "no"], name="event_no_once_in_case")]

    def __str__(self) -> str:
        return f"{self.case_id} #{self.no} {self.step}"


class Clock(models.Model):
    """A running or stopped term of a case. Its explanation is recomputed from the rule, never stored."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    territory = models.CharField(max_length=2)
    term = models.CharField(max_length=60)
    started_on = models.DateField()
    due_on = models.DateField()
    due_at = models.DateTimeField()
    calendar_version = models.CharField(max_length=40)
    pauses = models.JSONField(default=list)
    """Closed and open pauses as [from, to or null] ISO dates."""
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "term"], condition=Q(stopped_at=None), name="clock_runs_once_in_case"
            )
        ]
        indexes = [models.Index(fields=["due_at"], name="clock_open_due", condition=Q(stopped_at=None))]

    def __str__(self) -> str:
        return f"{self.case_id} {self.term} until {self.due_on}"


class Task(models.Model):
    """Work that waits for a person of a role in a territory."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks")
    territory = models.CharField(max_length=2)
    kind = models.CharField(max_length=40)
    role = models.CharField(max_length=20)
    assignee = models.UUIDField(null=True)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["assignee", "territory", "due_at", "id"], name="task_desk", condition=Q(done_at=None)
            ),
            models.Index(fields=["territory", "due_at", "id"], name="task_hall", condition=Q(done_at=None)),
            models.Index(
                fields=["assignee", "territory", "-done_at", "-id"],
                name="task_done",
                condition=~Q(done_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.case_id}"


class Party(models.Model):
    """A party of a case as the application names it: claimant, debtor or representative."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    territory = models.CharField(max_length=2)
    role = models.CharField(max_length=20)
    number = models.CharField(max_length=12, blank=True)
    """IIN or BIN; empty where the enforcement document names none (CPC Art. 241(4))."""
    name = models.CharField(max_length=400)

    def __str__(self) -> str:
        return self.name


class SearchEntry(models.Model):
    """What a case can be found by, folded for search; written at registration, off the hot path."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="search_entries")
    territory = models.CharField(max_length=2)
    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=400)

    class Meta:
        indexes = [
            models.Index(fields=["value"], name="search_exact", condition=~Q(kind="name")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Message(models.Model):
    """A message of the outbox: committed with the step, sent at least once, its id makes repeats harmless."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="messages")
    territory = models.CharField(max_length=2)
    topic = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    available_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    """When it first failed: `available_at` moves on with every attempt and no longer says how late it is."""
    error = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["available_at"], name="message_waiting", condition=Q(done_at=None)),
            models.Index(
                fields=["-failing_since"], name="message_failing",
                condition=Q(done_at=None, failing_since__isnull=False),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.topic} {self.id}"

    @property
    def of_case(self) -> UUID:
        """Id of the case whose step left the message. ValueError when no case did."""
        if self.case_id is None:
            raise ValueError(f"message {self.id} belongs to no case")
        return self.case_id


class Numbering(models.Model):
    """The last number given in a territory and year; numbers that people read come from here."""

    id = models.BigAutoField(primary_key=True)
    series = models.CharField(max_length=20)
    territory = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "territory", "year"], name="numbering_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.territory}-{self.year}: {self.last}"


class CalendarVersion(models.Model):
    """A version of the working calendar that an operator loaded; the newest one is in force."""

    id = models.BigAutoField(primary_key=True)
    version = models.CharField(max_length=40, unique=True)
    source = models.TextField()
    """The TOML text, as in `oryndau/law/data/calendar`."""
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.version


class Idempotency(models.Model):
    """A key that a caller sent with a creating request, and what it created: a repeat creates nothing."""

    id = models.BigAutoField(primary_key=True)
    owner = models.CharField(max_length=60)
    key = models.CharField(max_length=100)
    request = models.BinaryField(max_length=32)
    """SHA-256 of the request: the same key with another request is refused."""
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="idempotency_once")]

    def __str__(self) -> str:
        return f"{self.owner} {self.key}"
