"""What is asked for, in which region, for which session, in which language (C-02, C-03, C-11, C-20)."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oryndau.certification.applying import openings
from oryndau.certification.sessions.selectors import Listed
from oryndau.pages import formats
from oryndau.pages.fields import Radios
from oryndau.wizard.forms.base import Answers, PageForm, Setting
from oryndau.wizard.forms.fields import CHOOSE, choice, in_page_language, territory_field

FORMS = [
    ("an2", _("Certification only")),
    ("an3", _("Certification, and the licence after it")),
]
_HINTS = {
    "an2": _("Free of charge. You apply for the licence yourself later: the decision is valid for three "
             "years (form An.2)."),
    "an3": _("You pay the licence fee on the way. If you are certified, your application goes "
             "to the Ministry of Justice by itself, and you need no other one (form An.3)."),
}  # fmt: skip


class WhatForm(PageForm):
    """Form An.2, or An.3: certification and licence by one application (A1 p.15)."""

    form = choice(FORMS, _("What do you ask for?"), hints=_HINTS)
    locations = {"form": "form"}

    def offered(self, about: Setting) -> Answers:
        """The commonest form."""
        return {"form": "an2"}

    def facts(self) -> dict[str, Any]:
        """The form."""
        return {"form": self.value("form")}


class RegionForm(PageForm):
    """The territorial justice body whose Commission certifies (A1 p.2)."""

    locations = {"territory": "territory"}

    def prepare(self, about: Setting) -> None:
        """The 20 territories."""
        self.fields["territory"] = territory_field(
            _("Where do you want to take the test?"),
            help_text=_("The Commission of the justice body of this region or city certifies you."),
        )

    def offered(self, about: Setting) -> Answers:
        """The region of the session from whose page he came, else of the previous draft."""
        if about.page("chosen"):
            return {"territory": about.page("chosen")["territory"]}
        earlier = about.earlier.get("region")
        return dict(earlier) if isinstance(earlier, dict) else {}

    def facts(self) -> dict[str, Any]:
        """The territory."""
        return {"territory": self.value("territory")}


class SessionField(forms.ChoiceField):
    """One of the sessions that can be chosen now; of another one it says why it cannot be."""

    def __init__(self, setting: Setting, **kwargs: Any) -> None:
        self.setting = setting
        super().__init__(**kwargs)

    def validate(self, value: Any) -> None:
        """A session that was open when the page was shown may be closed or full by now."""
        if value and not self.valid_value(value):
            why = openings.why_not(str(value), self.setting.at)
            raise forms.ValidationError(_sentence(in_page_language(why)) if why else CHOOSE["invalid_choice"])
        super().validate(value)


class SessionForm(PageForm):
    """The session among those of the region that receive documents, and the language of the test."""

    language = choice(
        [("kk", _("Kazakh")), ("ru", _("Russian"))], _("In which language do you take the test?"),
        help_text=_("Test and interview are held in this language, and the application is made in it."),
    )  # fmt: skip
    locations = {"session": "session", "closes_on": "session", "language": "language"}

    def prepare(self, about: Setting) -> None:
        """The sessions of the chosen region that can be chosen at this moment."""
        language = self.fields.pop("language")
        free, _closed = openings.in_region(str(about.page("region").get("territory", "")), about.at)
        options = [(str(row.session.pk), named(row)) for row in free]
        hints = {str(row.session.pk): hint(row) for row in free}
        self.fields["session"] = SessionField(
            about, label=_("Which session?"), choices=options, widget=Radios(hints=hints),
            error_messages=CHOOSE,
        )  # fmt: skip
        self.fields["language"] = language

    def offered(self, about: Setting) -> Answers:
        """The session from whose page he came, and the person's own language."""
        language = "ru" if about.person.language == "ru" else "kk"
        return {"session": about.page("chosen").get("session", ""), "language": language}

    def clean(self) -> dict[str, Any]:
        """The session is held in the language."""
        row = openings.named(self.value("session") or "")
        language = self.value("language")
        wrong = openings.speaks(row, language) if row and language else None
        if wrong:
            self.add_error("language", _sentence(in_page_language(wrong)))
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """The session with its closing date, and the language."""
        row = openings.named(self.value("session"))
        assert row is not None, "a right answer names a session"
        return {"session": str(row.pk), "closes_on": row.closes_on, "language": self.value("language")}


def named(row: Listed) -> str:
    """A session in a list: when and where."""
    return f"{formats.moment(row.session.held_at)}, {in_page_language(row.place)}"


def hint(row: Listed) -> str:
    """Until when to apply, how many seats are left, in which languages."""
    languages = ", ".join(in_page_language(openings.LANGUAGES[name]) for name in row.session.languages)
    words = gettext("Documents are received until %(day)s, 18:30. Seats left: %(left)s of %(seats)s.")
    day = formats.day(row.session.closes_on)
    told = words % {"day": day, "left": row.left, "seats": row.session.seats}
    return f"{told} {_sentence(languages)}."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
