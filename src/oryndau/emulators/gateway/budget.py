"""The emulated register of payments to the budget (L-10), beside the registers of people.

A payment is given at ``/control/extracts`` as ``{"iin": …, "budget": [{"bank", "number", "paid_on", "amount",
"kbk"?, "payer"?}]}``: it is found by who asks with that IIN; `payer` is another one than he only where it is
named. So that a visitor can try it by hand, a number such as ``DEMO-25950`` or ``DEMO-25950-2`` is a payment
of that sum, made by who asks, on the day on which he asks.
"""

import re
from datetime import datetime, timedelta, timezone

from lxml import etree

from oryndau.eds.wsse import XmlElement
from oryndau.emulators.gateway.candidates import Unavailable
from oryndau.emulators.gateway.elements import (
    FOUND,
    NOT_FOUND,
    Context,
    data_of,
    dictionary,
    fields,
    number,
)
from oryndau.emulators.gateway.envelope import Request, add
from oryndau.emulators.gateway.registers import Row

REGISTER = "budget"
LICENCE_KBK = "105402"
ALMATY = timezone(timedelta(hours=5))
_PLAYED = re.compile(r"DEMO-(\d{1,9}(?:\.\d{1,2})?)(?:-\w{1,40})?", re.ASCII)


def payment(context: Context, request: Request, at: datetime) -> XmlElement:
    """ORYNDAU_BudgetPayments: the payment of a number through a bank."""
    asked = fields(request.data, {"iin", "bank", "number"})
    number(asked["iin"], "iin")
    rows = context.registers.extract(asked["iin"], REGISTER)
    if rows is None:
        raise Unavailable(REGISTER)
    found = next((row for row in rows if _is(row, asked)), None) or _played(asked, at)
    data = data_of("urn:oryndau:payments:v1", "Response")
    dictionary(data, "result", FOUND if found else NOT_FOUND, None)
    add(data, "iin", asked["iin"])
    if found:
        _write(etree.SubElement(data, "payment"), found, asked["iin"])
    return data


def _is(row: Row, asked: dict[str, str]) -> bool:
    return bool((row["bank"], row["number"]) == (asked["bank"], asked["number"]))


def _played(asked: dict[str, str], at: datetime) -> Row | None:
    said = _PLAYED.fullmatch(asked["number"])
    if not said:
        return None
    today = at.astimezone(ALMATY).date().isoformat()
    return {"bank": asked["bank"], "number": asked["number"], "paid_on": today, "amount": said[1]}


def _write(parent: XmlElement, row: Row, asker: str) -> None:
    add(parent, "bank", row["bank"])
    add(parent, "number", row["number"])
    add(parent, "paidOn", row["paid_on"])
    add(parent, "amount", str(row["amount"]))
    add(parent, "kbk", row.get("kbk", LICENCE_KBK))
    add(parent, "payer", row.get("payer", asker))
