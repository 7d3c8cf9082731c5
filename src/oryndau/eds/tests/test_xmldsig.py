"""Enveloped XML signatures: those of NCALayer, and the tricks that must not pass (E-11)."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oryndau.eds import xmldsig
from oryndau.eds.errors import Invalid, Malformed, Refused
from oryndau.eds.tests.conftest import World

DOCUMENT = '<a xmlns="urn:x" id="1">мәтін <b/><!-- ескерту --> соңы</a>'.encode()
DS = 'xmlns:ds="http://www.w3.org/2000/09/xmldsig#"'


@pytest.mark.parametrize("key", ["ec", "rsa"])
def test_it_signs_and_verifies(world: World, key: str) -> None:
    pair = world.person(key=key)
    verified = xmldsig.verify(xmldsig.sign_enveloped(DOCUMENT, pair).encode())
    assert verified.certificate is pair.certificate
    assert verified.document.tag == "{urn:x}a"
    assert len(verified.document) == 2


def test_text_after_the_signature_is_signed_too(world: World) -> None:
    signed = xmldsig.sign_enveloped(DOCUMENT, world.person())
    with pytest.raises(Invalid, match="content-changed"):
        xmldsig.verify(signed.replace("</ds:Signature>", "</ds:Signature>tail").encode())


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("мәтін", "мәтiн", "content-changed"),
        ("ескерту", "басқа", "content-changed"),
        ('id="1"', 'id="2"', "content-changed"),
        ("#rsa-sha256", "#rsa-sha512", "algorithm"),
        ('URI=""', 'URI="#x"', "signature-wrong"),
        ("enveloped-signature", "base64", "signature-wrong"),
    ],
)
def test_it_refuses_a_change(world: World, old: str, new: str, why: str) -> None:
    signed = xmldsig.sign_enveloped(DOCUMENT, world.person(key="rsa"))
    assert old in signed
    with pytest.raises(Invalid, match=why):
        xmldsig.verify(signed.replace(old, new, 1).encode())


def test_it_refuses_the_signed_document_wrapped_in_another(world: World) -> None:
    signed = xmldsig.sign_enveloped(DOCUMENT, world.person()).split("?>", 1)[1]
    with pytest.raises(Malformed):
        xmldsig.verify(f"<evil>{signed}</evil>".encode())


def test_it_refuses_a_signature_in_another_place(world: World) -> None:
    signed = xmldsig.sign_enveloped(b"<a><b/></a>", world.person())
    start, end = signed.index("<ds:Signature"), signed.index("</ds:Signature>") + len("</ds:Signature>")
    moved = signed[:start].replace("<b/>", signed[start:end] + "<b/>") + signed[end:]
    assert xmldsig.verify(signed.encode())
    with pytest.raises(Malformed, match="last child"):
        xmldsig.verify(moved.encode())


def test_it_refuses_two_signatures(world: World) -> None:
    signed = xmldsig.sign_enveloped(DOCUMENT, world.person())
    with pytest.raises(Malformed):
        xmldsig.verify(signed.replace("<b/>", f"<b/><ds:Signature {DS}/>").encode())


@pytest.mark.parametrize(
    "bomb",
    [
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">]><a>&x;&x;</a>',
        b"<!DOCTYPE a><a/>",
        b"<a>",
        b"",
    ],
)
def test_it_refuses_document_types_entities_and_broken_xml(bomb: bytes) -> None:
    with pytest.raises(Refused):
        xmldsig.parse(bomb)


def test_it_refuses_a_document_beyond_the_limit() -> None:
    with pytest.raises(Invalid, match="too-large"):
        xmldsig.parse(b" " * (xmldsig.MAX_XML + 1))


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(data=st.data())
def test_what_verifies_after_a_flipped_bit_is_still_what_was_signed(
    world: World, data: st.DataObject
) -> None:
    if "xml" not in world.made:
        world.made["xml"] = xmldsig.sign_enveloped(DOCUMENT, world.person()).encode()
    signed = world.made["xml"]
    original = xmldsig._canonical(xmldsig.verify(signed).document, xmldsig.C14N + "#WithComments")
    at, bit = data.draw(st.integers(0, len(signed) - 1)), data.draw(st.integers(0, 7))
    flipped = signed[:at] + bytes([signed[at] ^ 1 << bit]) + signed[at + 1 :]
    try:
        verified = xmldsig.verify(flipped)
    except Refused:
        return
    assert xmldsig._canonical(verified.document, xmldsig.C14N + "#WithComments") == original
