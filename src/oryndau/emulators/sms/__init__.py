"""Emulator of an SMS gateway: ``python -m oryndau.emulators.sms``, http://127.0.0.1:13583."""

from oryndau.emulators.loopback import AppendLog, run
from oryndau.emulators.settings import Settings
from oryndau.emulators.sms.server import SmsGateway, make_app

__all__ = ["serve"]


async def serve(settings: Settings) -> None:
    """Serve until cancelled; refuses production."""
    settings.refuse_production()
    gateway = SmsGateway(AppendLog(settings.state / "sms" / "messages.jsonl"))
    await run(make_app(gateway), settings.host, settings.sms_port)
