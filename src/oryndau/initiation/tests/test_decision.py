"""A decree is signed as it was shown, takes effect, is sealed and delivered once (E-03, E-05, E-10, E-11)."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail

from oryndau.acts.models import Prepared
from oryndau.cases import errors, outbox
from oryndau.cases.models import Case, Event, Message
from oryndau.documents import sealing, storage
from oryndau.documents.models import Document
from oryndau.documents.tests.keys import PASSWORD, seal_file
from oryndau.initiation.services import decision
from oryndau.initiation.tests import factories as make
from oryndau.initiation.tests.factories import FRIDAY
from oryndau.notices.models import Notice
from oryndau.people.acting import staff_actor
from oryndau.people.models import Staff
from oryndau.signing import services as signing
from oryndau.signing.errors import SigningRefused
from oryndau.signing.models import Signature
from oryndau.signing.tests.world import Pretender, pretended, pretender

__all__ = ["pretender"]
pytestmark = pytest.mark.django_db
AT = FRIDAY + timedelta(hours=2)
INITIATE = {"measures": ["arrest-property"]}
REFUSE = {
    "grounds": ["38.3"], "reasons_kk": "Ұсыну мерзімі өтіп кеткен.", "reasons_ru": "Срок предъявления истёк.",
}  # fmt: skip
ACTS = [("initiate", INITIATE, "initiated"), ("refuse", REFUSE, "refused")]


@pytest.fixture
def case() -> Case:
    return make.registered()


@pytest.fixture
def post(case: Case) -> Staff:
    return Staff.objects.select_related("person").get(pk=case.assignee)


def prepared(
    case: Case, post: Staff, step: str = "refuse", facts: Any = None, **changes: Any
) -> Prepared:
    given = {"version": case.version, "at": AT} | changes
    return decision.prepare(case.pk, step, facts or REFUSE, staff_actor(post), **given)


def sign(decree: Prepared, post: Staff) -> Any:
    session = decision.open_signing(decree, staff_actor(post), browser="b", at=AT)
    cms = pretended(bytes(session.content), iin=post.person.iin)
    return signing.complete(session.pk, cms, browser="b", at=AT + timedelta(minutes=1))


@pytest.mark.parametrize(("step", "facts", "state"), ACTS)
def test_a_signed_decree_takes_effect(
    case: Case, post: Staff, pretender: Pretender, step: str, facts: Any, state: str
) -> None:
    decree = prepared(case, post, step, facts)
    assert Case.objects.get(pk=case.pk).version == case.version, "preparing changes nothing"
    assert case.pk.hex in sign(decree, post).replace("-", "")
    case.refresh_from_db()
    assert (case.state, case.closed_at) == (state, AT + timedelta(minutes=1))
    told = json.loads(Event.objects.get(case=case, step=step).body)
    assert told["documents"][0]["sha256"] == decree.sha256
    assert storage.read(decree.sha256).startswith(b"%PDF")
    assert signing.kept_faults(Signature.objects.get(), json.dumps(told)) == ""


def test_the_signature_covers_the_decrees_file(case: Case, post: Staff, pretender: Pretender) -> None:
    decree = prepared(case, post)
    session = decision.open_signing(decree, staff_actor(post), browser="b", at=AT)
    told = json.loads(bytes(session.content))
    assert (told["documents"][0]["sha256"], told["case"]) == (decree.sha256, str(case.pk))
    assert (told["version"], told["purpose"]) == (case.version, "initiation.refuse")


def test_a_decree_is_not_prepared_for_a_stale_page(case: Case, post: Staff) -> None:
    with pytest.raises(errors.StaleVersion):
        prepared(case, post, version=case.version - 1)
    assert not Prepared.objects.exists()


def test_a_decree_that_became_stale_is_not_signed(case: Case, post: Staff, pretender: Pretender) -> None:
    decree = prepared(case, post)
    make.answered(case, "debtor", "050540004454")
    with pytest.raises(errors.StaleVersion):
        sign(decree, post)
    assert not Signature.objects.exists()
    assert Case.objects.get(pk=case.pk).state == "registered"


@pytest.mark.parametrize("step", ["initiate", "refuse"])
def test_a_colleague_may_not_prepare_it(case: Case, step: str) -> None:
    facts = INITIATE if step == "initiate" else REFUSE
    with pytest.raises(errors.NotPermitted):
        prepared(case, make.bailiff(), step, facts)
    with pytest.raises(errors.NotPermitted):
        prepared(case, make.head(), step, facts)
    with pytest.raises(errors.UnknownCase):
        prepared(case, make.bailiff("71"), step, facts)


def test_another_bailiffs_decree_is_not_signed(case: Case, post: Staff) -> None:
    decree = prepared(case, post)
    with pytest.raises(errors.NotPermitted):
        decision.open_signing(decree, staff_actor(make.bailiff()), browser="b", at=AT)


def test_another_persons_eds_signs_no_decree(case: Case, post: Staff, pretender: Pretender) -> None:
    session = decision.open_signing(prepared(case, post), staff_actor(post), browser="b", at=AT)
    with pytest.raises(SigningRefused):
        signing.complete(session.pk, pretended(bytes(session.content)), browser="b", at=AT)
    assert Case.objects.get(pk=case.pk).state == "registered"


def test_a_bailiff_whose_post_ended_signs_no_decree(case: Case, post: Staff, pretender: Pretender) -> None:
    decree = prepared(case, post)
    session = decision.open_signing(decree, staff_actor(post), browser="b", at=AT)
    Staff.objects.filter(pk=post.pk).update(active=False)
    cms = pretended(bytes(session.content), iin=post.person.iin)
    with pytest.raises(errors.NotPermitted):
        signing.complete(session.pk, cms, browser="b", at=AT)
    assert not Signature.objects.exists()


def test_a_case_that_was_handed_over_is_not_decided_by_the_first(
    case: Case, post: Staff, pretender: Pretender
) -> None:
    from oryndau.initiation.services.registration import reassign

    decree, other = prepared(case, post), make.bailiff()
    reassign(case.pk, other.pk, "Отпуск.", staff_actor(make.head()), version=case.version, at=AT)
    with pytest.raises(errors.CaseError):
        sign(decree, post)
    assert Case.objects.get(pk=case.pk).state == "registered"


def test_a_decided_case_is_not_decided_again(case: Case, post: Staff) -> None:
    make.refused(case)
    with pytest.raises(errors.StepNotAllowed):
        prepared(Case.objects.get(pk=case.pk), post)


def test_wrong_facts_are_refused_before_anything_is_typeset(case: Case, post: Staff) -> None:
    with pytest.raises(errors.FactsInvalid):
        prepared(case, post, facts={"grounds": [], "reasons_kk": "", "reasons_ru": ""})


# Delivery


@pytest.fixture
def sealed(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """A sealing key that is valid on the day of the tests; no time stamps."""
    settings.SEAL_P12, _root = seal_file(tmp_path, AT)
    settings.SEAL_PASSWORD, settings.SEAL_TSA = PASSWORD, ""
    yield settings.SEAL_P12
    sealing._loaded.cache_clear()


@pytest.fixture
def decided(case: Case, post: Staff, pretender: Pretender) -> Case:
    sign(prepared(case, post), post)
    return Case.objects.get(pk=case.pk)


def deliver(case: Case, minutes: int = 5) -> bool:
    message = Message.objects.get(case=case, topic="initiation.deliver")
    Message.objects.filter(pk=message.pk).update(done_at=None)
    return outbox.work_off(message, AT + timedelta(minutes=minutes))


def test_the_decree_is_sealed_and_delivered(decided: Case, sealed: Path) -> None:
    assert deliver(decided)
    document = Document.objects.get(case=decided, kind="decree-refuse")
    assert document.sealed
    signed = storage.read(document.signed_sha256)
    assert storage.read(document.sha256).startswith(signed), "the seal leaves the signed bytes untouched"
    facts = json.loads(Event.objects.get(case=decided, step="deliver").body)["facts"]
    assert (facts["sha256"], facts["number"]) == (document.sha256, document.number)


def test_it_is_delivered_once(decided: Case, sealed: Path) -> None:
    assert deliver(decided)
    assert deliver(decided, minutes=9)
    assert Event.objects.filter(case=decided, step="deliver").count() == 1
    assert Document.objects.filter(case=decided, kind="decree-refuse").count() == 1


@pytest.mark.parametrize("fault", ["no key", "wrong password", "expired"])
def test_without_a_seal_it_waits_and_says_so(decided: Case, sealed: Path, settings: Any, fault: str) -> None:
    if fault == "no key":
        settings.SEAL_P12 = sealed.with_name("nothing.p12")
    elif fault == "wrong password":
        settings.SEAL_PASSWORD = "another"
    minutes = 3 * 24 * 60 if fault == "expired" else 5
    assert not deliver(decided, minutes)
    message = Message.objects.get(case=decided, topic="initiation.deliver")
    assert message.error.startswith("Later: ")
    assert message.done_at is None
    assert not Event.objects.filter(case=decided, step="deliver").exists()
    assert not Document.objects.filter(case=decided, kind="decree-refuse").exists()
    settings.SEAL_P12, settings.SEAL_PASSWORD = sealed, PASSWORD
    assert deliver(decided, minutes=6)


def test_an_altered_decree_is_not_sealed(decided: Case, sealed: Path, settings: Any) -> None:
    """What the bailiff signed is what is sealed, byte for byte, or nothing is."""
    sha256 = Prepared.objects.get().sha256
    folder = Path(settings.STORAGES["documents"]["OPTIONS"]["location"])
    stored = next(
        path for path in folder.rglob("*") if path.is_file() and sha256 in str(path).replace("/", "")
    )
    stored.chmod(0o644)
    stored.write_bytes(stored.read_bytes() + b" ")
    assert not deliver(decided)
    assert not Event.objects.filter(case=decided, step="deliver").exists()


def test_the_applicant_is_told_at_every_stage(decided: Case, sealed: Path) -> None:
    assert deliver(decided)
    for topic in ("notices.received", "notices.registered", "notices.result", "notices.email"):
        for message in Message.objects.filter(case=decided, topic=topic, done_at=None):
            assert outbox.work_off(message, AT + timedelta(minutes=7))
    told = Notice.objects.filter(recipient=decided.applicant)
    assert set(told.values_list("kind", flat=True)) == {"received", "registered", "result"}
    assert len(mail.outbox) == 3
    result = told.get(kind="result")
    assert decided.number
    assert all(decided.number in said for said in (result.subject_kk, result.subject_ru, result.subject_en))
    assert "отказано" in result.subject_ru
