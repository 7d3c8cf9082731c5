"""The signing panel against a NCALayer that does what it is told (E-11: the EDS on the portal)."""

import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

pytestmark = pytest.mark.browser
CMS = "-----BEGIN CMS-----\nMIIB\n-----END CMS-----\n"


class Layer:
    """A NCALayer: `answers` are given in order, `asked` keeps the signing requests."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.asked: list[dict[str, Any]] = []
        self.release = threading.Event()
        self.port = 0

    def handle(self, socket: ServerConnection) -> None:
        socket.send(json.dumps({"result": {"version": "1.4"}}))
        try:
            for text in socket:
                request = json.loads(text)
                if request["method"] != "sign":
                    socket.send(
                        json.dumps(
                            {"status": False, "code": "MODULE_NOT_FOUND", "message": "", "details": ""}
                        )
                    )
                    continue
                self.asked.append(request)
                answer = self.answers.pop(0)
                if answer == "wait":
                    self.release.wait(10)
                    answer = {"status": True, "body": {"result": CMS}}
                socket.send(json.dumps(answer))
        except ConnectionClosed:
            pass


@pytest.fixture
def layer(settings: Any) -> Iterator[Layer]:
    it = Layer()
    with serve(it.handle, "127.0.0.1", 0) as server:
        it.port = server.socket.getsockname()[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        allow(settings, it.port)
        yield it
        it.release.set()
        server.shutdown()


def allow(settings: Any, port: int) -> None:
    directives = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]}
    directives["connect-src"] = ["'self'", f"ws://127.0.0.1:{port}"]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": directives}


def panel(browser: Any, address: str, port: int, language: str = "en") -> Any:
    context = browser.new_context()
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()
    page.goto(f"{address}/sign/?endpoint=ws://127.0.0.1:{port}")
    page.wait_for_selector("[data-signing-ready]")
    return page


def press(page: Any) -> None:
    page.locator("[data-signing-start]").click()


def state(page: Any, name: str) -> str:
    page.wait_for_selector(f"[data-signing-state={name}]")
    return str(page.locator("[data-signing-live]").inner_text())


def test_what_the_person_signed_is_posted(browser: Any, address: str, layer: Layer) -> None:
    layer.answers = [{"status": True, "body": {"result": CMS}}]
    page = panel(browser, address, layer.port)
    press(page)
    assert page.locator("#sent").inner_text() == CMS.strip().replace("\n", " ")


def test_it_asks_for_a_detached_signature_of_the_right_person_with_a_time_stamp(
    browser: Any, address: str, layer: Layer
) -> None:
    layer.answers = [{"status": True, "body": {"result": CMS}}]
    page = panel(browser, address, layer.port, "kk")
    press(page)
    page.wait_for_selector("#sent")
    args = layer.asked[0]["args"]
    assert layer.asked[0]["module"] == "kz.gov.pki.knca.basics"
    assert args["format"] == "cms"
    assert args["data"] == "0YHTmdC70LXQvA=="
    assert args["locale"] == "kk"
    assert args["signingParams"] == {
        "decode": True,
        "encapsulate": False,
        "digested": False,
        "tsaProfile": {},
    }
    assert args["signerParams"] == {
        "iin": "900101300017", "chain": [], "extKeyUsageOids": ["1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.1"],
    }  # fmt: skip


def test_a_closed_window_sends_nothing_and_can_be_tried_again(
    browser: Any, address: str, layer: Layer
) -> None:
    layer.answers = [{"status": True, "body": {}}, {"status": True, "body": {"result": CMS}}]
    page = panel(browser, address, layer.port)
    press(page)
    assert "Nothing was signed" in state(page, "cancelled")
    assert page.locator("[data-signing-start]").inner_text() == "Try again"
    press(page)
    page.wait_for_selector("#sent")


def test_an_error_is_shown_in_ncalayers_own_words_as_text(browser: Any, address: str, layer: Layer) -> None:
    details = "<img src=x onerror=alert(1)> key expired"
    layer.answers = [{"status": False, "code": "INVOCATION_ERROR", "message": "failed", "details": details}]
    page = panel(browser, address, layer.port)
    press(page)
    assert "key expired" in state(page, "error")
    assert page.locator("[data-signing-live] img").count() == 0


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "NCALayer жауап бермейді"), ("ru", "NCALayer не отвечает"), ("en", "does not answer")],
)
def test_a_layer_that_is_not_started_is_explained(
    browser: Any, address: str, settings: Any, language: str, words: str
) -> None:
    allow(settings, 9)
    page = panel(browser, address, 9, language)
    press(page)
    assert words in state(page, "not-started")


def test_a_double_click_asks_once_and_waiting_is_said(browser: Any, address: str, layer: Layer) -> None:
    layer.answers = ["wait", "wait"]
    page = panel(browser, address, layer.port)
    page.evaluate("for (const n of [1, 2]) document.querySelector('[data-signing-start]').click()")
    assert "waiting for you" in state(page, "waiting")
    assert page.locator("[data-signing-live]").get_attribute("aria-live") == "polite"
    page.locator("[data-signing-start]").press("Enter")
    time.sleep(0.3)
    assert len(layer.asked) == 1
    layer.release.set()
    page.wait_for_selector("#sent")


def test_a_layer_that_goes_away_while_signing_sends_nothing(browser: Any, address: str, layer: Layer) -> None:
    layer.answers = []  # the request finds no answer, and the connection closes
    page = panel(browser, address, layer.port)
    press(page)
    assert "Nothing was sent" in state(page, "error")


def test_the_keyboard_alone_signs(browser: Any, address: str, layer: Layer) -> None:
    layer.answers = [{"status": True, "body": {"result": CMS}}]
    page = panel(browser, address, layer.port)
    page.locator("[data-signing-start]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#sent")
