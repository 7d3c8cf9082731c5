"""The diploma of higher legal education, as the forms of both services ask for it (C-03, L-02)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from oryndau.law.acts import Clause
from oryndau.law.facts.base import Line, ShortLine
from oryndau.law.facts.education import Nostrification
from oryndau.law.text import Text
from oryndau.wizard.forms.base import Group, PageForm, Setting
from oryndau.wizard.forms.fields import choice, line, past_day
from oryndau.wizard.stops import Warned

ABROAD = "abroad"
_UNRECOGNISED = Text(
    kk="диплом шетелдік, бірақ оны нострификациялау не тану туралы құжат көрсетілмеген",
    ru="диплом иностранный, но документ о его нострификации или признании не указан",
    en="the diploma is a foreign one, and no document of its nostrification or recognition is named",
)
_RECOGNISE = Text(
    kk="Құжаттың сериясы мен нөмірін көрсетіңіз: танылмаған диплом жоғары заң білімін растамайды.",
    ru="Укажите серию и номер документа: непризнанный диплом не подтверждает высшее юридическое образование.",
    en="Name its series and number: a diploma that is not recognised proves no higher legal education.",
)


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


def unrecognised(answers: Mapping[str, Any], known: Nostrification | None, clause: Clause) -> list[Warned]:
    """A warning where a foreign diploma is named without its recognition; else nothing."""
    abroad = (answers.get("diploma") or {}).get("where") == ABROAD
    return [Warned(_UNRECOGNISED, _RECOGNISE, clause)] if abroad and known is None else []
