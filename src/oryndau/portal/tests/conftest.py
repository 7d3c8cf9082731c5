"""The portal alone: its own addresses, no database, and a small server for the browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from oryndau.portal import frontend, messages


@pytest.fixture(scope="session", autouse=True)
def _catalogues() -> None:
    messages.compile_all()


@pytest.fixture
def portal(settings: Any) -> Client:
    """A client of the portal's pages; whatever needs a database is left out."""
    settings.ROOT_URLCONF = "oryndau.portal.tests.urls"
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
    settings.ALLOWED_HOSTS = ["*"]
    left_out = ("oryndau.", "AuthenticationMiddleware")
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not any(part in name for part in left_out)]
    return Client()


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of the built front end."""
    frontend.build()
    return frontend.OUT


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def address(portal: Client, built: Path) -> Iterator[str]:
    """The portal served on a free port of this machine."""
    server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), _Server, _Quiet)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium; tests of the browser are skipped, visibly, where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("no Chromium on this machine")
    return {"executable_path": chromium, "args": ["--no-sandbox"]}
