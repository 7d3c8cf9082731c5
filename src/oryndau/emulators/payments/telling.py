"""Telling the merchant of payments: at once and until he acknowledges it, or as the script plans."""

import asyncio
import logging
from dataclasses import replace
from urllib.parse import urlsplit

import aiohttp

from oryndau.emulators.loopback import Plan, Script
from oryndau.emulators.payments.bills import Bills, Payment
from oryndau.emulators.payments.documents import notification
from oryndau.emulators.payments.keys import PaymentKeys

log = logging.getLogger("oryndau.emulators.payments")
PAUSES = (0.0, 0.5, 1, 2, 5, 10, 30, 60, 120, 300)
"""Seconds before each attempt to tell."""
SERVICE = "notification"


class Teller:
    """Sends notifications; `sent` keeps what came of each attempt, for tests and the curious."""

    def __init__(self, keys: PaymentKeys, bills: Bills, script: Script) -> None:
        self._keys, self._bills, self._script = keys, bills, script
        self._held: list[Payment] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self.sent: list[dict[str, str | int]] = []

    def tell(self, payment: Payment) -> None:
        """Begin to tell of a payment, in the way that is planned for it."""
        self.spawn(payment, self._script.take(SERVICE))

    def spawn(self, payment: Payment, plan: Plan | None) -> None:
        """Tell in the background, by a plan."""
        task = asyncio.get_running_loop().create_task(self._planned(payment, plan))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _planned(self, payment: Payment, plan: Plan | None) -> None:
        verb = plan.do if plan else ""
        if verb == "silence":
            return
        if verb == "reorder":  # it waits until another one has gone out
            self._held.append(payment)
            return
        if plan and verb == "delay":
            await asyncio.sleep(plan.seconds)
        if verb == "forge":  # a stranger tells of money; the true notification never comes
            await self._post(replace(payment), notification(payment, self._keys.stranger))
            return
        await self._until_told(payment)
        if verb == "duplicate":
            await self._post(payment, notification(payment, self._keys.gateway))
        while self._held:
            await self._until_told(self._held.pop())

    async def _until_told(self, payment: Payment) -> None:
        content = notification(payment, self._keys.gateway)
        for pause in PAUSES:
            await asyncio.sleep(pause)
            if await self._post(payment, content) == 200:
                self._bills.mark_told(payment)
                return

    async def _post(self, payment: Payment, content: bytes) -> int:
        url = self._bills.get(payment.reference).notify_url
        status = 0
        if urlsplit(url).hostname in {"127.0.0.1", "localhost", "::1"}:
            try:
                timeout = aiohttp.ClientTimeout(total=20)
                async with (
                    aiohttp.ClientSession(timeout=timeout) as session,
                    session.post(url, data=content, headers={"Content-Type": "text/xml"}) as got,
                ):
                    status = got.status
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                log.info("the merchant does not answer: %s", type(error).__name__)
        self.sent.append({"reference": payment.reference, "number": payment.number, "status": status})
        return status
