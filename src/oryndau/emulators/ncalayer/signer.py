"""The emulated user before the signing window: picks the key, as planned, and signs."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import aiohttp

from oryndau.eds import pkcs12
from oryndau.eds.sign import KeyPair
from oryndau.eds.tsp import HttpTimestamper
from oryndau.emulators.clock import now
from oryndau.emulators.ncalayer.keystore import Keystore, Wanted
from oryndau.emulators.ncalayer.plan import Plan, Step
from oryndau.emulators.settings import Settings

STRANGER = {
    "iin": "851231300019",
    "surname": "Бөтен",
    "name": "Адам",
    "patronymic": "Сынақұлы",
    "role": "individual",
}


class Cancelled(Exception):
    """The user closed the window, or has no key to offer."""


class Failed(Exception):
    """NCALayer threw an exception; the text is its details."""


@dataclass
class User:
    """Keystore, plan, and the way to the centre."""

    settings: Settings
    keystore: Keystore
    plan: Plan
    tokens: tuple[str, ...] = ()
    locale: str = "ru"

    @classmethod
    def of(cls, settings: Settings) -> User:
        """The user of these settings."""
        return cls(settings, Keystore(settings.keystore, settings.key_password), Plan())

    @property
    def tsa(self) -> HttpTimestamper:
        """The centre's time stamps."""
        return HttpTimestamper(f"{self.settings.nuc_url}/tsp")

    async def choose(self, wanted: Wanted) -> KeyPair:
        """The key with which the user signs this time; raises Cancelled or Failed."""
        step = self.plan.take(wanted.iin or self.keystore.inserted)
        await asyncio.sleep(step.seconds)
        if step.do == "cancel":
            raise Cancelled
        if step.do == "error":
            raise Failed(step.details)
        return await self._pair(step, wanted)

    async def _pair(self, step: Step, wanted: Wanted) -> KeyPair:
        if step.do == "wrong-person":
            return await self._new_key(STRANGER)
        pair = await asyncio.to_thread(self.keystore.choose, wanted, now())
        if pair is None:
            raise Cancelled
        chosen = await self._revoked_twin(pair) if step.do == "revoked" else pair
        return replace(chosen, chain=())  # NCALayer puts the signer's certificate alone into a signature

    async def _revoked_twin(self, pair: KeyPair) -> KeyPair:
        """A new key of the same person that is revoked at once, so that the good one stays good."""
        subject, roles = pair.certificate.subject, set(pair.certificate.roles)
        role = next((r for r in sorted(roles) if r != "organisation"), "individual")
        fields = {**subject.to_json(), "role": str(role)}
        twin = await self._new_key(fields)
        await self._post("/control", {"serial": f"{twin.certificate.serial:x}", "status": "revoked"})
        return twin

    async def _new_key(self, fields: dict[str, Any]) -> KeyPair:
        """A key that the centre issues now and that does not stay in the keystore."""
        issued = await self._post("/issue", fields)
        (path,) = Path(self.settings.keystore).glob(f"*_{issued['serial']}.p12")
        pair = pkcs12.load(path.read_bytes(), self.settings.key_password)
        path.unlink()
        return pair

    async def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        try:
            async with (
                aiohttp.ClientSession() as session,
                session.post(self.settings.nuc_url + path, json=body) as answer,
            ):
                answer.raise_for_status()
                found: dict[str, Any] = await answer.json()
                return found
        except aiohttp.ClientError as error:
            raise Failed(f"java.net.ConnectException: {error}") from None
