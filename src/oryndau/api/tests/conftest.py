"""An organisation with a token, real signatures of a certification centre in memory, a program that calls."""

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings as site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from oryndau.api import rates, tokens
from oryndau.api.models import ApiFile
from oryndau.api.scopes import Scope
from oryndau.cases.ids import new_id
from oryndau.cases.proof import bytes_to_sign
from oryndau.eds import sign
from oryndau.eds.sign import KeyPair
from oryndau.eds.tests.conftest import World
from oryndau.emulators.nuc.authority import Centre
from oryndau.emulators.nuc.register import Register
from oryndau.law.facts import InitiationApplication
from oryndau.law.tests import samples
from oryndau.signing import verifiers
from oryndau.timekeeping import now

BIN, OTHER_BIN = samples.iin("05064000666"), samples.iin("05074000777")
SIGNER = {"surname": "Серікұлы", "name": "Әлібек", "patronymic": "", "iin": samples.CLAIMANT_IIN}
APPLICATIONS, CASES, FILES = "/api/v1/applications", "/api/v1/cases", "/api/v1/files"


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    tokens.forget()
    rates.forget()
    yield
    verifiers.use(None)


@pytest.fixture(scope="session")
def centre() -> Centre:
    return Centre.create("http://nuc", now())


@pytest.fixture
def world(centre: Centre, tmp_path: Any) -> World:
    register = Register(tmp_path)
    register.add(centre.tsa.certificate)
    made = World(centre, register, now())
    verifiers.use(made.verifier())
    return made


@pytest.fixture
def head(world: World) -> KeyPair:
    """The EDS of the head of the organisation."""
    return world.person(role="head", bin=BIN, organisation="ТОО «Талапкер»", **SIGNER)


@dataclass
class Program:
    """A program that calls with a token."""

    token: str

    def headers(self, **more: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept-Language": "en", **more}

    def get(self, url: str, **query: Any) -> Any:
        return Client().get(url, query, headers=self.headers())

    def submit(self, content: bytes, signature: bytes | str, key: str = "key-1", **more: Any) -> Any:
        """Submit signed content."""
        written = signature if isinstance(signature, str) else base64.b64encode(signature).decode()
        body = {"content": base64.b64encode(content).decode(), "signature": written, **more}
        headers = self.headers(**{"Idempotency-Key": key} if key else {})
        return Client().post(APPLICATIONS, json.dumps(body), content_type="application/json", headers=headers)

    def upload(self, content: bytes, name: str = "scan.png") -> Any:
        file = SimpleUploadedFile(name, content)
        return Client().post(FILES, {"file": file}, headers=self.headers())


def token_of(bin: str, *scopes: Scope, days: int = 30) -> str:
    given = tokens.issue(bin, "bank", scopes or list(Scope), by="Test", at=now(), days=days)
    assert given
    return given


@pytest.fixture
def program(db: None) -> Program:
    return Program(token_of(BIN))


@pytest.fixture
def files(db: None) -> list[dict[str, Any]]:
    """Two files that the organisation has uploaded, as an application names them."""
    made = []
    for role in ("enforcement_document", "judicial_act"):
        sha256 = hashlib.sha256(role.encode()).hexdigest()
        ApiFile.objects.create(
            bin=BIN, sha256=sha256, media_type="application/pdf", size=1000, uploaded_at=now()
        )
        made.append({
            "sha256": sha256, "name": f"{role}.pdf", "media_type": "application/pdf", "size": 1000,
            "role": role,
        })  # fmt: skip
    return made


def facts(files: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
    """The plain canonical facts of an organisation's application."""
    person = {key: value for key, value in SIGNER.items() if value}
    applicant = {
        "kind": "organisation", "person": person, "organisation": {"bin": BIN, "name": "ТОО «Талапкер»"},
        "address": samples.address(), "email": "office@example.kz", "phones": ["+77011234567"],
    }  # fmt: skip
    claimant = {"kind": "organisation", "name": "ТОО «Талапкер»", "bin": BIN}
    plain = samples.application(
        **{
            "applicant": applicant,
            "claimant": claimant,
            "attachments": files,
            "prepared_at": now(),
            **changes,
        }
    )
    return InitiationApplication.model_validate(plain).model_dump(mode="json")


def envelope(given: dict[str, Any], case: UUID | None = None, **changes: Any) -> bytes:
    """The bytes to sign for an application."""
    parts: dict[str, Any] = {"host": site.SITE_NAME, "version": 0, "facts": given, **changes}
    return bytes_to_sign(procedure="initiation", step="submit", case=case or new_id(), **parts)


def signed(content: bytes, world: World, pair: KeyPair) -> bytes:
    """A detached CAdES-T signature."""
    return sign.sign_detached(content, pair, world.tsa, world.now)


def picture() -> bytes:
    import io

    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(stream, "PNG")
    return stream.getvalue()
