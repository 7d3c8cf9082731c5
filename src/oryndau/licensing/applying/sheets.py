"""On how many sheets the attached files are, as forms An.2 and An.4 ask."""

import io
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from oryndau.documents import storage
from oryndau.wizard.models import Draft, Upload

MOST: Final = 1_000
"""The form takes no larger number."""


def sheets(draft: Draft) -> int:
    """Sheets of the files of a draft: the pages of a PDF, and one for a picture."""
    return min(sum(_of(row) for row in draft.uploads.all()), MOST)


def _of(row: Upload) -> int:
    if row.media_type != "application/pdf":
        return 1
    try:
        return len(PdfReader(io.BytesIO(storage.read(row.sha256))).pages)
    except PyPdfError:  # it was readable when it was attached; its sheets are only a figure on the form
        return 1
