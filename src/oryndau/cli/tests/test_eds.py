"""`./oryndau eds verify` (E-11): what it prints and how it ends."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from oryndau.cli import eds
from oryndau.eds import sign
from oryndau.eds.sign import KeyPair
from oryndau.eds.tests.conftest import CONTENT, NOW
from oryndau.emulators.nuc import answers
from oryndau.emulators.nuc.authority import Centre
from oryndau.emulators.nuc.people import Application, issue
from oryndau.emulators.nuc.register import Register


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with trust, lists, a content, and signatures of a good and of a revoked key."""
    made = tmp_path_factory.mktemp("eds")
    centre, register = Centre.create("http://127.0.0.1:9", NOW), Register(made / "register")
    good, bad = (_person(centre, iin) for iin in ("900101300017", "800101300019"))
    register.change(bad.certificate.serial, "revoked", NOW - timedelta(hours=1))
    for name in ("trust", "crl"):
        (made / name).mkdir()
    for number, one in enumerate(centre.anchors):
        (made / "trust" / f"{number}.cer").write_bytes(one.der)
    (made / "crl" / "ca.crl").write_bytes(answers.crl(centre.issuing, register.revoked(), NOW))
    (made / "crl" / "root.crl").write_bytes(answers.crl(centre.root, [], NOW))
    (made / "content").write_bytes(CONTENT)
    (made / "good.p7s").write_bytes(sign.sign_detached(CONTENT, good))
    (made / "bad.p7s").write_text(sign.armour(sign.sign_detached(CONTENT, bad)))
    (made / "inside.p7s").write_bytes(sign.sign_attached(CONTENT, good))
    return made


def _person(centre: Centre, iin: str) -> KeyPair:
    application = Application(surname="Тестов", name="Тест", iin=iin)
    return issue(centre, application, NOW - timedelta(days=1))


def run(folder: Path, name: str, *options: str) -> Result:
    app = typer.Typer()
    eds.register(app)
    common = ["--trust", folder / "trust", "--at", NOW.isoformat(), "--offline"]
    return CliRunner().invoke(app, ["eds", "verify", *map(str, [folder / name, *common]), *options])


def with_content(folder: Path, *more: str) -> list[str]:
    return ["--content", str(folder / "content"), *more]


def test_a_good_signature_ends_with_0_and_says_who_signed(folder: Path) -> None:
    result = run(folder, "good.p7s", *with_content(folder, "--crl", str(folder / "crl")))
    assert result.exit_code == 0
    assert "900101300017" in result.output


def test_a_revoked_one_ends_with_1_and_says_why_in_the_language_asked(folder: Path) -> None:
    result = run(folder, "bad.p7s", *with_content(folder, "--crl", str(folder / "crl"), "--lang", "kk"))
    assert result.exit_code == 1
    assert "қайтарып алынған" in result.output


def test_without_lists_it_ends_with_2(folder: Path) -> None:
    result = run(folder, "good.p7s", *with_content(folder, "--json"))
    assert result.exit_code == 2
    assert json.loads(result.output)["reasons"][0]["code"] == "revocation-unknown"


def test_a_content_inside_needs_no_file_and_a_detached_one_does(folder: Path) -> None:
    assert run(folder, "inside.p7s", "--crl", str(folder / "crl")).exit_code == 0
    assert run(folder, "good.p7s", "--crl", str(folder / "crl")).exit_code == 2


def test_what_is_no_signature_ends_with_1(folder: Path) -> None:
    assert run(folder, "content", *with_content(folder)).exit_code == 1
