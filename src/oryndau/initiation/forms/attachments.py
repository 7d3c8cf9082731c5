"""A file to attach, what it is, and the court's signature of an electronic document (E-07, E-09)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.documents.uploads import Limits
from oryndau.initiation.forms.fields import CHOOSE
from oryndau.law.facts import AttachmentRole
from oryndau.pages.fields import Radios

ROLES = [
    (AttachmentRole.ENFORCEMENT_DOCUMENT.value, _("Enforcement document")),
    (AttachmentRole.JUDICIAL_ACT.value, _("Judicial act with the mark of entry into force")),
    (AttachmentRole.POWER_OF_ATTORNEY.value, _("Power of attorney")),
    (AttachmentRole.OTHER.value, _("Another document")),
]


class AttachmentForm(forms.Form):
    """One file. What is inside it is checked by `documents.uploads`, never by its name."""

    role = forms.ChoiceField(label=_("What is it?"), choices=ROLES, widget=Radios, error_messages=CHOOSE)
    file = forms.FileField(
        label=_("File"), allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"required": _("Choose a file")},
    )  # fmt: skip
    signature = forms.FileField(
        label=_("Signature of the court or body, if it is an electronic document"), required=False,
        allow_empty_file=True, widget=forms.FileInput(attrs={"accept": ".cms,.p7s,.sig"}),
        help_text=_("A file .cms, .p7s or .sig that came with the electronic document. We check it at once."),
    )  # fmt: skip

    def __init__(self, *args: Any, limits: Limits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = _("PDF, JPG or PNG, up to %(size)d MB") % {"size": limits.megabytes}
        self.fields["file"].help_text = told
