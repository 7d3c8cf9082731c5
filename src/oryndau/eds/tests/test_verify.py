"""The verifier of signatures on applications (E-07, E-11): what is valid, and that nothing else is."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oryndau.eds import algorithms, cms, oids, sign
from oryndau.eds.profile import Role
from oryndau.eds.tests.conftest import CONTENT, NOW, World
from oryndau.eds.verdict import Outcome, Verdict
from oryndau.eds.verify import Usage


def judged(world: World, signature: bytes, content: bytes = CONTENT, **options: object) -> Verdict:
    return world.verifier(**options).verify(signature, content, at=world.now)


def why(verdict: Verdict) -> tuple[str, list[str]]:
    return str(verdict.outcome), [reason.code for reason in verdict.reasons]


@pytest.mark.parametrize("key", ["ec", "rsa"])
def test_it_accepts_a_stamped_signature_and_tells_who_signed(world: World, key: str) -> None:
    pair = world.person(key=key)
    verdict = judged(world, sign.sign_detached(CONTENT, pair, world.tsa, NOW))
    assert why(verdict) == ("valid", [])
    assert verdict.subject is not None
    assert (verdict.subject.surname, verdict.subject.name) == ("ТЕСТОВ", "ТЕСТ")
    assert (verdict.subject.patronymic, verdict.subject.iin) == ("ТЕСТОВИЧ", "900101300017")
    assert verdict.roles == {Role.INDIVIDUAL}
    assert (verdict.timestamped, verdict.signed_at, verdict.claimed_at) == (True, NOW, NOW)
    assert verdict.certificate_der == pair.certificate.der
    assert verdict.chain_der == tuple(one.der for one in world.centre.anchors[::-1])
    assert verdict.ocsp_der
    assert verdict.timestamp_der


def test_it_names_organisation_and_right_to_sign(world: World) -> None:
    pair = world.person(role="can-sign", bin="050140000017", organisation="ТОО «Сынақ»")
    verdict = judged(world, sign.sign_detached(CONTENT, pair))
    assert verdict.subject is not None
    assert (verdict.subject.bin, verdict.subject.organisation) == ("050140000017", "ТОО «Сынақ»")
    assert verdict.roles == {Role.ORGANISATION, Role.CAN_SIGN}


def test_it_takes_the_receipt_as_time_when_nobody_stamped(world: World) -> None:
    verdict = judged(world, sign.sign_detached(CONTENT, world.person()))
    assert (verdict.valid, verdict.timestamped, verdict.signed_at) == (True, False, NOW)


def test_it_asks_our_own_authority_when_the_signer_gave_no_stamp(world: World) -> None:
    verdict = judged(world, sign.sign_detached(CONTENT, world.person()), tsa=world.tsa)
    assert verdict.valid
    assert verdict.timestamped
    assert verdict.timestamp_der


def test_it_waits_when_our_own_authority_is_silent(world: World) -> None:
    signature = sign.sign_detached(CONTENT, world.person())
    world.down.add("tsp")
    assert why(judged(world, signature, tsa=world.tsa)) == ("indeterminate", ["timestamp-unavailable"])


def test_it_reads_der_pem_and_bare_base64(world: World) -> None:
    der = sign.sign_detached(CONTENT, world.person())
    for form in (der, sign.armour(der).encode(), base64.b64encode(der), base64.encodebytes(der)):
        assert judged(world, form).valid


def test_it_accepts_an_attached_content_only_when_it_is_the_same(world: World) -> None:
    signature = sign.sign_attached(CONTENT, world.person())
    assert judged(world, signature).valid
    assert why(judged(world, signature, CONTENT + b" ")) == ("invalid", ["content-changed"])


def test_it_refuses_another_content(world: World) -> None:
    signature = sign.sign_detached(CONTENT, world.person())
    assert why(judged(world, signature, b"another")) == ("invalid", ["content-changed"])


@pytest.mark.parametrize(
    "junk", [b"", b"0", b"\x30\x80\x00\x00", b"-----BEGIN CMS-----\n!\n", b"\x30\x84\xff\xff\xff\xff"]
)
def test_it_refuses_what_is_no_signature(world: World, junk: bytes) -> None:
    assert why(judged(world, junk)) == ("invalid", ["malformed"])


def test_it_refuses_a_file_beyond_the_limit_before_reading_it(world: World) -> None:
    assert why(judged(world, b"0" * (cms.MAX_SIGNATURE + 1))) == ("invalid", ["too-large"])


def test_it_refuses_a_stranger_and_a_forged_certificate_of_our_centre(world: World) -> None:
    stranger = World(type(world.centre).create("http://nuc", NOW), world.register)
    signature = sign.sign_detached(CONTENT, stranger.person())
    assert why(judged(world, signature)) == ("invalid", ["not-trusted"])


def test_it_refuses_a_certificate_substituted_for_the_one_signed(world: World) -> None:
    mine = world.person()
    twin = replace(mine, certificate=world.person().certificate)
    # the twin's certificate is named by issuer and serial, but the key that signed is not its key
    assert why(judged(world, sign.sign_detached(CONTENT, twin))) == ("invalid", ["signature-wrong"])


def test_it_refuses_when_the_certificate_named_in_signed_data_is_another(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = sign._signed_attributes
    other = world.person().certificate
    monkeypatch.setattr(sign, "_signed_attributes", lambda t, d, _c, at: original(t, d, other, at))
    signature = sign.sign_detached(CONTENT, world.person())
    assert why(judged(world, signature)) == ("invalid", ["certificate-substituted"])


def test_it_refuses_an_expired_and_a_future_certificate(world: World) -> None:
    expired = world.person(start=NOW - timedelta(days=400), days=365)
    future = world.person(start=NOW + timedelta(days=1))
    assert why(judged(world, sign.sign_detached(CONTENT, expired))) == ("invalid", ["expired"])
    assert why(judged(world, sign.sign_detached(CONTENT, future))) == ("invalid", ["not-yet-valid"])


def test_it_accepts_what_was_stamped_before_the_certificate_ended(world: World) -> None:
    signature = sign.sign_detached(CONTENT, world.person(days=10), world.tsa)
    world.now = NOW + timedelta(days=30)
    assert judged(world, signature).valid


def test_it_refuses_a_key_made_only_for_signing_in(world: World) -> None:
    signature = sign.sign_detached(CONTENT, world.person(purpose="auth"))
    assert why(judged(world, signature)) == ("invalid", ["usage"])
    anything = Usage(frozenset({"digital_signature"}), frozenset())
    assert judged(world, signature, usage=anything).valid


def test_it_refuses_a_signature_of_the_centre_itself(world: World) -> None:
    signature = sign.sign_detached(CONTENT, world.centre.issuing)
    assert why(judged(world, signature))[0] == "invalid"


def test_it_refuses_a_stamp_over_another_signature(world: World) -> None:
    pair = world.person()
    other = world.tsa.stamp("2.16.840.1.101.3.4.2.1", bytes(32))

    class Wrong:
        def stamp(self, digest_oid: str, imprint: bytes) -> bytes:
            return other

    assert why(judged(world, sign.sign_detached(CONTENT, pair, Wrong()))) == ("invalid", ["timestamp-wrong"])


def test_it_refuses_a_stamp_from_the_future(world: World) -> None:
    world.now = NOW + timedelta(hours=1)
    signature = sign.sign_detached(CONTENT, world.person(), world.tsa)
    world.now = NOW
    assert why(judged(world, signature)) == ("invalid", ["timestamp-future"])


def test_it_refuses_a_stamp_that_a_mere_person_made(world: World) -> None:
    pair = world.person()
    world.centre = replace(world.centre, tsa=world.person())
    signature = sign.sign_detached(CONTENT, pair, world.tsa)
    assert why(judged(world, signature)) == ("invalid", ["timestamp-wrong"])


def test_two_forms_of_one_signature_have_one_replay_form(world: World) -> None:
    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    key = world.person()
    raw = key.sign(CONTENT)
    r, s = decode_dss_signature(raw)
    twin = encode_dss_signature(r, order - s)
    public = key.certificate.public_key
    assert twin != raw
    assert algorithms.SCHEMES[oids.ECDSA_SHA256].verify(public, twin, CONTENT)
    assert algorithms.replay_form(public, twin) == algorithms.replay_form(public, raw)


def test_a_verdict_is_plain_json(world: World) -> None:
    told = json.loads(json.dumps(judged(world, sign.sign_detached(CONTENT, world.person())).to_json()))
    assert told["outcome"] == "valid"
    assert told["subject"]["iin"] == "900101300017"
    assert base64.b64decode(told["ocsp_der"])


def test_every_refusal_is_told_in_three_languages(world: World) -> None:
    reason = judged(world, b"junk").reasons[0]
    assert len({reason.in_("kk"), reason.in_("ru"), reason.in_("en")}) == 3


def test_our_own_fault_is_never_an_acceptance(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    signature = sign.sign_detached(CONTENT, world.person())
    monkeypatch.setattr("oryndau.eds.cms.parse", lambda data: 1 / 0)
    assert why(judged(world, signature)) == ("indeterminate", ["internal"])


MANY = settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@pytest.mark.parametrize("key", ["ec", "rsa"])
@MANY
@given(data=st.data())
def test_no_flipped_bit_of_the_signed_parts_is_valid(world: World, key: str, data: st.DataObject) -> None:
    """Flips one bit anywhere in content, signature value, signed attributes, certificate or time stamp."""
    signature = _signature(world, key)
    content = CONTENT
    if data.draw(st.booleans()):
        content = _flipped(content, data)
    else:
        signature = _flipped(signature, data)
    verdict = world.verifier().verify(signature, content, at=world.now)
    if (
        verdict.valid
    ):  # bits that prove nothing: a version number, the list of digest algorithms, the twin of s
        assert content == CONTENT
        original = cms.parse(_signature(world, key))
        changed = cms.parse(signature)
        assert changed.signer.attributes == original.signer.attributes
        assert changed.signer.signature == original.signer.signature
        assert verdict.certificate_der in original.certificates
        assert changed.signer.timestamps == original.signer.timestamps or _only_version(changed, original)


def _only_version(changed: cms.SignedData, original: cms.SignedData) -> bool:
    """A token may differ in a version number or its digestAlgorithms, which nobody relies on."""
    (one,), (two,) = changed.signer.timestamps, original.signer.timestamps
    return sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _signature(world: World, key: str) -> bytes:
    if key not in world.made:
        world.made[key] = sign.sign_detached(CONTENT, world.person(key=key), world.tsa, NOW)
    return world.made[key]


def _flipped(data: bytes, draw: st.DataObject) -> bytes:
    at, bit = draw.draw(st.integers(0, len(data) - 1)), draw.draw(st.integers(0, 7))
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


@MANY
@given(junk=st.binary(max_size=300))
def test_any_bytes_at_all_give_a_verdict_and_never_a_valid_one(world: World, junk: bytes) -> None:
    verdict = world.verifier().verify(b"\x30" + junk, CONTENT, at=world.now)
    assert verdict.outcome is Outcome.INVALID


@MANY
@given(data=st.data())
def test_a_truncated_signature_is_never_valid(world: World, data: st.DataObject) -> None:
    signature = _signature(world, "ec")
    cut = data.draw(st.integers(0, len(signature) - 1))
    assert not world.verifier().verify(signature[:cut], CONTENT, at=world.now).valid
