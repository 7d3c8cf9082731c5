"""The centre's HTTP services on 127.0.0.1, and the doors by which tests and the demonstration steer it.

POST /ocsp, POST /tsp, GET /crl/ca.crl, /crl/root.crl, /cert/ca.cer, /cert/root.cer as the real one; POST
/issue, POST /control, GET /issued and /control/script are the emulator's own; the script knows the services
ocsp, tsp, crl, cert and the verbs ok, delay, error, garbage, no-nonce.
"""

from __future__ import annotations

import asyncio
import base64
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from oryndau.eds import pkcs12
from oryndau.eds.certificate import Certificate
from oryndau.eds.sign import KeyPair
from oryndau.emulators import loopback
from oryndau.emulators.clock import now
from oryndau.emulators.loopback import Handler, Plan, Script
from oryndau.emulators.nuc import answers
from oryndau.emulators.nuc.authority import Centre
from oryndau.emulators.nuc.people import Application, issue
from oryndau.emulators.nuc.register import Register
from oryndau.emulators.settings import Settings


class Nuc:
    """The centre with its register, keystore and script; `answer_*` are used by the HTTP handlers."""

    def __init__(self, settings: Settings) -> None:
        settings.refuse_production()
        self.settings = settings
        self.centre = Centre.open(settings.nuc_folder, settings.nuc_url, now())
        self.register = Register(settings.nuc_folder)
        self.register.add(self.centre.tsa.certificate)
        self.script = Script({"ok", "delay", "error", "garbage", "no-nonce"})
        settings.keystore.mkdir(parents=True, exist_ok=True)

    def issue(self, application: Application, start: datetime | None = None, days: int = 365) -> KeyPair:
        """A new key, kept in the register and, as a .p12, in the keystore."""
        pair = issue(self.centre, application, start or now() - timedelta(days=1), days)
        self.register.add(pair.certificate)
        name = f"{application.iin or application.bin}_{application.role}_{pair.certificate.serial:x}.p12"
        data = pkcs12.dump(pair, self.settings.key_password, application.subject.rfc4514_string())
        (self.settings.keystore / name).write_bytes(data)
        return pair


def application(nuc: Nuc) -> web.Application:
    """The HTTP application of a centre."""
    app = loopback.application()
    service = _service(nuc)
    centre, register, router = nuc.centre, nuc.register, app.router
    router.add_post("/ocsp", service("ocsp", lambda body: answers.ocsp_answer(centre, register, body, now())))
    router.add_post("/tsp", service("tsp", lambda body: answers.time_stamp(centre.tsa, body, now())))
    ca_crl = service("crl", lambda _: answers.crl(centre.issuing, register.revoked(), now()))
    router.add_get("/crl/ca.crl", ca_crl)
    router.add_get("/crl/root.crl", service("crl", lambda _: answers.crl(centre.root, [], now())))
    router.add_get("/cert/ca.cer", service("cert", lambda _: centre.issuing.certificate.der))
    router.add_get("/cert/root.cer", service("cert", lambda _: centre.root.certificate.der))
    router.add_post("/issue", _json(nuc, _issue))
    router.add_post("/control", _json(nuc, _control))
    router.add_get("/issued", _json(nuc, _issued))
    nuc.script.mount(app)
    return app


async def serve(settings: Settings) -> None:
    """Listens on the centre's port until cancelled."""
    await loopback.run(application(Nuc(settings)), settings.host, settings.nuc_port)


_TYPES = {
    "ocsp": "application/ocsp-response",
    "tsp": "application/timestamp-reply",
    "crl": "application/pkix-crl",
    "cert": "application/pkix-cert",
}


def _service(nuc: Nuc) -> Callable[[str, Callable[[bytes], bytes]], Handler]:
    def wrap(name: str, answer: Callable[[bytes], bytes]) -> Handler:
        async def handle(request: web.Request) -> web.Response:
            plan = nuc.script.take(name) or Plan("ok")
            await asyncio.sleep(plan.seconds)
            if plan.do == "error":
                return web.Response(status=503, text="scripted failure")
            body = await request.read()
            data = b"\x30\x03garbage" if plan.do == "garbage" else answer(body)
            if plan.do == "no-nonce":
                data = answers.ocsp_answer(nuc.centre, nuc.register, body, now(), nonce=False)
            return web.Response(body=data, content_type=_TYPES[name])

        return handle

    return wrap


def _json(nuc: Nuc, handler: Callable[[Nuc, dict[str, Any]], Any]) -> Handler:
    async def handle(request: web.Request) -> web.Response:
        try:
            given = await loopback.read_object(request) if request.can_read_body else {}
            return web.json_response(handler(nuc, given))
        except (ValueError, KeyError, TypeError) as error:
            return web.json_response({"error": str(error)}, status=400)

    return handle


def _issue(nuc: Nuc, given: dict[str, Any]) -> dict[str, Any]:
    start = datetime.fromisoformat(given["valid_from"]) if given.get("valid_from") else None
    pair = nuc.issue(Application.from_json(given), start, int(given.get("days", 365)))
    return _described(pair.certificate)


def _control(nuc: Nuc, given: dict[str, Any]) -> dict[str, Any]:
    """{status: good|revoked|hold|unknown, serial | iin | bin, at?, reason?}: changes each matching
    certificate.
    """
    at = datetime.fromisoformat(given["at"]) if given.get("at") else now()
    found = [c for c in nuc.register.certificates() if _matches(c, given)]
    for one in found:
        nuc.register.change(one.serial, str(given["status"]), at, str(given.get("reason", "unspecified")))
    return {"changed": [f"{one.serial:x}" for one in found]}


def _matches(one: Certificate, given: dict[str, Any]) -> bool:
    if given.get("serial"):
        return f"{one.serial:x}" == str(given["serial"]).lower()
    wanted = {name: str(given[name]) for name in ("iin", "bin") if given.get(name)}
    return bool(wanted) and all(getattr(one.subject, name) == value for name, value in wanted.items())


def _issued(nuc: Nuc, _: dict[str, Any]) -> dict[str, Any]:
    return {"certificates": [_described(one, nuc) for one in nuc.register.certificates()]}


def _described(one: Certificate, nuc: Nuc | None = None) -> dict[str, Any]:
    described: dict[str, Any] = {
        "serial": f"{one.serial:x}",
        "certificate": base64.b64encode(one.der).decode(),
        "subject": one.subject.to_json(),
        "roles": sorted(one.roles),
        "not_after": one.not_after.isoformat(),
    }
    return described | ({"status": nuc.register.entry(one.serial).status} if nuc else {})
