"""Module kz.gov.pki.knca.basics, method sign: the present way to sign."""

from __future__ import annotations

import asyncio
import base64
import binascii
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding

from oryndau.eds import sign, xmldsig
from oryndau.eds.errors import Refused
from oryndau.eds.sign import KeyPair, TimestampSource
from oryndau.emulators.clock import now
from oryndau.emulators.ncalayer.keystore import Wanted
from oryndau.emulators.ncalayer.signer import Cancelled, Failed, User

MODULE = "kz.gov.pki.knca.basics"
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Params:
    """`signingParams` of a CMS: is data base64, is it inside, is it already a digest, is it stamped."""

    decode: bool = False
    encapsulate: bool = False
    digested: bool = False
    stamped: bool = False

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> Params:
        """From the request; a missing field is False, `tsaProfile` counts when it is an object."""
        decode, encapsulate, digested = (bool(given.get(n)) for n in ("decode", "encapsulate", "digested"))
        return cls(decode, encapsulate, digested, isinstance(given.get("tsaProfile"), dict))


async def answer(user: User, request: dict[str, Any]) -> Answer:
    """The answer to a request for this module."""
    try:
        if request.get("method") != "sign":
            raise Failed(f"java.lang.NoSuchMethodException: {request.get('method')}")
        return {"status": True, "body": {"result": await _sign(user, _object(request, "args"))}}
    except Cancelled:
        return {"status": True, "body": {}}
    except (Failed, Refused) as error:
        return failure(str(error))


def failure(details: str) -> Answer:
    """The answer of an exception inside NCALayer."""
    return {
        "status": False,
        "code": "INVOCATION_ERROR",
        "message": "An invoked method threw an exception.",
        "details": details,
    }


def _object(holder: dict[str, Any], name: str) -> dict[str, Any]:
    if name not in holder:
        raise Failed(f'org.json.JSONException: JSONObject["{name}"] not found.')
    value = holder[name]
    if not isinstance(value, dict):
        raise Failed(f'org.json.JSONException: JSONObject["{name}"] is not a JSONObject.')
    return value


async def _sign(user: User, args: dict[str, Any]) -> Any:
    params, signer = _object(args, "signingParams"), _object(args, "signerParams")
    data = args.get("data")
    items = [item for item in (data if isinstance(data, list) else [data]) if isinstance(item, str)]
    if not items or (isinstance(data, list) and len(items) != len(data)):
        raise Failed('org.json.JSONException: JSONObject["data"] is not a string.')
    try:
        wanted = Wanted.from_json(signer)
    except ValueError:
        raise Failed('org.json.JSONException: JSONObject["signerParams"] is not valid.') from None
    makers = {"cms": _cms, "xml": _xml, "raw": _raw}
    make = makers.get(str(args.get("format")))
    if make is None:
        raise Failed(f"java.lang.IllegalArgumentException: format {args.get('format')}")
    pair = await user.choose(wanted)
    # signing and asking for stamps block: kept off the loop, which serves other windows meanwhile
    made = await asyncio.to_thread(
        lambda: [make(item, pair, Params.from_json(params), user.tsa) for item in items]
    )
    return made if isinstance(data, list) or make is _xml else made[0]


def _bytes(item: str, params: Params) -> bytes:
    if not (params.decode or params.digested):
        return item.encode()
    try:
        return base64.b64decode(item, validate=True)
    except binascii.Error as error:
        raise Failed(f"java.lang.IllegalArgumentException: {error}") from None


def _cms(item: str, pair: KeyPair, params: Params, tsa: TimestampSource) -> str:
    data, source = _bytes(item, params), tsa if params.stamped else None
    if params.digested:
        return sign.armour(sign.sign_digest(data, pair, source, now()))
    make = sign.sign_attached if params.encapsulate else sign.sign_detached
    return sign.armour(make(data, pair, source, now()))


def _xml(item: str, pair: KeyPair, params: Params, tsa: TimestampSource) -> str:
    return xmldsig.sign_enveloped(item.encode(), pair)


def _raw(item: str, pair: KeyPair, params: Params, tsa: TimestampSource) -> Answer:
    certificate = pair.certificate.x509.public_bytes(Encoding.PEM).decode()
    return {
        "signatures": [base64.b64encode(pair.sign(_bytes(item, params))).decode()],
        "certificate": certificate,
    }
