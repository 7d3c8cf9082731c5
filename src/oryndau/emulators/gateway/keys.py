"""Keys of the emulated gateway, made at the first start.

In ``<var>/emulators/gateway/``: ``authority.*`` and ``gateway.*`` are the gateway's; ``participants/<sender
id>.pem`` is the certificate that a sender must sign with; ``trust/`` is the folder that a client trusts.
"""

from dataclasses import dataclass
from pathlib import Path

from oryndau.eds.wsse import BodySigner
from oryndau.emulators.pairs import make, pair, publish

SENDER_ID, SENDER_BIN = "ORYNDAU", "210840000120"


@dataclass(frozen=True)
class GatewayKeys:
    """The gateway's signer, a stranger's for planned wrong signatures, and where the participants are."""

    signer: BodySigner
    stranger: BodySigner
    participants: Path


def prepare(folder: Path) -> GatewayKeys:
    """Make what is missing under `folder` and load it; the keys of an earlier start are kept."""
    authority = pair(folder / "authority", "УЦ шлюза (эмулятор)", None)
    signer = pair(folder / "gateway", "ИС Шлюз (эмулятор)", authority)
    publish(folder / "trust" / "authority.pem", authority.certificate)
    participant = pair(folder / "participant" / SENDER_ID, "ИС Oryndau", authority, SENDER_BIN)
    publish(folder / "participants" / f"{SENDER_ID}.pem", participant.certificate)
    return GatewayKeys(signer, make("ИС Шлюз (эмулятор)", None, ""), folder / "participants")
