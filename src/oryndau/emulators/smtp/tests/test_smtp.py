"""The mail sink, by a real SMTP conversation."""

import asyncio
import smtplib
import socket
import time
from collections.abc import Awaitable, Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from oryndau.emulators import ProductionRefused, Settings
from oryndau.emulators.smtp import serve


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


class Running:
    """The sink at two free ports."""

    def __init__(self, var: Path) -> None:
        self.smtp, self.http = free_port(), free_port()
        self.settings = Settings(var=var, smtp_port=self.smtp, environment="test")

    async def send(self, **changes: str) -> None:
        letter = EmailMessage()
        letter["From"], letter["To"] = "service@oryndau.test", changes.get("to", "claimant@example.test")
        letter["Subject"] = changes.get("subject", "Қаулы шығарылды")
        letter.set_content("Өтінішіңіз бойынша қаулы шығарылды.\n.\nСоңы\n")
        letter.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="decree.pdf")

        def deliver() -> None:
            with smtplib.SMTP("127.0.0.1", self.smtp, timeout=5) as client:
                client.send_message(letter, to_addrs=[letter["To"], "hidden@example.test"])

        await asyncio.to_thread(deliver)

    async def call(self, method: str, path: str, **options: Any) -> Any:
        async with (
            aiohttp.ClientSession() as session,
            session.request(method, f"http://127.0.0.1:{self.http}{path}", **options) as answer,
        ):
            assert answer.status < 400, answer.status
            return await (answer.json() if answer.content_type == "application/json" else answer.read())


def with_sink(var: Path, act: Callable[[Running], Awaitable[None]]) -> None:
    async def run() -> None:
        running = Running(var)
        sink = asyncio.create_task(serve(running.settings, running.http))
        try:
            for _ in range(100):
                await asyncio.sleep(0.02)
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", running.http)) == 0:
                        break
            await act(running)
        finally:
            sink.cancel()
            await asyncio.gather(sink, return_exceptions=True)

    asyncio.run(run())


def test_a_letter_is_kept_whole_with_the_recipients_of_its_envelope(tmp_path: Path):
    async def act(sink: Running) -> None:
        await sink.send()
        (letter,) = (await sink.call("GET", "/messages"))["messages"]
        assert letter["subject"] == "Қаулы шығарылды"
        assert letter["to"] == ["claimant@example.test", "hidden@example.test"]
        assert "\n.\nСоңы" in letter["text"].replace("\r\n", "\n")
        assert letter["attachments"] == ["decree.pdf"]
        raw = await sink.call("GET", f"/messages/{letter['id']}")
        assert raw == next((tmp_path / "emulators" / "mail").glob("*.eml")).read_bytes()

    with_sink(tmp_path, act)


def test_letters_are_found_by_recipient_newest_first(tmp_path: Path):
    async def act(sink: Running) -> None:
        for subject in ("one", "two"):
            await sink.send(subject=subject)
            time.sleep(0.002)
        await sink.send(to="other@example.test")
        found = (await sink.call("GET", "/messages", params={"to": "Claimant@example.test"}))["messages"]
        assert [letter["subject"] for letter in found] == ["two", "one"]

    with_sink(tmp_path, act)


def test_planned_failures_are_those_of_smtp(tmp_path: Path):
    async def act(sink: Running) -> None:
        for do, code in (("fail", 451), ("refuse", 550)):
            await sink.call("POST", "/control/script", json={"do": do})
            with pytest.raises(smtplib.SMTPDataError) as failed:
                await sink.send()
            assert failed.value.smtp_code == code
        await sink.call("POST", "/control/script", json={"do": "down"})
        with pytest.raises((smtplib.SMTPException, OSError)):
            await sink.send()
        assert (await sink.call("GET", "/messages"))["messages"] == []
        await sink.send()

    with_sink(tmp_path, act)


def test_a_name_of_a_letter_cannot_lead_out_of_the_folder(tmp_path: Path):
    (tmp_path / "emulators").mkdir()
    (tmp_path / "emulators" / "secret.eml").write_text("secret")

    async def act(sink: Running) -> None:
        with pytest.raises(AssertionError, match="404"):
            await sink.call("GET", "/messages/..%2Fsecret")

    with_sink(tmp_path, act)


def test_it_refuses_to_run_in_production(tmp_path: Path):
    with pytest.raises(ProductionRefused):
        asyncio.run(serve(Settings(environment="production", var=tmp_path)))
