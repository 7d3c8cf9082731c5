"""Signature sessions and kept signatures. A kept signature and its evidence are never changed."""

from django.db import models

from oryndau.cases.ids import new_id


class SignatureSession(models.Model):
    """Exact bytes frozen for one person, one purpose, a short time and a single use."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purpose = models.CharField(max_length=60)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    """SHA-256 of the content (hex)."""
    subject = models.JSONField(default=dict)
    """What the purpose needs to go on after the signature: ids, never rules."""
    expected_iin = models.CharField(max_length=12, blank=True)
    expected_bin = models.CharField(max_length=12, blank=True)
    expected_roles = models.JSONField(default=list)
    """Certificate roles of which the signer must hold one; empty: any."""
    browser = models.CharField(max_length=64)
    """Digest of the browser session that opened this one: another browser cannot finish it."""
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    refusals = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="signing_expiry")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.id}"


class Evidence(models.Model):
    """One certificate, OCSP answer, CRL or time stamp, kept once by its SHA-256."""

    sha256 = models.BinaryField(max_length=32, primary_key=True)
    kind = models.CharField(max_length=12)
    data = models.BinaryField()
    kept_once = True
    """A piece that is there already is not written again (`cases.rows`)."""

    def __str__(self) -> str:
        return f"{self.kind} {bytes(self.sha256).hex()[:12]}"


class Signature(models.Model):
    """A verified signature: the bytes that were signed, the CMS, whose it is, and the proof of validity."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    purpose = models.CharField(max_length=60)
    content = models.BinaryField()
    cms = models.BinaryField()
    digest = models.BinaryField(max_length=32, unique=True)
    """SHA-256 of the signature value: the same signature is never accepted twice."""
    iin = models.CharField(max_length=12)
    bin = models.CharField(max_length=12, blank=True)
    signer = models.CharField(max_length=300)
    signed_at = models.DateTimeField()
    verified_at = models.DateTimeField()
    report = models.JSONField()
    """The verdict: outcome, reasons, roles, algorithm, certificate, SHA-256 of every piece of evidence."""

    def __str__(self) -> str:
        return f"{self.signer} {self.purpose}"
