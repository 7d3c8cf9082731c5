"""An electronic document of a court: its signature is verified when it is attached (E-07)."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from oryndau.eds.profile import Subject
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.initiation.tests import wizard
from oryndau.initiation.wizard import WIZARD
from oryndau.signing import verifiers
from oryndau.timekeeping import now
from oryndau.wizard.models import Upload
from oryndau.wizard.services import drafts

pytestmark = pytest.mark.django_db


class _Says:
    """A verifier with one answer."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome

    def verify(self, signature: bytes, content: bytes, *, at: datetime) -> Verdict:
        subject = Subject(common_name="АЛМАТЫ ҚАЛАСЫНЫҢ СОТЫ", iin=wizard.OTHER_IIN)
        return Verdict(self.outcome, at, subject=subject, signed_at=datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture
def _verifier(request: pytest.FixtureRequest) -> Iterator[None]:
    verifiers.use(_Says(request.param))
    yield
    verifiers.use(None)


def _attached(client: Client) -> "tuple[object, drafts.Assembled]":
    who = wizard.signed_in(client)
    draft = wizard.filled(client)
    Upload.objects.filter(draft=draft, role="enforcement_document").delete()
    data = {
        "role": "enforcement_document", "file": wizard.picture("green"),
        "signature": SimpleUploadedFile("court.cms", b"0\x80 cms"),
    }  # fmt: skip
    response = client.post(f"/initiation/drafts/{draft.pk}/attachments/", data)
    actor = response.wsgi_request.actor
    return response, drafts.assemble(WIZARD, draft, drafts.setting_of(draft, who, actor, now()), now())


@pytest.mark.parametrize("_verifier", [Outcome.VALID], indirect=True)
@pytest.mark.usefixtures("_verifier")
def test_a_good_signature_makes_the_document_electronic(client: Client) -> None:
    _response, found = _attached(client)
    assert found.facts is not None
    assert found.facts.document.electronic
    assert sorted(file.media_type for file in found.facts.attachments) == [
        "application/cms", "image/png", "image/png",
    ]  # fmt: skip


@pytest.mark.parametrize("_verifier", [Outcome.INDETERMINATE], indirect=True)
@pytest.mark.usefixtures("_verifier")
def test_a_signature_not_provable_now_is_kept_but_proves_nothing(client: Client) -> None:
    response, found = _attached(client)
    assert response.status_code == 302  # type: ignore[attr-defined]
    assert found.facts is not None
    assert not found.facts.document.electronic


@pytest.mark.parametrize("_verifier", [Outcome.INVALID], indirect=True)
@pytest.mark.usefixtures("_verifier")
def test_a_signature_of_other_bytes_is_refused_and_nothing_is_kept(client: Client) -> None:
    response, found = _attached(client)
    assert response.status_code == 422  # type: ignore[attr-defined]
    assert found.facts is None
    assert Upload.objects.count() == 1


@pytest.mark.parametrize("_verifier", [Outcome.VALID], indirect=True)
@pytest.mark.usefixtures("_verifier")
def test_removing_a_document_takes_its_signature_along(client: Client) -> None:
    _attached(client)
    row = Upload.objects.get(verdict__isnull=False)
    client.post(f"/initiation/drafts/{row.draft_id}/attachments/{row.pk}/remove/")
    assert list(Upload.objects.values_list("role", flat=True)) == ["judicial_act"]


def test_an_attached_file_is_seen_by_its_owner_alone(client: Client) -> None:
    wizard.signed_in(client)
    draft = wizard.filled(client)
    row = draft.uploads.first()
    assert row is not None
    url = f"/initiation/drafts/{draft.pk}/attachments/{row.pk}/"
    assert b"".join(client.get(url)).startswith(b"\x89PNG")  # type: ignore[arg-type]
    wizard.signed_in(client, wizard.person(wizard.OTHER_IIN))
    assert client.get(url).status_code == 404
