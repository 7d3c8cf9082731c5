"""The measuring tools measure what they say: load, percentiles, statements, ceiling scripts (E-05)."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

import pytest

from oryndau.bench import ceiling, load
from oryndau.bench.figures import Figures, Target, spread
from oryndau.bench.statements import catch

SEEN: list[tuple[str, bytes]] = []


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        SEEN.append((self.path, body))
        said = b"x" * 70_000
        self.send_response(500 if body == b"bad" else 201)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    SEEN.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_every_request_is_sent_once_and_every_answer_read_whole(port: int) -> None:
    requests = [load.request("POST", f"/{n}", {}, b"good") for n in range(40)]
    answers = load.run(port, requests, clients=5, expected=201)
    assert answers.statuses == [201] * 40
    assert len(answers.seconds) == 40
    assert sorted(path for path, _body in SEEN) == sorted(f"/{n}" for n in range(40))


def test_refusals_are_counted_and_the_first_one_is_kept(port: int) -> None:
    requests = [load.request("POST", "/", {}, body) for body in (b"good", b"bad", b"bad")]
    answers = load.run(port, requests, clients=1, expected=201)
    assert answers.wrong(201) == 2
    assert answers.first_refusal.startswith(b"HTTP/1.1 500")


def test_a_closed_server_is_an_error_and_no_figure() -> None:
    with pytest.raises(OSError):
        load.run(1, [b"GET / HTTP/1.1\r\n\r\n"], clients=1, expected=200)


def test_median_and_percentile_are_in_milliseconds() -> None:
    middle, late = spread([n / 1000 for n in range(1, 101)])
    assert middle == pytest.approx(50.5)
    assert late == pytest.approx(95.95)
    assert spread([]) == (0.0, 0.0)


def test_a_target_says_whether_it_was_reached() -> None:
    assert Target("rate", 300, 301, at_least=True).reached
    assert not Target("ms", 25, 25.1).reached
    assert Figures("x", 1, 1, 1, 1, targets=[Target("ms", 25, 3)]).as_dict()["targets"][0]["reached"] is True


@pytest.mark.django_db
def test_statements_in_one_message_are_counted_each() -> None:
    from oryndau.cases import rows
    from oryndau.cases.models import CalendarVersion, Numbering
    from oryndau.timekeeping import now

    numbering = Numbering(series="s", territory="75", year=2026)
    version = CalendarVersion(version="v", source="", loaded_at=now())
    _none, caught = catch(lambda: rows.insert([numbering, version]))
    assert (len(caught.sql), caught.statements, caught.brackets) == (1, 2, 0)


def test_a_ceiling_script_gives_each_transaction_its_own_keys() -> None:
    own, other = uuid4(), uuid4()
    sql = [
        f"INSERT INTO t (id, case_id, at, body) VALUES ('{other.hex}'::uuid, '{own.hex}'::uuid, "
        "'2026-11-23 05:00:12.438129+00:00'::timestamptz, '{\"version\":1}')",
        f"INSERT INTO m (id) VALUES (unnest('{{{own.hex},{other.hex}}}'::uuid[]))",
        "INSERT INTO k (key, digest) VALUES ('once', '\\x0102'::bytea)",
    ]
    fresh = dict([ceiling.digest(b"\x01\x02"), ceiling.text("once")])
    written = ceiling.script(sql, own, fresh=fresh)
    assert own.hex not in written
    assert other.hex not in written
    assert "2026-11-23 050012.438129+0000" in written
    assert '"version": 1' in written
    assert "'once'" not in written
    assert "\\x0102" not in written
    assert written.startswith("\\set oryndau_n random(")
    assert written.splitlines()[1] == "BEGIN;"
    assert written.splitlines()[-1] == "COMMIT;"
