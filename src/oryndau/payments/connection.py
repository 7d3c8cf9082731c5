"""The installation's own connection to the payment gateway: address, merchant, key, trust. One per thread."""

import threading

from django.conf import settings

from oryndau.eds.wsse import TrustFolder
from oryndau.payments.pgeg import PaymentGateway, PgegClient
from oryndau.payments.pgeg.signed import load_pair

_kept = threading.local()
_trust: dict[str, TrustFolder] = {}


def gateway() -> PaymentGateway:
    """The payment gateway. OSError when the key cannot be read."""
    if not hasattr(_kept, "gateway"):
        pair = load_pair(settings.PAYMENTS_KEY, settings.PAYMENTS_CERTIFICATE)
        _kept.gateway = PgegClient(
            settings.PAYMENTS_URL, settings.PAYMENTS_MERCHANT, pair, trust(), settings.PAYMENTS_TIMEOUT
        )
    found: PaymentGateway = _kept.gateway
    return found


def trust() -> TrustFolder:
    """The folder of certificates by which the gateway's documents are believed."""
    folder = settings.PAYMENTS_TRUST
    return _trust.setdefault(str(folder), TrustFolder(folder))
