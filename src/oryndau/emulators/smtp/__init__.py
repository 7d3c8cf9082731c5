"""Mail sink: SMTP on 127.0.0.1:13584, the letters kept at http://127.0.0.1:13586/messages.

``python -m oryndau.emulators.smtp``. Letters stand as files in ``<var>/emulators/mail``. The port of the
HTTP side is ORYNDAU_MAIL_PORT.
"""

import asyncio
import os

from aiosmtpd.smtp import SMTP

from oryndau.emulators.loopback import Script, run
from oryndau.emulators.settings import Settings
from oryndau.emulators.smtp.mailbox import Mailbox
from oryndau.emulators.smtp.server import MAX_LETTER, VERBS, Sink, make_app

__all__ = ["serve"]


async def serve(settings: Settings, mail_port: int | None = None) -> None:
    """Serve SMTP and HTTP until cancelled; refuses production."""
    settings.refuse_production()
    mailbox, script = Mailbox(settings.state / "mail"), Script(VERBS)
    sink = Sink(mailbox, script)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(sink, data_size_limit=MAX_LETTER, enable_SMTPUTF8=True, ident="Oryndau mail sink"),
        settings.host,
        settings.smtp_port,
    )
    async with server:
        port = mail_port if mail_port is not None else int(os.environ.get("ORYNDAU_MAIL_PORT", "13586"))
        await run(make_app(mailbox, script), settings.host, port)
