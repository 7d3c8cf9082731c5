"""The statements of the forms of certification and licence, each given by itself (C-03, C-05, L-02, L-04)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.wizard.forms.base import PageForm

_NEEDED = {"required": _("Confirm this statement: without it the application cannot be sent")}
_CONSENT = {"required": _("Give this consent: without it the application cannot be sent")}


class ConsentsForm(PageForm):
    """True data, no prohibition by a court, protected data, and the request to the health registers."""

    statements = True
    statements_true = forms.BooleanField(
        label=_(
            "All data in this application is true, and I answer for it. The contacts are official: anything "
            "about admission, refusal and the licence may be sent to them."
        ),
        error_messages=_NEEDED,
    )
    no_court_prohibition = forms.BooleanField(
        label=_("No court has forbidden me the licensed activity."), error_messages=_NEEDED
    )
    protected_data = forms.BooleanField(
        label=_("I agree that data protected by law in the information systems is used for this service."),
        error_messages=_CONSENT,
    )
    health_registers = forms.BooleanField(
        label=_(
            "I agree that the register of mental health and the register of narcology are asked about me "
            "electronically, and that their answers go to the justice body."
        ),
        error_messages=_CONSENT,
    )
    locations = {
        f"consents.{name}": name
        for name in ("statements_true", "no_court_prohibition", "protected_data", "health_registers")
    }

    def facts(self) -> dict[str, Any]:
        """The four statements; when they were given is the moment of the signature."""
        return {"consents": dict.fromkeys(self.fields, True)}
