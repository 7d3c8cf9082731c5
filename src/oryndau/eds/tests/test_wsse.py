"""WS-Security signatures of the gateway's messages: C-05, E-14."""

import base64
import copy
import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from oryndau.eds import wsse
from oryndau.eds.wsse import algorithms
from oryndau.eds.wsse.names import DS, SOAP, WSSE, WSU

NOW = datetime.now(UTC)
SOAP_NS = f'xmlns:s="{SOAP}"'


def make(key, name="system", issuer=None, ca=False, days=30) -> wsse.BodySigner:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - timedelta(days=60))
        .not_valid_after(NOW + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .sign(issuer.key if issuer else key, hashes.SHA256())
    )
    return wsse.BodySigner(key, certificate)


EC = make(ec.generate_private_key(ec.SECP256R1()))
RSA = make(rsa.generate_private_key(65537, 2048))


class Everyone:
    def check(self, certificate, at):
        return None


def message(inside: str = "<m xmlns='urn:m'><iin>900101300017</iin></m>") -> etree._Element:
    return wsse.parse(f"<s:Envelope {SOAP_NS}><s:Header/><s:Body>{inside}</s:Body></s:Envelope>".encode())


def signed(inside: str | None = None, signer: wsse.BodySigner = EC) -> bytes:
    envelope = message() if inside is None else message(inside)
    wsse.sign_body(envelope, signer)
    return etree.tostring(envelope)


def verify(raw: bytes, trust: wsse.Trust | None = None) -> wsse.VerifiedBody:
    return wsse.verify_body(wsse.parse(raw), trust or Everyone(), NOW)


@pytest.mark.parametrize("signer", [EC, RSA])
def test_it_verifies_what_it_signed(signer):
    verified = verify(signed(signer=signer))
    assert verified.certificate == signer.certificate
    assert verified.body.findtext("{urn:m}m/{urn:m}iin") == "900101300017"


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60))
def test_it_verifies_any_text(text):
    element = etree.Element("m")
    element.text = text
    assert (verify(signed(etree.tostring(element).decode())).body[0].text or "") == text


@given(st.data())
def test_no_changed_byte_of_the_body_passes(data):
    raw = bytearray(signed())
    start, end = raw.index(b"<m xmlns"), raw.index(b"</s:Body>")
    position = data.draw(st.integers(start, end - 1))
    raw[position] ^= 1 << data.draw(st.integers(0, 6))
    try:
        body = verify(bytes(raw)).body
    except wsse.WsseError:
        return
    # What passes means the same, byte for byte, in canonical form (a quote of another kind, say).
    assert wsse.canonical(body[0]) == wsse.canonical(verify(signed()).body[0])


def test_it_refuses_a_changed_body():
    with pytest.raises(wsse.SignatureRefused, match="digest"):
        verify(signed().replace(b"900101300017", b"900101300018"))


def test_it_refuses_a_changed_digest():
    root = wsse.parse(signed())
    root.find(f".//{{{DS}}}DigestMethod").set("Algorithm", "http://www.w3.org/2000/09/xmldsig#sha1")
    with pytest.raises(wsse.SignatureRefused, match="digest method"):
        verify(etree.tostring(root))


def test_it_refuses_a_body_and_digest_that_were_changed_together():
    other = wsse.parse(signed("<m xmlns='urn:m'><iin>1</iin></m>"))
    root = wsse.parse(signed())
    identifier = root.find(f"{{{SOAP}}}Body").get(f"{{{WSU}}}Id")
    body = other.find(f"{{{SOAP}}}Body")
    body.set(f"{{{WSU}}}Id", identifier)
    root.replace(root.find(f"{{{SOAP}}}Body"), body)
    digest = base64.b64encode(hashlib.sha256(wsse.canonical(body)).digest()).decode()
    root.find(f".//{{{DS}}}DigestValue").text = digest
    with pytest.raises(wsse.SignatureRefused, match="signature does not match"):
        verify(etree.tostring(root))


def test_it_refuses_a_message_without_a_signature():
    with pytest.raises(wsse.SignatureRefused):
        verify(etree.tostring(message()))


def test_it_refuses_a_method_that_is_not_of_the_key():
    raw = signed().replace(b"ecdsa-sha256", b"rsa-sha256")
    with pytest.raises(wsse.SignatureRefused, match="method"):
        verify(raw)


def test_it_accepts_an_older_sender_with_the_signature_straight_in_the_header():
    root = wsse.parse(signed())
    header = root.find(f"{{{SOAP}}}Header")
    signature = header.find(f".//{{{DS}}}Signature")
    header.append(signature)
    header.remove(header.find(f"{{{WSSE}}}Security"))
    assert verify(etree.tostring(root)).certificate == EC.certificate


def test_it_protects_the_meaning_of_a_prefix_in_a_type():
    xsi = "http://www.w3.org/2001/XMLSchema-instance"
    raw = signed(f"<data xmlns:xsi='{xsi}' xmlns:p='urn:good' xsi:type='p:Request'/>")
    assert verify(raw).body[0].nsmap["p"] == "urn:good"
    with pytest.raises(wsse.SignatureRefused):
        verify(raw.replace(b"urn:good", b"urn:evil"))


def test_it_signs_a_tree_built_by_hand_as_the_receiver_will_read_it():
    envelope = message("")
    data = etree.SubElement(wsse.body_of(envelope), "data")
    data.set("{http://www.w3.org/2001/XMLSchema-instance}type", etree.QName("urn:good", "Request"))
    wsse.sign_body(envelope, EC)
    assert "urn:good" in verify(etree.tostring(envelope)).body[0].nsmap.values()


# --- wrapping -----------------------------------------------------------------------------------


def test_it_refuses_a_second_body():
    root = wsse.parse(signed())
    root.append(message("<m xmlns='urn:m'><iin>1</iin></m>").find(f"{{{SOAP}}}Body"))
    with pytest.raises(wsse.MalformedMessage, match="exactly one Body"):
        verify(etree.tostring(root))


def test_it_refuses_the_signed_body_moved_into_the_header():
    root = wsse.parse(signed())
    body = root.find(f"{{{SOAP}}}Body")
    root.find(f"{{{SOAP}}}Header").append(copy.deepcopy(body))
    body.find("{urn:m}m/{urn:m}iin").text = "1"
    with pytest.raises(wsse.MalformedMessage):
        verify(etree.tostring(root))


def test_it_refuses_a_reference_to_another_element_than_the_body():
    root = wsse.parse(signed())
    body = root.find(f"{{{SOAP}}}Body")
    wrapper = etree.SubElement(root.find(f"{{{SOAP}}}Header"), "Wrapper")
    wrapper.set("Id", body.get(f"{{{WSU}}}Id"))
    body.set(f"{{{WSU}}}Id", "elsewhere")
    with pytest.raises(wsse.SignatureRefused, match="name the Body"):
        verify(etree.tostring(root))


def test_it_refuses_an_id_that_two_elements_bear():
    root = wsse.parse(signed())
    twin = etree.SubElement(root.find(f"{{{SOAP}}}Header"), "Twin")
    twin.set("id", root.find(f"{{{SOAP}}}Body").get(f"{{{WSU}}}Id"))
    with pytest.raises(wsse.SignatureRefused, match="no other"):
        verify(etree.tostring(root))


def test_it_refuses_two_references_and_two_signatures():
    root = wsse.parse(signed())
    info = root.find(f".//{{{DS}}}SignedInfo")
    info.append(copy.deepcopy(info.find(f"{{{DS}}}Reference")))
    with pytest.raises(wsse.SignatureRefused, match="exactly one Reference"):
        verify(etree.tostring(root))
    root = wsse.parse(signed())
    security = root.find(f".//{{{WSSE}}}Security")
    security.append(copy.deepcopy(security[0]))
    with pytest.raises(wsse.SignatureRefused, match="exactly one signature"):
        verify(etree.tostring(root))


def test_it_refuses_a_transform_that_could_drop_a_part():
    root = wsse.parse(signed())
    transform = root.find(f".//{{{DS}}}Transform")
    transform.set("Algorithm", "http://www.w3.org/TR/1999/REC-xpath-19991116")
    with pytest.raises(wsse.SignatureRefused, match="exclusive"):
        verify(etree.tostring(root))


def test_a_comment_cannot_cut_a_value_short():
    raw = signed().replace(b"900101300017", b"9001013<!-- -->00017")
    assert verify(raw).body.findtext("{urn:m}m/{urn:m}iin") == "900101300017"


# --- hostile XML --------------------------------------------------------------------------------


def test_it_refuses_a_bomb_of_entities():
    levels = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    raw = f'<!DOCTYPE e [<!ENTITY l0 "ha">{levels}]><e>&l11;</e>'.encode()
    with pytest.raises(wsse.MalformedMessage):
        wsse.parse(raw)


def test_it_refuses_an_external_entity_and_any_dtd(tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    for raw in (
        f'<!DOCTYPE e [<!ENTITY x SYSTEM "{secret.as_uri()}">]><e>&x;</e>',
        "<!DOCTYPE e><e/>",
        '<!DOCTYPE e SYSTEM "http://127.0.0.1:9/e.dtd"><e/>',
    ):
        with pytest.raises(wsse.MalformedMessage):
            wsse.parse(raw.encode())


def test_it_refuses_what_is_too_large_too_deep_or_not_xml():
    for raw in (
        b"<e>" + b"x" * wsse.MAX_MESSAGE + b"</e>",
        b"<e>" * 5000 + b"</e>" * 5000,
        b"",
        b"\x00\xff",
        b"{}",
    ):
        with pytest.raises(wsse.MalformedMessage):
            wsse.parse(raw)


# --- trust --------------------------------------------------------------------------------------


def publish(folder: Path, name: str, signer: wsse.BodySigner) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(signer.certificate.public_bytes(serialization.Encoding.PEM))


def test_it_trusts_a_certificate_in_the_folder_and_one_issued_by_an_authority_in_it(tmp_path: Path):
    authority = make(ec.generate_private_key(ec.SECP256R1()), "authority", ca=True)
    issued = make(ec.generate_private_key(ec.SECP256R1()), "issued", issuer=authority)
    trust = wsse.TrustFolder(tmp_path / "trust")
    with pytest.raises(wsse.UntrustedCertificate):
        trust.check(EC.certificate, NOW)
    publish(tmp_path / "trust", "a.pem", EC)
    trust.check(EC.certificate, NOW)
    with pytest.raises(wsse.UntrustedCertificate):
        trust.check(issued.certificate, NOW)
    publish(tmp_path / "trust", "b.pem", authority)
    trust.check(issued.certificate, NOW)


def test_it_does_not_trust_what_an_end_certificate_issued(tmp_path: Path):
    forged = make(ec.generate_private_key(ec.SECP256R1()), "forged", issuer=EC)
    publish(tmp_path / "trust", "a.pem", EC)
    with pytest.raises(wsse.UntrustedCertificate):
        wsse.TrustFolder(tmp_path / "trust").check(forged.certificate, NOW)


def test_it_does_not_trust_a_passed_certificate(tmp_path: Path):
    passed = make(ec.generate_private_key(ec.SECP256R1()), days=-1)
    publish(tmp_path / "trust", "a.pem", passed)
    with pytest.raises(wsse.UntrustedCertificate, match="valid at this moment"):
        verify(signed(signer=passed), wsse.TrustFolder(tmp_path / "trust"))


def test_another_algorithm_joins_by_the_table():
    toy = wsse.SignatureAlgorithm(
        "urn:toy",
        "urn:toy-digest",
        lambda certificate: certificate == EC.certificate,
        lambda key, data: hashlib.sha512(data).digest(),
        lambda certificate, signature, data: signature == hashlib.sha512(data).digest(),
    )
    saved = dict(algorithms.SIGNATURES)
    try:
        algorithms.SIGNATURES.clear()
        wsse.register_digest("urn:toy-digest", lambda data: hashlib.blake2b(data).digest())
        wsse.register_signature(toy)
        raw = signed()
        assert b"urn:toy-digest" in raw
        assert verify(raw).certificate == EC.certificate
    finally:
        algorithms.SIGNATURES.clear()
        algorithms.SIGNATURES.update(saved)
        algorithms.DIGESTS.pop("urn:toy-digest")
