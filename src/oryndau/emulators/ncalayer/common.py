"""Module kz.gov.pki.knca.commonUtils: the older way, still installed everywhere."""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from oryndau.eds import oids, sign, xmldsig
from oryndau.eds.errors import Refused
from oryndau.eds.sign import KeyPair
from oryndau.emulators.clock import now
from oryndau.emulators.ncalayer.keystore import Wanted
from oryndau.emulators.ncalayer.signer import Cancelled, Failed, User

MODULE = "kz.gov.pki.knca.commonUtils"
STORAGES = (
    "PKCS12",
    "JKS",
    "AKKaztokenStore",
    "AKKZIDCardStore",
    "AKEToken72KStore",
    "AKEToken5110Store",
    "AKJaCartaStore",
    "AKAKEYStore",
)
Answer = dict[str, Any]
_JAVA_NAMES = {NameOID.SURNAME: "SURNAME", NameOID.SERIAL_NUMBER: "SERIALNUMBER", NameOID.GIVEN_NAME: "G"}
_BAD_XML = "XML document structures must start and end within the same entity."


class Refusal(Exception):
    """Answered with code 500 and, when there is one, this message."""


async def answer(user: User, request: dict[str, Any]) -> Answer:
    """The answer to a request for this module."""
    name, args = str(request.get("method")), request.get("args") or []
    if name not in METHODS:
        return {"code": "500", "message": f"java.lang.NoSuchMethodException: {name}"}
    kinds, method = METHODS[name]
    # Java finds no method for arguments of other kinds; bool is no string here either
    if len(args) != len(kinds) or any(type(arg) is not kind for arg, kind in zip(args, kinds, strict=True)):
        mismatch = "java.lang.IllegalArgumentException: argument type mismatch"
        return {"code": "500", "message": f"{mismatch}. Method: {name}"}
    try:
        return {"code": "200"} | await method(user, *args)
    except Cancelled:
        return {"code": "500", "message": "action.canceled"}
    except (Refusal, Failed) as refusal:
        return {"code": "500"} | ({"message": str(refusal)} if str(refusal) else {})
    except Refused as refused:
        return {"code": "500", "message": str(refused)}


async def _active_tokens(user: User) -> Answer:
    return {"responseObject": list(user.tokens)}


async def _change_locale(user: User, locale: str) -> Answer:
    user.locale = locale
    return {}


async def _key_info(user: User, storage: str) -> Answer:
    pair = await _key(user, storage, "")
    own = pair.certificate
    subject, issuer = own.x509.subject, own.x509.issuer
    return {
        "responseObject": {
            "alias": own.key_id.hex(),
            "keyId": own.key_id.hex(),
            "algorithm": "RSA" if "RSA" in type(own.public_key).__name__ else "EC",
            "subjectCn": own.subject.common_name,
            "subjectDn": subject.rfc4514_string(_JAVA_NAMES),
            "issuerCn": issuer.rfc4514_string().split("CN=")[-1].split(",")[0],
            "issuerDn": issuer.rfc4514_string(_JAVA_NAMES),
            "serialNumber": str(own.serial),
            "certNotAfter": str(int(own.not_after.timestamp() * 1000)),
            "certNotBefore": str(int(own.not_before.timestamp() * 1000)),
            "authorityKeyIdentifier": own.issuer_key_id.hex(),
            "pem": own.x509.public_bytes(Encoding.PEM).decode(),
        }
    }


async def _cades(user: User, storage: str, kind: str, data: str, attach: bool) -> Answer:
    return await _cms(user, storage, kind, data, attach, stamped=False)


async def _cades_stamped(user: User, storage: str, kind: str, data: str, attach: bool) -> Answer:
    return await _cms(user, storage, kind, data, attach, stamped=True)


async def _cms(user: User, storage: str, kind: str, data: str, attach: bool, stamped: bool) -> Answer:
    content, pair = _decoded(data), await _key(user, storage, kind)
    make, tsa = sign.sign_attached if attach else sign.sign_detached, user.tsa if stamped else None
    signature = await asyncio.to_thread(make, content, pair, tsa, now())
    return {"responseObject": base64.b64encode(signature).decode()}


async def _cades_hash(user: User, storage: str, kind: str, digest: str) -> Answer:
    value, pair = _decoded(digest), await _key(user, storage, kind)
    return {"responseObject": base64.b64encode(sign.sign_digest(value, pair, None, now())).decode()}


async def _sign_xml(user: User, storage: str, kind: str, xml: str, element: str, parent: str) -> Answer:
    (signed,) = await _signed_xmls(user, storage, kind, [xml], element or parent)
    return {"responseObject": signed}


async def _sign_xmls(
    user: User, storage: str, kind: str, xmls: list[str], element: str, parent: str
) -> Answer:
    return {"responseObject": await _signed_xmls(user, storage, kind, xmls, element or parent)}


async def _signed_xmls(user: User, storage: str, kind: str, xmls: list[str], xpath: str) -> list[str]:
    if xpath:
        raise Refusal("the emulator signs whole documents only")
    for xml in xmls:
        _check_xml(xml)
    pair = await _key(user, storage, kind)
    return await asyncio.to_thread(lambda: [xmldsig.sign_enveloped(xml.encode(), pair) for xml in xmls])


def _check_xml(xml: str) -> None:
    try:
        xmldsig.parse(xml.encode())
    except Refused:
        lines = xml.split("\n")
        place = f"lineNumber: {len(lines)}; columnNumber: {len(lines[-1]) + 1}"
        raise Refusal(f"org.xml.sax.SAXParseException; {place}; {_BAD_XML}") from None


def _decoded(data: str) -> bytes:
    try:
        found = base64.b64decode(data, validate=True)
    except binascii.Error:
        raise Refusal from None
    if not found:
        raise Refusal
    return found


async def _key(user: User, storage: str, kind: str) -> KeyPair:
    if not storage:
        raise Refusal("storageName.param.empty")
    if storage not in STORAGES:
        raise Refusal("storage.unknown")
    usages = frozenset({oids.EKU_EMAIL_PROTECTION}) if kind == "SIGNATURE" else frozenset[str]()
    return await user.choose(Wanted(usages=usages))


Method = Callable[..., Awaitable[Answer]]
METHODS: dict[str, tuple[tuple[type, ...], Method]] = {
    "getActiveTokens": ((), _active_tokens),
    "getKeyInfo": ((str,), _key_info),
    "createCAdESFromBase64": ((str, str, str, bool), _cades),
    "createCAdESFromBase64Hash": ((str, str, str), _cades_hash),
    "createCMSSignatureFromBase64": ((str, str, str, bool), _cades_stamped),
    "signXml": ((str, str, str, str, str), _sign_xml),
    "signXmls": ((str, str, list, str, str), _sign_xmls),
    "changeLocale": ((str,), _change_locale),
}
