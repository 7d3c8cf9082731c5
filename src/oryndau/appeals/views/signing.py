"""What who complains sees on the signing page (C-24, E-15)."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.appeals import services
from oryndau.appeals.words import MATTERS
from oryndau.law.appeal import NAMES
from oryndau.law.appeal_facts import Complaint
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents
from oryndau.wizard.forms.fields import in_page_language


@presents(services.PURPOSE)
def show(session: SignatureSession, request: HttpRequest) -> Presentation:
    """What is about to be signed."""
    facts = Complaint.model_validate(session.subject["facts"])
    rows = [
        (_("To whom"), in_page_language(NAMES[facts.addressee])),
        (_("You complain of"), facts.contested.told or in_page_language(MATTERS[facts.matter])),
        (_("Case"), facts.contested.number or ""),
        (_("Who complains"), facts.complainant),
        (_("Files"), str(len(facts.attachments))),
    ]
    return Presentation(
        title=gettext_lazy("Sign the complaint with your EDS"),
        lead=gettext_lazy("Read the complaint once more. After you sign, it is received at once."),
        rows=tuple(row for row in rows if row[1]),
        document_url=reverse("complaint:preview", args=[session.pk]),
        back_url=reverse("complaint:check", args=[session.subject["draft"]]),
    )  # fmt: skip
