"""A file to attach, what it is, and, where a service takes it, the signature that came with it (E-07)."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.documents.uploads import Limits
from oryndau.pages.fields import Radios
from oryndau.wizard.forms.fields import CHOOSE


class AttachmentForm(forms.Form):
    """One file. What is inside it is checked by `documents.uploads`, never by its name."""

    role = forms.ChoiceField(label=_("What is it?"), widget=Radios, error_messages=CHOOSE)
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

    def __init__(
        self, *args: Any, limits: Limits, roles: Sequence[tuple[str, Any]], signatures: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        told = _("PDF, JPG or PNG, up to %(size)d MB") % {"size": limits.megabytes}
        self.fields["file"].help_text = told
        if not signatures:
            del self.fields["signature"]
