"""The personal account: cases, drafts, messages, documents, and who looked at one's data (E-05, E-11).

It is the account of whom the person acts for now: himself, or the organisation of his EDS. Lists are read
by keyset pages; nothing is counted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from oryndau.cases.actors import Actor
from oryndau.cases.models import Case
from oryndau.cases.permissions import Permission, has, visible
from oryndau.cases.procedures import procedure_of
from oryndau.documents.models import ATTACHMENT, Document
from oryndau.notices.models import Notice
from oryndau.pages.components import Pages, Tag, Tone
from oryndau.pages.formats import page_locale
from oryndau.people import places
from oryndau.people.models import Person
from oryndau.people.places import case_url
from oryndau.timekeeping import now
from oryndau.wizard.models import Draft
from oryndau.wizard.services.drafts import open_drafts

PAGE_SIZE = 20
View = Callable[[HttpRequest, Actor], HttpResponse]


def for_applicants(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for a signed-in person who acts for himself or an organisation."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if not has(actor, Permission.APPLY):
            raise PermissionDenied
        return view(request, actor, *args, **kwargs)

    return cast(Callable[..., HttpResponse], login_required(guarded))


@require_safe
@for_applicants
def home(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Cases by pages; on the first page also drafts and what was not read yet."""
    rows, pages = keyset(own_cases(actor), request, "portal:account")
    first = "before" not in request.GET
    drafts = list(open_drafts(cast(Person, request.user), actor)[:50]) if first else []
    unread = (
        list(Notice.objects.filter(recipient=actor.acts_for, read_at=None).order_by("-id")[:5])
        if first
        else []
    )
    context = {
        "cases": [shown(case) for case in rows], "pages": pages, "first": first,
        "drafts": [shown_draft(draft) for draft in drafts], "unread": [told(notice) for notice in unread],
    }  # fmt: skip
    return render(request, "portal/account.html", context)


@require_safe
@for_applicants
def messages(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every notice that was sent to the account, the newest first."""
    rows, pages = keyset(Notice.objects.filter(recipient=actor.acts_for), request, "portal:account-messages")
    return render(
        request, "portal/account_messages.html", {"notices": [told(n) for n in rows], "pages": pages}
    )


@for_applicants
def message(request: HttpRequest, actor: Actor, notice_id: UUID) -> HttpResponse:
    """One notice; opening it marks it read."""
    notice = Notice.objects.filter(pk=notice_id, recipient=actor.acts_for).first()
    if notice is None:
        raise Http404
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=now())
    case = Case.objects.filter(pk=notice.case_id).first() if notice.case_id else None
    context = {"notice": told(notice), "case_url": case_url(case) if case else ""}
    return render(request, "portal/account_message.html", context)


@require_safe
@for_applicants
def documents(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Decrees and slips of all cases, the newest first."""
    own = own_cases(actor).values("pk")
    kept = (
        Document.objects.filter(case__in=own, superseded_by=None)
        .exclude(kind=ATTACHMENT)
        .select_related("case")
    )
    rows, pages = keyset(kept, request, "portal:account-documents")
    shown_rows = [(row, places.file_url(row.case, row.sha256), case_url(row.case)) for row in rows]
    return render(request, "portal/account_documents.html", {"documents": shown_rows, "pages": pages})


def keyset(rows: "QuerySet[Any]", request: HttpRequest, name: str) -> tuple[list[Any], Pages]:
    """A page of rows by their time-ordered ids, and the way to the next and back to the first."""
    before = _uuid(request.GET.get("before", ""))
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: PAGE_SIZE + 1])
    address = reverse(name)
    following = f"{address}?before={found[PAGE_SIZE - 1].pk}" if len(found) > PAGE_SIZE else ""
    return found[:PAGE_SIZE], Pages(previous=address if before else "", next=following)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class ShownCase:
    """A case in the list: which service, how it stands, where it opens."""

    case: Case
    service: str
    state: Tag
    url: str


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A draft in the list: what it is, about whom, where it is continued and deleted."""

    draft: Draft
    name: str
    url: str
    delete: str


def shown(case: Case) -> ShownCase:
    """A case of any service."""
    language, procedure = page_locale().language, procedure_of(case.procedure)
    text = procedure.state(case.state).text.in_(language)
    tone = places.place_of(case.procedure).tones.get(case.state, Tone.PROGRESS)
    return ShownCase(case, procedure.text.in_(language), Tag(text, tone), case_url(case))


def own_cases(actor: Actor) -> "QuerySet[Case]":
    """The actor's cases of every service that shows them."""
    return Case.objects.filter(visible(actor), procedure__in=places.shown_procedures())


def shown_draft(draft: Draft) -> ShownDraft:
    """A draft of any service."""
    place = places.place_of(draft.service)
    about, title = named(draft), str(place.draft)
    name = f"{title}: {about}" if about else title
    url = reverse(f"{place.space}:draft", args=[draft.pk])
    return ShownDraft(draft, name, url, reverse(f"{place.space}:delete", args=[draft.pk]))


def named(draft: Draft) -> str:
    """Whom a draft of an enforcement case is against, as far as it says."""
    rows = draft.data.get("debtors") or []
    answers = (rows[0].get("answers") or {}) if rows else {}
    return " ".join(str(answers[name]) for name in ("surname", "name") if answers.get(name))[:100]


def told(notice: Notice) -> dict[str, Any]:
    """A notice in the page's language."""
    language = page_locale().language
    return {
        "id": notice.pk, "case_id": notice.case_id, "created_at": notice.created_at,
        "read_at": notice.read_at, "subject": getattr(notice, f"subject_{language}"),
        "body": getattr(notice, f"body_{language}"),
    }  # fmt: skip


urlpatterns = [
    path("account/", home, name="account"),
    path("account/messages/", messages, name="account-messages"),
    path("account/messages/<uuid:notice_id>/", message, name="account-message"),
    path("account/documents/", documents, name="account-documents"),
]
