"""Files that come before the application: checked, stored by digest, and named by it later (E-07, E-09)."""

from collections.abc import Iterable
from datetime import datetime

from ninja.files import UploadedFile

from oryndau.api.models import ApiFile
from oryndau.api.problems import TITLES, Problem, place
from oryndau.documents import storage, uploads
from oryndau.documents.uploads import Checked
from oryndau.law.facts import InitiationApplication
from oryndau.timekeeping import local

_CHUNK = 1 << 16


def keep(file: UploadedFile, bin: str, *, at: datetime) -> Checked:
    """Check a file and keep it for the organisation; the same file twice is kept once. `UploadRefused`."""
    checked = uploads.check(file, limits=uploads.limits_on(local(at).date()))
    storage.put_stream(file.chunks(_CHUNK))
    ApiFile.objects.bulk_create(
        [
            ApiFile(
                bin=bin,
                sha256=checked.sha256,
                media_type=checked.media_type,
                size=checked.size,
                uploaded_at=at,
            )
        ],
        ignore_conflicts=True,
    )
    return checked


UPLOADED = "SELECT sha256, media_type, size FROM api_apifile WHERE bin = %s AND sha256 = ANY(%s)"
"""What is known of the files of an organisation with these digests: the rows that `require` takes."""


def require(facts: InitiationApplication, uploaded: Iterable[tuple[str, str, int]]) -> None:
    """Every file that the application names was uploaded by the organisation and is as named; `Problem`."""
    known = {sha256: {"media_type": kind, "size": size} for sha256, kind, size in uploaded}
    wrong = []
    for no, one in enumerate(facts.attachments):
        kept = known.get(one.sha256)
        if kept is None:
            wrong.append((no, "sha256"))
            continue
        wrong += [(no, name) for name, value in kept.items() if getattr(one, name) != value]
    if wrong:
        message = TITLES["files-missing"]
        errors = [place("content", ["facts", "attachments", *path], "uploaded", message) for path in wrong]
        raise Problem(422, "files-missing", errors=errors)
