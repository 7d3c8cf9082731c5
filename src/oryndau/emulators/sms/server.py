"""The emulated SMS gateway: POST /send, GET /messages."""

import asyncio
import re
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from oryndau.emulators.loopback import AppendLog, BadInput, Script, application, read_object

VERBS = {"delay", "fail", "refuse", "down"}
MAX_TEXT = 670
"""Letters of the longest message: ten parts of 67 letters, since Kazakh and Russian go as UCS-2."""


class SmsGateway:
    """Messages taken, by their id; the same id with the same content is taken once."""

    def __init__(self, log: AppendLog) -> None:
        self._log, self.script = log, Script(VERBS)
        self._messages: dict[str, dict[str, Any]] = {entry["id"]: entry for entry in log}

    async def send(self, request: web.Request) -> web.Response:
        """Take ``{id, phone, text}``: 202 with the receipt, 409 when the id was used for another message."""
        message = _checked(await read_object(request))
        plan = self.script.take()
        if plan and plan.do == "delay":
            await asyncio.sleep(plan.seconds)
        if plan and plan.do == "down":
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=503)
        if plan and plan.do in ("fail", "refuse"):
            return web.json_response({"error": plan.message}, status=503 if plan.do == "fail" else 422)
        kept = self._messages.get(message["id"])
        if kept and (kept["phone"], kept["text"]) != (message["phone"], message["text"]):
            return web.json_response({"error": "the id belongs to another message"}, status=409)
        if not kept:
            kept = {**message, "at": datetime.now(UTC).isoformat()}
            self._messages[message["id"]] = kept
            self._log.append(kept)
        return web.json_response({"id": kept["id"], "accepted_at": kept["at"]}, status=202)

    async def messages(self, request: web.Request) -> web.Response:
        """The messages taken, newest first; ``?phone=`` for one phone, ``?limit=`` (100) for more."""
        phone, limit = request.query.get("phone"), request.query.get("limit", "100")
        if not limit.isdecimal():
            raise BadInput("limit: a number")
        # In a query a plus is a space unless it is escaped; both spellings of a number are understood.
        wanted = None if phone is None else "+" + phone.strip().removeprefix("+")
        found = [m for m in reversed(self._messages.values()) if wanted in (None, m["phone"])]
        return web.json_response({"messages": found[: int(limit)]})


def _checked(body: dict[str, Any]) -> dict[str, str]:
    identifier, phone, text = (body.get(name) for name in ("id", "phone", "text"))
    if not isinstance(identifier, str) or not 0 < len(identifier) <= 100:
        raise BadInput("id: 1 to 100 letters")
    if not isinstance(phone, str) or not re.fullmatch(r"\+7\d{10}", phone, re.ASCII):
        raise BadInput("phone: +7 and ten digits")
    if not isinstance(text, str) or not 0 < len(text) <= MAX_TEXT:
        raise BadInput(f"text: 1 to {MAX_TEXT} letters")
    return {"id": identifier, "phone": phone, "text": text}


def make_app(gateway: SmsGateway) -> web.Application:
    """The application: /send, /messages, /control/script."""
    app = application()
    gateway.script.mount(app)
    app.router.add_post("/send", gateway.send)
    app.router.add_get("/messages", gateway.messages)
    return app
