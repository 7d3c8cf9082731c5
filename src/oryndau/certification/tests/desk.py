"""Hands for the tests of the desk: who is signed in, what is signed, what a document says."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from oryndau.acts import services as acting
from oryndau.acts.models import Prepared
from oryndau.cases import outbox
from oryndau.cases.models import Case, Message
from oryndau.certification.tests import factories as make
from oryndau.documents import sealing, storage
from oryndau.documents.tests.keys import PASSWORD, seal_file
from oryndau.people.models import Staff
from oryndau.signing import services as signing
from oryndau.signing.tests.world import pretended

BACKEND = "oryndau.people.backend.EdsBackend"
DAY_9 = make.MONDAY + timedelta(days=9)
"""Wednesday 2 December 2026, 10:00: receipt has closed, a hearing can be appointed."""


def browser(role: str, territory: str = "75", post: Staff | None = None) -> Client:
    """A browser in which a member of staff is signed in by his post."""
    post = post or Staff.objects.get(pk=make.the(role, territory).staff)
    client = Client(headers={"accept-language": "en"})
    client.force_login(post.person, backend=BACKEND)
    session = client.session
    session["acting"] = f"staff:{post.pk}"
    session.save()
    return client


def url(case: Case, step: str = "") -> str:
    """The page of a case, or of an act in it."""
    if step:
        return reverse("certification-desk:act", args=[case.pk, step])
    return reverse("certification-desk:case", args=[case.pk])


def read(case: Case, step: str = "", role: str = "clerk", language: str = "en") -> str:
    """The page of a case, or of an act in it, as a member of staff reads it."""
    answer = browser(role).get(url(case, step), headers={"accept-language": language})
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def fresh(case: Case) -> Case:
    """The case as it stands now."""
    return Case.objects.get(pk=case.pk)


def sign(prepared: Prepared, at: datetime) -> Any:
    """Sign a prepared act as the person who prepared it; needs the `pretender`."""
    post = Staff.objects.select_related("person").get(pk=prepared.staff_id)
    actor = make.staff_actor(post)
    session = acting.open_signing(prepared, actor, browser="b", at=at)
    cms = pretended(bytes(session.content), iin=actor.iin)
    return signing.complete(session.pk, cms, browser="b", at=at)


def words(prepared: Prepared) -> str:
    """What the document of a prepared act says, in both languages."""
    reader = PdfReader(BytesIO(storage.read(prepared.sha256)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def work(case: Case, at: datetime, *topics: str) -> None:
    """Work off the waiting messages of a case, of these topics; each must succeed."""
    for message in Message.objects.filter(case=case, done_at=None, topic__in=topics).order_by("id"):
        assert outbox.work_off(message, at), Message.objects.get(pk=message.pk).error


@pytest.fixture
def clock() -> Iterator[Any]:
    """The clock of the site stands at `DAY_9`; `clock.move_to(moment)` moves it."""
    with time_machine.travel(DAY_9, tick=False) as traveller:
        yield traveller


@pytest.fixture
def seal(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A sealing key that is valid on the days of the tests; no time stamps."""
    settings.SEAL_P12, _root = seal_file(tmp_path, DAY_9)
    settings.SEAL_PASSWORD, settings.SEAL_TSA = PASSWORD, ""
    yield settings.SEAL_P12
    sealing._loaded.cache_clear()
