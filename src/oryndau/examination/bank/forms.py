"""Forms of the bank: a question, its approval, import, weights, withdrawal by a place in law (C-11)."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from oryndau.examination.bank.wording import LETTERS, Wording
from oryndau.examination.models import Area, Version
from oryndau.law.acts import ACTS
from oryndau.pages.fields import DateField
from oryndau.pages.formats import page_locale

STATES = [
    ("", _("Any")), ("in-force", _("In force")), ("proposed", _("Waits for approval")), ("draft", _("Draft")),
    ("rejected", _("Sent back")), ("withdrawn", _("Withdrawn")),
]  # fmt: skip
FAULTS = {
    "right_option": _("Choose which answer is right"),
    "options_repeated": _("Two answers are the same"),
    "act_unknown": _("This act is not known"),
    "too_short": _("Give at least two answers"),
}


def _area_name(area: Area) -> str:
    return str({"kk": area.name_kk, "ru": area.name_ru}.get(page_locale().language, area.name_en))


def _text(label: Any, rows: int = 3, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=2000, widget=forms.Textarea(attrs={"rows": rows})
    )


_PLACE = re.compile(r"(?:art\.?|article|ст\.?|статья)?\s*(\d[\d().\-]*?)(?:\s*-?\s*бап\w*)?", re.IGNORECASE)


class _PlaceField(forms.CharField):
    """A place in an act, written in any of the languages; it is kept as clauses name it: `Art. 38(1)3`."""

    def clean(self, value: Any) -> str:
        """`ст. 38(1)3`, `38(1)3-бап`, `38(1)3` are `Art. 38(1)3`; what names no article stays as written."""
        said = str(super().clean(value)).strip()
        found = _PLACE.fullmatch(said)
        return f"Art. {found[1]}" if found else said


class FilterForm(forms.Form):
    """What the list shows."""

    search = forms.CharField(label=_("Words, code or article"), required=False, max_length=100)
    area = forms.ChoiceField(label=_("Subject area"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=STATES)

    def __init__(self, *args: Any, areas: Iterable[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = [("", _("All")), *((a.pk, _area_name(a)) for a in areas)]  # type: ignore[attr-defined]

    def value(self, name: str) -> str:
        """A filter that was understood, or nothing."""
        self.full_clean()
        return str(self.cleaned_data.get(name) or "")


class QuestionForm(forms.Form):
    """A question in both languages with up to six answers, of which one is right."""

    area = forms.ChoiceField(label=_("Subject area"))
    act = forms.ChoiceField(label=_("Act"), initial="law-261")
    article = _PlaceField(
        label=_("Place in the act"), max_length=60, help_text=_("For example, Art. 38(1)3"),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip
    stem_kk = _text(_("Question, in Kazakh"))
    stem_ru = _text(_("Question, in Russian"))
    right = forms.ChoiceField(
        label=_("Right answer"), choices=[(str(n), letter.upper()) for n, letter in enumerate(LETTERS)]
    )

    def __init__(self, *args: Any, areas: Iterable[Area], fixed_area: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = page_locale().language
        self.fields["area"].choices = [(area.pk, _area_name(area)) for area in areas]  # type: ignore[attr-defined]
        self.fields["act"].choices = [(key, act.short.in_(language)) for key, act in ACTS.items()]  # type: ignore[attr-defined]
        if fixed_area:
            del self.fields["area"]
        for number, letter in enumerate(LETTERS):
            for code, name in (("kk", _("in Kazakh")), ("ru", _("in Russian"))):
                label = _("Answer %(letter)s, %(language)s") % {"letter": letter.upper(), "language": name}
                self.fields[f"{letter}_{code}"] = _text(label, 2, required=number < 2)
        order = [name for name in self.fields if name != "right"]
        self.order_fields([*order, "right"])

    def wording(self) -> Wording | None:
        """The question, or None with every fault at its field."""
        said = self.cleaned_data
        options = [{"kk": said.get(f"{one}_kk", ""), "ru": said.get(f"{one}_ru", "")} for one in LETTERS]
        while options and not any(options[-1].values()):
            options.pop()
        try:
            return Wording.model_validate(
                {
                    "act": said["act"], "article": said["article"], "stem_kk": said["stem_kk"],
                    "stem_ru": said["stem_ru"], "options": options, "right": int(said["right"]),
                }
            )  # fmt: skip
        except ValidationError as error:
            for one in error.errors(include_url=False, include_input=False, include_context=False):
                self._blame(one)
            return None

    def _blame(self, fault: Any) -> None:
        place = fault["loc"]
        if len(place) == 3 and place[0] == "options":
            self.add_error(f"{LETTERS[place[1]]}_{place[2]}", str(_("Fill in the answer in both languages")))
        else:
            name = str(place[0]) if place and place[0] in self.fields else "right"
            self.add_error(name, str(FAULTS.get(fault["type"], _("Check this field"))))

    @staticmethod
    def initial_of(version: Version) -> dict[str, Any]:
        """What the form offers when a version is revised."""
        told = Wording.of(version)
        answers = {
            f"{letter}_{code}": getattr(option, code)
            for letter, option in zip(LETTERS, told.options, strict=False) for code in ("kk", "ru")
        }  # fmt: skip
        return {
            "act": told.act, "article": told.article, "stem_kk": told.stem_kk, "stem_ru": told.stem_ru,
            "right": str(told.right), **answers,
        }  # fmt: skip


class RejectForm(forms.Form):
    """Why a version is sent back."""

    remark = _text(_("What is to be put right"))


class ImportForm(forms.Form):
    """A workbook or a GIFT file."""

    file = forms.FileField(label=_("File"), help_text=_("XLSX or GIFT (.gift, .txt), at most 10 MB"))


class WeightsForm(forms.Form):
    """How many of a hundred questions each area gives."""

    def __init__(self, *args: Any, areas: Iterable[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area in areas:
            self.fields[area.pk] = forms.IntegerField(
                label=_area_name(area), min_value=0, max_value=100, initial=area.weight,
                widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """They come to a hundred."""
        said = super().clean() or {}
        total = sum(value for value in said.values() if value is not None)
        if not self.errors and total != 100:
            raise forms.ValidationError(
                _("Together they are %(total)s; they must be 100.") % {"total": total}
            )
        return said


class PlaceForm(forms.Form):
    """A place in law that changed."""

    act = forms.ChoiceField(label=_("Act"), initial="law-261")
    article = _PlaceField(
        label=_("Place in the act"), max_length=60, help_text=_("For example, Art. 38"),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = page_locale().language
        self.fields["act"].choices = [(key, act.short.in_(language)) for key, act in ACTS.items()]  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """From which day chosen questions are drawn no more, and why."""

    on = DateField(label=_("From this day they are drawn no more"))
    remark = _text(_("What changed in the law"))
    versions = forms.MultipleChoiceField(label=_("Questions"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, found: Iterable[Version], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stem = "stem_kk" if page_locale().language == "kk" else "stem_ru"
        self.fields["versions"].choices = [  # type: ignore[attr-defined]
            (str(row.pk), f"{row.question.code}: {getattr(row, stem)}") for row in found
        ]
        self.fields["on"].earliest = today  # type: ignore[attr-defined]
