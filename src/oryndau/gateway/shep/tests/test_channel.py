"""How the channel fails: every way of it is an error of a known kind, and never an answer (C-05, E-14)."""

import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from uuid6 import uuid7

from oryndau.eds.wsse import BodySigner, TrustFolder
from oryndau.gateway.shep import (
    BadSignature,
    Exchange,
    GatewayFault,
    GatewayRefused,
    GatewayUnavailable,
    Registers,
    Sender,
    ServiceIds,
)
from oryndau.gateway.shep.tests.conftest import Emulator, free_port
from oryndau.gateway.shep.transport import LimitedTransport
from oryndau.law.identity import IIN

NUMBER = IIN("900101300017")


@pytest.mark.parametrize("way", ["wrong-signature", "tampered", "unsigned"])
def test_it_throws_away_an_answer_whose_signature_is_wrong(
    emulator: Emulator, registers: Registers, way: str
):
    emulator.plan(way)
    with pytest.raises(BadSignature) as refused:
        registers.person(NUMBER)
    assert refused.value.retryable
    assert registers.person(NUMBER) is None  # the plan was for one answer


def test_it_throws_away_an_answer_of_a_gateway_that_it_does_not_trust(emulator: Emulator, tmp_path: Path):
    with pytest.raises(BadSignature, match="relied upon"):
        Registers(emulator.channel(trust=TrustFolder(tmp_path))).person(NUMBER)


def test_a_service_that_the_gateway_does_not_know_is_fault_999(emulator: Emulator):
    with pytest.raises(GatewayFault) as failed:
        Registers(emulator.channel(), ServiceIds(person="Nobody")).person(NUMBER)
    assert (failed.value.code, failed.value.retryable) == ("999", False)


def test_a_fault_keeps_its_code_and_may_pass(emulator: Emulator, registers: Registers):
    emulator.plan("fault", code="500", message="the register is being repaired")
    with pytest.raises(GatewayFault, match="repaired") as failed:
        registers.person(NUMBER)
    assert (failed.value.code, failed.value.retryable) == ("500", True)


def test_a_fault_without_a_signature_is_no_answer(emulator: Emulator):
    emulator.plan("unsigned")
    with pytest.raises(GatewayUnavailable, match="without a signature"):
        Registers(emulator.channel(), ServiceIds(person="Nobody")).person(NUMBER)


def test_a_refusal_and_an_exception_of_the_service_differ(emulator: Emulator, registers: Registers):
    emulator.plan("refuse")
    with pytest.raises(GatewayRefused):
        registers.person(NUMBER)
    emulator.plan("error")
    with pytest.raises(GatewayFault) as failed:
        registers.person(NUMBER)
    assert (failed.value.code, failed.value.retryable) == ("SCSE003", True)


@pytest.mark.parametrize("way", ["down", "garbage"])
def test_a_gateway_that_is_down_is_unavailable(emulator: Emulator, registers: Registers, way: str):
    emulator.plan(way)
    with pytest.raises(GatewayUnavailable) as failed:
        registers.person(NUMBER)
    assert failed.value.retryable


def test_a_closed_port_is_unavailable(emulator: Emulator):
    with pytest.raises(GatewayUnavailable):
        Registers(emulator.channel(url=f"http://127.0.0.1:{free_port()}/SyncChannel")).person(NUMBER)


def test_it_gives_up_in_time_and_the_repetition_gets_the_same_answer(emulator: Emulator):
    registers, identifier = Registers(emulator.channel(timeout=0.4)), uuid7()
    emulator.plan("delay", seconds=1.0)
    began = time.monotonic()
    with pytest.raises(GatewayUnavailable):
        registers.person(NUMBER, identifier)
    assert time.monotonic() - began < 0.9
    assert registers.person(NUMBER, identifier) is None


def test_it_gives_up_on_an_answer_that_drips():
    port = free_port()

    def drip() -> None:
        with socket.create_server(("127.0.0.1", port)) as server:
            connection, _ = server.accept()
            with connection:
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 100000\r\n\r\n"
                )
                for _ in range(50):
                    try:
                        connection.sendall(b" ")
                    except OSError:
                        return
                    time.sleep(0.1)

    threading.Thread(target=drip, daemon=True).start()
    time.sleep(0.1)
    began = time.monotonic()
    with pytest.raises(GatewayUnavailable):
        LimitedTransport(0.5).post(f"http://127.0.0.1:{port}/", b"<e/>", {})
    assert time.monotonic() - began < 2


def test_a_sender_with_another_key_is_refused(emulator: Emulator):
    known = emulator.signer()
    stranger = BodySigner(ec.generate_private_key(ec.SECP256R1()), known.certificate)
    with pytest.raises(GatewayFault) as failed:
        Registers(emulator.channel(signer=stranger)).person(NUMBER)
    assert failed.value.code == "401"


def test_a_sender_under_another_name_is_refused(emulator: Emulator):
    for name in ("STRANGER", "../participant/ORYNDAU"):
        with pytest.raises(GatewayFault) as failed:
            Registers(emulator.channel(sender=Sender(name, "210840000120"))).person(NUMBER)
        assert failed.value.code == "401"


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_message_from_another_time_is_refused(emulator: Emulator, minutes: int):
    channel = emulator.channel(clock=lambda: datetime.now(UTC) + timedelta(minutes=minutes))
    with pytest.raises(GatewayFault) as failed:
        Registers(channel).person(NUMBER)
    assert (failed.value.code, failed.value.retryable) == ("408", True)


def test_an_old_answer_sent_again_is_not_an_answer_to_a_new_request(emulator: Emulator):
    kept: list[Exchange] = []
    Registers(emulator.channel(record=kept.append)).person(NUMBER)

    class Replay(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Type", "text/xml")
            self.end_headers()
            self.wfile.write(kept[0].answer or b"")

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Replay) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        with pytest.raises(BadSignature, match="another message"):
            Registers(emulator.channel(url=url)).person(NUMBER)


def test_it_hands_the_raw_bytes_to_who_keeps_the_log(emulator: Emulator):
    kept: list[Exchange] = []
    registers = Registers(emulator.channel(record=kept.append))
    registers.person(NUMBER)
    emulator.plan("down")
    with pytest.raises(GatewayUnavailable):
        registers.person(NUMBER)
    assert [e.status for e in kept] == [200, None]
    assert b"SCSS001" in (kept[0].answer or b"")
    assert NUMBER.encode() in kept[1].request


def test_no_error_shows_the_number_asked_for(emulator: Emulator, registers: Registers):
    for way in ("tampered", "unsigned", "fault", "refuse", "error", "down", "garbage"):
        emulator.plan(way)
        with pytest.raises(Exception, match=r".") as failed:
            registers.person(NUMBER)
        assert NUMBER not in str(failed.value)


def test_the_password_shows_in_no_representation():
    assert "hidden" not in repr(Sender("ORYNDAU", "210840000120", "hidden"))
