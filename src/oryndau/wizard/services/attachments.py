"""Files of a draft: checked by what is inside, kept by digest; a court's signature verified (E-07, E-09)."""

from datetime import datetime
from uuid import UUID

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from oryndau.documents import storage, uploads
from oryndau.documents.uploads import Checked, UploadRefused
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.signing.verifiers import verifier
from oryndau.timekeeping import local
from oryndau.wizard.models import Draft, Upload

CMS = "application/cms"
MAX_SIGNATURE = 1 << 20
"""Bytes of a detached signature: a CMS with its chain, time stamp and status has some tens of kilobytes."""


def attach(
    draft: Draft, file: "File[bytes]", role: str, *, signature: "File[bytes] | None" = None, at: datetime
) -> Upload:
    """Attach a file, and the court's detached signature of it if it has one.

    UploadRefused says what is wrong.

    A signature that does not fit the file is refused; one whose certificate's status is not known now is kept
    with that verdict: the bailiff will see it and can have it verified again.
    """
    limits = uploads.limits_on(local(at).date())
    checked = uploads.check(file, limits=limits)
    uploads.check_room([checked.size, *draft.uploads.values_list("size", flat=True)], limits=limits)
    file.seek(0)
    cms = _signature_bytes(signature) if signature is not None else b""
    verdict = _verified(cms, file, at) if cms else None
    file.seek(0)
    storage.put_stream(iter(lambda: file.read(1 << 16), b""), limit=limits.one)
    with transaction.atomic():
        row = _add(draft, checked, role, at, verdict)
        if cms:
            name = f"{checked.name}.cms"
            sha256 = storage.put(cms)
            _add(draft, Checked(name, CMS, len(cms), sha256), role, at, None)
        Draft.objects.filter(pk=draft.pk).update(updated_at=at)
    return row


def _add(draft: Draft, checked: Checked, role: str, at: datetime, verdict: Verdict | None) -> Upload:
    try:
        with transaction.atomic():
            return Upload.objects.create(
                draft=draft, sha256=checked.sha256, name=checked.name, media_type=checked.media_type,
                size=checked.size, role=role, uploaded_at=at,
                verdict=told(verdict) if verdict else None,
            )  # fmt: skip
    except IntegrityError:
        raise UploadRefused("twice", _("This file is attached already."), "file") from None


def _signature_bytes(file: "File[bytes]") -> bytes:
    if (file.size or 0) > MAX_SIGNATURE:
        raise UploadRefused(
            "not-a-signature", _("This is not a signature: the file is too large."), "signature"
        )
    found = bytes(file.read(MAX_SIGNATURE))
    if not found:
        raise UploadRefused("empty", _("The signature's file is empty. Choose another file."), "signature")
    return found


def _verified(cms: bytes, file: "File[bytes]", at: datetime) -> Verdict:
    verdict = verifier().verify(cms, bytes(file.read()), at=at)
    if verdict.outcome is Outcome.INVALID:
        message = _("The signature does not belong to this file, or is not valid. Choose the right pair "
                    "of files, or attach the document without the signature.")  # fmt: skip
        raise UploadRefused("signature-invalid", message, "signature")
    return verdict


def told(verdict: Verdict) -> dict[str, object]:
    """What the draft keeps of a verdict: outcome, whose signature, when; the desk makes the proof anew."""
    subject = verdict.subject
    return {
        "outcome": verdict.outcome.value,
        "signer": subject.common_name if subject else "",
        "organisation": (subject.organisation or "") if subject else "",
        "signed_at": verdict.signed_at.isoformat() if verdict.signed_at else None,
        "reasons": [reason.to_json() for reason in verdict.reasons],
    }


def remove(draft: Draft, upload: UUID, *, at: datetime) -> None:
    """Take a file out of the draft, with the signature that came with it.

    The bytes stay for whoever else has them.
    """
    row = draft.uploads.filter(pk=upload).first()
    if row is None:
        return
    draft.uploads.filter(name=f"{row.name}.cms", media_type=CMS, uploaded_at=row.uploaded_at).delete()
    row.delete()
    Draft.objects.filter(pk=draft.pk).update(updated_at=at)
