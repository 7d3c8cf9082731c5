"""Signing in: the challenge that a person signs, and what a verified signature of it opens."""

import contextlib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from oryndau.cases.proof import Proof
from oryndau.eds.verdict import Verdict
from oryndau.people.acting import SIGNING_ROLES
from oryndau.people.models import Organisation, Person
from oryndau.people.names import spelled
from oryndau.signing import services as signing
from oryndau.signing.models import SignatureSession
from oryndau.signing.purposes import Presentation, presents

BACKEND = "oryndau.people.backend.EdsBackend"


@signing.completes(signing.SIGN_IN)
def signed_in(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> Any:
    """What a signed challenge opens: the person's record is made or refreshed from the certificate."""
    person = person_of(verdict)
    return lambda request: _enter(request, person, session, verdict)


def person_of(verdict: Verdict) -> Person:
    """The person of a valid certificate; made the first time. Names follow the newest certificate."""
    subject = verdict.subject
    assert subject is not None
    names = {part: spelled(getattr(subject, part)) for part in ("surname", "name", "patronymic")}
    person, _made = Person.objects.update_or_create(iin=subject.iin, defaults=names)
    if subject.bin:
        Organisation.objects.update_or_create(
            bin=subject.bin, defaults={"name": subject.organisation or subject.bin}
        )
    return person


def _enter(request: HttpRequest, person: Person, session: SignatureSession, verdict: Verdict) -> HttpResponse:
    login(request, person, backend=BACKEND)
    subject = verdict.subject
    signing_bin = subject.bin if subject and verdict.roles & SIGNING_ROLES else ""
    request.session["certificate_bin"] = signing_bin
    request.session["organisation"] = subject.organisation if subject and signing_bin else ""
    post = person.posts.filter(active=True).first()
    request.session["acting"] = (
        f"staff:{post.pk}" if post else f"org:{signing_bin}" if signing_bin else "self"
    )
    return HttpResponseRedirect(_next(session.subject.get("next", "")) or landing(post is not None))


def landing(is_staff: bool) -> str:
    """Where a person arrives: staff at the desk, everybody else in the personal account."""
    return reverse("desk:queue" if is_staff else "portal:account")


def _next(url: str) -> str:
    return url if url and url_has_allowed_host_and_scheme(url, allowed_hosts=None) else ""


@presents(signing.SIGN_IN)
def show_sign_in(session: SignatureSession, request: HttpRequest) -> Presentation:
    """The sign-in challenge as the person sees it."""
    rows: list[tuple[Any, Any]] = [(_("Service"), settings.SITE_NAME)]
    with contextlib.suppress(Person.DoesNotExist):
        if session.expected_iin:
            rows.append((_("Person"), Person.objects.get(iin=session.expected_iin).full_name))
    return Presentation(
        title=_("Sign in with your EDS"),
        lead=_("NCALayer will ask for your key. The signature of this page opens the account; "
               "it signs no document."),
        rows=tuple(rows), back_url=reverse("people:sign-in"),
    )  # fmt: skip
