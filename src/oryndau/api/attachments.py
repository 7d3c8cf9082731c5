"""Files that come before the application: checked, stored by digest, and named by it later (E-07, E-09)."""

from datetime import datetime

from django.db import connection
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


def require(facts: InitiationApplication, bin: str) -> None:
    """Every file that the application names was uploaded by the organisation and is as named; `Problem`."""
    known = _known(bin, [one.sha256 for one in facts.attachments])
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


def _known(bin: str, named: list[str]) -> dict[str, dict[str, object]]:
    # On the busiest path: written by hand, since to make a queryset costs more than to run it.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sha256, media_type, size FROM api_apifile WHERE bin = %s AND sha256 = ANY(%s)",
            [bin, named],
        )
        return {sha256: {"media_type": kind, "size": size} for sha256, kind, size in cursor.fetchall()}
