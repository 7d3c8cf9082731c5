"""A signature that may not be accepted is refused with its reason, and nothing is done (E-07, E-11)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from oryndau.cases.proof import Proof
from oryndau.eds.tests.conftest import World
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.law import parameters
from oryndau.people.acting import SIGNING_ROLES
from oryndau.signing import services
from oryndau.signing.errors import TEXTS, SigningRefused
from oryndau.signing.models import Evidence, Signature, SignatureSession
from oryndau.signing.tests.world import (
    BIN,
    COMPANY,
    IIN,
    OTHER_BIN,
    OTHER_IIN,
    PERSON,
    Pretender,
    pretended,
    signed,
)
from oryndau.timekeeping import now

pytestmark = pytest.mark.django_db
CONTENT = "{\"purpose\":\"test\",\"сөз\":\"бұл\"}".encode()
Open = Callable[..., SignatureSession]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[Proof]:
    """What the purposes «test» and «other» did."""
    proofs: list[Proof] = []

    def complete(session: SignatureSession, proof: Proof, verdict: Verdict, at: datetime) -> str:
        proofs.append(proof)
        return "/done/"

    monkeypatch.setattr(services, "_COMPLETIONS", {"test": complete, "other": complete})
    return proofs


@pytest.fixture
def opened() -> Open:
    def make(purpose: str = "test", content: bytes = CONTENT, **changes: Any) -> SignatureSession:
        given = {"browser": "this", "at": now(), "iin": IIN} | changes
        return services.open_session(purpose, content, **given)

    return make


def refusal(session: SignatureSession, cms: bytes, browser: str = "this", at: datetime | None = None) -> str:
    with pytest.raises(SigningRefused) as refused:
        services.complete(session.pk, cms, browser=browser, at=at or now())
    assert str(refused.value.text)
    return refused.value.code


def nothing_was_done(done: list[Proof]) -> bool:
    return not done and not Signature.objects.exists()


def test_a_good_signature_is_accepted_and_kept(world: World, opened: Open, done: list[Proof]) -> None:
    session = opened()
    cms = signed(world, world.person(**PERSON), CONTENT)
    assert services.complete(session.pk, cms, browser="this", at=now()) == "/done/"
    kept = Signature.objects.get()
    assert (bytes(kept.content), bytes(kept.cms), kept.iin) == (CONTENT, cms, IIN)
    assert [proof.id for proof in done] == [kept.pk]


def test_the_evidence_of_a_signature_is_kept_by_digest(world: World, opened: Open, done: list[Proof]) -> None:
    pair = world.person(**PERSON)
    for _ in range(2):
        services.complete(opened().pk, signed(world, pair, CONTENT), browser="this", at=now())
    kinds = [piece["kind"] for piece in Signature.objects.first().report["evidence"]]
    assert {"certificate", "issuer", "ocsp", "timestamp"} <= set(kinds)
    assert Evidence.objects.filter(kind="certificate").count() == 1
    wanted = {piece["sha256"] for row in Signature.objects.all() for piece in row.report["evidence"]}
    assert {bytes(piece.sha256).hex() for piece in Evidence.objects.all()} == wanted


def test_the_frozen_bytes_are_those_that_are_verified(world: World, opened: Open, done: list[Proof]) -> None:
    session = opened()
    assert bytes(SignatureSession.objects.get(pk=session.pk).content) == CONTENT
    assert refusal(session, signed(world, world.person(**PERSON), CONTENT + b" ")) == "invalid"
    assert nothing_was_done(done)


def test_a_changed_content_is_named_as_the_reason(world: World, opened: Open, done: list[Proof]) -> None:
    cms = signed(world, world.person(**PERSON), CONTENT + b" ")
    with pytest.raises(SigningRefused) as refused:
        services.complete(opened().pk, cms, browser="this", at=now())
    assert [one["code"] for one in refused.value.reasons] == ["content-changed"]


def test_another_persons_eds_is_refused(world: World, opened: Open, done: list[Proof]) -> None:
    other = world.person(**PERSON | {"iin": OTHER_IIN})
    assert refusal(opened(), signed(world, other, CONTENT)) == "wrong-person"
    assert nothing_was_done(done)


@pytest.mark.parametrize(
    ("holder", "code"),
    [
        ({}, "wrong-organisation"),
        ({"role": "head", "bin": OTHER_BIN, "organisation": "АО «Басқа»"}, "wrong-organisation"),
        ({"role": "employee", **COMPANY}, "wrong-role"),
        ({"role": "hr", **COMPANY}, "wrong-role"),
    ],
    ids=["a person's own key", "another organisation", "an employee", "a personnel officer"],
)
def test_only_who_may_sign_for_the_organisation_signs(
    world: World, opened: Open, done: list[Proof], holder: dict[str, str], code: str
) -> None:
    session = opened(bin=BIN, roles=SIGNING_ROLES)
    assert refusal(session, signed(world, world.person(**PERSON, **holder), CONTENT)) == code
    assert nothing_was_done(done)


@pytest.mark.parametrize("role", ["head", "can-sign"])
def test_the_head_and_who_has_the_right_to_sign_may(
    world: World, opened: Open, done: list[Proof], role: str
) -> None:
    session = opened(bin=BIN, roles=SIGNING_ROLES)
    cms = signed(world, world.person(**PERSON, role=role, **COMPANY), CONTENT)
    services.complete(session.pk, cms, browser="this", at=now())
    assert done[0].bin == BIN


def test_a_signature_made_for_another_purpose_is_refused(
    world: World, opened: Open, done: list[Proof]
) -> None:
    opened("other", content=b"another act")
    cms = signed(world, world.person(**PERSON), b"another act")
    assert refusal(opened(), cms) == "wrong-purpose"
    assert nothing_was_done(done)


def test_a_revoked_certificate_is_refused(world: World, opened: Open, done: list[Proof]) -> None:
    pair = world.person(**PERSON)
    world.register.change(pair.certificate.serial, "revoked", world.now - timedelta(hours=1))
    assert refusal(opened(), signed(world, pair, CONTENT)) == "invalid"
    assert nothing_was_done(done)


@pytest.mark.parametrize("way", ["unknown", "down"])
def test_an_unknown_status_is_not_accepted_and_may_be_tried_again(
    world: World, opened: Open, done: list[Proof], way: str
) -> None:
    pair, session = world.person(**PERSON), opened()
    cms = signed(world, pair, CONTENT)
    if way == "down":
        world.down = {"ocsp", "ca.crl"}
    else:
        world.register.change(pair.certificate.serial, "unknown", world.now - timedelta(hours=1))
    assert refusal(session, cms) == "indeterminate"
    assert nothing_was_done(done)
    world.down = set()
    world.register.change(pair.certificate.serial, "good", world.now)
    assert services.complete(session.pk, cms, browser="this", at=now()) == "/done/"


def test_a_certificate_of_another_centre_is_refused(
    world: World, opened: Open, done: list[Proof], tmp_path: Any
) -> None:
    from oryndau.emulators.nuc.authority import Centre
    from oryndau.emulators.nuc.register import Register

    stranger = World(Centre.create("http://elsewhere", now()), Register(tmp_path / "elsewhere"), now())
    stranger.register.add(stranger.centre.tsa.certificate)
    assert refusal(opened(), signed(stranger, stranger.person(**PERSON), CONTENT)) == "invalid"
    assert nothing_was_done(done)


@pytest.mark.parametrize("sent", [b"", b"not a signature", b"\x30\x80", "қолтаңба".encode()])
def test_what_is_no_signature_is_refused(world: World, opened: Open, done: list[Proof], sent: bytes) -> None:
    assert refusal(opened(), sent) == "unreadable"
    assert nothing_was_done(done)


def test_an_expired_session_is_refused(pretender: Pretender, opened: Open, done: list[Proof]) -> None:
    session = opened()
    minutes = int(parameters.get("signing.session", on=now().date()))
    assert session.expires_at == session.created_at + timedelta(minutes=minutes)
    assert refusal(session, pretended(CONTENT), at=session.expires_at) == "expired"
    assert nothing_was_done(done)


def test_a_session_is_used_once(pretender: Pretender, opened: Open, done: list[Proof]) -> None:
    session = opened()
    services.complete(session.pk, pretended(CONTENT), browser="this", at=now())
    assert refusal(session, pretended(CONTENT)) == "used"
    assert len(done) == Signature.objects.count() == 1


def test_another_browser_cannot_finish_it(pretender: Pretender, opened: Open, done: list[Proof]) -> None:
    assert refusal(opened(), pretended(CONTENT), browser="that") == "wrong-browser"
    assert nothing_was_done(done)


def test_the_same_signature_is_never_accepted_twice(
    pretender: Pretender, opened: Open, done: list[Proof]
) -> None:
    cms, again = pretended(CONTENT), opened()
    services.complete(opened().pk, cms, browser="this", at=now())
    assert refusal(again, cms) == "repeated"
    assert len(done) == 1
    assert SignatureSession.objects.get(pk=again.pk).used_at is None


def test_after_too_many_refusals_the_session_is_closed(
    pretender: Pretender, opened: Open, done: list[Proof]
) -> None:
    session = opened()
    for _ in range(services.MAX_REFUSALS):
        assert refusal(session, pretended(CONTENT, iin=OTHER_IIN)) == "wrong-person"
    assert refusal(session, pretended(CONTENT)) == "too-many"
    assert nothing_was_done(done)


def test_a_certificate_without_an_iin_signs_nothing(
    pretender: Pretender, opened: Open, done: list[Proof]
) -> None:
    assert refusal(opened(iin=""), pretended(CONTENT, iin="")) == "wrong-person"
    assert nothing_was_done(done)


def test_a_completion_that_fails_undoes_the_claim_and_the_signature(
    pretender: Pretender, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stale(*_: object) -> str:
        raise ValueError("stale")

    session, cms = opened(), pretended(CONTENT)
    monkeypatch.setattr(services, "_COMPLETIONS", {"test": stale})
    with pytest.raises(ValueError, match="stale"):
        services.complete(session.pk, cms, browser="this", at=now())
    assert not Signature.objects.exists()
    assert SignatureSession.objects.get().used_at is None
    monkeypatch.setattr(services, "_COMPLETIONS", {"test": lambda *_: "/done/"})
    assert services.complete(session.pk, cms, browser="this", at=now()) == "/done/"


def test_accept_writes_nothing_until_the_act_is_done(pretender: Pretender) -> None:
    proof, verdict, keep = services.accept("test", CONTENT, pretended(CONTENT), at=now())
    assert (proof.iin, verdict.outcome) == (IIN, Outcome.VALID)
    assert not Signature.objects.exists()
    keep()
    assert Signature.objects.get().pk == proof.id


def test_accept_refuses_a_signature_that_was_kept_before(pretender: Pretender) -> None:
    cms = pretended(CONTENT)
    services.accept("test", CONTENT, cms, at=now())[2]()
    keep = services.accept("test", CONTENT, cms, at=now())[2]
    with pytest.raises(SigningRefused) as refused:
        keep()
    assert refused.value.code == "repeated"


def test_every_refusal_has_its_text() -> None:
    assert all(str(text) for text in TEXTS.values())
