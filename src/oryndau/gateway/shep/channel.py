"""The synchronous channel: one signed request, one signed answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Any
from uuid import UUID

import zeep
import zeep.exceptions
from lxml import etree

from oryndau.eds.wsse import (
    BodySigner,
    SignatureRefused,
    Trust,
    WsseError,
    XmlElement,
    body_of,
    is_signed,
    sign_body,
    verify_body,
)
from oryndau.eds.wsse.names import SOAP, XSI
from oryndau.gateway.shep.errors import BadSignature, GatewayFault, GatewayRefused, GatewayUnavailable
from oryndau.gateway.shep.transport import Exchange, LimitedTransport

_zeep: Any = zeep  # its package says that it is typed, and is so in part
DONE, REFUSED, FAILED = "SCSS001", "SCSE002", "SCSE003"


def _utc_now() -> datetime:
    # The gateway compares with real time, so a clock that the demonstration has moved must not be used here.
    return datetime.now(UTC)


@dataclass(frozen=True)
class Sender:
    """Who we are to the gateway: its name for us, the password where it gave one, and our BIN."""

    sender_id: str
    bin: str
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Answer:
    """What the service answered; `data` is the verified element, None when the answer carries none."""

    message_id: str
    responded_at: datetime
    data: XmlElement | None


class _SignedBody:
    """zeep's WS-Security hook: signs what goes out, and lets in only the Body that the signature covers."""

    def __init__(self, signer: BodySigner, trust: Trust, clock: Callable[[], datetime]) -> None:
        self._signer, self._trust, self._clock = signer, trust, clock

    def apply(self, envelope: XmlElement, headers: dict[str, str]) -> tuple[XmlElement, dict[str, str]]:
        sign_body(envelope, self._signer)
        return envelope, headers

    def verify(self, envelope: XmlElement) -> None:
        if not is_signed(envelope) and body_of(envelope).find(f"{{{SOAP}}}Fault") is not None:
            raise GatewayUnavailable("a fault without a signature: not taken as an answer")
        verified = verify_body(envelope, self._trust, self._clock()).body
        # Our own schema says of what type each part is; the sender's marks may hang on prefixes left
        # unsigned.
        etree.strip_attributes(verified, f"{{{XSI}}}type")
        envelope.replace(body_of(envelope), verified)


class SyncChannel:
    """Client of SyncChannel/v10 at `url`. Safe to keep for a process's life; make one per thread.

    `timeout`: seconds for one whole call (the gateway promises an answer within 30). `record` receives the
    raw bytes of each exchange. `clock` gives the real present time, aware.
    """

    def __init__(
        self,
        url: str,
        sender: Sender,
        signer: BodySigner,
        trust: Trust,
        timeout: float = 30.0,
        *,
        record: Callable[[Exchange], None] | None = None,
        clock: Callable[[], datetime] = _utc_now,
    ) -> None:
        self.sender, self._clock = sender, clock
        with as_file(files("oryndau.gateway.shep") / "wsdl") as folder:
            self._client: Any = _zeep.Client(
                str(folder / "ISyncChannel.wsdl"),
                wsse=_SignedBody(signer, trust, clock),
                transport=LimitedTransport(timeout, record),
                settings=_zeep.Settings(
                    forbid_dtd=True, forbid_external=True, xsd_ignore_sequence_order=True
                ),
            )
        binding = "{http://bip.bee.kz/SyncChannel/v10/Interfaces}SyncChannelHttpBinding"
        self._service: Any = self._client.create_service(binding, url)

    def now(self) -> datetime:
        """The real present time by this channel's clock."""
        return self._clock()

    def send(self, service_id: str, type_name: str, values: dict[str, Any], message_id: UUID | str) -> Answer:
        """Ask `service_id` with data of the schema's type `type_name` (``{namespace}Name``).

        Repeating the call with the same `message_id` is harmless: the gateway repeats its answer. Raises
        :class:`GatewayUnavailable`, :class:`BadSignature`, :class:`GatewayRefused`, :class:`GatewayFault`.
        """
        data_type = self._client.get_type(type_name)
        info = {
            "messageId": str(message_id),
            "serviceId": service_id,
            "messageDate": self.now(),
            "sender": {"senderId": self.sender.sender_id, "password": self.sender.password},
        }
        data = _zeep.xsd.AnyObject(data_type, data_type(**values))
        return self._answer(self._call({"requestInfo": info, "requestData": {"data": data}}), str(message_id))

    def read(self, answer: Answer, type_name: str) -> Any:
        """The answer's data as the schema's type `type_name`; raises :class:`GatewayFault` when it is not."""
        if answer.data is None:
            raise GatewayFault("000", "the answer carries no data")
        try:
            return self._client.get_type(type_name).parse_xmlelement(answer.data, self._client.wsdl.types)
        except (zeep.exceptions.Error, ValueError, TypeError, LookupError) as error:
            raise GatewayFault(
                "000", f"the data is not of the agreed shape: {type(error).__name__}"
            ) from None

    def _call(self, request: dict[str, Any]) -> Any:
        try:
            return self._service.SendMessage(request=request)
        except SignatureRefused as error:
            raise BadSignature(str(error)) from None
        except WsseError as error:
            raise BadSignature(f"{type(error).__name__}: {error}") from None
        except zeep.exceptions.Fault as fault:
            raise _fault(fault) from None
        except zeep.exceptions.TransportError as error:
            raise GatewayUnavailable(f"HTTP {error.status_code} without a readable SOAP answer") from None
        except (zeep.exceptions.Error, ValueError, TypeError, LookupError) as error:
            raise GatewayFault(
                "000", f"the answer is not of the agreed shape: {type(error).__name__}"
            ) from None

    def _answer(self, response: Any, message_id: str) -> Answer:
        info = getattr(response, "responseInfo", None)
        if info is None or info.status is None or info.responseDate is None:
            raise GatewayFault("000", "the answer is not of the agreed shape")
        # An old signed answer, sent again by somebody on the way, must not pass as the answer to this
        # request.
        if message_id not in (info.correlationId, info.messageId):
            raise BadSignature("the answer is to another message")
        _check_status(info.status.code, info.status.message or "")
        children = response.responseData.data if response.responseData is not None else None
        element = children[0].getparent() if isinstance(children, list) and children else None
        return Answer(message_id, info.responseDate, element)


def _check_status(code: str, message: str) -> None:
    if code == REFUSED:
        raise GatewayRefused(code, message)
    if code != DONE:
        raise GatewayFault(code, message)


def _fault(fault: zeep.exceptions.Fault) -> GatewayFault:
    def text(name: str) -> str:
        found = None if fault.detail is None else fault.detail.find(f".//{name}")
        return (found.text or "") if found is not None else ""

    code = text("errorCode") or str(fault.code or "500")
    return GatewayFault(code, text("errorMessage") or str(fault.message), text("subError/errorCode"))
