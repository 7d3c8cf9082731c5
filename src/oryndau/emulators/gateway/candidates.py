"""The services that tell about a candidate: education, health, offences, photo and others (C-03, C-05, C-11).

Written apart from the client's schemas, as `services` is. The health registers answer only a request that
names the person's consent.
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from oryndau.eds.wsse import XmlElement
from oryndau.emulators.gateway.elements import (
    FOUND,
    NOT_FOUND,
    Context,
    Refused,
    data_of,
    dictionary,
    fields,
    number,
)
from oryndau.emulators.gateway.envelope import Request, add
from oryndau.emulators.gateway.extracts import Row

Writer = Callable[[XmlElement, Row], None]


class Unavailable(Exception):
    """The register is planned to fail for this person; the gateway tells its failure in its own words."""


@dataclass(frozen=True)
class Extract:
    """A service that gives an extract of one register about the person with the IIN in the request."""

    register: str
    schema: str
    write: Writer
    consented: bool = False

    def __call__(self, context: Context, request: Request, at: datetime) -> XmlElement:
        """Answer a request."""
        consent = {"consentCase", "consentSignedAt"} if self.consented else set()
        asked = fields(request.data, {"iin"} | consent)
        number(asked["iin"], "iin")
        if self.consented:
            _check_consent(asked)
        rows = context.registers.extract(asked["iin"], self.register)
        if rows is None:
            raise Unavailable(self.register)
        if not rows and self.consented and context.registers.person(asked["iin"]):
            # A health register states that somebody is not registered; the others know nothing of him.
            rows = [{"status": "not-registered"}]
        data = data_of(f"urn:oryndau:{self.schema}:v1", "Response")
        dictionary(data, "result", FOUND if rows else NOT_FOUND, None)
        add(data, "iin", asked["iin"])
        for row in rows:
            self.write(data, row)
        return data


def _check_consent(asked: dict[str, str]) -> None:
    try:
        uuid.UUID(asked["consentCase"])
        signed = datetime.fromisoformat(asked["consentSignedAt"])
    except ValueError as error:
        raise Refused("the person's consent is not named") from error
    if signed.tzinfo is None:
        raise Refused("the consent's moment names no time zone")


def list_of(name: str, parts: Iterable[tuple[str, str]]) -> Writer:
    """A writer of an entry `name` whose elements hold the row's values, as (element, key) pairs."""

    def write(parent: XmlElement, row: Row) -> None:
        element = etree.SubElement(parent, name)
        for tag, key in parts:
            add(element, tag, row.get(key))

    return write


def _diploma(parent: XmlElement, row: Row) -> None:
    parts = (("number", "number"), ("issuedOn", "issued_on"), ("institutionKz", "institution_kk"),
             ("institutionRu", "institution_ru"), ("specialtyCode", "specialty_code"), ("degree", "degree"),
             ("field", "field"))  # fmt: skip
    list_of("diploma", parts)(parent, {"degree": "bachelor", "field": "law", **row})
    if recognised := row.get("nostrification"):
        list_of("nostrification", (("series", "series"), ("number", "number")))(parent[-1], recognised)


def _health(parent: XmlElement, row: Row) -> None:
    add(parent, "status", row.get("status", "registered"))
    add(parent, "since", row.get("since"))


def _criminal(parent: XmlElement, row: Row) -> None:
    if "status" in row:
        list_of("conviction", [("status", "status")])(parent, row)
    else:
        list_of("release", [("ground", "ground"), ("releasedOn", "released_on")])(parent, row)


_CONCLUSION = (("approvedOn", "approved_on"), ("chamber", "chamber"), ("supervisor", "supervisor"),
               ("startedOn", "started_on"), ("endedOn", "ended_on"))  # fmt: skip
_DISMISSAL = (("body", "body"), ("dismissedOn", "dismissed_on"), ("motive", "motive"),
              ("judgeGround", "judge_ground"))  # fmt: skip
_PHOTO = (("image", "image"), ("takenOn", "taken_on"))
_LICENCE = (("number", "number"), ("status", "status"), ("inForceOn", "in_force_on"))

CANDIDATE_SERVICES = {
    "ORYNDAU_Education": Extract("education", "education", _diploma),
    "ORYNDAU_Internship": Extract("internship", "internship", list_of("conclusion", _CONCLUSION)),
    "ORYNDAU_MentalHealth": Extract("mental-health", "health", _health, consented=True),
    "ORYNDAU_Narcology": Extract("narcology", "health", _health, consented=True),
    "ORYNDAU_Convictions": Extract("convictions", "convictions", _criminal),
    "ORYNDAU_Dismissals": Extract("dismissals", "dismissals", list_of("dismissal", _DISMISSAL)),
    "ORYNDAU_Corruption": Extract(
        "corruption", "corruption", list_of("penalty", [("imposedOn", "imposed_on")])
    ),
    "ORYNDAU_Licences": Extract("licences", "licences", list_of("licence", _LICENCE)),
    "ORYNDAU_Photo": Extract("photo", "photo", list_of("photo", _PHOTO)),
}
