"""How the applicant is reached: as he wrote it, in the language of his account (L-03)."""

from oryndau.acts.considering.notices import Contacts
from oryndau.cases.models import Case
from oryndau.licensing.reading import application_of
from oryndau.people.models import Person


def language_of(case: Case) -> str:
    """The language of the applicant's account; Kazakh where he has none."""
    return Person.objects.filter(iin=case.applicant).values_list("language", flat=True).first() or "kk"


def contacts_of(case: Case) -> Contacts:
    """Language, address of e-mail and telephones of the application."""
    application = application_of(case)
    return Contacts(language_of(case), [application.email], application.phones)
