"""Emulator of the e-government payment gateway with a bank's page (L-10).

``python -m oryndau.emulators.payments``; the merchant's calls at ``http://127.0.0.1:13587/merchant``, the
page where a bill is paid at ``/bank/<reference>``. It sends signed notifications of payments, and on a plan
(``/control/script``) twice, late, in another order, forged, short or not at all; its status tells the truth
always. Keys are made in ``<var>/emulators/payments``.
"""

from oryndau.emulators.loopback import AppendLog, run
from oryndau.emulators.payments.bills import Bills
from oryndau.emulators.payments.keys import MERCHANT, prepare
from oryndau.emulators.payments.server import Gateway, make_app
from oryndau.emulators.settings import Settings

__all__ = ["MERCHANT", "prepare", "serve"]


async def serve(settings: Settings) -> None:
    """Serve until cancelled; refuses production."""
    settings.refuse_production()
    folder = settings.state / "payments"
    base = f"http://{settings.host}:{settings.payments_port}"
    gateway = Gateway(prepare(folder), Bills(AppendLog(folder / "bills.jsonl")), base)
    await run(make_app(gateway), settings.host, settings.payments_port)
