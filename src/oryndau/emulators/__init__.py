"""Emulators of the systems around Oryndau: separate programs that the product never imports.

Each emulator is a package with `async def serve(settings) -> None`, which listens on 127.0.0.1 until
cancelled. `python -m oryndau.emulators` runs them all in one process.
"""

from oryndau.emulators.settings import ProductionRefused, Settings

__all__ = ["ProductionRefused", "Settings"]
