"""Run the emulated payment gateway alone."""

import sys

from oryndau.emulators import run
from oryndau.emulators.payments import serve

if __name__ == "__main__":
    sys.exit(run.main({"payments": serve}))
