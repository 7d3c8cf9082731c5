"""The sheet of results: typeset, kept as a document of the case, signed with EDS, or noted why not (C-13)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from oryndau.cases import engine
from oryndau.cases.actors import Actor
from oryndau.cases.errors import NotPermitted, UnknownCase
from oryndau.cases.models import Case, Event
from oryndau.cases.proof import Proof, bytes_to_sign
from oryndau.certification.examining.papers import ResultSheet, sheet_content
from oryndau.documents import numbers, storage
from oryndau.documents.models import Document
from oryndau.documents.services import keep
from oryndau.documents.typeset import render
from oryndau.documents.views import serve_document
from oryndau.eds.verdict import Verdict
from oryndau.examination.hall import services as hall
from oryndau.examination.models import Attempt
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.law.certification.facts import SheetSigned
from oryndau.law.certification.testing import RESULTS
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents

PURPOSE = "certification.sign-sheet"
KIND = ResultSheet.template


def sheet_of(attempt: Attempt, *, at: datetime) -> Document:
    """The sheet as the result stands now: typeset when it is first asked for, and anew when it changed.

    Raises `UnknownCase` while the test has no result.
    """
    case = Case.objects.get(pk=attempt.case_id)
    if attempt.correct is None:
        raise UnknownCase(str(case.pk))
    with transaction.atomic():
        Attempt.objects.select_for_update().only("pk").get(pk=attempt.pk)
        last = Document.objects.filter(case=case, kind=KIND).order_by("-id").first()
        if last and last.created_at >= _changed_at(attempt):
            return last
        content = sheet_content(attempt, case, numbers.new(), _unsigned(attempt), at)
        return keep(
            content, render(content), case_id=case.pk, territory=case.territory, at=at, supersedes=last
        )


def _changed_at(attempt: Attempt) -> datetime:
    """When the result, or the note on the sheet, last changed."""
    results = Event.objects.filter(case=attempt.case_id, step__in=RESULTS).values_list("at", flat=True)
    notes = attempt.incidents.filter(kind="sheet-unsigned").values_list("at", flat=True)
    return max([*results, *notes])


def _unsigned(attempt: Attempt) -> str:
    noted = attempt.incidents.filter(kind="sheet-unsigned").order_by("-id").first()
    return str(noted.detail["reason"]) if noted else ""


def note_unsigned(attempt: Attempt, actor: Actor, reason: str, remark: str, *, at: datetime) -> None:
    """The proctor notes why the candidate signs no sheet with EDS."""
    if attempt.correct is None:
        raise UnknownCase(str(attempt.case_id))
    hall.note(attempt.pk, "sheet-unsigned", at, by=actor.staff, reason=reason, text=remark)


def state_of(case: Case, attempt: Attempt) -> str:
    """How the sheet stands: "" without a result, else `waits`, `signed`, or `unsigned` with its note."""
    if attempt.correct is None:
        return ""
    steps = list(
        Event.objects.filter(case=case, step__in=("sign-sheet", *RESULTS)).values_list("step", flat=True)
    )
    if steps and steps[-1] == "sign-sheet":
        return "signed"
    return "unsigned" if _unsigned(attempt) else "waits"


def documents_of(sheet: Document) -> tuple[dict[str, Any], ...]:
    """The file as it is bound to the signature and written into the event."""
    return (
        {
            "kind": KIND, "media_type": sheet.media_type, "number": sheet.number, "sha256": sheet.sha256,
            "size": sheet.size,
        },
    )  # fmt: skip


def open_signing(attempt: Attempt, actor: Actor, *, browser: str, at: datetime) -> SignatureSession:
    """Freeze the sheet for the signature of its candidate."""
    if actor.iin != attempt.iin:
        raise NotPermitted("sign-sheet")
    sheet = sheet_of(attempt, at=at)
    case = Case.objects.get(pk=attempt.case_id)
    engine.check_allowed(case, CERTIFICATION.step("sign-sheet"), actor)
    facts = SheetSigned(sheet=sheet.sha256, correct=attempt.correct or 0).model_dump(mode="json")
    frozen = bytes_to_sign(
        host=settings.SITE_NAME, procedure=case.procedure, step="sign-sheet", case=case.pk,
        version=case.version, facts=facts, documents=documents_of(sheet),
    )  # fmt: skip
    return signing.open_session(
        PURPOSE, frozen, browser=browser, at=at, iin=actor.iin,
        subject={
            "case": str(case.pk), "version": case.version, "facts": facts, "name": actor.name,
            "documents": list(documents_of(sheet)),
        },
    )  # fmt: skip


@signing.completes(PURPOSE)
def signed(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
    """The candidate signed: the step is taken in his case."""
    said = session.subject
    actor = Actor(kind="person", name=said["name"], iin=proof.iin)
    case = Case.objects.get(pk=said["case"])
    engine.perform(
        case.pk, "sign-sheet", actor, said["facts"], at=at, version=said["version"], proof=proof,
        documents=tuple(said["documents"]),
    )  # fmt: skip
    return reverse("examining:own", args=[case.pk])


@presents(PURPOSE)
def shown(session: SignatureSession, request: HttpRequest) -> Presentation:
    """The sheet as the candidate sees it before he signs."""
    said = session.subject
    case = Case.objects.get(pk=said["case"])
    return Presentation(
        title=_("Sign the sheet of results"),
        lead=_("Your signature says that you have read the result of your test."),
        rows=((_("Case"), case.number), (_("Right answers"), str(said["facts"]["correct"]))),
        document_url=reverse("examining:own-sheet", args=[case.pk]),
        back_url=reverse("examining:own", args=[case.pk]),
    )


def serve(request: HttpRequest, document: Document) -> FileResponse:
    """The file, for who may see it."""
    try:
        return serve_document(request, document, inline="download" not in request.GET)
    except storage.NotStored:
        raise Http404 from None
