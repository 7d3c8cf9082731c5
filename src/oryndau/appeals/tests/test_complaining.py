"""From one's own case to a signed complaint, and back: pages, rights, delivery (C-24, E-15, L-14)."""

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from oryndau.acts.models import Prepared
from oryndau.appeals import services
from oryndau.appeals.tests import factories as make
from oryndau.cases import errors, outbox
from oryndau.cases.actors import Actor
from oryndau.cases.models import Case, Message
from oryndau.certification.tests.desk import browser, sign, words
from oryndau.documents import sealing
from oryndau.documents.models import Document
from oryndau.documents.tests.keys import PASSWORD, seal_file
from oryndau.eds.profile import Role as Capacity
from oryndau.eds.profile import Subject
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.initiation.tests import factories as initiation
from oryndau.notices.models import Notice
from oryndau.people.models import Access, Organisation, Person, Staff
from oryndau.signing import verifiers
from oryndau.signing.models import SignatureSession
from oryndau.signing.tests.world import Pretender
from oryndau.wizard.models import Draft

pytestmark = pytest.mark.django_db
BASE = "/complaints/drafts"
LANGUAGES = ("kk", "ru", "en")
LATER = make.AT + timedelta(days=3)


@pytest.fixture
def about() -> Case:
    return make.contested_case()


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(make.AT, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(about: Case, client: Client) -> Client:
    return _signed_in(client, about)


def _signed_in(client: Client, case: Case) -> Client:
    who = make.complainant(case)
    client.force_login(Person.objects.get(iin=who.iin), backend="oryndau.people.backend.EdsBackend")
    if who.bin:
        Organisation.objects.get_or_create(bin=who.bin, defaults={"name": "ТОО «Үлгі»"})
        session = client.session
        session["certificate_bin"], session["acting"] = who.bin, f"org:{who.bin}"
        session.save()
    return client


@pytest.fixture
def agrees() -> Iterator[None]:
    class Agrees:
        def verify(self, signature: bytes, content: bytes, *, at: datetime) -> Verdict:
            session = SignatureSession.objects.order_by("-created_at").first()
            assert session
            subject = Subject(
                common_name="СЕРІКҰЛЫ ӘЛІБЕК", surname="СЕРІКҰЛЫ", iin=session.expected_iin,
                bin=session.expected_bin,
            )  # fmt: skip
            digest = hashlib.sha256(signature + content).hexdigest()
            held = frozenset({Capacity.HEAD})
            return Verdict(
                Outcome.VALID, at, subject=subject, roles=held, signed_at=at, replay_digest=digest
            )  # fmt: skip

    verifiers.use(Agrees())  # type: ignore[arg-type]
    yield
    verifiers.use(None)


@pytest.fixture
def pretends() -> Iterator[None]:
    verifiers.use(Pretender())
    yield
    verifiers.use(None)


def _answers(about: Case) -> dict[str, dict[str, str]]:
    return {
        "matter": {"matter": "act", "event": str(make.event_no(about, "refuse")), "language": "ru"},
        "addressee": {"addressee": "head"},
        "grounds": {
            "circumstances": "Решение суда вступило в силу в этом году, срок не пропущен.",
            "request": "Отменить постановление об отказе.",
        },
        "contacts": {
            "email": "dana@example.kz", "phone": "8 701 123 45 67", "residence_region": "75",
            "residence_settlement": "Алматы", "residence_street": "Абай даңғылы", "residence_house": "10",
        },
    }  # fmt: skip


def _filled(client: Client, about: Case, **changes: dict[str, str]) -> Draft:
    begun = client.post(f"/complaints/begin/?case={about.pk}")
    draft = Draft.objects.get(pk=begun["Location"].strip("/").split("/")[-1])
    for key, data in (_answers(about) | changes).items():
        client.post(f"{BASE}/{draft.pk}/{key}/", data)
    return draft


def test_the_case_leads_to_the_complaint(client: Client, about: Case) -> None:
    page = client.get(f"/initiation/cases/{about.pk}/").content.decode()
    assert f"/complaints/?case={about.pk}" in page
    assert (
        f"/complaints/begin/?case={about.pk}" in client.get(f"/complaints/?case={about.pk}").content.decode()
    )


def test_a_complaint_is_written_signed_and_received(client: Client, about: Case, agrees: None) -> None:
    """C-24, E-15: every field of APPC Art. 93(2); acceptance says when the answer comes."""
    draft = _filled(client, about)
    check = client.get(f"{BASE}/{draft.pk}/check/")
    assert check.context["ready"], check.context["faults"]
    assert check.context["due"].due_on.isoformat() == "2026-11-27"
    location = client.post(f"{BASE}/{draft.pk}/sign/")["Location"]
    session = SignatureSession.objects.get()
    assert client.get(location).status_code == 200
    assert client.get(f"/complaints/preview/{session.pk}/").content.startswith(b"%PDF")
    accepted = client.post(location, {"cms": "MIIB"})
    assert accepted["Location"] == f"/complaints/cases/{draft.pk}/submitted/"
    assert "27 " in client.get(accepted["Location"]).content.decode()
    case = Case.objects.get(pk=draft.pk)
    assert (case.procedure, case.state, case.territory) == ("complaint", "submitted", about.territory)
    for message in Message.objects.filter(case=case, done_at=None, available_at__lte=make.AT):
        assert outbox.work_off(message, make.AT), Message.objects.get(pk=message.pk).error
    case.refresh_from_db()
    assert case.state == "with-head"
    assert Document.objects.filter(case=case, kind="complaint").exists()
    assert Notice.objects.filter(
        case_id=case.pk, recipient=case.applicant, kind="complaint-received"
    ).exists()


def test_an_act_without_its_event_is_not_contested(client: Client, about: Case) -> None:
    draft = _filled(client, about, matter={"matter": "act", "event": "", "language": "ru"})
    assert not client.get(f"{BASE}/{draft.pk}/check/").context["ready"]


def test_what_the_head_made_does_not_go_to_the_head(client: Client, about: Case) -> None:
    """APPC Art. 97(2): the Ministry is offered instead."""
    Staff.objects.filter(pk=about.assignee).update(role="head")
    draft = _filled(client, about)
    page = client.get(f"{BASE}/{draft.pk}/addressee/").content.decode()
    assert 'value="head"' not in page
    assert 'value="ministry"' in page
    assert not client.get(f"{BASE}/{draft.pk}/check/").context["ready"]


def test_what_is_said_of_the_head_is_checked_again_at_receipt(about: Case) -> None:
    said = make.facts(about)
    Staff.objects.filter(pk=about.assignee).update(role="head")
    with pytest.raises(errors.NotPermitted):
        make.submitted(about, said=said)


def test_another_persons_case_is_not_complained_of(about: Case, client: Client) -> None:
    stranger = initiation.person()
    other = Client()
    other.force_login(stranger, backend="oryndau.people.backend.EdsBackend")
    assert other.post(f"/complaints/begin/?case={about.pk}").status_code == 404
    mine = make.registered(about)
    for page in ("", "submitted/", "withdraw/"):
        assert other.get(f"/complaints/cases/{mine.pk}/{page}").status_code == 404
    actor = Actor(kind="person", name=stranger.full_name, iin=stranger.iin)
    with pytest.raises(errors.NotPermitted):
        services.check_complainant(make.facts(about), actor)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_are_read_in_three_languages(client: Client, about: Case, language: str) -> None:
    draft = _filled(client, about)
    mine = make.registered(about)
    pages = [f"/complaints/cases/{mine.pk}/{page}" for page in ("", "submitted/", "withdraw/")]
    pages += [f"{BASE}/{draft.pk}/{page}" for page in ("", "matter/", "addressee/", "grounds/", "contacts/")]
    pages += [f"{BASE}/{draft.pk}/check/", f"{BASE}/{draft.pk}/attachments/", "/complaints/", "/account/"]
    for page in pages:
        assert client.get(page, headers={"accept-language": language}).status_code == 200, page
    desk = browser("head")
    for page in ("", f"cases/{mine.pk}/", f"cases/{mine.pk}/decide/"):
        answer = desk.get(f"/complaints/desk/{page}", headers={"accept-language": language})
        assert answer.status_code == 200, page


def test_a_complaint_is_withdrawn_until_it_is_decided(client: Client, about: Case) -> None:
    mine = make.registered(about)
    client.post(f"/complaints/cases/{mine.pk}/withdraw/", {"version": mine.version, "reason": ""})
    mine.refresh_from_db()
    assert mine.state == "withdrawn"
    assert not mine.clocks.filter(stopped_at=None).exists()


@pytest.mark.parametrize("role", ["head", "ministry", "quality"])
def test_each_desk_shows_its_own_complaints_with_the_contested_case(about: Case, role: str) -> None:
    mine = make.registered(about, addressee=role)
    other = make.registered(about, addressee="quality" if role == "head" else "head")
    desk = browser(role)
    queue = desk.get("/complaints/desk/").content.decode()
    assert str(mine.number) in queue
    assert str(other.number) not in queue
    page = desk.get(f"/complaints/desk/cases/{mine.pk}/")
    assert str(about.number) in page.content.decode()
    assert page.context["may_decide"]
    assert Access.objects.filter(case_id=about.pk, staff__role=role).exists()
    if role != "head":
        assert desk.get(f"/desk/cases/{about.pk}/").status_code == 403
    files = [view for view in page.context["about_files"] if view.url]
    assert desk.get(files[0].url).status_code == 200
    stranger = initiation.registered()
    assert desk.get(f"/complaints/desk/contested/{stranger.pk}/").status_code == 404


def test_who_is_complained_of_reads_why_he_may_not_decide(about: Case) -> None:
    bailiff = Staff.objects.select_related("person").get(pk=about.assignee)
    own = Staff.objects.create(
        person=bailiff.person, territory="", role="quality", position_kk="Сарапшы", position_ru="Эксперт"
    )
    mine = make.registered(about, addressee="quality")
    desk = browser("quality", post=own)
    page = desk.get(f"/complaints/desk/cases/{mine.pk}/")
    assert page.context["barred"]
    assert not page.context["may_decide"]
    answer = desk.post(f"/complaints/desk/cases/{mine.pk}/decide/", {"version": mine.version, **make.RULING})
    assert answer.status_code == 422
    assert not Prepared.objects.filter(case_id=mine.pk).exists()


def test_a_decision_is_previewed_signed_sealed_delivered_and_told(
    client: Client, about: Case, pretends: None, clock: Any, settings: Any, tmp_path: Path
) -> None:
    """APPC Art. 100, 101, 136: the document says the outcome, the reasons, and the way to court."""
    settings.SEAL_P12, _root = seal_file(tmp_path, LATER)
    settings.SEAL_PASSWORD, settings.SEAL_TSA = PASSWORD, ""
    mine = make.registered(about)
    clock.move_to(LATER)
    desk, client = browser("head"), _signed_in(client, about)
    answer = desk.post(f"/complaints/desk/cases/{mine.pk}/decide/", {"version": mine.version, **make.RULING})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    prepared = Prepared.objects.get(case_id=mine.pk)
    said = words(prepared)
    for phrase in ("отменить административный акт", "статья 136", "в течение 1 месяца", "136-бабы"):
        assert phrase in said, phrase
    sign(prepared, LATER)
    mine.refresh_from_db()
    assert mine.state == "decided"
    for topic in ("complaint.deliver", "complaint.told"):
        for message in Message.objects.filter(case=mine, topic=topic, done_at=None):
            assert outbox.work_off(message, LATER), Message.objects.get(pk=message.pk).error
    sealing._loaded.cache_clear()
    assert Document.objects.get(case=mine, kind="complaint-decision").sealed
    assert Notice.objects.filter(case_id=mine.pk, kind="complaint-decided").exists()
    contested = client.get(f"/initiation/cases/{about.pk}/", headers={"accept-language": "en"})
    line = contested.context["beside"][0]
    assert "cancel" in line.state
    assert "binding" in line.note
    assert client.get(f"/complaints/cases/{mine.pk}/").status_code == 200
