"""`test`: installs what the tests need, and runs them all."""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from typing import IO, Annotated

import typer

from oryndau import database

OK, NOTHING_COLLECTED = 0, 5
ROOT = Path(__file__).resolve().parents[3]
BROWSER_PACKAGES = ["chromium", "fonts-noto-core"]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(test)


def test(
    context: typer.Context,
    browser: Annotated[bool, typer.Option(help="Run the journeys in a real browser too.")] = True,  # noqa: PT028 (not a test)
) -> None:
    """Run all tests. Further arguments go to pytest, e.g. `./oryndau test src/oryndau/law -k deadline`."""
    from oryndau.portal import frontend

    frontend.build()
    if browser:
        install_browser()
    _start_database()
    # Playwright leaves an event loop running in its thread, in which other tests cannot run their own: the
    # journeys have a process of their own. The others run beside it, and are told after it.
    with tempfile.TemporaryFile() as told:
        others = _pytest(context.args, "not browser", told if browser else None)
        journeys = _pytest(context.args, "browser") if browser else None
        codes = [journeys.wait()] if journeys else []
        codes.append(others.wait())
        told.seek(0)
        shutil.copyfileobj(told, sys.stdout.buffer)
        sys.stdout.flush()
    failed = [code for code in codes if code not in (OK, NOTHING_COLLECTED)]
    raise typer.Exit(failed[0] if failed else OK if OK in codes else NOTHING_COLLECTED)


def _start_database() -> str:
    """Start the tests' own server before the two processes of pytest come to it at once; its URL."""
    if url := os.environ.get("DATABASE_URL"):
        return url
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return database.start_embedded(ROOT / "var" / "test" / "postgres", durable=False)


def _pytest(arguments: list[str], marked: str, told: IO[bytes] | None = None) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "ORYNDAU_ENVIRONMENT": "test"}
    # Named here, the settings would be read before conftest.py starts the database of the tests.
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "pytest", *arguments, "-m", marked]
    return subprocess.Popen(command, env=environment, stdout=told, stderr=told and subprocess.STDOUT)


def install_browser() -> None:
    """Install Debian's Chromium where there is none; elsewhere say what to install, and go on."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return
    apt = shutil.which("apt-get")
    if not apt or os.geteuid() != 0:
        typer.echo(
            "No Chromium: the journeys in a browser will be skipped. Install the package chromium.", err=True
        )
        return
    typer.echo("Installing Chromium for the journeys in a browser …", err=True)
    quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    subprocess.run([apt, "update", "-q"], check=True, **quiet)  # type: ignore[call-overload]
    subprocess.run(
        [apt, "install", "-y", "-q", "--no-install-recommends", *BROWSER_PACKAGES], check=True, **quiet
    )  # type: ignore[call-overload]
