"""`python -m oryndau.chaos` is `./oryndau chaos`; a test starts it so, since it needs its own process."""

import typer

from oryndau.cli.chaos import chaos

typer.run(chaos)
