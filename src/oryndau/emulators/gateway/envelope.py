"""The channel's messages as the gateway sees them: reading a request, writing an answer or a fault."""

import copy
import hashlib
import uuid
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from oryndau.eds.wsse import XmlElement, canonical
from oryndau.eds.wsse.names import SOAP

TYPES = "http://bip.bee.kz/SyncChannel/v10/Types"
COMMON = "http://bip.bee.kz/common/v10/Types"


class BadRequest(ValueError):
    """The request is not one of the channel; answered as a fault."""


@dataclass(frozen=True)
class Request:
    """A request whose signature has been checked."""

    message_id: str
    service_id: str
    sent_at: datetime
    sender_id: str
    data: XmlElement

    @property
    def digest(self) -> str:
        """What makes two requests the same: the service and the data, but for the moment of sending."""
        bare = copy.deepcopy(self.data)
        for moment in bare.findall("messageDate"):
            bare.remove(moment)
        return hashlib.sha256(self.service_id.encode() + b"\0" + canonical(bare)).hexdigest()


def read_request(body: XmlElement) -> Request:
    """Take the request out of a verified Body; raises :class:`BadRequest`."""
    if len(body) != 1 or body[0].tag != f"{{{TYPES}}}SendMessage":
        raise BadRequest("the Body must hold one SendMessage")
    request = _one(body[0], "request")
    info = _one(request, "requestInfo")
    try:
        sent_at = datetime.fromisoformat(_text(info, "messageDate"))
    except ValueError as error:
        raise BadRequest("messageDate is not a moment") from error
    if sent_at.tzinfo is None:
        raise BadRequest("messageDate must name its time zone")
    return Request(
        message_id=_text(info, "messageId"),
        service_id=_text(info, "serviceId"),
        sent_at=sent_at,
        sender_id=_text(_one(info, "sender"), "senderId"),
        data=_one(_one(request, "requestData"), "data"),
    )


def _one(parent: XmlElement, name: str) -> XmlElement:
    found = parent.findall(name)
    if len(found) != 1:
        raise BadRequest(f"exactly one {name} is expected")
    return found[0]


def _text(parent: XmlElement, name: str) -> str:
    text = (_one(parent, name).text or "").strip()
    if not 0 < len(text) <= 200:
        raise BadRequest(f"{name} is empty or too long")
    return text


def answer(request: Request, code: str, message: str, at: datetime, data: XmlElement | None) -> XmlElement:
    """The answer's envelope, not yet signed."""
    envelope, body = _envelope()
    wrapper = etree.SubElement(body, f"{{{TYPES}}}SendMessageResponse", nsmap={"t": TYPES})
    response = etree.SubElement(wrapper, "response")
    info = etree.SubElement(response, "responseInfo")
    add(info, "messageId", str(uuid.uuid4()))
    add(info, "correlationId", request.message_id)
    add(info, "responseDate", at.isoformat(timespec="milliseconds"))
    status = etree.SubElement(info, "status")
    add(status, "code", code)
    add(status, "message", message)
    if data is not None:
        etree.SubElement(response, "responseData").append(data)
    return envelope


def fault(code: str, message: str, at: datetime) -> XmlElement:
    """A fault's envelope with the channel's ErrorInfo, not yet signed."""
    envelope, body = _envelope()
    element = etree.SubElement(body, f"{{{SOAP}}}Fault")
    add(element, "faultcode", "soap:Server")
    add(element, "faultstring", message)
    detail = etree.SubElement(element, "detail")
    name = f"{{{TYPES}}}SendMessageFault1_SendMessageFault"
    info = etree.SubElement(detail, name, nsmap={"t": TYPES, "c": COMMON})
    add(info, "errorCode", code)
    add(info, "errorMessage", message)
    add(info, "errorDate", at.isoformat(timespec="milliseconds"))
    return envelope


def _envelope() -> tuple[XmlElement, XmlElement]:
    envelope = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"soap": SOAP})
    etree.SubElement(envelope, f"{{{SOAP}}}Header")
    return envelope, etree.SubElement(envelope, f"{{{SOAP}}}Body")


def add(parent: XmlElement, name: str, text: str | None) -> None:
    """Add an unqualified element with `text`; nothing when there is none."""
    if text is not None:
        etree.SubElement(parent, name).text = text
