"""How to reach the applicant, and where he lives (C-03, L-02)."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from oryndau.law.facts.base import EmailAddress, Phone
from oryndau.pages.components import Row
from oryndau.people.models import Person
from oryndau.wizard.forms import address
from oryndau.wizard.forms.base import Answers, Group, PageForm, Setting
from oryndau.wizard.forms.fields import line


class ContactsForm(PageForm):
    """Official contacts; who the candidate is comes from his certificate and cannot be typed."""

    email = line(EmailAddress, _("E-mail"), autocomplete="email")
    phone = line(
        Phone, _("Mobile phone"), width="20", autocomplete="tel", inputmode="tel",
        help_text=_("For example +7 701 123 45 67. We send an SMS about every decision."),
    )  # fmt: skip
    locations = {"applicant": "email", "email": "email", "phone": "phone"}

    def offered(self, about: Setting) -> Answers:
        """What the previous draft said; else what the person's record knows."""
        earlier = about.earlier.get("contacts")
        if isinstance(earlier, dict):
            return dict(earlier)
        return {"email": about.person.email, "phone": about.person.phone}

    def facts(self) -> dict[str, Any]:
        """The person of the session, never what the browser says, and the contacts."""
        person = self.about.person
        return {
            "applicant": {
                "iin": person.iin, "surname": person.surname, "name": person.name,
                "patronymic": person.patronymic or None,
            },
            "email": self.value("email"), "phone": self.value("phone"),
        }  # fmt: skip


class ResidenceForm(PageForm):
    """Address of residence."""

    locations = {"residence": "residence_region"}

    def prepare(self, about: Setting) -> None:
        """The fields of an address."""
        address.add(self, "residence", required=True, own=True)

    def offered(self, about: Setting) -> Answers:
        """What the previous draft said."""
        earlier = about.earlier.get("residence")
        return dict(earlier) if isinstance(earlier, dict) else {}

    def facts(self) -> dict[str, Any]:
        """The address."""
        return {"residence": address.facts(self, "residence")}

    def grouped(self) -> list[Group]:
        """The address in its order."""
        return [Group("", address.fields(self, "residence"))]


def of_certificate(person: Person) -> list[Row]:
    """Who applies, as his certificate says it."""
    rows = [
        Row(gettext("Surname"), person.surname), Row(gettext("First name"), person.name),
        Row(gettext("Patronymic"), person.patronymic), Row(gettext("IIN"), person.iin),
    ]  # fmt: skip
    return [row for row in rows if row.value]
