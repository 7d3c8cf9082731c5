"""Forms of the body and of the chamber: registration, confirming, checks, discipline (W-01, W-04)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.forms import LawfulForm
from oryndau.cases.ids import new_id
from oryndau.law.facts.base import EmailAddress, Line, Phone, ShortLine
from oryndau.law.identity import IIN
from oryndau.law.profession import facts as said
from oryndau.law.profession.agent import AGENT
from oryndau.law.profession.words import named
from oryndau.pages import formats
from oryndau.pages.fields import Radios
from oryndau.pages.formats import page_locale
from oryndau.profession.forms.base import StepForm, day, kinds, prose, yes_no
from oryndau.wizard.forms.fields import CHOOSE, line

LANGUAGES = [("kk", _("Kazakh")), ("ru", _("Russian"))]
_PARAGRAPH = {"min_length": 10}


class RegisterForm(LawfulForm):
    """Accounting registration; name and licence are those of the register (Art. 168(1)4)."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    iin = line(IIN, _("IIN of the agent"), width="10", number=True)
    member_since = day(_("Member of the Republican Chamber since"))
    member_number = line(ShortLine, _("Number of the membership"), required=False, width="10")
    began_on = day(_("Practice begins on"), help_text=_("Training and the first check are counted from it."))
    bailiff_since = day(
        _("Works as a bailiff since"), required=False,
        help_text=_("State service included. Trainees need an agent of three years."),
    )  # fmt: skip
    trained_on = day(
        _("Last training"), required=False, help_text=_("Of one who comes from another district.")
    )
    checked_on = day(_("End of the last planned check"), required=False)
    language = forms.ChoiceField(
        label=_("Language of notices"), choices=LANGUAGES, widget=Radios, error_messages=CHOOSE
    )
    email = line(EmailAddress, _("E-mail"))
    phone = line(Phone, _("Telephone"), width="20")

    def facts(self) -> dict[str, Any]:
        """What was said, without the key of the form."""
        return {
            name: value for name, value in self.cleaned_data.items()
            if name != "key" and value not in (None, "")
        }  # fmt: skip


class DistrictForm(StepForm):
    """The agent's area (Art. 152(2))."""

    district_kk = line(ShortLine, _("City or district, in Kazakh"))
    district_ru = line(ShortLine, _("City or district, in Russian"))
    since = day(_("From"))


class ConfirmForm(StepForm):
    """A notice is confirmed or refused."""

    chooses = "notice"
    notice = forms.ChoiceField(label=_("Notice"), error_messages=CHOOSE)
    accepted = yes_no(_("Is it right?"))
    reason = prose(_("Why it is refused"), 3, 1000, required=False, min_length=5)

    def choices(self) -> Iterable[tuple[str, Any]]:
        """The notices that wait."""
        language = page_locale().language
        return [
            (str(one.facts.id), f"{AGENT.step(one.step).done.in_(language)}, {formats.day(one.on)}")
            for one in self.known.waiting
        ]  # fmt: skip


class CheckForm(StepForm):
    """A check begins (Art. 169)."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = kinds(said.CheckKind, _("Which check?"))
    asked_on = day(_("Sent on"))
    answer_by = day(_("Answer by"), help_text=_("At least five working days."))
    asks = prose(_("Data and documents asked for"), 5, 3000, **_PARAGRAPH)
    ground = prose(_("Ground of an unscheduled check"), 4, 2000, required=False, **_PARAGRAPH)

    def prepare(self) -> None:
        """Its own key, and today."""
        self.initial.setdefault("id", new_id())
        self.initial.setdefault("asked_on", self.today)
        self.initial.setdefault("answer_by", self.today + timedelta(days=14))


class FinishCheckForm(StepForm):
    """The result of a check."""

    chooses = "check"
    check = forms.ChoiceField(label=_("Which of the checks?"), error_messages=CHOOSE)
    finished_on = day(_("Ended on"))
    violations = yes_no(_("Were breaches found?"))
    findings_kk = prose(_("Findings, in Kazakh"), **_PARAGRAPH)
    findings_ru = prose(_("Findings, in Russian"), **_PARAGRAPH)

    def choices(self) -> Iterable[tuple[str, Any]]:
        """The checks that have not ended."""
        language = page_locale().language
        return [
            (str(key), f"{named(one.opened.kind).in_(language)}, {formats.day(one.opened.asked_on)}")
            for key, one in self.known.checks.items() if one.result is None
        ]  # fmt: skip


class OffenceForm(StepForm):
    """Disciplinary proceedings are opened (Art. 168(1)3, 170(2))."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    breach = kinds(said.Breach, _("What was broken?"))
    learned_on = day(_("The data came on"))
    told = prose(_("What points to the offence"), 6, **_PARAGRAPH)

    def prepare(self) -> None:
        """Its own key."""
        self.initial.setdefault("id", new_id())


class _OffenceStep(StepForm):
    """A step about one offence."""

    chooses = "offence"

    def choices(self) -> Iterable[tuple[str, Any]]:
        """The proceedings that are open."""
        language = page_locale().language
        return [
            (str(key), f"{named(one.offence.breach).in_(language)}, {formats.day(one.offence.learned_on)}")
            for key, one in self.known.offences.items() if one.open
        ]  # fmt: skip


class SanctionForm(_OffenceStep):
    """A sanction (Art. 170(1))."""

    offence = forms.ChoiceField(label=_("Proceedings"), error_messages=CHOOSE)
    kind = kinds(said.SanctionKind, _("Sanction"))
    reasons_kk = prose(_("Reasons, in Kazakh"), 6, **_PARAGRAPH)
    reasons_ru = prose(_("Reasons, in Russian"), 6, **_PARAGRAPH)


class DropForm(_OffenceStep):
    """No sanction."""

    offence = forms.ChoiceField(label=_("Proceedings"), error_messages=CHOOSE)
    reason = prose(_("Why no sanction is imposed"), **_PARAGRAPH)


class ExclusionForm(_OffenceStep):
    """Exclusion from the chamber (Art. 172-1)."""

    ground = kinds(said.ExclusionGround, _("Ground"))
    offence = forms.ChoiceField(
        label=_("Proceedings"), required=False, help_text=_("Where it is a sanction for an offence.")
    )
    motion = forms.BooleanField(
        label=_("The chamber moves the Ministry to take the licence"), required=False,
        help_text=_("Always with an exclusion for an offence (Art. 170(1) sub-p. 4)."),
    )  # fmt: skip
    reasons_kk = prose(_("Reasons, in Kazakh"), 6, **_PARAGRAPH)
    reasons_ru = prose(_("Reasons, in Russian"), 6, **_PARAGRAPH)

    def choices(self) -> Iterable[tuple[str, Any]]:
        """None, or one of the open proceedings."""
        return [("", "–"), *super().choices()]


class AbsenceForm(StepForm):
    """A long absence (Art. 148(1)9-2)."""

    starts_on = day(_("Away from"))
    expected_until = day(_("Expected until"))
    reason = kinds(said.AbsenceReason, _("Reason"))
    replaced_by = line(Line, _("Who stands in"), required=False)


class ReturnForm(StepForm):
    """The agent is back."""

    returned_on = day(_("Back on"))


class HandOverForm(StepForm):
    """Proceedings and archive were received (Art. 148(1)9-2)."""

    received_on = day(_("Received on"))
    proceedings = forms.IntegerField(
        label=_("Number of proceedings"), min_value=0, max_value=100_000,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )  # fmt: skip
    notes = prose(_("Notes"), 3, 2000, required=False)


class EndForm(StepForm):
    """The accounting registration ends."""

    reason = kinds(said.EndReason, _("Reason"))
    ended_on = day(_("Ends on"))
    notes = prose(_("Notes"), 3, 2000, required=False)
