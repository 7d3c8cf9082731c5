"""The emulated gateway's HTTP side: SOAP at /SyncChannel, steering at /control/."""

import asyncio
from collections import OrderedDict
from datetime import UTC, datetime, timedelta

from aiohttp import web
from cryptography import x509
from lxml import etree

from oryndau.eds.wsse import (
    MAX_MESSAGE,
    BodySigner,
    UntrustedCertificate,
    WsseError,
    XmlElement,
    load_certificate,
    parse,
    sign_body,
    verify_body,
)
from oryndau.emulators.gateway.elements import Context, Refused
from oryndau.emulators.gateway.envelope import BadRequest, Request, answer, fault, read_request
from oryndau.emulators.gateway.extracts import FIELDS
from oryndau.emulators.gateway.keys import GatewayKeys
from oryndau.emulators.gateway.services import SERVICES
from oryndau.emulators.loopback import AppendLog, BadInput, Plan, Script, application, read_object

DONE, REFUSED, FAILED = "SCSS001", "SCSE002", "SCSE003"
WINDOW = timedelta(minutes=5)
KEPT_ANSWERS = 200_000
VERBS = {"delay", "fault", "refuse", "error", "down", "wrong-signature", "tampered", "unsigned", "garbage"}


class Fault(Exception):
    """The request is answered by a fault with this code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class _AnySigner:
    """Lets every certificate pass: whose it must be is known only once the sender's name has been read."""

    def check(self, certificate: x509.Certificate, at: datetime) -> None:
        if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
            raise UntrustedCertificate("the certificate is not valid at this moment")


class Gateway:
    """One emulated gateway: keys, services, answers given, planned misbehaviour."""

    def __init__(self, keys: GatewayKeys, context: Context, answers: AppendLog) -> None:
        self._keys, self._context, self._log = keys, context, answers
        self.script = Script(VERBS)
        # (sender, message id) → digest of the request, the answer's data
        self._answers: OrderedDict[tuple[str, str], tuple[str, str]] = OrderedDict()
        for entry in answers:
            self._keep((entry["sender"], entry["message_id"]), (entry["digest"], entry["data"]))

    async def soap(self, request: web.Request) -> web.StreamResponse:
        """One message of the channel."""
        now = datetime.now(UTC)
        plan: Plan | None = None
        try:
            message = self._receive(await request.read(), now)
            plan = self.script.take(message.service_id)
            if plan and plan.do == "delay":
                await asyncio.sleep(plan.seconds)
            planned = self._misbehave(message, plan, now)
            envelope = planned if planned is not None else self._serve(message, now)
        except Fault as error:
            envelope = fault(error.code, str(error), now)
        if plan and plan.do == "down":
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=503)
        return self._reply(envelope, plan)

    def _receive(self, raw: bytes, now: datetime) -> Request:
        try:
            verified = verify_body(parse(raw), _AnySigner(), now)
            request = read_request(verified.body)
        except (WsseError, BadRequest) as error:
            raise Fault("401", f"{type(error).__name__}: {error}") from None
        if verified.certificate != self._participant(request.sender_id):
            raise Fault("401", "the sender is unknown or signed with another key")
        if abs(now - request.sent_at) > WINDOW:
            raise Fault("408", "messageDate is more than five minutes away")
        return request

    def _participant(self, sender_id: str) -> x509.Certificate | None:
        if not sender_id.replace("_", "").isalnum():
            return None
        path = self._keys.participants / f"{sender_id}.pem"
        return load_certificate(path.read_bytes()) if path.exists() else None

    def _misbehave(self, request: Request, plan: Plan | None, now: datetime) -> XmlElement | None:
        if plan and plan.do == "fault":
            raise Fault(plan.code or "500", plan.message or "planned fault")
        if plan and plan.do in ("refuse", "error"):
            code = REFUSED if plan.do == "refuse" else FAILED
            return answer(request, code, plan.message or "planned", now, None)
        return None

    def _serve(self, request: Request, now: datetime) -> XmlElement:
        if request.service_id not in SERVICES:
            raise Fault("999", "the service is not registered")
        key = (request.sender_id, request.message_id)
        kept = self._answers.get(key)
        if kept and kept[0] != request.digest:
            raise Fault("409", "the message id belongs to another request")
        try:
            data = etree.fromstring(kept[1]) if kept else self._first(request, key, now)
        except Refused as error:
            return answer(request, REFUSED, str(error), now, None)
        except Exception:  # a register's own failure is told in the channel's words, as the real one does
            return answer(request, FAILED, "unhandled exception of the service", now, None)
        return answer(request, DONE, "Message has been processed successfully", now, data)

    def _first(self, request: Request, key: tuple[str, str], now: datetime) -> XmlElement:
        data = SERVICES[request.service_id](self._context, request, now)
        text = etree.tostring(data, encoding="unicode")
        self._keep(key, (request.digest, text))
        self._log.append({"sender": key[0], "message_id": key[1], "digest": request.digest, "data": text})
        return data

    def _keep(self, key: tuple[str, str], kept: tuple[str, str]) -> None:
        self._answers[key] = kept
        if len(self._answers) > KEPT_ANSWERS:
            self._answers.popitem(last=False)

    def _reply(self, envelope: XmlElement, plan: Plan | None) -> web.Response:
        verb = plan.do if plan else ""
        if verb == "garbage":
            return web.Response(status=502, text="<html>Bad gateway</html>", content_type="text/html")
        if verb != "unsigned":
            sign_body(envelope, self._signer(verb))
        if verb == "tampered":
            next(e for e in envelope.iter("message", "faultstring")).text = "changed on the way"
        failed = next(envelope.iter("faultstring"), None) is not None
        raw = etree.tostring(envelope, encoding="UTF-8", xml_declaration=True)
        return web.Response(status=500 if failed else 200, body=raw, content_type="text/xml", charset="utf-8")

    def _signer(self, verb: str) -> BodySigner:
        return self._keys.stranger if verb == "wrong-signature" else self._keys.signer


def make_app(gateway: Gateway, context: Context) -> web.Application:
    """The application: /SyncChannel, /control/people, /control/organisations, /control/policy, …"""

    async def put_people(request: web.Request) -> web.Response:
        return await _put(request, "people", "iin")

    async def put_organisations(request: web.Request) -> web.Response:
        return await _put(request, "organisations", "bin")

    async def _put(request: web.Request, kind: str, key: str) -> web.Response:
        body = await read_object(request)
        rows = body.get(kind, [body])
        if not isinstance(rows, list):
            raise BadInput(f"{kind}: a list")
        return web.json_response({"kept": context.registers.put(kind, key, rows)})

    async def put_extracts(request: web.Request) -> web.Response:
        body = await read_object(request)
        rows = body.get("extracts", [body])
        if not isinstance(rows, list):
            raise BadInput("extracts: a list")
        return web.json_response({"kept": context.registers.put_extracts(rows)})

    async def get_extracts(request: web.Request) -> web.Response:
        iin = request.query.get("iin", "")
        return web.json_response({name: context.registers.extract(iin, name) for name in FIELDS})

    async def set_policy(request: web.Request) -> web.Response:
        context.registers.set_policy(str((await read_object(request)).get("unknown")))
        return web.json_response({})

    async def monitoring(request: web.Request) -> web.Response:
        case = request.query.get("case")
        found = [entry for entry in context.monitoring if case in (None, entry["caseNumber"])]
        return web.json_response({"stages": found})

    app = application(max_size=MAX_MESSAGE)
    gateway.script.mount(app)
    app.router.add_post("/SyncChannel", gateway.soap)
    app.router.add_post("/control/people", put_people)
    app.router.add_post("/control/organisations", put_organisations)
    app.router.add_post("/control/extracts", put_extracts)
    app.router.add_get("/control/extracts", get_extracts)
    app.router.add_post("/control/policy", set_policy)
    app.router.add_get("/control/monitoring", monitoring)
    return app
