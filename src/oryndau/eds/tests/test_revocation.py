"""Revocation: good, revoked, unknown; OCSP first, then the list; what is not known is never valid (E-11)."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from oryndau.eds import certificate as certificates
from oryndau.eds import sign
from oryndau.eds.errors import Indeterminate, Malformed
from oryndau.eds.path import TrustStore
from oryndau.eds.revocation import OnlineRevocation, StoredCrls
from oryndau.eds.status import Status
from oryndau.eds.tests.conftest import CONTENT, NOW, World
from oryndau.eds.tests.test_verify import judged, why
from oryndau.eds.verify import NativeVerifier
from oryndau.emulators.nuc import answers


def test_it_refuses_a_revoked_certificate(world: World) -> None:
    pair = world.person()
    world.register.change(pair.certificate.serial, "revoked", NOW - timedelta(hours=1), "keyCompromise")
    verdict = judged(world, sign.sign_detached(CONTENT, pair, world.tsa))
    assert why(verdict) == ("invalid", ["revoked"])
    assert verdict.revocation_status == "revoked"
    assert verdict.ocsp_der


def test_it_keeps_what_was_stamped_before_the_revocation(world: World) -> None:
    pair = world.person()
    signature = sign.sign_detached(CONTENT, pair, world.tsa)
    world.register.change(pair.certificate.serial, "revoked", NOW + timedelta(hours=1))
    world.now = NOW + timedelta(hours=2)
    assert judged(world, signature).valid


def test_a_revocation_in_the_second_of_signing_counts(world: World) -> None:
    pair = world.person()
    world.register.change(pair.certificate.serial, "revoked", NOW)
    assert why(judged(world, sign.sign_detached(CONTENT, pair, world.tsa))) == ("invalid", ["revoked"])


def test_a_suspended_certificate_is_revoked_until_it_is_released(world: World) -> None:
    pair = world.person()
    world.register.change(pair.certificate.serial, "hold", NOW - timedelta(hours=1))
    signature = sign.sign_detached(CONTENT, pair)
    assert why(judged(world, signature)) == ("invalid", ["revoked"])
    world.register.change(pair.certificate.serial, "good", NOW)
    assert judged(world, signature).valid


def test_held_since_1970_means_unknown_and_is_not_decided(world: World) -> None:
    pair = world.person()
    world.register.change(pair.certificate.serial, "unknown", NOW)
    verdict = judged(world, sign.sign_detached(CONTENT, pair))
    assert why(verdict) == ("indeterminate", ["revocation-unknown"])
    assert "crl" not in " ".join(world.asked[-1:])


def test_it_asks_the_list_when_ocsp_is_silent(world: World) -> None:
    world.down.add("ocsp")
    pair = world.person()
    verdict = judged(world, sign.sign_detached(CONTENT, pair))
    assert verdict.valid
    assert verdict.crl_der
    assert not verdict.ocsp_der
    world.register.change(pair.certificate.serial, "revoked", NOW - timedelta(hours=1))
    assert why(judged(world, sign.sign_detached(CONTENT, pair))) == ("invalid", ["revoked"])


def test_without_any_answer_nothing_is_decided(world: World) -> None:
    world.down |= {"ocsp", "ca.crl"}
    assert why(judged(world, sign.sign_detached(CONTENT, world.person())))[0] == "indeterminate"


def test_an_issuing_centre_of_unknown_state_decides_nothing(world: World) -> None:
    world.down.add("root.crl")
    assert why(judged(world, sign.sign_detached(CONTENT, world.person()))) == (
        "indeterminate",
        ["revocation-unknown"],
    )


def test_a_revoked_time_stamping_authority_stamps_nothing(world: World) -> None:
    pair = world.person()
    world.register.change(world.centre.tsa.certificate.serial, "revoked", NOW - timedelta(days=1))
    assert why(judged(world, sign.sign_detached(CONTENT, pair, world.tsa))) == ("invalid", ["revoked"])


def test_an_answer_without_our_nonce_is_not_taken(world: World) -> None:
    world.nonce = False
    world.down |= {"ca.crl"}
    assert why(judged(world, sign.sign_detached(CONTENT, world.person())))[0] == "indeterminate"


def test_an_old_answer_given_again_is_not_taken(world: World) -> None:
    pair = world.person()
    source = OnlineRevocation(world.fetch, nonce=lambda: b"0123456789abcdef")
    at = NOW + answers.OCSP_LIFE + timedelta(seconds=1)
    world.down.add("ca.crl")
    with pytest.raises(Indeterminate):
        source.ask(pair.certificate, world.centre.issuing.certificate, at)


@pytest.mark.parametrize("position", range(10, 700, 23))
def test_a_changed_answer_is_not_taken(world: World, position: int) -> None:
    world.down.add("ca.crl")
    world.change = lambda data: data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]
    pair = world.person()
    source = OnlineRevocation(world.fetch)
    with pytest.raises(Indeterminate):
        source.ask(pair.certificate, world.centre.issuing.certificate, NOW)


def test_a_certificate_with_an_extension_twice_is_malformed(world: World) -> None:
    """As a responder might send it along: refused, and the next proof is asked for."""
    subject_key, key_usage = b"\x06\x03\x55\x1d\x0e", b"\x06\x03\x55\x1d\x0f"
    der = world.person().certificate.der
    assert subject_key in der
    with pytest.raises(Malformed):
        certificates.load(der.replace(subject_key, key_usage))


def test_an_answer_about_another_certificate_is_not_taken(world: World) -> None:
    other = world.person()
    kept = OnlineRevocation(world.fetch, nonce=lambda: bytes(16))
    kept.ask(other.certificate, world.centre.issuing.certificate, NOW)
    stale = answers.ocsp_answer(world.centre, world.register, _request_about(world, other), NOW)
    world.change = lambda data: stale
    world.down.add("ca.crl")
    pair = world.person()
    source = OnlineRevocation(world.fetch, require_nonce=False, nonce=lambda: bytes(16))
    with pytest.raises(Indeterminate, match="another certificate"):
        source.ask(pair.certificate, world.centre.issuing.certificate, NOW)


def test_a_responder_of_a_stranger_is_not_believed(world: World) -> None:
    stranger = type(world.centre).create("http://nuc", NOW)
    pair = world.person()
    world.centre = stranger
    source = OnlineRevocation(world.fetch)
    with pytest.raises(Indeterminate):
        source.ask(pair.certificate, pair.chain[0], NOW)


def test_it_asks_once_while_the_answer_is_fresh_and_again_later(world: World) -> None:
    pair = world.person()
    source = OnlineRevocation(world.fetch, max_age=timedelta(minutes=5))
    issuer = world.centre.issuing.certificate
    for minute in (0, 1, 5):
        source.ask(pair.certificate, issuer, NOW + timedelta(minutes=minute))
    assert world.asked.count("ocsp") == 1
    world.register.change(pair.certificate.serial, "revoked", NOW)
    world.now = NOW + timedelta(minutes=6)
    assert source.ask(pair.certificate, issuer, world.now).status is Status.REVOKED
    assert world.asked.count("ocsp") == 2


def test_lists_in_a_folder_answer_without_a_network(world: World, tmp_path: Path) -> None:
    pair, bad = world.person(), world.person()
    world.register.change(bad.certificate.serial, "revoked", NOW - timedelta(hours=1))
    (tmp_path / "ca.crl").write_bytes(answers.crl(world.centre.issuing, world.register.revoked(), NOW))
    (tmp_path / "root.crl").write_bytes(answers.crl(world.centre.root, [], NOW))
    verifier = NativeVerifier(TrustStore(world.centre.anchors), StoredCrls.from_folder(tmp_path))
    assert verifier.verify(sign.sign_detached(CONTENT, pair), CONTENT, at=NOW).valid
    assert why(verifier.verify(sign.sign_detached(CONTENT, bad), CONTENT, at=NOW)) == ("invalid", ["revoked"])
    later = verifier.verify(sign.sign_detached(CONTENT, pair), CONTENT, at=NOW + timedelta(days=2))
    assert why(later) == ("indeterminate", ["revocation-unknown"])


def _request_about(world: World, pair: sign.KeyPair) -> bytes:
    from oryndau.eds import ocsp

    return ocsp.request(pair.certificate, world.centre.issuing.certificate, bytes(16))
