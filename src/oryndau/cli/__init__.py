"""The command line: `./oryndau COMMAND`. Each file of this folder brings the commands of one room."""

import importlib
import os

import typer

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oryndau.settings")

app = typer.Typer(
    name="oryndau", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Kazakhstan's enforcement services as one system.",
)  # fmt: skip

ROOMS = (
    "up", "test", "law", "eds", "journal", "exam", "calendar", "docs", "messages", "bench", "chaos",
    "pictures", "incidents",
)  # fmt: skip

for _room in ROOMS:
    importlib.import_module(f"oryndau.cli.{_room}").register(app)
