"""Run the emulated gateway alone."""

import asyncio

from oryndau.emulators.gateway import serve
from oryndau.emulators.settings import Settings

if __name__ == "__main__":
    asyncio.run(serve(Settings.from_environment()))
