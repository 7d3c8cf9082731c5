"""Run the emulated SMS gateway alone."""

import asyncio

from oryndau.emulators.settings import Settings
from oryndau.emulators.sms import serve

if __name__ == "__main__":
    asyncio.run(serve(Settings.from_environment()))
