"""Reading a SOAP message that comes from outside: limits, hardened parser, one Body, canonical form."""

from typing import Any, TypeAlias

from lxml import etree

from oryndau.eds.wsse.errors import MalformedMessage
from oryndau.eds.wsse.names import DS, SOAP

XmlElement: TypeAlias = etree._Element
MAX_MESSAGE = 2 * 1024 * 1024
"""Bytes of the largest message that is read."""


def parse(data: bytes, limit: int = MAX_MESSAGE) -> XmlElement:
    """Parse untrusted XML of at most `limit` bytes; no DTD, entities, network or huge trees.

    Raises :class:`MalformedMessage`.
    """
    if len(data) > limit:
        raise MalformedMessage(f"the message is larger than {limit} bytes")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MalformedMessage("the message is not well-formed XML") from error
    info: Any = root.getroottree().docinfo
    if info.doctype or info.internalDTD is not None:
        raise MalformedMessage("a document type declaration is not accepted")
    return root


def canonical(element: XmlElement, prefixes: tuple[str, ...] = ()) -> bytes:
    """Exclusive canonical form of `element` without comments; `prefixes`: the InclusiveNamespaces list.

    Raises :class:`MalformedMessage`.
    """
    listed = list(prefixes) or None
    try:
        return etree.tostring(
            element, method="c14n", exclusive=True, with_comments=False, inclusive_ns_prefixes=listed
        )
    except etree.C14NError as error:  # a relative namespace, for one
        raise MalformedMessage("the message has no canonical form") from error


def body_of(envelope: XmlElement) -> XmlElement:
    """The one Body of a SOAP 1.1 envelope; a second one anywhere is a wrapping attack and is refused."""
    if envelope.tag != f"{{{SOAP}}}Envelope":
        raise MalformedMessage("not a SOAP 1.1 envelope")
    bodies = list(envelope.iter(f"{{{SOAP}}}Body"))
    if len(bodies) != 1 or bodies[0].getparent() is not envelope:
        raise MalformedMessage("the message must have exactly one Body")
    return bodies[0]


def is_signed(envelope: XmlElement) -> bool:
    """Whether the header holds a signature at all (of whatever worth)."""
    header = envelope.find(f"{{{SOAP}}}Header")
    return header is not None and next(header.iter(f"{{{DS}}}Signature"), None) is not None
