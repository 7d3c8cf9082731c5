"""The emulated gateway against hostile and broken requests, and across restarts (C-05, E-14)."""

import asyncio
import copy
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from lxml import etree

from oryndau.eds.wsse import BodySigner, TrustFolder, body_of, parse, sign_body, verify_body
from oryndau.eds.wsse.names import SOAP, XSI
from oryndau.emulators import ProductionRefused, Settings
from oryndau.emulators.gateway import SENDER_ID, serve
from oryndau.emulators.gateway.elements import Context
from oryndau.emulators.gateway.keys import prepare
from oryndau.emulators.gateway.registers import Registers
from oryndau.emulators.gateway.server import Gateway, make_app
from oryndau.emulators.gateway.services import MONITORING
from oryndau.emulators.loopback import AppendLog

Client = TestClient[Any, Any]


def with_gateway(var: Path, act: Callable[[Client], Awaitable[None]]) -> None:
    """Start the gateway over `var`, as at a start of the program, and let `act` talk to it."""

    async def run() -> None:
        context = Context(Registers(var / "registers.json"), AppendLog(var / "monitoring.jsonl"))
        gateway = Gateway(prepare(var / "gateway"), context, AppendLog(var / "answers.jsonl"))
        async with TestClient(TestServer(make_app(gateway, context))) as client:
            await act(client)

    asyncio.run(run())


def sender(var: Path) -> BodySigner:
    prepare(var / "gateway")
    path = var / "gateway" / "participant"
    return BodySigner.load(path / f"{SENDER_ID}.key", path / f"{SENDER_ID}.pem")


def stage(message_id: str, stage: str = "registered", **more: str) -> etree._Element:
    """An envelope that enters a stage; `more` adds elements to its data."""
    now = datetime.now(UTC).isoformat()
    values = {"messageId": message_id, "serviceCode": "s", "caseNumber": "c", "territory": "75"}
    values |= {"stage": stage, "stageDate": now, **more}
    data = "".join(f"<{name}>{value}</{name}>" for name, value in values.items())
    return parse(
        f"""<s:Envelope xmlns:s="{SOAP}" xmlns:xsi="{XSI}"><s:Header/><s:Body>
        <t:SendMessage xmlns:t="http://bip.bee.kz/SyncChannel/v10/Types"><request>
        <requestInfo><messageId>{message_id}</messageId><serviceId>ORYNDAU_ServiceStage</serviceId>
        <messageDate>{now}</messageDate><sender><senderId>{SENDER_ID}</senderId></sender></requestInfo>
        <requestData><data xmlns:m="{MONITORING}" xsi:type="m:Stage">{data}</data></requestData>
        </request></t:SendMessage></s:Body></s:Envelope>""".encode()
    )


async def post(
    client: Client, envelope: etree._Element | bytes, signer: BodySigner | None = None
) -> tuple[int, str]:
    """Sign with `signer` when given, send; the HTTP status with the answer's code (status or fault)."""
    if signer is not None and not isinstance(envelope, bytes):
        sign_body(envelope, signer)
    raw = envelope if isinstance(envelope, bytes) else etree.tostring(envelope)
    async with client.post("/SyncChannel", data=raw, headers={"Content-Type": "text/xml"}) as answer:
        content = await answer.read()
        if answer.content_type != "text/xml":
            return answer.status, ""
        body = body_of(parse(content))
        return answer.status, body.findtext(".//code") or body.findtext(".//errorCode") or ""


async def monitored(client: Client) -> list[dict[str, str]]:
    async with client.get("/control/monitoring") as answer:
        stages: list[dict[str, str]] = (await answer.json())["stages"]
        return stages


def test_its_answers_are_signed_by_what_its_folder_of_trust_names(tmp_path: Path):
    async def act(client: Client) -> None:
        envelope = stage("1")
        sign_body(envelope, sender(tmp_path))
        async with client.post("/SyncChannel", data=etree.tostring(envelope)) as answer:
            trust = TrustFolder(tmp_path / "gateway" / "trust")
            verified = verify_body(parse(await answer.read()), trust, datetime.now(UTC))
        assert verified.body.findtext(".//receiptNumber", "").startswith("M-")

    with_gateway(tmp_path, act)


def test_a_request_changed_after_signing_is_refused_and_kept_nowhere(tmp_path: Path):
    async def act(client: Client) -> None:
        envelope = stage("1")
        sign_body(envelope, sender(tmp_path))
        changed = etree.tostring(envelope).replace(b"registered", b"refused")
        assert await post(client, changed) == (500, "401")
        assert await post(client, stage("1")) == (500, "401")
        assert await monitored(client) == []

    with_gateway(tmp_path, act)


def test_wrapping_attacks_are_refused(tmp_path: Path):
    def second_body(envelope: etree._Element) -> None:
        envelope.append(copy.deepcopy(body_of(envelope)))

    def moved_into_header(envelope: etree._Element) -> None:
        signed = body_of(envelope)
        header = envelope.find(f"{{{SOAP}}}Header")
        assert header is not None
        wrapper = etree.SubElement(header, "Wrapper")
        wrapper.append(copy.deepcopy(signed[0]))
        wrapper.set("Id", str(signed.attrib.values()[0]))
        signed.attrib.clear()
        signed.find(".//stage").text = "refused"

    async def act(client: Client) -> None:
        for attack in (second_body, moved_into_header):
            envelope = stage("1")
            sign_body(envelope, sender(tmp_path))
            attack(envelope)
            assert await post(client, envelope) == (500, "401")
        assert await monitored(client) == []

    with_gateway(tmp_path, act)


def test_bombs_and_rubbish_get_a_fault_and_the_gateway_lives_on(tmp_path: Path):
    bomb = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 12))
    rubbish = [
        f'<!DOCTYPE e [<!ENTITY l0 "ha">{bomb}]><e>&l11;</e>'.encode(),
        b'<!DOCTYPE e SYSTEM "file:///etc/hostname"><e/>',
        b"<e>" * 10000,
        b"",
        b"\x00\xff\xfe",
        b"{}",
        f'<s:Envelope xmlns:s="{SOAP}"/>'.encode(),
    ]

    async def act(client: Client) -> None:
        for raw in rubbish:
            assert await post(client, raw) == (500, "401")
        assert (await post(client, b"<e>" + b"x" * 3_000_000 + b"</e>"))[0] == 413
        assert await post(client, stage("1"), sender(tmp_path)) == (200, "SCSS001")

    with_gateway(tmp_path, act)


@pytest.mark.parametrize("more", [{"extra": "1"}, {"territory": "99"}, {"stage": ""}, {"caseNumber": "<b/>"}])
def test_data_that_breaks_the_services_rules_is_refused(tmp_path: Path, more: dict[str, str]):
    async def act(client: Client) -> None:
        assert await post(client, stage("1", **more), sender(tmp_path)) == (200, "SCSE002")
        assert await monitored(client) == []

    with_gateway(tmp_path, act)


def test_repetitions_are_harmless_also_after_a_restart(tmp_path: Path):
    async def twice(client: Client) -> None:
        for _ in range(2):
            envelope = stage("1")
            envelope.find(".//stageDate").text = "2026-11-20T10:00:00+05:00"
            assert await post(client, envelope, sender(tmp_path)) == (200, "SCSS001")
        assert len(await monitored(client)) == 1

    with_gateway(tmp_path, twice)
    with_gateway(tmp_path, twice)


def test_a_line_torn_by_a_crash_does_not_lose_the_next(tmp_path: Path):
    path = tmp_path / "log.jsonl"
    AppendLog(path).append({"n": 1})
    with path.open("a") as file:
        file.write('{"n": 2, "te')
    AppendLog(path).append({"n": 3})
    assert list(AppendLog(path)) == [{"n": 1}, {"n": 3}]


def test_a_plan_is_for_its_service_and_its_number_of_times(tmp_path: Path):
    async def act(client: Client) -> None:
        for plan in ({"do": "fault", "service": "Other"}, {"do": "error", "times": 2}):
            async with client.post("/control/script", json=plan) as answer:
                assert answer.status == 200
        codes = [(await post(client, stage("1"), sender(tmp_path)))[1] for _ in range(3)]
        assert codes == ["SCSE003", "SCSE003", "SCSS001"]

    with_gateway(tmp_path, act)


def test_wrong_steering_is_told_what_is_wrong(tmp_path: Path):
    wrong: list[tuple[str, object]] = [
        ("script", {"do": "explode"}),
        ("script", {"do": "delay", "seconds": -1}),
        ("script", {"verb": "delay"}),
        ("script", []),
        ("people", {"iin": "1", "surname": "s", "name": "n", "birth_date": "1990-01-01"}),
        ("people", {"iin": "900101300017", "surname": "s", "name": "n", "birth_date": "yesterday"}),
        ("people", {"iin": "900101300017", "surname": "s", "name": "n"}),
        (
            "organisations",
            {"bin": "210840000120", "name_kk": "a", "name_ru": "b", "address": {"territory": "0"}},
        ),
        ("policy", {"unknown": "guess"}),
    ]

    async def act(client: Client) -> None:
        for path, body in wrong:
            async with client.post(f"/control/{path}", json=body) as answer:
                assert answer.status == 400, body
                assert (await answer.json())["error"]

    with_gateway(tmp_path, act)


def test_a_web_page_cannot_steer_it(tmp_path: Path):
    async def act(client: Client) -> None:
        for headers in ({"Host": "evil.example"}, {"Origin": "http://127.0.0.1:8000"}):
            async with client.post("/control/script", json={"do": "down"}, headers=headers) as answer:
                assert answer.status == 403

    with_gateway(tmp_path, act)


def test_the_registers_file_may_be_edited_while_it_runs(tmp_path: Path):
    registers = Registers(tmp_path / "registers.json")
    assert registers.person("900101300017") is None
    row = {"surname": "Үлгі", "name": "Ерлан", "birth_date": "1990-01-01"}
    (tmp_path / "registers.json").write_text(json.dumps({"people": {"900101300017": row}}))
    assert registers.person("900101300017") == row


def test_it_refuses_to_run_in_production(tmp_path: Path):
    with pytest.raises(ProductionRefused):
        asyncio.run(serve(Settings(environment="production", var=tmp_path)))
    assert not list(tmp_path.iterdir())
