"""`python -m oryndau.emulators.nuc` runs the centre; `… issue --iin … --surname …` makes one key and prints
it.
"""

from __future__ import annotations

import argparse
import json
import sys

from oryndau.emulators import run
from oryndau.emulators.nuc.people import ROLES, Application, BadApplication
from oryndau.emulators.nuc.server import Nuc, serve
from oryndau.emulators.settings import ProductionRefused, Settings


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m oryndau.emulators.nuc", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    one = commands.add_parser("issue", help="make a key and keep it in the keystore")
    for name in ("iin", "surname", "name", "patronymic", "bin", "organisation"):
        one.add_argument(f"--{name}", default="")
    one.add_argument("--role", choices=list(ROLES), default="individual")
    one.add_argument("--key", choices=["ec", "rsa"], default="ec")
    chosen = vars(parser.parse_args(arguments))
    settings = Settings.from_environment()
    try:
        if chosen.pop("command") == "issue":
            pair = Nuc(settings).issue(Application.from_json(chosen))
            text = {"serial": f"{pair.certificate.serial:x}", "subject": pair.certificate.subject.to_json()}
            sys.stdout.write(json.dumps(text, ensure_ascii=False) + "\n")
            return 0
    except (BadApplication, ProductionRefused) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return run.main({"nuc": serve})


if __name__ == "__main__":
    sys.exit(main())
