"""Forms of a licence's life: proposals, conclusions, decisions, the court, the handing over (L-12)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.acts.forms import ActForm
from oryndau.law.hours import ALMATY
from oryndau.law.identity import IBAN
from oryndau.law.licensing.life_facts import Body, Unheard
from oryndau.law.licensing.life_grounds import GROUNDS, PROPOSED, LifeGround, Measure
from oryndau.licensing.life import words
from oryndau.licensing.life.evidence import FilesField
from oryndau.pages.fields import DateField, Radios
from oryndau.registers.licences import selectors as register
from oryndau.registers.models import Licence
from oryndau.wizard.forms.fields import CHOOSE, NumberField, in_page_language

PROSE = 4_000
Choices = Sequence[tuple[str, Any]]


def _prose(label: Any, hint: Any = "", rows: int = 5, **kwargs: Any) -> forms.CharField:
    told = {"min_length": 10, "max_length": PROSE, **kwargs}
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}), **told)


def _line(label: Any, hint: Any = "", **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, **{"max_length": 300, **kwargs})


def _choice(label: Any, choices: Choices = (), **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=Radios, error_messages=CHOOSE, **kwargs)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def measures(*found: Measure) -> list[tuple[str, str]]:
    """Measures as choices, in the language of the page."""
    return [(one.value, _capital(in_page_language(words.MEASURES[one]))) for one in found]


def grounds(found: Sequence[LifeGround]) -> list[Any]:
    """Grounds as choices, under what they let the licensor do."""
    groups: dict[Measure, list[tuple[str, str]]] = {}
    for one in found:
        said = f"{in_page_language(one.clause)}: {in_page_language(one.text)}"
        groups.setdefault(one.measure, []).append((one.code, said))
    named = [(_capital(in_page_language(words.MEASURES[key])), rows) for key, rows in groups.items()]
    return [("", _("Choose")), *named]


def _ground_field(**kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Ground"), error_messages=CHOOSE, **kwargs)


class ProposeForm(ActForm):
    """What is proposed, on which ground, why, with the evidence (Art. 143(1), 144(3))."""

    measure = _choice(_("What do you propose?"))
    ground = _ground_field()
    reasons_kk = _prose(
        _("Reasons in Kazakh"), _("What happened, when, and how it is known. The holder reads it too.")
    )
    reasons_ru = _prose(_("Reasons in Russian"))
    outgoing = _line(_("Your number of the paper"), required=False, max_length=100)
    evidence = FilesField(label=_("Evidence"))

    def __init__(self, *args: Any, suspended: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [Measure.TERMINATE, Measure.SUE] if suspended else [
            Measure.SUSPEND, Measure.TERMINATE, Measure.SUE,
        ]  # fmt: skip
        self.fields["measure"].choices = measures(*found)  # type: ignore[attr-defined]
        offered = [one for one in PROPOSED if one.measure in found]
        self.fields["ground"].choices = grounds(offered)  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The proposal without its files, which are kept apart."""
        told = super().facts()
        del told["evidence"]
        return {**told, "outgoing": told["outgoing"] or None}


class RecordProposalForm(ProposeForm):
    """A proposal that came on paper: of the Republican Chamber or a prosecutor."""

    body = _choice(_("Who proposes?"))
    proposed_on = DateField(label=_("Date of the proposal"))
    field_order = ("version", "body", "proposed_on", "outgoing", "measure", "ground")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = (Body.REPUBLICAN_CHAMBER, Body.PROSECUTOR)
        self.fields["body"].choices = [  # type: ignore[attr-defined]
            (one.value, _capital(in_page_language(words.BODIES[one]))) for one in found
        ]
        self.fields["outgoing"].label = _("Number of the paper")


class ConcludeForm(ActForm):
    """What the officer concludes; of a burden the holder is told at once (APPC Art. 73)."""

    basis = _choice(_("What is answered?"))
    measure = _choice(_("What do you conclude?"))
    ground = _ground_field(required=False, help_text=_("Not needed to resume or to decline."))
    until = DateField(
        label=_("Last day of the suspension"), required=False,
        help_text=_("Only where you conclude to suspend. A deputy's suspension names no day."),
    )  # fmt: skip
    reasons_kk = _prose(_("Reasons in Kazakh"), _("The head may take them over into the decision."))
    reasons_ru = _prose(_("Reasons in Russian"))
    unheard = _choice(_("How is the holder heard?"), required=False)
    unheard_kk = _prose(
        _("Why it could not wait, in Kazakh"),
        _("Only where the act is urgent: these arguments stand in the act."),
        rows=3,
        required=False,
    )
    unheard_ru = _prose(_("Why it could not wait, in Russian"), rows=3, required=False)
    places = {"proposal": "basis", "request": "basis"}

    def __init__(self, *args: Any, open_: Choices, offered: Sequence[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = ("none", _("Nothing: the licensor acts on what it knows itself"))
        self.fields["basis"].choices = [*open_, own]  # type: ignore[attr-defined]
        self.fields["measure"].choices = measures(*offered)  # type: ignore[attr-defined]
        self.fields["ground"].choices = grounds(list(GROUNDS.values()))  # type: ignore[attr-defined]
        told = ("", _("The holder is told now and has two working days to object; the act follows later"))
        self.fields["unheard"].choices = [told, *(  # type: ignore[attr-defined]
            (one.value, _("No hearing: %(why)s") % {"why": in_page_language(words.UNHEARD[one])})
            for one in Unheard
        )]  # fmt: skip

    def facts(self) -> dict[str, Any]:
        """The conclusion; what it answers is told apart into proposal and request."""
        said = {name: value or None for name, value in super().facts().items()}
        kind, _dash, no = (said.pop("basis") or "none").partition("-")
        answers = {"proposal": int(no)} if kind == "proposal" else {}
        answers |= {"request": int(no)} if kind == "request" else {}
        return {**said, **answers}


class HearingForm(ActForm):
    """What was said at a hearing in person (APPC Art. 73(4))."""

    held_on = DateField(label=_("Day of the hearing"))
    held_time = forms.TimeField(
        label=_("It began at"), input_formats=["%H:%M"], help_text=_("For example, 10:00"),
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "govuk-input--width-5"}),
    )  # fmt: skip
    appeared = _choice(_("Did the holder take part?"), [("yes", _("Yes")), ("no", _("No"))])
    participants = forms.CharField(
        label=_("Who took part"), required=False, help_text=_("One person on a line, with the position."),
        widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000,
    )  # fmt: skip
    said_kk = _prose(_("What was said, in Kazakh"))
    said_ru = _prose(_("What was said, in Russian"))
    places = {"held_at": "held_on"}

    def facts(self) -> dict[str, Any]:
        """The minutes as the facts take them."""
        said = self.cleaned_data
        lines = [line.strip() for line in said["participants"].splitlines() if line.strip()]
        return {
            "held_at": datetime.combine(said["held_on"], said["held_time"], tzinfo=ALMATY),
            "appeared": said["appeared"] == "yes", "participants": lines, "said_kk": said["said_kk"],
            "said_ru": said["said_ru"],
        }  # fmt: skip


class SendBackForm(ActForm):
    """Why the head does not follow the conclusion."""

    reason = _prose(_("Reason"), _("The officer reads it and prepares another conclusion."), min_length=5)


class DeclineForm(ActForm):
    """The reasoned answer to who proposed or applied."""

    answer_kk = _prose(_("Answer in Kazakh"), _("Why it is not followed. Who proposed or applied reads it."))
    answer_ru = _prose(_("Answer in Russian"))


class DecisionForm(ActForm):
    """The reasons of a decision; all else comes from the conclusion that it follows."""

    reasons_kk = _prose(_("Reasons in Kazakh"), _("They stand in the decision as you leave them here."))
    reasons_ru = _prose(_("Reasons in Russian"))

    def __init__(self, *args: Any, told: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told = told

    def facts(self) -> dict[str, Any]:
        """The decision with what the conclusion says."""
        return {**self.told, **super().facts()}


class TerminationForm(DecisionForm):
    """A decision to terminate names its day."""

    effective_on = DateField(
        label=_("From which day the licence has ended"),
        help_text=_("The day of the decision; by death or a court's act, the day of that."),
    )
    field_order = ("version", "effective_on")


class ClaimForm(ActForm):
    """The claim in court (Art. 144(2))."""

    court = _line(_("Court"))
    filed_on = DateField(label=_("Filed on"))
    reference = _line(_("Number of the claim or of the case"), max_length=100)


class ClaimLostForm(ActForm):
    """The court's refusal to take the licence away."""

    court = _line(_("Court"))
    reference = _line(_("Number of the court's act"), max_length=100)
    in_force_on = DateField(label=_("In force since"))


class DeprivationForm(DecisionForm):
    """The court's decision that takes the licence away (Art. 144(2), 140(2)8)."""

    court = _line(_("Court"))
    reference = _line(_("Number of the court's decision"), max_length=100)
    decided_on = DateField(label=_("Date of the decision"))
    in_force_on = DateField(
        label=_("In force since"), help_text=_("Three years count from this day (Art. 140(2)8).")
    )
    summary_kk = _prose(_("What the court decided, in Kazakh"))
    summary_ru = _prose(_("What the court decided, in Russian"))
    field_order = ("version", "court", "reference", "decided_on", "in_force_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["reasons_kk"], self.fields["reasons_ru"]


class HandoverForm(ActForm):
    """To whom the chamber handed the proceedings over (Art. 143(6), 144(4))."""

    to_licence = _line(_("Number of the other agent's licence"), max_length=40)
    handed_on = DateField(label=_("Handed over on"))
    proceedings = forms.IntegerField(
        label=_("How many proceedings"), min_value=0, max_value=1_000_000,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
    )  # fmt: skip
    archive = forms.BooleanField(label=_("The archive was handed over too"), required=False)
    parties_told = forms.BooleanField(label=_("The parties of the proceedings were told"), required=False)
    seal_destroyed = forms.BooleanField(
        label=_("The seal and the certificate were taken and destroyed"), required=False
    )
    notes = _prose(_("Notes"), rows=3, required=False, min_length=None)
    places = {"to_iin": "to_licence", "to_name": "to_licence"}

    def __init__(self, *args: Any, ended: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not ended:
            del self.fields["seal_destroyed"]

    def clean_to_licence(self) -> Licence:
        """An agent with an active licence."""
        found = register.by_number(self.cleaned_data["to_licence"])
        if found is None or found.state != Licence.State.ACTIVE:
            raise forms.ValidationError(_("There is no active licence with this number"))
        return found

    def facts(self) -> dict[str, Any]:
        """The handing over; the other agent as the register knows him."""
        said = super().facts()
        other: Licence = said.pop("to_licence")
        return {
            **said, "to_licence": other.number, "to_name": other.name, "to_iin": other.iin,
            "notes": said["notes"] or None,
        }  # fmt: skip


class AccountForm(DecisionForm):
    """Which account, at which bank (Art. 168(1)8)."""

    bank = _line(_("Bank"))
    account = NumberField(
        type_=IBAN, label=_("Account of recovered money (IBAN)"), help_text=_("KZ and 18 characters")
    )
    field_order = ("version", "bank", "account")


class RequestForm(ActForm):
    """What the holder asks for, in his own words (Art. 143(3), 143(5), 144(5))."""

    text = _prose(_("Your application"), _("Say what happened and what you ask for."), rows=6)
    no_discipline = forms.BooleanField(
        label=_("No disciplinary proceedings run against me"),
        required=False,
        help_text=_("While they run, a licence does not end at its holder's wish (Art. 144(5))."),
    )
    evidence = FilesField(label=_("Documents"))

    def __init__(self, *args: Any, ends: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not ends:
            del self.fields["no_discipline"]

    def facts(self) -> dict[str, Any]:
        """The application without its files."""
        told = super().facts()
        del told["evidence"]
        return told


class ObjectionForm(ActForm):
    """The holder's position on a preliminary decision (APPC Art. 73(3))."""

    text = _prose(_("Your objections"), rows=8, min_length=5)
    oral = forms.BooleanField(label=_("I ask to be heard in person"), required=False)
    evidence = FilesField(label=_("Documents"))

    def facts(self) -> dict[str, Any]:
        """The objections without their files."""
        told = super().facts()
        del told["evidence"]
        return told
