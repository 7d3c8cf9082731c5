"""WS-Security signature of a SOAP 1.1 Body, as the e-government gateway uses it (C-05, E-14).

One ``ds:Signature`` in ``wsse:Security`` (older senders: straight in ``soap:Header``) covers the Body and
nothing else: exclusive canonicalization, one Reference to the Body's Id. Signing and checking are pure lxml
and cryptography, without Django and without the network.

What :func:`verify_body` hands back is parsed anew from the very bytes whose digest was checked, so a caller
cannot read an element that the signature did not cover (signature wrapping, comment and prefix tricks).
"""

from oryndau.eds.wsse.algorithms import SignatureAlgorithm, register_digest, register_signature
from oryndau.eds.wsse.errors import MalformedMessage, SignatureRefused, UntrustedCertificate, WsseError
from oryndau.eds.wsse.message import MAX_MESSAGE, XmlElement, body_of, canonical, is_signed, parse
from oryndau.eds.wsse.sign import BodySigner, sign_body
from oryndau.eds.wsse.trust import Trust, TrustFolder, load_certificate
from oryndau.eds.wsse.verify import VerifiedBody, verify_body

__all__ = [
    "MAX_MESSAGE",
    "BodySigner",
    "MalformedMessage",
    "SignatureAlgorithm",
    "SignatureRefused",
    "Trust",
    "TrustFolder",
    "UntrustedCertificate",
    "VerifiedBody",
    "WsseError",
    "XmlElement",
    "body_of",
    "canonical",
    "is_signed",
    "load_certificate",
    "parse",
    "register_digest",
    "register_signature",
    "sign_body",
    "verify_body",
]
