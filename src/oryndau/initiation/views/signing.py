"""Check the answers, see what would lead to refusal and when the result comes, and sign (E-05, E-10)."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from oryndau.documents import storage
from oryndau.initiation import advice
from oryndau.initiation.forms.fields import in_page_language, rule_words
from oryndau.initiation.forms.pages import page_of
from oryndau.initiation.services import drafts, submission
from oryndau.initiation.views import summary
from oryndau.initiation.views.common import Visit, Work, for_applicants, language, on_draft
from oryndau.initiation.views.wizard import address
from oryndau.law.enforcement.documents import document_rule
from oryndau.law.facts import InitiationApplication
from oryndau.pages import formats
from oryndau.pages.components import Link
from oryndau.people import limits
from oryndau.signing.browser import browser_key
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents

_READ_ONLY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


@require_safe
@on_draft
def check(request: HttpRequest, work: Work) -> HttpResponse:
    """All answers, what is still wrong, what would lead to refusal, when the result comes."""
    setting = work.setting
    found = drafts.assemble(work.draft, setting, work.at)
    context = {
        "draft": work.draft, "sections": summary.sections(work, setting), "found": found,
        "faults": _faults(work, found), "forecast": advice.forecast_now(work.at),
        "warnings": advice.warnings(found.facts, work.at) if found.facts else [],
        "lacking": advice.lacking(found.facts) if found.facts else [],
    }  # fmt: skip
    return render(request, "initiation/check.html", context)


def _faults(work: Work, found: drafts.Assembled) -> list[Link]:
    lines = []
    for key in found.incomplete:
        words = _("%(page)s: not complete") % {"page": page_of(key).title}
        lines.append(Link(f"{address(work, page_of(key))}?from=check", words))
    for key, problems in found.faults.items():
        for problem in problems:
            words = f"{page_of(key).title}: {rule_words(problem)}"
            lines.append(Link(f"{address(work, page_of(key))}?from=check", words))
    return lines


@require_http_methods(["GET", "POST"])
@on_draft
def sign(request: HttpRequest, work: Work) -> HttpResponse:
    """Freeze the application and go to the signing page.

    A second press does the same again, harmlessly: the draft's id becomes the case's, so that it is received
    once at most.
    """
    if request.method != "POST":
        return redirect("initiation:check", draft_id=work.draft.pk)
    limits.count("initiation-sign", work.person.iin, limit=60, window=timedelta(hours=1))
    found = drafts.assemble(work.draft, work.setting, work.at)
    if found.facts is None:
        messages.warning(request, _("The application is not complete yet: see what is to be put right."))
        return redirect("initiation:check", draft_id=work.draft.pk)
    try:
        session = submission.open_signing(
            work.draft, found.facts, work.actor, browser=browser_key(request), at=work.at
        )
    except submission.NotTheApplicant:
        messages.warning(request, _("You act in another capacity now. Say anew for whom you apply."))
        return redirect("initiation:page", draft_id=work.draft.pk, key="applicant")
    return redirect("signing:page", session_id=session.pk)


@require_safe
@for_applicants
def preview(request: HttpRequest, visit: Visit, session_id: UUID) -> HttpResponse:
    """The readable application that is bound to what will be signed."""
    session = SignatureSession.objects.filter(pk=session_id, purpose=submission.PURPOSE).first()
    if session is None or (session.expected_iin, session.expected_bin) != (visit.actor.iin, visit.actor.bin):
        raise Http404
    digest = session.subject["documents"][0]["sha256"]
    response = HttpResponse(storage.read(digest), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="application.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _READ_ONLY
    response["Cache-Control"] = "private, no-store"
    return response


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
