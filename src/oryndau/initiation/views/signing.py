"""What a claimant sees on the signing page (E-05, E-10)."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oryndau.initiation.services import submission
from oryndau.law.enforcement.documents import document_rule
from oryndau.law.facts import InitiationApplication
from oryndau.pages import formats
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents
from oryndau.wizard.forms.fields import in_page_language
from oryndau.wizard.views.guards import language


@presents(submission.PURPOSE)
def show(session: SignatureSession, request: HttpRequest) -> Presentation:
    """What is about to be signed, on the signing page."""
    facts = InitiationApplication.model_validate(session.subject["facts"])
    return Presentation(
        title=gettext_lazy("Sign the application with your EDS"),
        lead=gettext_lazy("Read the application once more. After you sign, it is received at once."),
        rows=_rows(facts), document_url=reverse("initiation:preview", args=[session.pk]),
        back_url=reverse("initiation:check", args=[session.subject["draft"]]),
    )  # fmt: skip


def _rows(facts: InitiationApplication) -> tuple[tuple[str, str], ...]:
    document = facts.document
    rows = [
        (_("You ask for"), _FORMS[facts.form]),
        (_("Claimant"), facts.claimant.full_name),
        (_("Debtors"), ", ".join(debtor.full_name for debtor in facts.debtors)),
        (_("Enforcement document"), _named(facts)),
        (_("Files"), str(len(facts.attachments))),
    ]
    if document.amount is not None:
        rows.insert(4, (_("Sum"), formats.tenge(document.amount.amount)))
    return tuple((str(name), str(value)) for name, value in rows)


_FORMS = {
    "an2": gettext_lazy("To initiate enforcement proceedings"),
    "an3": gettext_lazy("To write out or send a writ of execution, and to initiate proceedings"),
}


def _named(facts: InitiationApplication) -> str:
    document = facts.document
    name = in_page_language(document_rule(document.kind).name)
    issued = formats.day(document.issued_on, language())
    return _("%(name)s No. %(number)s of %(day)s") % {"name": name, "number": document.number, "day": issued}
