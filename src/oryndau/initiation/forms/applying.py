"""Which form and language, who applies, and how to reach the applicant (E-07, E-08; forms An.2 and An.3)."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from oryndau.law.facts import ApplicantKind
from oryndau.law.facts.base import EmailAddress, Phone, ShortLine
from oryndau.pages.fields import DateField
from oryndau.people.acting import mandates
from oryndau.wizard.forms import address
from oryndau.wizard.forms.base import Answers, Group, PageForm, Setting
from oryndau.wizard.forms.fields import choice, line, past_day

_FORMS = [
    ("an2", _("To initiate enforcement proceedings")),
    ("an3", _("To write out or send a writ of execution, and to initiate proceedings")),
]
_FORM_HINTS = {
    "an2": _("You have the enforcement document (Order No. 69, Appendix 3, annex 2)"),
    "an3": _("The court has not written out the writ yet (Order No. 69, Appendix 3, annex 3)"),
}


class ApplicationForm(PageForm):
    """Which of the two forms, and in which official language."""

    form = choice(_FORMS, _("What do you ask for?"), hints=_FORM_HINTS)
    language = choice(
        [("kk", "Қазақша"), ("ru", "Русский")], _("Language of the application"),
        help_text=_(
            "You sign the application in one of the two official languages. Decrees are made in both."
        ),
    )  # fmt: skip
    locations = {"form": "form", "language": "language"}

    def offered(self, about: Setting) -> Answers:
        """The commonest form, and the person's own language."""
        return {"form": "an2", "language": "ru" if about.person.language == "ru" else "kk"}

    def facts(self) -> dict[str, Any]:
        """The form and the language."""
        return {"form": self.value("form"), "language": self.value("language")}


class ApplicantForm(PageForm):
    """In whose name: one's own, the organisation's of one's EDS, or a principal's (Art. 37(2))."""

    number = line(ShortLine, _("Number of the power of attorney"), required=False, width="20")
    locations = {
        "applicant.power_of_attorney.number": "number",
        "applicant.power_of_attorney.issued_on": "issued_on",
        "applicant.power_of_attorney.valid_until": "valid_until",
        "applicant.power_of_attorney": "number",
        "applicant.kind": "kind",
        "applicant.organisation": "kind",
    }

    def prepare(self, about: Setting) -> None:
        """Only the capacities in which the person is signed in."""
        kinds: list[tuple[str, Any]] = [(ApplicantKind.SELF.value, _("For myself"))]
        if about.actor.bin:
            name = about.organisation or about.actor.bin
            kinds = [(ApplicantKind.ORGANISATION.value, _("For the organisation: %(name)s") % {"name": name})]
        kinds.append((ApplicantKind.REPRESENTATIVE.value, _("For somebody else, by a power of attorney")))
        number = self.fields.pop("number")
        self.fields["kind"] = choice(kinds, _("For whom do you apply?"))
        self.fields["number"] = number
        self.fields["issued_on"] = past_day(_("When was it issued?"), about.today, required=False)
        self.fields["valid_until"] = DateField(
            label=_("Until what day is it valid?"), required=False, latest=date(2100, 12, 31)
        )

    def offered(self, about: Setting) -> Answers:
        """The capacity of the session, and a power of attorney that the system knows."""
        own = ApplicantKind.ORGANISATION if about.actor.bin else ApplicantKind.SELF
        known = mandates(about.person, about.today)
        if not known:
            return {"kind": own.value}
        return {
            "kind": own.value, "number": known[0].number, "issued_on": known[0].issued_on,
            "valid_until": known[0].valid_until,
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A representative names his authority."""
        if self.represents:
            for name in ("number", "issued_on", "valid_until"):
                if self.value(name) is None and name not in self.errors:
                    self.add_error(name, str(_("A representative names his power of attorney (Art. 37(2))")))
        return self.cleaned_data

    @property
    def represents(self) -> bool:
        """Whether somebody else is the claimant."""
        return self.cleaned_data.get("kind") == ApplicantKind.REPRESENTATIVE

    def facts(self) -> dict[str, Any]:
        """The applicant: the person of the session, never what the browser says."""
        person, actor = self.about.person, self.about.actor
        authority = {name: self.value(name) for name in ("number", "issued_on", "valid_until")}
        organisation = {"bin": actor.bin, "name": self.about.organisation or actor.bin} if actor.bin else None
        return {
            "applicant": {
                "kind": self.value("kind"),
                "person": {
                    "iin": person.iin, "surname": person.surname, "name": person.name,
                    "patronymic": person.patronymic or None,
                },
                "organisation": organisation,
                "power_of_attorney": authority if self.represents else None,
            }
        }  # fmt: skip

    def grouped(self) -> list[Group]:
        """The question, and apart from it what only representatives answer."""
        authority = [self[name] for name in ("number", "issued_on", "valid_until")]
        hint = _("Fill this in only if you apply for somebody else.")
        return [Group("", [self["kind"]]), Group(_("Power of attorney"), authority, hint)]


class ContactsForm(PageForm):
    """Official contacts: what is sent there counts as notified (An.2, An.3)."""

    email = line(EmailAddress, _("E-mail"), autocomplete="email")
    phone = line(
        Phone, _("Mobile phone"), width="20", autocomplete="tel", inputmode="tel",
        help_text=_("For example +7 701 123 45 67. We send an SMS when the decision is made."),
    )  # fmt: skip
    phone_2 = line(Phone, _("Another phone"), width="20", required=False, inputmode="tel")
    locations = {
        "applicant.email": "email",
        "applicant.phones": "phone",
        "applicant.address": "address_region",
    }

    def prepare(self, about: Setting) -> None:
        """The address; of an organisation it is not the reader's own."""
        address.add(self, "address", required=True, own=not about.actor.bin)

    def offered(self, about: Setting) -> Answers:
        """What the previous draft said; else what the person's record knows."""
        earlier = about.earlier.get("contacts")
        if isinstance(earlier, dict):
            return dict(earlier)
        return {"email": about.person.email, "phone": about.person.phone}

    def facts(self) -> dict[str, Any]:
        """E-mail, phones and address."""
        phones = [phone for phone in (self.value("phone"), self.value("phone_2")) if phone]
        where = address.facts(self, "address")
        return {"applicant": {"email": self.value("email"), "phones": phones, "address": where}}

    def grouped(self) -> list[Group]:
        """Contacts, then the address."""
        legend = _("Location of the organisation") if self.about.actor.bin else _("Address of residence")
        contacts = [self[name] for name in ("email", "phone", "phone_2")]
        hint = _("Decrees and notices sent to these contacts count as delivered, so check them well.")
        return [Group(_("Contacts"), contacts, hint), Group(legend, address.fields(self, "address"))]


class ConsentsForm(PageForm):
    """The statements that the forms contain (An.2, An.3; A3 p.3)."""

    statements = True
    statements_true = forms.BooleanField(
        label=_(
            "The contacts that I gave are official, and any information on the execution of the document may "
            "be sent to them; all attached documents are true and valid."
        ),
        error_messages={"required": _("Confirm this statement: without it the application cannot be sent")},
    )
    protected_data = forms.BooleanField(
        label=_(
            "I agree that data protected by law which the information systems hold may be used for this "
            "service."
        ),
        error_messages={"required": _("Give this consent: without it the application cannot be sent")},
    )
    locations = {"consents.statements_true": "statements_true", "consents.protected_data": "protected_data"}

    def facts(self) -> dict[str, Any]:
        """Both statements."""
        return {"consents": {"statements_true": True, "protected_data": True}}
