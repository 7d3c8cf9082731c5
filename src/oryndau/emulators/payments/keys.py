"""Keys of the emulated payment gateway, made at the first start.

In ``<var>/emulators/payments/``: ``authority.*`` and ``gateway.*`` are the gateway's; ``merchants/<id>.pem``
is the certificate that a merchant must sign with, ``merchant/<id>.key`` its key; ``trust/`` what it trusts.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oryndau.eds import certificate as certificates
from oryndau.eds.sign import KeyPair
from oryndau.eds.wsse import BodySigner
from oryndau.emulators.pairs import make, pair, publish

MERCHANT, MERCHANT_BIN = "ORYNDAU", "210840000120"


@dataclass(frozen=True)
class PaymentKeys:
    """The gateway's key, a stranger's for forged notifications, and where the merchants' certificates are."""

    gateway: KeyPair
    stranger: KeyPair
    merchants: Path


def prepare(folder: Path) -> PaymentKeys:
    """Make what is missing under `folder` and load it; the keys of an earlier start are kept."""
    authority = pair(folder / "authority", "УЦ платёжного шлюза (эмулятор)", None)
    gateway = pair(folder / "gateway", "ИС ПШЭП (эмулятор)", authority)
    publish(folder / "trust" / "authority.pem", authority.certificate)
    merchant = pair(folder / "merchant" / MERCHANT, "ИС Oryndau", authority, MERCHANT_BIN)
    publish(folder / "merchants" / f"{MERCHANT}.pem", merchant.certificate)
    return PaymentKeys(_signer(gateway), _signer(make("ИС ПШЭП (эмулятор)", None, "")), folder / "merchants")


def _signer(made: BodySigner) -> KeyPair:
    key: Any = made.key
    return KeyPair(key, certificates.load(certificates.der(made.certificate)))
