"""Pages of a complaint: what, to whom, why, and who complains (C-24, E-15; APPC Art. 93)."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oryndau.appeals import contested
from oryndau.cases.models import Case
from oryndau.law.appeal import NAMES, TERMS
from oryndau.law.appeal_facts import Addressee, Matter
from oryndau.law.facts.base import EmailAddress, Phone, Prose
from oryndau.pages import formats
from oryndau.wizard.forms import address
from oryndau.wizard.forms.base import Answers, Group, PageForm, Setting
from oryndau.wizard.forms.fields import choice, in_page_language, line, prose
from oryndau.wizard.views.guards import language

MATTERS = [
    (Matter.ACT.value, _("A decision or another act")),
    (Matter.ACTION.value, _("An action of an official")),
    (Matter.INACTION.value, _("Inaction: something was not done, or not in time")),
]


def case_of(about: Setting) -> Case | None:
    """The case complained of, if it is the person's own."""
    return contested.own(about.page("contested").get("case"), about.actor)


def event_of(about: Setting) -> int | None:
    """The event that the first page names; None of inaction."""
    page = about.page("matter")
    found = str(page.get("event", ""))
    named = page.get("matter") != Matter.INACTION.value and found.isascii() and found.isdigit()
    return int(found) if named and len(found) < 6 else None


class MatterForm(PageForm):
    """What is complained of: an act or action of the case by its event, or inaction."""

    matter = choice(MATTERS, _("What do you complain of?"))
    language = choice(
        [("kk", "Қазақша"), ("ru", "Русский")], _("Language of the complaint"),
        help_text=_("You sign the complaint in one of the two official languages."),
    )  # fmt: skip
    locations = {"matter": "matter", "contested": "event", "language": "language"}

    def prepare(self, about: Setting) -> None:
        """The events of the case that can be contested."""
        said = self.fields.pop("language")
        case = case_of(about)
        rows = contested.happened(case, language()) if case else []
        self.fields["event"] = choice(
            [(str(row.no), f"{row.text}, {formats.day(row.on)}") for row in rows],
            _("Which one?"), required=False,
            help_text=_("Of inaction choose nothing: you describe it on a later page."),
        )  # fmt: skip
        self.fields["language"] = said

    def offered(self, about: Setting) -> Answers:
        """The person's own language."""
        return {"language": "ru" if about.person.language == "ru" else "kk"}

    def clean(self) -> dict[str, Any]:
        """An act or action is named by its event."""
        said = self.cleaned_data
        names = said.get("matter") not in (None, Matter.INACTION.value)
        if names and not said.get("event") and "event" not in self.errors:
            self.add_error("event", gettext("Choose what you complain of"))
        return said

    def facts(self) -> dict[str, Any]:
        """What is contested, as the journal of the case knows it."""
        case = case_of(self.about)
        assert case is not None, "the wizard lets nobody in without a case"
        matter, said = self.value("matter"), self.value("language")
        event = int(self.value("event")) if matter != Matter.INACTION.value else None
        row = next((one for one in contested.happened(case, said) if one.no == event), None)
        return {
            "language": said, "matter": matter, "territory": case.territory,
            "contested": {
                "case": str(case.pk), "service": case.procedure, "number": case.number, "event": event,
                "told": row.text if row else None, "happened_on": row.on if row else None,
                "by_head": contested.by_head(case, event),
            },
        }  # fmt: skip


class AddresseeForm(PageForm):
    """To whom: the head of the provider, the Ministry, or the body that assesses quality."""

    locations = {"addressee": "addressee"}

    def prepare(self, about: Setting) -> None:
        """The bodies that may consider it, each with its term and clause."""
        case = case_of(about)
        no_head = case is not None and contested.by_head(case, event_of(about))
        offered = [one for one in Addressee if not (no_head and one is Addressee.HEAD)]
        self.fields["addressee"] = choice(
            [(one.value, _sentence(in_page_language(NAMES[one]))) for one in offered],
            _("Who is to consider the complaint?"), hints={one.value: _hint(one) for one in offered},
            help_text=_("The head made this himself, so the complaint cannot go to him.") if no_head else "",
        )  # fmt: skip

    def facts(self) -> dict[str, Any]:
        """The addressee."""
        return {"addressee": self.value("addressee")}


def _hint(one: Addressee) -> str:
    term = TERMS[one]
    words = gettext("Answers within %(days)s working days from registration (%(clause)s).")
    return words % {"days": term.length, "clause": in_page_language(term.clause)}


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


class GroundsForm(PageForm):
    """The circumstances with their evidence, and what is asked (APPC Art. 93(2)5)."""

    circumstances = prose(
        Prose, _("Circumstances"), rows=10, limit=8_000,
        help_text=_("What happened, when, why it is wrong in your view, and what proves it."),
    )  # fmt: skip
    request = prose(
        Prose, _("What do you ask for?"), rows=4, limit=2_000,
        help_text=_("For example: to cancel the decree, to make a new decision, to do what was not done."),
    )  # fmt: skip
    locations = {"circumstances": "circumstances", "request": "request"}

    def facts(self) -> dict[str, Any]:
        """Circumstances and request."""
        return {name: self.value(name) for name in ("circumstances", "request")}


class ContactsForm(PageForm):
    """Who complains comes from the certificate; addresses and contacts are asked (APPC Art. 93(2)2, 3)."""

    email = line(EmailAddress, _("E-mail"), autocomplete="email")
    phone = line(
        Phone, _("Mobile phone"), width="20", autocomplete="tel", inputmode="tel",
        help_text=_("For example +7 701 123 45 67. We send an SMS about every step."),
    )  # fmt: skip
    locations = {
        "applicant": "email", "organisation": "email", "email": "email", "phone": "phone",
        "residence": "residence_region", "postal": "postal_region",
    }  # fmt: skip

    def prepare(self, about: Setting) -> None:
        """Two addresses; the second only where post goes elsewhere."""
        address.add(self, "residence", required=True, own=True)
        address.add(self, "postal", required=False)

    def offered(self, about: Setting) -> Answers:
        """What the previous complaint said; else what the person's record knows."""
        earlier = about.earlier.get("contacts")
        if isinstance(earlier, dict):
            return dict(earlier)
        return {"email": about.person.email, "phone": about.person.phone}

    def clean(self) -> dict[str, Any]:
        """A postal address that was begun is whole."""
        address.check_whole(self, "postal")
        return self.cleaned_data

    def facts(self) -> dict[str, Any]:
        """The person and organisation of the session, never what the browser says, and the contacts."""
        person, actor = self.about.person, self.about.actor
        organisation = {"bin": actor.bin, "name": self.about.organisation} if actor.bin else None
        return {
            "applicant": {
                "iin": person.iin, "surname": person.surname, "name": person.name,
                "patronymic": person.patronymic or None,
            },
            "organisation": organisation, "email": self.value("email"), "phone": self.value("phone"),
            "residence": address.facts(self, "residence"), "postal": address.facts(self, "postal"),
        }  # fmt: skip

    def grouped(self) -> list[Group]:
        """Contacts, then the addresses."""
        other = _("Fill this in only if post is to go to another address.")
        return [
            Group(_("Contacts"), [self["email"], self["phone"]]),
            Group(_("Address of residence, or seat of the organisation"), address.fields(self, "residence")),
            Group(_("Postal address"), address.fields(self, "postal"), other),
        ]
