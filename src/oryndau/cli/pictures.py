"""`pictures`: takes the README's pictures anew, of an installation started for them."""

import subprocess
import sys
from pathlib import Path

import typer

from oryndau.cli.test import install_browser

# Not from the settings: they are read only once the database stands.
ROOT = Path(__file__).resolve().parents[3]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(pictures)


def pictures() -> None:
    """Photograph the main pages of a fresh installation into docs/pictures (needs a browser)."""
    install_browser()
    done = subprocess.run([sys.executable, "-m", "tests.journeys.pictures"], cwd=ROOT)
    raise typer.Exit(done.returncode)
