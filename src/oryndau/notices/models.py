"""A notice as it lies in the personal account, and its way by e-mail and SMS."""

from django.db import models

from oryndau.cases.ids import new_id


class Notice(models.Model):
    """A message to a person or an organisation about a case, in the three languages."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recipient = models.CharField(max_length=12)
    """IIN or BIN."""
    case_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=40)
    subject_kk = models.CharField(max_length=200)
    subject_ru = models.CharField(max_length=200)
    subject_en = models.CharField(max_length=200)
    body_kk = models.TextField()
    body_ru = models.TextField()
    body_en = models.TextField()
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["recipient", "-id"], name="notice_recipient")]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "case_id", "kind"], name="notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient[-2:]}"


class Dispatch(models.Model):
    """One notice sent over one channel to one address; its id makes a repetition harmless."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="dispatches")
    channel = models.CharField(max_length=10)
    address = models.CharField(max_length=200)
    language = models.CharField(max_length=2)
    sent_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel", "address"], name="dispatch_once")
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.notice_id}"
