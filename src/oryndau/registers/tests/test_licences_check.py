"""The QR code of a licence leads to its state now, not only to its signature (L-12)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.documents import numbers, storage
from oryndau.documents.models import Document
from oryndau.registers.licences.checked import KINDS
from oryndau.registers.models import Licence
from oryndau.registers.tests import factories

pytestmark = pytest.mark.django_db
FACE = {"title": {"kk": "Лицензия", "ru": "Лицензия", "en": "Licence"}, "made_on": "2024-03-01"}


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel("2026-11-20T06:00:00Z", tick=False):
        yield


def case(key: UUID | None = None) -> Case:
    return Case.objects.create(
        id=key or new_id(), procedure="licence-issue", ruleset="2021-10", territory="75", state="issued",
        title="x", channel="portal", applicant="900101300017", principal="900101300017",
        submitter="900101300017", received_at=factories.noon(factories.ISSUED), head=b"\0" * 32,
    )  # fmt: skip


def document(of: Case, kind: str = "licence") -> Document:
    content = f"%PDF {new_id()}".encode()
    return Document.objects.create(
        case=of, territory="75", kind=kind, number=numbers.new(), name="licence.pdf", sealed=True,
        media_type="application/pdf", size=len(content), sha256=storage.put(content), face=FACE,
        created_at=of.received_at,
    )  # fmt: skip


def checked(client: Client, found: Document, language: str = "en") -> str:
    answer = client.get(
        reverse("documents:check-number", args=[found.number]), headers={"accept-language": language}
    )
    return answer.content.decode()


def licence() -> tuple[Licence, Document]:
    application = case()
    return factories.licence(granted_in=application.pk), document(application)


def test_a_licence_in_force_is_said_to_be(client: Client) -> None:
    row, found = licence()
    shown = checked(client, found)
    assert "In force" in shown
    assert reverse("licences:one", args=[row.number]) in shown
    assert row.name not in shown
    assert row.iin not in shown


@pytest.mark.parametrize(
    ("step", "words"),
    [
        ("suspend", "may not act"), ("terminate", "no longer"), ("deprive", "Art. 144(2)"),
        ("replace", "took the place"),
    ],
)  # fmt: skip
def test_a_genuine_licence_that_does_not_hold_is_warned_of(client: Client, step: str, words: str) -> None:
    row, found = licence()
    factories.change(row, step, date(2026, 5, 5))
    shown = checked(client, found)
    assert "issued a document with this number" in shown
    assert "govuk-warning-text" in shown
    assert words in shown


def test_the_check_of_the_file_tells_it_too(client: Client) -> None:
    row, found = licence()
    factories.change(row, "suspend", date(2026, 5, 5))
    file = SimpleUploadedFile("x.pdf", storage.read(found.sha256))
    shown = client.post(reverse("documents:check"), {"file": file}, headers={"accept-language": "ru"})
    assert "не вправе действовать" in shown.content.decode()


def test_an_act_about_a_licence_tells_it_too(client: Client) -> None:
    """A resumption of last year says nothing of today."""
    row, _found = licence()
    acts = [document(case(row.pk), KINDS[1])]
    acts += [document(acts[0].case, kind) for kind in KINDS[2:]]
    factories.change(row, "terminate", date(2026, 5, 5))
    assert all("no longer" in checked(client, act) for act in acts)


def test_of_other_documents_nothing_is_said(client: Client) -> None:
    _row, found = licence()
    stranger = document(case())
    assert "worth now" in checked(client, found)
    assert "worth now" not in checked(client, stranger)
    assert "worth now" not in checked(client, document(found.case, "licence-refusal"))


def test_nothing_is_said_beside_a_copy_that_cannot_be_relied_upon(client: Client) -> None:
    _row, found = licence()
    storage.path_of(found.sha256).unlink()
    assert "worth now" not in checked(client, found)
