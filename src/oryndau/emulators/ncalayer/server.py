"""The WebSocket door of the emulated NCALayer, and the HTTP door by which it is steered.

Control (127.0.0.1:13585): POST /script {"next": [{"do": "cancel", "iin"?, "seconds"?, "details"?}]}
appends, GET shows, DELETE clears; POST /insert {"iin": …, "tokens": […]} says whose key lies in the
machine.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from aiohttp import web
from websockets.asyncio.server import ServerConnection
from websockets.asyncio.server import serve as listen
from websockets.exceptions import ConnectionClosed

from oryndau.emulators import loopback
from oryndau.emulators.loopback import BadInput
from oryndau.emulators.ncalayer import basics, common, tls
from oryndau.emulators.ncalayer.plan import Step
from oryndau.emulators.ncalayer.signer import User
from oryndau.emulators.settings import Settings

VERSION = "1.4"
MAX_FRAME = 64 * 1024 * 1024
MODULES = {basics.MODULE: basics.answer, common.MODULE: common.answer}


async def answer(user: User, text: str | bytes) -> dict[str, Any]:
    """NCALayer's answer to one frame."""
    try:
        request = json.loads(text)
    except ValueError as error:
        return basics.failure(f"org.json.JSONException: {error}")
    if not isinstance(request, dict):
        return basics.failure("org.json.JSONException: A JSONObject text must begin with '{'")
    module = MODULES.get(str(request.get("module")))
    if module is None:  # as NCALayer without KAZTOKEN answers the client's probe
        name = request.get("module")
        return {
            "status": False,
            "code": "MODULE_NOT_FOUND",
            "message": f"Module {name} is not found.",
            "details": "",
        }
    return await module(user, request)


def door(user: User) -> Callable[[ServerConnection], Awaitable[None]]:
    """The handler of a connection: greets first, then answers one request after the other."""

    async def handle(connection: ServerConnection) -> None:
        try:
            await connection.send(json.dumps({"result": {"version": VERSION}}))
            async for frame in connection:
                await connection.send(json.dumps(await answer(user, frame), ensure_ascii=False))
        except ConnectionClosed:
            pass

    return handle


def control(user: User) -> web.Application:
    """The HTTP application that steers the emulated user."""

    async def script(request: web.Request) -> web.Response:
        if request.method == "POST":
            planned = (await loopback.read_object(request)).get("next")
            try:
                user.plan.steps += [Step.from_json(one) for one in planned or []]
            except (ValueError, TypeError, AttributeError) as error:
                raise BadInput(str(error)) from None
        elif request.method == "DELETE":
            user.plan.steps.clear()
        return web.json_response({"next": [asdict(step) for step in user.plan.steps]})

    async def insert(request: web.Request) -> web.Response:
        given = await loopback.read_object(request)
        user.keystore.inserted = str(given.get("iin") or "")
        user.tokens = tuple(map(str, given.get("tokens") or ()))
        return web.json_response({"iin": user.keystore.inserted, "tokens": list(user.tokens)})

    app = loopback.application()
    app.router.add_route("*", "/script", script)
    app.router.add_post("/insert", insert)
    return app


async def serve(settings: Settings) -> None:
    """Listens on the three ports until cancelled."""
    settings.refuse_production()
    settings.keystore.mkdir(parents=True, exist_ok=True)
    user = User.of(settings)
    secure = tls.context(settings.state / "ncalayer")
    handle, host = door(user), settings.host
    async with (
        listen(handle, host, settings.ncalayer_port, ssl=secure, max_size=MAX_FRAME),
        listen(handle, host, settings.ncalayer_plain_port, max_size=MAX_FRAME),
        asyncio.TaskGroup() as group,
    ):
        group.create_task(loopback.run(control(user), host, settings.ncalayer_control_port))
