"""The diploma of higher legal education, as the forms of both services ask for it (C-03, L-02)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from oryndau.law.facts.base import Line, ShortLine
from oryndau.wizard.forms.base import Group, PageForm, Setting
from oryndau.wizard.forms.fields import choice, line, past_day

ABROAD = "abroad"


class DiplomaForm(PageForm):
    """The diploma of higher legal education; of a foreign one also its recognition (An.2, 1(1) and 1(2))."""

    institution = line(Line, _("Name of the university or institute"))
    specialty_code = line(
        ShortLine, _("Code of the specialty"), width="20",
        help_text=_("As in the diploma or its supplement, for example 6B04201 or 5B030100"),
    )  # fmt: skip
    number = line(ShortLine, _("Number of the diploma"), width="20")
    where = choice(
        [("here", _("In Kazakhstan")), (ABROAD, _("In another country"))], _("Where was it issued?")
    )
    series = line(ShortLine, _("Series"), width="10", required=False)
    recognition = line(ShortLine, _("Number"), width="20", required=False)
    locations = {
        "diploma.issued_on": "issued_on", "diploma.number": "number", "diploma.institution": "institution",
        "diploma.specialty_code": "specialty_code", "nostrification.series": "series",
        "nostrification.number": "recognition", "nostrification": "series",
    }  # fmt: skip

    def prepare(self, about: Setting) -> None:
        """The date of issue."""
        self.fields["issued_on"] = past_day(_("Date of issue"), about.today)

    def clean(self) -> dict[str, Any]:
        """A document of recognition has a series and a number."""
        given = {name: self.value(name) for name in ("series", "recognition")}
        if self.cleaned_data.get("where") == ABROAD and any(given.values()):
            for name, value in given.items():
                if value is None and name not in self.errors:
                    self.add_error(name, str(_("Fill in this field")))
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """Diploma, and its recognition where it is a foreign one."""
        names = ("institution", "specialty_code", "number", "issued_on")
        foreign = self.value("where") == ABROAD and self.value("series")
        return {
            "diploma": {name: self.value(name) for name in names},
            "nostrification": {"series": self.value("series"), "number": self.value("recognition")}
            if foreign
            else None,
        }

    def grouped(self) -> list[Group]:
        """The diploma, and apart from it the recognition of a foreign one."""
        names = ("institution", "specialty_code", "number", "issued_on", "where")
        hint = _("Fill this in only if the diploma is a foreign one and was nostrified or recognised.")
        recognition = [self["series"], self["recognition"]]
        return [
            Group("", [self[name] for name in names]),
            Group(_("Nostrification or recognition"), recognition, hint),
        ]
