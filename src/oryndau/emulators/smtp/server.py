"""The mail sink: SMTP that takes everything, and HTTP to look at what came."""

import asyncio

from aiohttp import web
from aiosmtpd.smtp import SMTP, Envelope, Session

from oryndau.emulators.loopback import BadInput, Script, application
from oryndau.emulators.smtp.mailbox import Mailbox

VERBS = {"delay", "fail", "refuse", "down"}
MAX_LETTER = 25 * 1024 * 1024
"""Bytes of the largest letter taken."""


class Sink:
    """aiosmtpd's handler: keeps each letter, or does what is planned."""

    def __init__(self, mailbox: Mailbox, script: Script) -> None:
        self._mailbox, self._script = mailbox, script

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Called by aiosmtpd with a whole letter; returns the SMTP answer."""
        plan = self._script.take()
        if plan and plan.do == "delay":
            await asyncio.sleep(plan.seconds)
        if plan and plan.do == "fail":
            return f"451 {plan.message or 'try again later'}"
        if plan and plan.do == "refuse":
            return f"550 {plan.message or 'no such mailbox'}"
        if plan and plan.do == "down":
            if server.transport is not None:
                server.transport.close()
            return "421 closing"
        content = envelope.content or b""
        raw = content.encode() if isinstance(content, str) else content
        return f"250 kept as {self._mailbox.keep(list(envelope.rcpt_tos), raw)}"


def make_app(mailbox: Mailbox, script: Script) -> web.Application:
    """The application: /messages?to=, /messages/{id}, /control/script."""

    async def listed(request: web.Request) -> web.Response:
        limit = request.query.get("limit", "50")
        if not limit.isdecimal() or not 0 < int(limit) <= 1000:
            raise BadInput("limit: 1 to 1000")
        return web.json_response({"messages": mailbox.newest(request.query.get("to"), int(limit))})

    async def one(request: web.Request) -> web.Response:
        raw = mailbox.raw(request.match_info["id"])
        if raw is None:
            raise web.HTTPNotFound
        return web.Response(body=raw, content_type="message/rfc822")

    app = application()
    script.mount(app)
    app.router.add_get("/messages", listed)
    app.router.add_get("/messages/{id}", one)
    return app
