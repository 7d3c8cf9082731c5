"""What the HTTP emulators share: an application for this machine alone, planned misbehaviour, an appended
log.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

_LOCAL = {"127.0.0.1", "localhost", "[::1]"}
PAGES = "/bank/"
"""Where an emulator shows pages to people."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    # A page in the user's browser must not steer an emulator: it would come with another host name or
    # without JSON. Only a form of the emulator's own pages may be sent.
    if request.host.rsplit(":", 1)[0] not in _LOCAL:
        raise web.HTTPForbidden(text="this machine only")
    changes = request.method in {"POST", "PUT", "DELETE"}
    own_page = request.path.startswith(PAGES) and request.headers.get("Origin") == f"http://{request.host}"
    if changes and "Origin" in request.headers and not own_page:
        raise web.HTTPForbidden(text="programs only")
    try:
        return await handler(request)
    except BadInput as error:
        return web.json_response({"error": str(error)}, status=400)


class BadInput(ValueError):
    """The caller's JSON is not what the emulator takes; answered as 400 with the reason."""


def application(max_size: int = 1024 * 1024) -> web.Application:
    """An empty application that answers this machine's programs only; bodies up to `max_size` bytes."""
    return web.Application(middlewares=[_guard], client_max_size=max_size)


async def run(app: web.Application, host: str, port: int) -> None:
    """Serve `app` until cancelled; refuses a host that is not the loopback."""
    if host not in {"127.0.0.1", "::1", "localhost"}:
        raise ValueError("an emulator listens on the loopback only")
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


async def read_object(request: web.Request) -> dict[str, Any]:
    """The request's JSON object; raises :class:`BadInput`."""
    try:
        body = await request.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        body = None
    if not isinstance(body, dict):
        raise BadInput("a JSON object is expected")
    return body


@dataclass
class Plan:
    """What to do instead of the usual, `times` times, to requests of `service` (``*``: all)."""

    do: str
    service: str = "*"
    times: int = 1
    seconds: float = 0.0
    code: str = ""
    message: str = ""


class Script:
    """The queue of planned misbehaviour; `verbs` are what an emulator can do."""

    def __init__(self, verbs: set[str]) -> None:
        self._verbs, self._plans = verbs, list[Plan]()

    def add(self, plan: Plan) -> None:
        """Plan something; raises :class:`BadInput` for an unknown verb or an impossible count."""
        if plan.do not in self._verbs:
            raise BadInput(f"do: one of {', '.join(sorted(self._verbs))}")
        if plan.times < 1 or not 0 <= plan.seconds <= 600:
            raise BadInput("times is at least 1 and seconds between 0 and 600")
        self._plans.append(plan)

    def take(self, service: str = "*") -> Plan | None:
        """The next plan for `service`, used up once; None for the usual behaviour."""
        for plan in self._plans:
            if plan.service in ("*", service):
                plan.times -= 1
                if not plan.times:
                    self._plans.remove(plan)
                return plan
        return None

    def mount(self, app: web.Application) -> None:
        """Add POST, GET and DELETE /control/script to `app`."""
        app.router.add_post("/control/script", self._post)
        app.router.add_get("/control/script", self._get)
        app.router.add_delete("/control/script", self._delete)

    async def _post(self, request: web.Request) -> web.Response:
        body = await read_object(request)
        try:
            self.add(Plan(**body))
        except TypeError as error:
            raise BadInput(f"fields: {', '.join(Plan.__dataclass_fields__)}") from error
        return await self._get(request)

    async def _get(self, request: web.Request) -> web.Response:
        return web.json_response({"plans": [asdict(plan) for plan in self._plans]})

    async def _delete(self, request: web.Request) -> web.Response:
        self._plans.clear()
        return await self._get(request)


class AppendLog:
    """JSON objects, one a line, appended as they come; a line torn by a crash is passed over."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[dict[str, Any]]:
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                try:
                    yield json.loads(line)
                except json.JSONDecodeError:
                    continue

    def append(self, entry: dict[str, Any]) -> None:
        """Write `entry` on a line of its own."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps(entry, ensure_ascii=False)
        with self._path.open("a", encoding="utf-8") as lines:
            # The newline comes first as well: what follows a torn line must not be lost with it.
            lines.write(f"\n{line}\n" if lines.tell() else f"{line}\n")
