"""The two questions of the public check: a number, or a file."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class NumberForm(forms.Form):
    """A document's number as printed on it."""

    number = forms.CharField(
        label=_("Number of the document"),
        help_text=_("It stands at the foot of every page, for example ORY-7K3M-9QWX-2B4D-6F8H."),
        max_length=80,
        error_messages={"required": _("Enter the number of the document")},
    )


class FileForm(forms.Form):
    """The file itself; only its digest is computed."""

    file = forms.FileField(
        label=_("File of the document"),
        help_text=_("PDF up to 20 MB. The file is not kept: we only compare its digest with ours."),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file to check"), "missing": _("Choose a file to check")},
    )
