"""HTTP under the channel: one attempt, a time limit over the whole answer, a size limit, XML alone."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import requests
import urllib3.exceptions
from zeep.transports import Transport

from oryndau.eds.wsse import MAX_MESSAGE
from oryndau.gateway.shep.errors import GatewayUnavailable

CONNECT_TIMEOUT = 5.0
"""Seconds to wait for a connection."""


@dataclass(frozen=True)
class Exchange:
    """Raw bytes of one request and its answer, for the log that is kept for three years (encrypted)."""

    request: bytes
    answer: bytes | None
    status: int | None


class LimitedTransport(Transport):
    """zeep's transport with limits; `timeout` in seconds covers sending, waiting and reading together."""

    def __init__(self, timeout: float, record: Callable[[Exchange], None] | None = None) -> None:
        session = requests.Session()
        session.trust_env = False  # no proxy or netrc of the environment between us and the gateway
        options = {"session": session, "timeout": timeout, "operation_timeout": timeout}
        super().__init__(**options)  # type: ignore[no-untyped-call]
        self._record = record

    def post(self, address: str, message: bytes, headers: dict[str, Any]) -> requests.Response:
        """POST `message`; raises :class:`GatewayUnavailable` when there is no XML answer in time."""
        answer: requests.Response | None = None
        try:
            answer = self._exchange(address, message, headers)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise GatewayUnavailable(f"no answer from the gateway: {type(error).__name__}") from None
        finally:
            if self._record:
                content, status = (answer.content, answer.status_code) if answer is not None else (None, None)
                self._record(Exchange(message, content, status))
        media = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if media != "text/xml":
            raise GatewayUnavailable(f"HTTP {answer.status_code} without a SOAP answer")
        return answer

    def _exchange(self, address: str, message: bytes, headers: dict[str, Any]) -> requests.Response:
        limit: float = self.operation_timeout
        ends = time.monotonic() + limit
        with self.session.post(
            address,
            data=message,
            headers={**headers, "Accept-Encoding": "identity"},
            timeout=(min(CONNECT_TIMEOUT, limit), limit),
            allow_redirects=False,
            stream=True,
        ) as response:
            if response.headers.get("Content-Encoding", "identity") != "identity":
                raise GatewayUnavailable("the answer is compressed, which was not asked for")
            content = bytearray()
            # read1 hands over what has come, so that a slow drip meets the limit of time too
            while chunk := response.raw.read1(65536, decode_content=False):
                content += chunk
                if len(content) > MAX_MESSAGE:
                    raise GatewayUnavailable("the answer is too large")
                if time.monotonic() > ends:
                    raise GatewayUnavailable("the answer was not complete in time")
            response._content = bytes(content)
            return response
