"""What a candidate sees on the signing page (C-03, C-18)."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.certification.applying import openings, services
from oryndau.certification.applying.forms.choosing import FORMS
from oryndau.law.certification.facts import CertificationApplication
from oryndau.law.territories import territory
from oryndau.pages import formats
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents
from oryndau.wizard.forms.fields import in_page_language

Rows = tuple[tuple[str, str], ...]


@presents(services.SUBMIT)
def application(session: SignatureSession, request: HttpRequest) -> Presentation:
    """The application: what is asked for, for which session, in which language."""
    facts = CertificationApplication.model_validate(session.subject["facts"])
    return Presentation(
        title=gettext_lazy("Sign the application with your EDS"),
        lead=gettext_lazy("Read the application once more. After you sign, it is received at once and the "
                          "seat is yours. Your signature is also your consent to ask the health registers."),
        rows=_rows(facts), document_url=reverse("certification:preview", args=[session.pk]),
        back_url=reverse("certification:check", args=[session.subject["draft"]]),
    )  # fmt: skip


def _rows(facts: CertificationApplication) -> Rows:
    row = openings.named(facts.session)
    told: list[tuple[Any, str]] = [
        (_("You ask for"), str(dict(FORMS)[facts.form])),
        (_("Candidate"), facts.applicant.full_name),
        (_("Who certifies"), in_page_language(territory(facts.territory).justice_body)),
        (_("Session"), formats.moment(row.held_at) if row else ""),
        (_("Language"), in_page_language(openings.LANGUAGES[facts.language.value])),
        (_("Files"), str(len(facts.attachments))),
    ]
    return tuple((str(name), value) for name, value in told)
