"""The internship, as form An.2 asks for it (C-03; W-02)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from oryndau.law.certification.admission import internship_too_long
from oryndau.law.certification.facts import Internship
from oryndau.law.facts import problems
from oryndau.law.facts.base import Line
from oryndau.wizard.forms.base import PageForm, Setting
from oryndau.wizard.forms.fields import in_page_language, line, past_day, rule_words, territory_field


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
