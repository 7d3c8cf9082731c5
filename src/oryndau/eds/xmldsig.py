"""Enveloped XML signatures (XMLDSig 1.1) in the shape that NCALayer gives them.

One Reference with URI="" covers the whole document but its one Signature, the last child of the root.
`verify` gives back a document parsed anew from the bytes whose digest was checked, so that nothing unsigned
can be read by mistake. Signatures of SOAP bodies are in `wsse`; both share one table of algorithms.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass
from typing import Any

from lxml import etree

from oryndau.eds import certificate as certificates
from oryndau.eds.certificate import Certificate
from oryndau.eds.errors import Invalid, Malformed
from oryndau.eds.sign import KeyPair
from oryndau.eds.wsse.algorithms import DIGESTS, SIGNATURES, SignatureAlgorithm
from oryndau.eds.wsse.names import DS

MAX_XML = 2 * 1024 * 1024
ENVELOPED = DS + "enveloped-signature"
C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
_COMMENTS = "WithComments"
# algorithm → (exclusive, with comments)
CANONICAL = {
    C14N: (False, False),
    f"{C14N}#{_COMMENTS}": (False, True),
    EXC_C14N: (True, False),
    EXC_C14N + _COMMENTS: (True, True),
}
_XML_NAMESPACE = "{http://www.w3.org/XML/1998/namespace}"
_TEMPLATE = """<ds:Signature xmlns:ds="{ds}">
<ds:SignedInfo>
<ds:CanonicalizationMethod Algorithm="{c14n}"/>
<ds:SignatureMethod Algorithm="{method}"/>
<ds:Reference URI="">
<ds:Transforms>
<ds:Transform Algorithm="{enveloped}"/>
<ds:Transform Algorithm="{c14n}#WithComments"/>
</ds:Transforms>
<ds:DigestMethod Algorithm="{digest_method}"/>
<ds:DigestValue>{digest}</ds:DigestValue>
</ds:Reference>
</ds:SignedInfo>
<ds:SignatureValue>
</ds:SignatureValue>
<ds:KeyInfo>
<ds:X509Data>
<ds:X509Certificate>
{certificate}</ds:X509Certificate>
</ds:X509Data>
</ds:KeyInfo>
</ds:Signature>"""


@dataclass(frozen=True, slots=True)
class VerifiedXml:
    """The document that the signature covers, and whose key signed; the certificate's path is not judged
    here.
    """

    document: etree._Element
    certificate: Certificate


def parse(data: bytes) -> etree._Element:
    """Reads untrusted XML: limited in size; no document type, entities or network; else Malformed."""
    if len(data) > MAX_XML:
        raise Invalid("too-large", "XML")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed(f"XML: {error}") from None
    info: Any = root.getroottree().docinfo
    if info.doctype:
        raise Malformed("XML: a document type is not accepted")
    return root


def sign_enveloped(document: bytes, signer: KeyPair) -> str:
    """The document with a signature over all of it as the last child of its root."""
    root = parse(document)
    algorithm = _algorithm_for(signer.certificate)
    text = _TEMPLATE.format(
        ds=DS,
        c14n=C14N,
        enveloped=ENVELOPED,
        method=algorithm.uri,
        digest_method=algorithm.digest,
        digest=base64.b64encode(DIGESTS[algorithm.digest](_canonical(root, f"{C14N}#{_COMMENTS}"))).decode(),
        certificate=base64.encodebytes(signer.certificate.der).decode(),
    )
    signature = etree.fromstring(text)
    root.append(signature)
    value = algorithm.sign(signer.private_key, _canonical(signature[0], C14N))
    signature[1].text = "\n" + base64.encodebytes(value).decode()
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>{body}'


def verify(document: bytes) -> VerifiedXml:
    """Proves an enveloped signature.

    Raises Malformed for another shape, Invalid("content-changed"), Invalid("signature-wrong") or
    Invalid("algorithm").
    """
    root = parse(document)
    signature = _the_signature(root)
    info, value = _only(signature, "SignedInfo"), _bytes(_only(signature, "SignatureValue"))
    signed_info = _canonical(info, _only(info, "CanonicalizationMethod").get("Algorithm", ""))
    algorithm = SIGNATURES.get(_only(info, "SignatureMethod").get("Algorithm", ""))
    cert = certificates.load(_bytes(_only(_only(_only(signature, "KeyInfo"), "X509Data"), "X509Certificate")))
    if algorithm is None or not algorithm.fits(cert.x509):
        raise Invalid("algorithm", "SignatureMethod")
    if not algorithm.verify(cert.x509, value, signed_info):
        raise Invalid("signature-wrong")
    covered = _covered(root, signature, _only(info, "Reference"))
    return VerifiedXml(parse(covered), cert)


def _covered(root: etree._Element, signature: etree._Element, reference: etree._Element) -> bytes:
    transforms = [one.get("Algorithm", "") for one in _only(reference, "Transforms")]
    if reference.get("URI") != "" or len(transforms) != 2 or transforms[0] != ENVELOPED:
        raise Malformed("the reference must cover the whole document but the signature")
    digest = DIGESTS.get(_only(reference, "DigestMethod").get("Algorithm", ""))
    if digest is None:
        raise Invalid("algorithm", "DigestMethod")
    expected = _bytes(_only(reference, "DigestValue"))
    _remove(root, signature)
    covered = _canonical(root, transforms[1])
    if not hmac.compare_digest(digest(covered), expected):
        raise Invalid("content-changed")
    return covered


def _the_signature(root: etree._Element) -> etree._Element:
    found = list(root.iter(f"{{{DS}}}Signature"))
    if len(found) != 1 or found[0].getparent() is not root or found[0] is not root[-1]:
        raise Malformed("exactly one signature, as the last child of the root, is expected")
    return found[0]


def _remove(root: etree._Element, signature: etree._Element) -> None:
    """Takes the signature out and leaves the text after it, which is signed."""
    tail, before = signature.tail or "", signature.getprevious()
    root.remove(signature)
    if before is None:
        root.text = (root.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail


def _only(parent: etree._Element, name: str) -> etree._Element:
    found = parent.findall(f"{{{DS}}}{name}")
    if len(found) != 1:
        raise Malformed(f"exactly one {name} is expected")
    return found[0]


def _bytes(element: etree._Element) -> bytes:
    if len(element):
        raise Malformed("base64 alone is expected")
    try:
        return base64.b64decode("".join((element.text or "").split()), validate=True)
    except binascii.Error as error:
        raise Malformed(f"base64: {error}") from None


def _canonical(element: etree._Element, algorithm: str) -> bytes:
    """Canonical bytes; inclusive canonicalization of a part would inherit xml:… attributes, so those are
    refused.
    """
    if algorithm not in CANONICAL:
        raise Malformed("canonicalization method")
    exclusive, comments = CANONICAL[algorithm]
    inherited = any(
        name.startswith(_XML_NAMESPACE) for one in element.iterancestors() for name in _names(one)
    )
    if inherited and not exclusive:
        raise Malformed("xml: attributes above the signature")
    whole: Any = element.getroottree() if element.getparent() is None else element
    return etree.tostring(whole, method="c14n", exclusive=exclusive, with_comments=comments)


def _names(element: etree._Element) -> list[str]:
    return [str(name) for name in element.attrib]


def _algorithm_for(cert: Certificate) -> SignatureAlgorithm:
    for algorithm in SIGNATURES.values():
        if algorithm.fits(cert.x509):
            return algorithm
    raise Invalid("algorithm", "no XML signature method for this key")
