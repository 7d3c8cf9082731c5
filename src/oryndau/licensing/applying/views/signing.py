"""What an applicant sees on the signing page (L-02, L-09)."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.law.licensing.facts import LabourBasis, LicenceApplication, RenewalApplication
from oryndau.law.territories import territory
from oryndau.licensing.applying import services
from oryndau.licensing.applying.stops import Either
from oryndau.pages import formats
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents
from oryndau.wizard.forms.fields import in_page_language

Rows = tuple[tuple[str, str], ...]
_LEAD = gettext_lazy("Read the application once more. After you sign, it is received at once. Your signature "
                     "is also your consent to ask the health registers.")  # fmt: skip


@presents(services.SUBMIT[LicenceApplication])
def application(session: SignatureSession, request: HttpRequest) -> Presentation:
    """The application for a licence: its basis, its fee."""
    facts = LicenceApplication.model_validate(session.subject["facts"])
    labour = isinstance(facts.basis, LabourBasis)
    basis = _("Labour activity") if labour else _("Decision on certification")
    return _presented(session, facts, "licensing", [(_("Basis of the licence"), basis)])


@presents(services.SUBMIT[RenewalApplication])
def renewal(session: SignatureSession, request: HttpRequest) -> Presentation:
    """The application for the re-issue: its licence, how many grounds."""
    facts = RenewalApplication.model_validate(session.subject["facts"])
    told = [(_("Licence"), f"№ {facts.licence}"), (_("Grounds"), str(len(facts.changes)))]
    return _presented(session, facts, "licensing:renewal", told)


def _presented(
    session: SignatureSession, facts: Either, space: str, more: list[tuple[Any, str]]
) -> Presentation:
    rows = [
        (_("Applicant"), facts.applicant.full_name),
        (_("Region"), in_page_language(territory(facts.territory).name)), *more,
        (_("Fee"), formats.tenge(facts.fee.amount.amount)), (_("Files"), str(len(facts.attachments))),
    ]  # fmt: skip
    return Presentation(
        title=gettext_lazy("Sign the application with your EDS"), lead=_LEAD,
        rows=tuple((str(name), value) for name, value in rows),
        document_url=reverse(f"{space}:preview", args=[session.pk]),
        back_url=reverse(f"{space}:check", args=[session.subject["draft"]]),
    )  # fmt: skip
