"""`python -m oryndau` is the same as `./oryndau`."""

from oryndau.cli import app

app()
