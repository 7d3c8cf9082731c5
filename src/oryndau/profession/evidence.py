"""A file that proves a notice: checked by what is inside, kept by its digest (E-07, W-01)."""

from datetime import datetime
from typing import Any

from django.core.files import File

from oryndau.documents import storage, uploads
from oryndau.timekeeping import local


def received(file: "File[bytes]", *, at: datetime) -> dict[str, Any]:
    """The file as facts name it, its bytes stored. `UploadRefused` says what is wrong with it."""
    limits = uploads.limits_on(local(at).date())
    checked = uploads.check(file, limits=limits, field="evidence")
    storage.put_stream(file.chunks(), limit=limits.one)
    return {
        "sha256": checked.sha256, "name": checked.name, "media_type": checked.media_type,
        "size": checked.size,
    }  # fmt: skip
