"""Emulator of the e-government gateway's synchronous channel with the registers behind it (C-05, C-22, E-14).

``python -m oryndau.emulators.gateway``; SOAP at ``http://127.0.0.1:13582/SyncChannel``. Keys and registers
stand in ``<var>/emulators`` (see ``keys`` and ``registers``); misbehaviour is planned at
``/control/script``.
"""

from oryndau.emulators.gateway.elements import Context
from oryndau.emulators.gateway.keys import SENDER_BIN, SENDER_ID, prepare
from oryndau.emulators.gateway.registers import Registers
from oryndau.emulators.gateway.server import Gateway, make_app
from oryndau.emulators.loopback import AppendLog, run
from oryndau.emulators.settings import Settings

__all__ = ["SENDER_BIN", "SENDER_ID", "prepare", "serve"]


async def serve(settings: Settings) -> None:
    """Serve until cancelled; refuses production."""
    settings.refuse_production()
    folder = settings.state / "gateway"
    context = Context(Registers(settings.state / "registers.json"), AppendLog(folder / "monitoring.jsonl"))
    gateway = Gateway(prepare(folder), context, AppendLog(folder / "answers.jsonl"))
    await run(make_app(gateway, context), settings.host, settings.gateway_port)
