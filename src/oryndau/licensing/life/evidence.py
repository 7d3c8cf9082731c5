"""Files that go with a proposal, request or objection: checked by what is inside, kept by digest (L-12)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from oryndau.documents import storage, uploads
from oryndau.timekeeping import local

_CHUNK = 1 << 16


class _Input(forms.FileInput):
    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"multiple": True, "accept": ".pdf,.jpg,.jpeg,.png"})


class FilesField(forms.FileField):
    """Several files at once; its value is a list."""

    widget = _Input

    def __init__(self, **kwargs: Any) -> None:
        told = {"help_text": _("PDF, JPG or PNG. You can choose several files at once."), **kwargs}
        super().__init__(required=False, allow_empty_file=True, **told)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The files that were chosen; an empty list when none was."""
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        return [found for one in given if (found := super(FilesField, self).clean(one, initial))]


def keep(files: Iterable["File[bytes]"], at: datetime) -> list[dict[str, Any]]:
    """Check and store files; what a step's facts say of them. `UploadRefused` says what is wrong."""
    limits = uploads.limits_on(local(at).date())
    kept: list[dict[str, Any]] = []
    for file in files:
        found = uploads.check(file, limits=limits, field="evidence")
        uploads.check_room([one["size"] for one in kept] + [found.size], limits=limits, field="evidence")
        storage.put_stream(iter(lambda file=file: file.read(_CHUNK), b""), limit=limits.one)  # type: ignore[misc]
        kept.append(
            {
                "sha256": found.sha256, "name": found.name, "media_type": found.media_type,
                "size": found.size, "role": "evidence",
            }
        )  # fmt: skip
    return list({one["sha256"]: one for one in kept}.values())
