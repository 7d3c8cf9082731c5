"""The installation's own connection to the gateway: sender, key, trust. One channel per thread."""

import threading
from collections.abc import Callable
from datetime import datetime
from time import perf_counter
from typing import TypeVar
from uuid import UUID

from django.conf import settings

from oryndau.cases.outbox import Later
from oryndau.eds.wsse import BodySigner, TrustFolder
from oryndau.gateway.models import Exchange
from oryndau.gateway.shep import GatewayError, Registers, Sender, SyncChannel

T = TypeVar("T")
_kept = threading.local()


def registers() -> Registers:
    """The registers and the monitoring system behind the gateway. OSError when the key file is missing."""
    if not hasattr(_kept, "registers"):
        _kept.registers = Registers(_channel())
    found: Registers = _kept.registers
    return found


def call(
    service: str, ask: Callable[[], T], *, message: UUID, case: UUID | None, at: datetime,
    insist: bool = False,
) -> T:  # fmt: skip
    """Make one call and keep a record of it. A failure that waiting can mend becomes `outbox.Later`; with
    `insist` every failure does, for what must arrive in the end. The record outlives what is then undone.
    """
    started = perf_counter()

    def keep(outcome: str) -> None:
        took = int((perf_counter() - started) * 1000)
        Exchange.objects.create(
            message=message, service=service, case_id=case, outcome=outcome, at=at, milliseconds=took
        )

    try:
        answer = ask()
    except GatewayError as error:
        outcome = type(error).__name__
        if error.retryable or insist:
            raise Later(f"{service}: {outcome}", keep=lambda: keep(outcome)) from error
        keep(outcome)
        raise
    except OSError as error:
        raise Later(f"{service}: the gateway's key cannot be read", keep=lambda: keep("no-key")) from error
    keep("answered")
    return answer


def _channel() -> SyncChannel:
    signer = BodySigner.load(settings.GATEWAY_KEY, settings.GATEWAY_CERTIFICATE)
    sender = Sender(settings.GATEWAY_SENDER, settings.GATEWAY_BIN)
    trust = TrustFolder(settings.GATEWAY_TRUST)
    return SyncChannel(settings.GATEWAY_URL, sender, signer, trust, settings.GATEWAY_TIMEOUT)
