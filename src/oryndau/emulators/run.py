"""Runs emulators in one process until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping

from oryndau.emulators.settings import ProductionRefused, Settings

Serve = Callable[[Settings], Awaitable[None]]
PORTS = {
    "nuc": ("nuc_port",),
    "ncalayer": ("ncalayer_port", "ncalayer_plain_port", "ncalayer_control_port"),
    "gateway": ("gateway_port",),
    "sms": ("sms_port",),
    "smtp": ("smtp_port",),
    "payments": ("payments_port",),
}
START_SECONDS = 30.0


def main(emulators: Mapping[str, Serve]) -> int:
    """Runs them, prints `ready` when every port listens; 0 after SIGTERM or SIGINT, 1 when one broke, 2
    refused.
    """
    settings = Settings.from_environment()
    try:
        settings.refuse_production()
        asyncio.run(run(settings, emulators))
    except ProductionRefused as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    except BaseExceptionGroup as broken:
        for error in broken.exceptions:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    return 0


async def run(settings: Settings, emulators: Mapping[str, Serve]) -> None:
    """Serves until a signal asks to stop; the failure of one emulator stops all, loudly."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_coroutine(serve, settings)) for serve in emulators.values()]
        ports = [getattr(settings, port) for name in emulators for port in PORTS[name]]
        await wait_until_listening(settings.host, ports, stop)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await stop.wait()
        for task in tasks:
            task.cancel()


async def wait_until_listening(host: str, ports: Iterable[int], stop: asyncio.Event) -> None:
    """Returns when each port takes a connection; TimeoutError after START_SECONDS."""
    async with asyncio.timeout(START_SECONDS):
        for port in ports:
            while not stop.is_set():
                with contextlib.suppress(OSError):
                    _, writer = await asyncio.open_connection(host, port)
                    writer.close()
                    break
                await asyncio.sleep(0.05)


async def _coroutine(serve: Serve, settings: Settings) -> None:
    await serve(settings)
