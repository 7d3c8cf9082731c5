"""What is known of a document; its bytes lie in the store under their digest (E-03, E-07)."""

from django.db import models
from django.db.models import Q

from oryndau.cases.ids import new_id

ATTACHMENT = "attachment"


class Document(models.Model):
    """One document of a case, typeset by the system or attached by a person: never changed, superseded."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="documents")
    territory = models.CharField(max_length=2)
    kind = models.CharField(max_length=40)
    """Template of a typeset document (`decree-initiate` …) or `attachment`."""
    role = models.CharField(max_length=40, blank=True)
    """What an attachment is: enforcement document, judicial act, power of attorney …"""
    number = models.CharField(max_length=24, null=True, unique=True)
    """Public number, by which anybody can check the document; attachments have none."""
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=8, blank=True)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    signed_sha256 = models.CharField(max_length=64, blank=True)
    """Digest of the bytes that the official signed; the seal, added after, changes the file's own."""
    signature_id = models.UUIDField(null=True)
    sealed = models.BooleanField(default=False)
    event_no = models.PositiveIntegerField(null=True)
    """Number of the event of the case that made or brought the document."""
    created_at = models.DateTimeField()
    face = models.JSONField(default=dict)
    """The least that proves the document to anybody: see `face.PublicFace`. No claimant or debtor in it."""
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )

    class Meta:
        indexes = [
            models.Index(fields=["sha256"], name="document_bytes", condition=Q(number__isnull=False)),
            models.Index(
                fields=["signed_sha256"], name="document_signed_bytes", condition=~Q(signed_sha256="")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__isnull=False) | Q(kind=ATTACHMENT), name="document_numbered"
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.name

    @property
    def storage_key(self) -> str:
        """Where the bytes lie, relative to the root of the store."""
        return f"{self.sha256[:2]}/{self.sha256[2:4]}/{self.sha256}"
