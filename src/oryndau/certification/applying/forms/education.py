"""The diploma and the internship, as form An.2 asks for them (C-03; W-02)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from oryndau.law.certification.admission import internship_too_long
from oryndau.law.certification.facts import Internship
from oryndau.law.facts import problems
from oryndau.law.facts.base import Line, ShortLine
from oryndau.wizard.forms.base import Group, PageForm, Setting
from oryndau.wizard.forms.fields import choice, in_page_language, line, past_day, rule_words, territory_field

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


class InternshipForm(PageForm):
    """The conclusion on the internship: at most six months, approved after its end (An.2, 1(3); W-02)."""

    supervisor = line(Line, _("Supervisor: surname, name, patronymic"))
    locations = {
        "internship.started_on": "started_on", "internship.ended_on": "ended_on",
        "internship.approved_on": "approved_on", "internship.chamber": "chamber",
        "internship.supervisor": "supervisor",
    }  # fmt: skip

    def prepare(self, about: Setting) -> None:
        """Chamber and dates."""
        supervisor = self.fields.pop("supervisor")
        self.fields["chamber"] = territory_field(_("Regional chamber of private bailiffs"))
        self.fields["supervisor"] = supervisor
        self.fields["started_on"] = past_day(_("Beginning of the internship"), about.today)
        self.fields["ended_on"] = past_day(_("End of the internship"), about.today)
        self.fields["approved_on"] = past_day(_("When was the conclusion approved?"), about.today)

    def clean(self) -> dict[str, Any]:
        """The dates fit together, as the law's own type says."""
        if not self.errors:
            self._check()
        return self.cleaned_data

    def _check(self) -> None:
        told = self.facts()["internship"]
        try:
            Internship.model_validate(told)
        except ValidationError as error:
            for problem in problems(error):
                name = problem.field if problem.field in self.fields else None
                self.add_error(name, rule_words(problem))
            return
        for one in internship_too_long(told["started_on"], told["ended_on"], self.about.today):
            words = f"{in_page_language(one.message)} ({in_page_language(one.clause)})"
            self.add_error("ended_on", forms.ValidationError(words[:1].upper() + words[1:]))

    def facts(self) -> dict[str, Any]:
        """The internship."""
        names = ("chamber", "supervisor", "started_on", "ended_on", "approved_on")
        return {"internship": {name: self.value(name) for name in names}}
