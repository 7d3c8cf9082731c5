"""`python -m oryndau.emulators.ncalayer` runs the emulated NCALayer."""

import sys

from oryndau.emulators.ncalayer.server import serve
from oryndau.emulators.run import main

if __name__ == "__main__":
    sys.exit(main({"ncalayer": serve}))
