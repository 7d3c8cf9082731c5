"""The emulated SMS gateway."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientError
from aiohttp.test_utils import TestClient, TestServer

from oryndau.emulators import ProductionRefused, Settings
from oryndau.emulators.loopback import AppendLog
from oryndau.emulators.sms import serve
from oryndau.emulators.sms.server import MAX_TEXT, SmsGateway, make_app

Client = TestClient[Any, Any]
MESSAGE = {"id": "1", "phone": "+77010000001", "text": "Өтінішіңіз тіркелді"}


def with_gateway(var: Path, act: Callable[[Client], Awaitable[None]]) -> None:
    async def run() -> None:
        app = make_app(SmsGateway(AppendLog(var / "messages.jsonl")))
        async with TestClient(TestServer(app)) as client:
            await act(client)

    asyncio.run(run())


async def taken(client: Client, **query: str) -> list[dict[str, str]]:
    async with client.get("/messages", params=query) as answer:
        messages: list[dict[str, str]] = (await answer.json())["messages"]
        return messages


async def send(client: Client, **changes: object) -> int:
    async with client.post("/send", json={**MESSAGE, **changes}) as answer:
        return answer.status


def test_a_message_is_taken_once_however_often_it_is_sent_also_after_a_restart(tmp_path: Path):
    async def act(client: Client) -> None:
        assert [await send(client) for _ in range(3)] == [202, 202, 202]
        (message,) = await taken(client)
        assert message["text"] == MESSAGE["text"]

    with_gateway(tmp_path, act)
    with_gateway(tmp_path, act)


def test_an_id_used_for_another_message_is_a_conflict(tmp_path: Path):
    async def act(client: Client) -> None:
        assert await send(client) == 202
        assert await send(client, text="another") == 409

    with_gateway(tmp_path, act)


def test_messages_are_found_by_phone_newest_first(tmp_path: Path):
    async def act(client: Client) -> None:
        for number in range(3):
            await send(client, id=str(number), text=str(number))
        await send(client, id="other", phone="+77010000002")
        assert [m["text"] for m in await taken(client, phone="+77010000001")] == ["2", "1", "0"]
        assert len(await taken(client, phone="77010000002")) == 1
        assert len(await taken(client, limit="2")) == 2

    with_gateway(tmp_path, act)


@pytest.mark.parametrize(
    "changes",
    [{"phone": "87010000001"}, {"phone": None}, {"text": ""}, {"text": "x" * (MAX_TEXT + 1)}, {"id": ""}],
)
def test_a_message_that_cannot_be_sent_is_refused(tmp_path: Path, changes: dict[str, object]):
    async def act(client: Client) -> None:
        assert await send(client, **changes) == 400
        assert await taken(client) == []

    with_gateway(tmp_path, act)


def test_planned_failures_come_once_and_the_repetition_succeeds(tmp_path: Path):
    async def act(client: Client) -> None:
        for do, status in (("fail", 503), ("refuse", 422)):
            async with client.post("/control/script", json={"do": do}) as answer:
                assert answer.status == 200
            assert await send(client) == status
        async with client.post("/control/script", json={"do": "down"}) as answer:
            assert answer.status == 200
        with pytest.raises(ClientError):
            await client.session.request("POST", client.make_url("/send"), json=MESSAGE)
        assert await taken(client) == []
        assert await send(client) == 202

    with_gateway(tmp_path, act)


def test_it_refuses_to_run_in_production(tmp_path: Path):
    with pytest.raises(ProductionRefused):
        asyncio.run(serve(Settings(environment="Production ", var=tmp_path)))
