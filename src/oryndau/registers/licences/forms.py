"""What a visitor of the register asks for."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.law.territories import territories
from oryndau.registers.licences.selectors import Wanted
from oryndau.registers.licences.words import STATES

LONGEST = 100


class DayForm(forms.Form):
    """A day of the past on which the register is asked for; none means now."""

    on = forms.DateField(
        label=_("State on a day"), required=False,
        error_messages={"invalid": _("Enter a day, for example 31.12.2025")},
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
    )  # fmt: skip

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date | None:
        """A day that has come: nobody knows what the register will say."""
        given: date | None = self.cleaned_data["on"]
        if given and given > self.today:
            raise forms.ValidationError(_("The day has not come yet: enter today or an earlier day"))
        return given

    def day(self) -> date | None:
        """The day that was understood."""
        return self.cleaned_data.get("on") if self.is_valid() or self.cleaned_data else None


class FindForm(DayForm):
    """Name or number, region, state, day. What cannot be understood is left out and said."""

    q = forms.CharField(max_length=LONGEST, required=False)
    alike = forms.BooleanField(required=False)
    region = forms.ChoiceField(
        required=False, choices=lambda: [("", ""), *((code, code) for code in territories())]
    )
    state = forms.ChoiceField(required=False, choices=[("", ""), *((state, state) for state in STATES)])

    def wanted(self) -> Wanted:
        """What was understood."""
        self.full_clean()
        said = self.cleaned_data
        return Wanted(
            query=said.get("q") or "", territory=said.get("region") or "", state=said.get("state") or "",
            on=said.get("on"), alike=bool(said.get("alike")),
        )  # fmt: skip
