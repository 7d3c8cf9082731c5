"""DER, paths and profiles: what is strange is refused (E-11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from oryndau.eds import certificate, cms, der, oids, path, pkcs12, profile, sign
from oryndau.eds.errors import Invalid, Malformed
from oryndau.eds.path import TrustStore
from oryndau.eds.tests.conftest import CONTENT, NOW, World
from oryndau.eds.tests.test_verify import judged, why
from oryndau.emulators.nuc.authority import crl_points, key_usage, make, policy

STRANGE = [
    bytes.fromhex(text)
    for text in (
        "",  # nothing
        "30",  # no length
        "3005",  # a child cut short
        "3080",  # indefinite length
        "308105" + "00" * 5,  # a length not the shortest
        "30820005" + "00" * 5,
        "3085" + "00" * 9,  # a length of five octets
        "3f0100",  # a long tag
        "300100",  # fits nowhere: a child that is cut short
    )
]


@pytest.mark.parametrize("data", STRANGE)
def test_strange_encodings_are_refused(data: bytes) -> None:
    with pytest.raises(Malformed):
        der.children(data, der.read(data, 0, len(data)))


def test_a_child_must_not_leave_its_parent() -> None:
    data = bytes.fromhex("30030402aabb")
    with pytest.raises(Malformed):
        der.children(data, der.read(data, 0, len(data)))


@given(st.integers(-(2**300), 2**300))
def test_integers_come_back(value: int) -> None:
    data = der.integer(value)
    assert der.number(data, der.whole(data, der.INTEGER)) == value


@pytest.mark.parametrize("data", ["02020001", "0202ffff", "0200"])
def test_integers_that_are_not_the_shortest_are_refused(data: str) -> None:
    raw = bytes.fromhex(data)
    with pytest.raises(Malformed):
        der.number(raw, der.whole(raw, der.INTEGER))


@given(st.lists(st.integers(0, 2**40), max_size=8), st.integers(0, 2), st.integers(0, 39))
def test_object_identifiers_come_back(arcs: list[int], first: int, second: int) -> None:
    name = ".".join(map(str, [first, second, *arcs]))
    data = der.object_id(name)
    assert der.oid(data, der.whole(data, der.OID)) == name


@given(st.datetimes(datetime(1950, 1, 1), datetime(2049, 12, 31)))
def test_times_come_back_to_the_second(naive: datetime) -> None:
    value = naive.replace(tzinfo=UTC, microsecond=0)
    for data in (der.utc_time(value), der.generalized_time(value)):
        assert der.moment(data, der.read(data, 0, len(data))) == value


def test_fractions_of_a_time_stamp_are_kept() -> None:
    data = der.tlv(der.GENERALIZED_TIME, b"20261120120000.25Z")
    assert der.moment(data, der.whole(data, der.GENERALIZED_TIME)).microsecond == 250_000


@pytest.mark.parametrize("text", [b"20261120120000", b"2026112012Z", b"20261320120000Z", b"20261120120000.Z"])
def test_times_that_are_not_plain_utc_are_refused(text: bytes) -> None:
    data = der.tlv(der.GENERALIZED_TIME, text)
    with pytest.raises(Malformed):
        der.moment(data, der.whole(data, der.GENERALIZED_TIME))


def test_two_signers_are_one_too_many(world: World) -> None:
    data = sign.sign_detached(CONTENT, world.person())
    body = der.children(data, der.children(data, der.whole(data, der.SEQUENCE))[1])[0]
    *head, signers = der.children(data, body)
    info = der.content(data, signers)
    twice = b"".join(der.full(data, one) for one in head) + der.tlv(der.SET, info, info)
    doubled = der.sequence(der.object_id(oids.SIGNED_DATA), der.tlv(0xA0, der.sequence(twice)))
    assert why(judged(world, doubled)) == ("invalid", ["signer-count"])


def test_a_signed_attribute_that_stands_twice_is_refused(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = der.sequence(der.object_id(oids.ATTRIBUTE_MESSAGE_DIGEST), der.set_of(der.octets(bytes(32))))
    original = sign._signed_attributes

    def twice(*given: Any) -> bytes:
        data = original(*given)
        return der.tlv(der.SET, der.content(data, der.whole(data, der.SET)), digest)

    monkeypatch.setattr(sign, "_signed_attributes", twice)
    assert why(judged(world, sign.sign_detached(CONTENT, world.person()))) == ("invalid", ["malformed"])


def test_a_time_stamp_token_is_no_signature_of_a_document(world: World) -> None:
    token = world.tsa.stamp(oids.SHA256, bytes(32))
    assert why(judged(world, token)) == ("invalid", ["malformed"])


def test_another_key_cannot_issue_in_the_name_of_the_centre(world: World) -> None:
    impostor = replace(world.centre.issuing, private_key=ec.generate_private_key(ec.SECP256R1()))
    world.centre = replace(world.centre, issuing=impostor)
    assert why(judged(world, sign.sign_detached(CONTENT, world.person()))) == ("invalid", ["not-trusted"])


def test_a_person_cannot_issue_certificates(world: World) -> None:
    forged = _leaf(world.person(), "FORGED")
    assert why(judged(world, sign.sign_detached(CONTENT, forged))) == ("invalid", ["not-trusted"])


def test_the_right_to_sign_certificates_alone_makes_no_centre(world: World) -> None:
    usage = [(key_usage("key_cert_sign"), True)]
    half = make(world.centre.issuing, _name("HALF"), NOW - timedelta(days=1), days=9, extensions=usage)
    leaf = _leaf(half, "LEAF")
    store = TrustStore([*world.centre.anchors, half.certificate])
    with pytest.raises(Invalid, match="not-trusted"):
        store.path(leaf.certificate, [], NOW)
    no_limit = replace(world.centre.issuing.certificate, path_length=None)
    assert not path._may_issue(half.certificate, leaf.certificate, below=0)
    assert path._may_issue(no_limit, half.certificate, below=1)


def test_a_time_stamp_under_a_policy_that_we_do_not_take_is_refused(world: World) -> None:
    signature = sign.sign_detached(CONTENT, world.person(), world.tsa)
    for policies, valid in (
        ((oids.POLICY_TSA_RSA,), True),
        (("1.2.398.3.3.2",), True),
        (("1.2.398.3.3.2.6.4",), False),
    ):
        assert judged(world, signature, tsa_policies=policies).valid is valid
    assert not judged(world, signature, tsa_policies=("1.2.398.3.3.2.6.2.1", "1.2.398.3.3.2.66")).valid


def test_a_centre_below_the_issuing_one_is_beyond_its_path_length(world: World) -> None:
    basic = (x509.BasicConstraints(ca=True, path_length=None), True)
    sub = make(
        world.centre.issuing,
        _name("SUB"),
        NOW - timedelta(days=1),
        days=9,
        extensions=[basic, (key_usage("key_cert_sign"), True)],
    )
    assert why(judged(world, sign.sign_detached(CONTENT, _leaf(sub, "LEAF")))) == ("invalid", ["not-trusted"])


def test_without_a_pinned_root_nothing_is_trusted(world: World, tmp_path: Path) -> None:
    store = TrustStore([world.centre.issuing.certificate])
    with pytest.raises(Invalid, match="not-trusted"):
        store.path(world.person().certificate, [world.centre.root.certificate.der], NOW)
    assert TrustStore.from_folder(tmp_path).roots == {}


def test_a_folder_of_pem_and_der_files_is_a_trust_store(world: World, tmp_path: Path) -> None:
    root, issuing = world.centre.anchors
    (tmp_path / "root.cer").write_bytes(root.der)
    (tmp_path / "issuing.pem").write_text(issuing.x509.public_bytes(_PEM).decode())
    (tmp_path / "notes.txt").write_text("not a certificate")
    store = TrustStore.from_folder(tmp_path)
    assert len(store.path(world.person().certificate, [], NOW)) == 3


def test_a_weak_rsa_key_is_refused(world: World) -> None:
    weak = make(
        world.centre.issuing,
        _name("WEAK"),
        NOW - timedelta(days=1),
        days=9,
        extensions=_usage(),
        key=rsa.generate_private_key(65537, 1024),
    )
    assert why(judged(world, sign.sign_detached(CONTENT, weak))) == ("invalid", ["key"])


def test_a_critical_extension_that_we_do_not_know_is_refused(world: World) -> None:
    strange = (x509.UnrecognizedExtension(x509.ObjectIdentifier("1.2.3.4"), b"\x05\x00"), True)
    with pytest.raises(Invalid, match="usage"):
        make(world.centre.issuing, _name("X"), NOW, days=9, extensions=[*_usage(), strange])


@pytest.mark.parametrize("twice", ["IIN900101300017", "IIN900101300018"])
def test_two_iins_in_one_certificate_are_ambiguous(twice: str) -> None:
    name = x509.Name([x509.NameAttribute(NameOID.SERIAL_NUMBER, v) for v in ("IIN900101300017", twice)])
    with pytest.raises(Invalid, match="profile"):
        profile.subject(name)


@pytest.mark.parametrize(
    "value", ["IIN90010130001", "IIN90010130001X", "IIN 900101300017", "IIN9001013000177"]
)
def test_an_iin_that_is_not_twelve_digits_is_refused(value: str) -> None:
    with pytest.raises(Invalid, match="profile"):
        profile.subject(x509.Name([x509.NameAttribute(NameOID.SERIAL_NUMBER, value)]))


def test_the_centres_own_test_numbers_with_wrong_check_digits_are_read() -> None:
    name = x509.Name([x509.NameAttribute(NameOID.SERIAL_NUMBER, "IIN123456789011")])
    assert profile.subject(name).iin == "123456789011"


def test_a_name_of_several_words_is_split_after_the_surname() -> None:
    fields = ((NameOID.COMMON_NAME, "ӘЛИ УЛЫ БЕК САН"), (NameOID.SURNAME, "ӘЛИ УЛЫ"))
    assert profile.subject(x509.Name([x509.NameAttribute(*field) for field in fields])).name == "БЕК САН"


@pytest.mark.parametrize("key", ["ec", "rsa"])
def test_key_files_come_back(world: World, key: str) -> None:
    pair = world.person(key=key)
    data = pkcs12.dump(pair, "word")
    assert pkcs12.load(data, "word").certificate is pair.certificate
    with pytest.raises(Malformed):
        pkcs12.load(data, "another")


def test_armour_of_another_kind_is_refused() -> None:
    with pytest.raises(Malformed):
        cms.dearmour(b"-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----")


_PEM = certificate.Encoding.PEM


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _usage() -> list[tuple[x509.ExtensionType, bool]]:
    email = x509.ExtendedKeyUsage([x509.ObjectIdentifier(oids.EKU_EMAIL_PROTECTION)])
    return [
        (key_usage("digital_signature", "content_commitment"), True),
        (email, False),
        (policy(oids.POLICY_SUBSCRIBER), False),
        (crl_points("http://nuc/crl/ca.crl"), False),
    ]


def _leaf(issuer: sign.KeyPair, name: str) -> sign.KeyPair:
    return make(issuer, _name(name), NOW - timedelta(days=1), days=9, extensions=_usage())
