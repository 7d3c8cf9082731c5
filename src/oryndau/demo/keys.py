"""Keys of the invented people: issued by the emulated centre, used here only while the cases are made."""

from functools import lru_cache
from pathlib import Path

import requests
from django.conf import settings

from oryndau.demo.people import Invented
from oryndau.eds import pkcs12
from oryndau.eds.sign import KeyPair, sign_detached
from oryndau.eds.tsp import HttpTimestamper

PASSWORD = "Qwerty12"  # noqa: S105 (published for test keys)


def issue(person: Invented) -> None:
    """Have the emulated centre issue the person's key; NCALayer's emulator finds it in the key store."""
    _post({**person.key_request})


def issue_system(name: str, bin: str, file: Path) -> None:
    """Have a key issued to an information system (the seal), and put it where the installation looks."""
    answer = _post({"role": "information-system", "name": name, "bin": bin, "organisation": name})
    file.parent.mkdir(parents=True, exist_ok=True)
    newest = max(_store().glob(f"{bin}_information-system_*.p12"), key=lambda path: path.stat().st_mtime_ns)
    file.write_bytes(newest.read_bytes())
    file.chmod(0o600)
    assert answer["serial"], "the centre names the serial of what it issued"


def sign(person: Invented, content: bytes) -> bytes:
    """The person's CAdES signature with a time stamp, as NCALayer would make it."""
    return sign_detached(content, _key(person.iin, person.role), _timestamper())


@lru_cache(maxsize=512)
def _key(iin: str, role: str) -> KeyPair:
    newest = max(_store().glob(f"{iin}_{role}_*.p12"), key=lambda path: path.stat().st_mtime_ns)
    return pkcs12.load(newest.read_bytes(), PASSWORD)


@lru_cache(maxsize=1)
def _timestamper() -> HttpTimestamper:
    return HttpTimestamper(settings.TSP_URL)


def _store() -> Path:
    return Path(settings.VAR) / "emulators" / "keys"


def _post(data: dict[str, str]) -> dict[str, str]:
    answer = requests.post(f"{settings.NUC_URL}/issue", json={k: v for k, v in data.items() if v}, timeout=30)
    answer.raise_for_status()
    issued: dict[str, str] = answer.json()
    return issued
