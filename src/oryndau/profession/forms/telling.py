"""Forms of what is told of an agent: office, insurance, accounts, training, workers (W-01, W-02)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.law.facts.base import Line, Phone, ShortLine
from oryndau.law.identity import BIN, IBAN, IIN
from oryndau.law.parameters import ParameterError
from oryndau.law.profession import facts as said
from oryndau.law.profession import insurance
from oryndau.law.profession.words import named
from oryndau.pages import formats
from oryndau.pages.formats import page_locale
from oryndau.profession.forms.base import EvidenceForm, StepForm, ToldForm, day, kinds, prose
from oryndau.wizard.forms import address
from oryndau.wizard.forms.fields import CHOOSE, MoneyField, line

CURRENCIES = [(code, code) for code in ("KZT", "USD", "EUR", "RUB", "CNY", "GBP")]


class OfficeForm(ToldForm):
    """The place of work (Art. 153)."""

    kind = kinds(said.OfficeKind, _("Where do you work?"))
    name_kk = line(
        Line, _("Name of the office, in Kazakh"), required=False,
        help_text=_("Of an institution. It has the name of the place where it was founded."),
    )  # fmt: skip
    name_ru = line(Line, _("Name of the office, in Russian"), required=False)
    bin = line(BIN, _("BIN of the institution"), required=False, width="10", number=True)
    founded_on = day(_("State registration of the institution"), required=False)
    since = day(_("Work there begins on"))
    places = {"address": "address_region"}

    def prepare(self) -> None:
        """The address stands before hours, telephone and evidence."""
        address.add(self, "address", required=True)
        self.fields["hours_kk"] = line(Line, _("Working hours, in Kazakh"))
        self.fields["hours_ru"] = line(Line, _("Working hours, in Russian"))
        self.fields["phone"] = line(Phone, _("Telephone of the office"), width="20")
        self.fields["address_region"].initial = self.known.registration.territory
        super().prepare()

    def facts(self) -> dict[str, Any]:
        """The notice with its address in one piece."""
        plain = {name: value for name, value in super().facts().items() if not name.startswith("address_")}
        return {**plain, "address": address.facts(self, "address")}


class InsuranceForm(ToldForm):
    """A contract of insurance (Art. 146)."""

    proof_needed = True
    number = line(ShortLine, _("Number of the contract"), width="20")
    insurer = line(Line, _("Insurance company"))
    concluded_on = day(_("Contract concluded on"))
    starts_on = day(_("Cover begins on"))
    ends_on = day(_("Last day of cover"))
    amount = MoneyField(
        label=_("Insured sum, in tenge"), widget=forms.TextInput(attrs={"class": "govuk-input--width-10"})
    )
    gap_reason = prose(
        _("Why there was a time without insurance"), 3, 1000, required=False,
        help_text=_("Only where the cover does not follow the former one at once."),
    )  # fmt: skip

    def prepare(self) -> None:
        """The least sum as it is today."""
        try:
            least = insurance.minimum(self.known.registration.territory, self.today)
            told = _("At least %(sum)s for a contract concluded today.") % {
                "sum": formats.tenge(least.amount)
            }
            self.fields["amount"].help_text = told
        except ParameterError:
            pass
        super().prepare()


class AccountForm(ToldForm):
    """A bank account (Art. 122(3))."""

    kind = kinds(said.AccountKind, _("What is the account for?"))
    currency = forms.ChoiceField(label=_("Currency"), choices=CURRENCIES)
    iban = line(IBAN, _("Account number (IBAN)"), width="20", number=True)
    bank = line(Line, _("Bank"))
    opened_on = day(_("Opened on"))


class CloseAccountForm(StepForm):
    """An account was closed."""

    chooses = "iban"
    iban = forms.ChoiceField(label=_("Account"), error_messages=CHOOSE)
    closed_on = day(_("Closed on"))

    def choices(self) -> Iterable[tuple[str, Any]]:
        """The accounts that are open."""
        return [(one.facts.iban, f"{one.facts.iban} ({one.facts.currency})") for one in self.known.accounts]


class TrainingForm(ToldForm):
    """A training (Art. 148(1)9-1)."""

    proof_needed = True
    trained_on = day(_("Date of the certificate"))
    certificate = line(ShortLine, _("Number of the certificate"), width="20")
    centre = line(Line, _("Training centre"))


class TaxForm(ToldForm):
    """Registration with the body of state revenue (Art. 148(1)1)."""

    registered_on = day(_("Registered on"))


class HiringForm(ToldForm):
    """A new assistant, trainee or other worker (Art. 156)."""

    kind = kinds(said.WorkerKind, _("As whom?"))
    name = line(Line, _("Full name"))
    iin = line(IIN, _("IIN of the worker"), width="10", number=True)
    since = day(_("Works from"))
    contract = line(ShortLine, _("Number of the employment contract"), width="20")
    education = kinds(said.Education, _("Education"))
    citizen = forms.BooleanField(label=_("Citizen of Kazakhstan"), required=False)
    restrictions_clear = forms.BooleanField(
        label=_("None of the restrictions of Art. 156(1-1) is there"), required=False,
        help_text=_("Incapacity, a corruption crime, dismissal for negative reasons, a conviction."),
    )  # fmt: skip
    certificate = line(ShortLine, _("Number of the certificate of training"), width="20", required=False,
                       help_text=_("Of an assistant."))  # fmt: skip
    trained_on = day(_("Date of that certificate"), required=False)

    def facts(self) -> dict[str, Any]:
        """Both ticks are told as they stand."""
        ticks = {name: self.cleaned_data[name] for name in ("citizen", "restrictions_clear")}
        return {**super().facts(), **ticks}


def _workers(form: StepForm) -> list[tuple[str, Any]]:
    language = page_locale().language
    return [
        (str(one.hired.facts.id), f"{one.hired.facts.name}, {named(one.hired.facts.kind).in_(language)}")
        for one in form.known.workers.values() if one.hired.counts and one.ended_on is None
    ]  # fmt: skip


class LettingGoForm(StepForm):
    """A worker left."""

    chooses = "worker"
    worker = forms.ChoiceField(label=_("Worker"), error_messages=CHOOSE)
    ended_on = day(_("Last day of work"))

    def choices(self) -> Iterable[tuple[str, Any]]:
        """Who works here."""
        return _workers(self)


class WorkerTrainingForm(ToldForm):
    """An assistant was trained anew."""

    proof_needed = True
    chooses = "worker"
    worker = forms.ChoiceField(label=_("Worker"), error_messages=CHOOSE)
    trained_on = day(_("Date of the certificate"))
    certificate = line(ShortLine, _("Number of the certificate"), width="20")

    def choices(self) -> Iterable[tuple[str, Any]]:
        """Who works here."""
        return _workers(self)


class AnswerForm(EvidenceForm):
    """What the agent shows for a check (Art. 169(5))."""

    chooses = "check"
    check = forms.ChoiceField(label=_("Which of the checks?"), error_messages=CHOOSE)
    text = prose(_("Answer"), 6, 5000)

    def choices(self) -> Iterable[tuple[str, Any]]:
        """The checks that wait for an answer."""
        language = page_locale().language
        return [
            (str(key), f"{named(one.opened.kind).in_(language)}, {formats.day(one.opened.asked_on)}")
            for key, one in self.known.checks.items() if not (one.answered_on or one.result)
        ]  # fmt: skip
