"""The emulated certification centre: its profile is the national centre's, its state survives (E-11)."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from oryndau.eds import oids, pkcs12
from oryndau.eds.profile import Role
from oryndau.emulators import Settings
from oryndau.emulators.nuc import __main__ as command
from oryndau.emulators.nuc import answers
from oryndau.emulators.nuc.authority import Centre
from oryndau.emulators.nuc.people import ROLES, Application, BadApplication, issue
from oryndau.emulators.nuc.register import Register
from oryndau.emulators.nuc.server import Nuc
from oryndau.supervisor import EMULATOR_PORTS

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def centre() -> Centre:
    return Centre.create("http://127.0.0.1:1", NOW)


@pytest.mark.parametrize("role", list(ROLES))
def test_each_role_has_the_profile_of_the_national_centre(centre: Centre, role: str) -> None:
    person = (
        {} if role == "information-system" else {"surname": "Тестов", "name": "Тест", "iin": "900101300017"}
    )
    firm = {} if role == "individual" else {"bin": "050140000017", "organisation": "ТОО «Сынақ»"}
    own = issue(centre, Application(role=role, **person, **firm), NOW).certificate
    assert Role(role) in own.roles
    assert (Role.ORGANISATION in own.roles) == (role != "individual")
    assert own.key_usage == {"digital_signature", "content_commitment"}
    assert oids.EKU_EMAIL_PROTECTION in own.extended_key_usage
    assert own.policies == {oids.POLICY_SUBSCRIBER}
    assert (own.subject.iin, own.subject.bin) == (person.get("iin", ""), firm.get("bin", ""))
    assert own.ocsp_urls == ("http://127.0.0.1:1/ocsp",)


def test_a_long_name_of_an_organisation_is_cut_at_64_letters(centre: Centre) -> None:
    name = "Жауапкершілігі шектеулі серіктестік " * 4
    fields = {"iin": "900101300017", "surname": "А", "name": "Б", "bin": "050140000017", "role": "head"}
    own = issue(centre, Application(organisation=name, **fields), NOW).certificate
    assert own.subject.organisation == name[:64].strip()


def test_the_centre_says_in_every_name_that_it_is_a_test(centre: Centre) -> None:
    for pair in (centre.root, centre.issuing, centre.tsa, centre.ocsp):
        assert "TEST" in pair.certificate.subject.common_name
        assert "СЫНАҚ" in pair.certificate.subject.common_name


def test_it_is_the_same_centre_after_a_restart(tmp_path: Path) -> None:
    settings = Settings(var=tmp_path)
    first, second = Nuc(settings), Nuc(settings)
    assert first.centre.root.certificate is second.centre.root.certificate
    assert second.centre.issuing.chain == (first.centre.root.certificate,)
    assert {path.name for path in settings.trust_folder.iterdir()} == {"root.cer", "issuing.cer"}
    for path in settings.nuc_folder.glob("*.pem"):
        assert path.stat().st_mode & 0o077 == 0


def test_states_are_kept_and_taken_back(tmp_path: Path) -> None:
    register = Register(tmp_path)
    assert register.entry(7).status == "unknown"
    register.change(7, "revoked", NOW, "keyCompromise")
    assert Register(tmp_path).entry(7).reason == "keyCompromise"
    assert [serial for serial, _ in register.revoked()] == [7]
    register.change(7, "good", NOW)
    assert register.revoked() == []
    with pytest.raises(ValueError, match="status"):
        register.change(7, "lost", NOW)


def test_it_refuses_what_it_cannot_read(centre: Centre, tmp_path: Path) -> None:
    assert len(answers.ocsp_answer(centre, Register(tmp_path), b"junk", NOW)) < 20
    assert answers.time_stamp(centre.tsa, b"junk", NOW) == bytes.fromhex("30053003020102")


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(BadApplication, match="role"):
        Application.from_json({"iin": "900101300017", "role": "king"})


def test_the_command_makes_a_key_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ORYNDAU_VAR", str(tmp_path))
    monkeypatch.setenv("ORYNDAU_ENVIRONMENT", "test")
    code = command.main(["issue", "--iin", "900101300017", "--surname", "Тестов", "--name", "Тест"])
    told = json.loads(capsys.readouterr().out)
    (path,) = (tmp_path / "emulators" / "keys").glob("*.p12")
    assert code == 0
    assert f"{pkcs12.load(path.read_bytes(), Settings().key_password).certificate.serial:x}" == told["serial"]
    monkeypatch.setenv("ORYNDAU_ENVIRONMENT", "production")
    assert command.main(["issue", "--iin", "900101300017", "--surname", "Т", "--name", "Т"]) == 2


def test_all_emulators_start_say_ready_and_end_cleanly(tmp_path: Path) -> None:
    ports = {name: str(_free()) for name in EMULATOR_PORTS}
    env = os.environ | ports | {"ORYNDAU_VAR": str(tmp_path), "ORYNDAU_ENVIRONMENT": "test"}
    arguments = [sys.executable, "-m", "oryndau.emulators"]
    with subprocess.Popen(arguments, env=env, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=20) == 0


def test_stamps_and_answers_follow_the_moment_given(centre: Centre, tmp_path: Path) -> None:
    past = NOW - timedelta(days=100)
    listed = answers.crl(centre.issuing, [], past)
    assert b"260812120000Z" in listed


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
