"""The services that tell about an applicant for a licence: courts, approval, work (L-04, L-08, L-09).

Written apart from the client's schemas, as `services` is. What the registers hold stands in `extracts`; of a
known person of whom nothing is said no court has decided anything, the justice body of the territory
approves, the register of employment confirms what it is asked about, and he is no entrepreneur.
"""

import hashlib
from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime, timedelta, timezone

from lxml import etree

from oryndau.eds.wsse import XmlElement
from oryndau.emulators.gateway.candidates import Extract, Unavailable, list_of
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
from oryndau.emulators.gateway.extracts import AS_ASKED, Row
from oryndau.emulators.gateway.territories import TERRITORIES

ALMATY = timezone(timedelta(hours=5))
_ASKED = {"number", "organisation", "position", "startedOn"}


def approval(context: Context, request: Request, at: datetime) -> XmlElement:
    """ORYNDAU_Approval: what the justice body of the territory answers about a person."""
    asked = fields(request.data, {"iin", "territory"})
    if asked["territory"] not in TERRITORIES:
        raise Refused("territory: no such code")
    rows = _held(context, asked["iin"], "approval")
    data = _answer("approval", asked["iin"], found=bool(rows))
    if rows:
        told = _approval(rows[-1], asked, at.astimezone(ALMATY).date())
        list_of("approval", [(tag, tag) for tag in told])(data, told)
    return data


def _approval(row: Row, asked: dict[str, str], today: date) -> Row:
    if row["decision"] == "considering":
        return {"decision": row["decision"]}
    kk, ru = TERRITORIES[asked["territory"]]
    reason = "Біліктілік талаптарына сай емес" if row["decision"] == "not-conforms" else None
    seed = hashlib.sha256(f"approval {asked['iin']} {today}".encode()).digest()
    return {
        "decision": row["decision"], "bodyKz": f"Әділет департаменті ({kk})",
        "bodyRu": f"Департамент юстиции ({ru})",
        "number": row.get("number", f"05-{asked['territory']}/{int.from_bytes(seed[:2])}"),
        "issuedOn": row.get("issued_on", today.isoformat()), "reason": row.get("reason", reason),
    }  # fmt: skip


def employment(context: Context, request: Request, at: datetime) -> XmlElement:
    """ORYNDAU_Employment: which of the rows that are asked about the register knows, and its days of them."""
    rest = deepcopy(request.data)
    wanted = list(rest.iterchildren("row"))
    for row in wanted:
        rest.remove(row)
    asked = fields(rest, {"iin"})
    if not wanted:
        raise Refused("missing: row")
    rows = _held(context, asked["iin"], "employment")
    data = _answer("employment", asked["iin"], found=bool(rows))
    for element in wanted if rows else ():
        job = fields(element, _ASKED, {"endedOn"})
        _write(etree.SubElement(data, "row"), job, _known(job, rows))
    return data


def _known(job: dict[str, str], rows: list[Row]) -> Row | None:
    """The entry that a row of the form is about: of the same organisation, and of days that meet its own."""
    if rows == [AS_ASKED]:
        return {"started_on": job["startedOn"], "ended_on": job.get("endedOn")}
    for row in rows:
        meets = row["started_on"] <= (job.get("endedOn") or "9999") and (
            (row.get("ended_on") or "9999") >= job["startedOn"]
        )
        if meets and row["organisation"].casefold() == job["organisation"].casefold():
            return row
    return None


def _write(parent: XmlElement, job: dict[str, str], known: Row | None) -> None:
    add(parent, "number", job["number"])
    add(parent, "status", "known" if known else "unknown")
    if known:
        add(parent, "startedOn", known["started_on"])
        add(parent, "endedOn", known.get("ended_on"))


def _held(context: Context, iin: str, register: str) -> list[Row]:
    number(iin, "iin")
    rows = context.registers.extract(iin, register)
    if rows is None:
        raise Unavailable(register)
    return rows


def _answer(schema: str, iin: str, *, found: bool) -> XmlElement:
    data = data_of(f"urn:oryndau:{schema}:v1", "Response")
    dictionary(data, "result", FOUND if found else NOT_FOUND, None)
    add(data, "iin", iin)
    return data


def _act(parent: XmlElement, row: Row) -> None:
    parts = [(name, name) for name in ("kind", "state", "court", "number")] + [("decidedOn", "decided_on")]
    list_of("act", parts)(parent, {"state": "in-force", **row})


_BUSINESS = (("name", "name"), ("address", "address"), ("registeredOn", "registered_on"))
APPLICANT_SERVICES: dict[str, Callable[[Context, Request, datetime], XmlElement]] = {
    "ORYNDAU_CourtActs": Extract("court-acts", "court-acts", _act),
    "ORYNDAU_Approval": approval,
    "ORYNDAU_Employment": employment,
    "ORYNDAU_Entrepreneur": Extract("entrepreneur", "entrepreneur", list_of("entrepreneur", _BUSINESS)),
}
