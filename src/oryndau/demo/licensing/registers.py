"""What the emulated registers hold of the applicants of the demonstration (L-04)."""

from datetime import date, timedelta
from typing import Any

from oryndau.demo.certification.registers import diploma
from oryndau.demo.people import Invented


def extracts(cast: dict[str, Invented], on: date) -> dict[str, dict[str, Any]]:
    """What everyone has in the registers on the day of loading, by IIN.

    The approving body finds one not to meet the requirements, and a court forbade to issue a licence to
    another, who owes.
    """
    found: dict[str, dict[str, Any]] = {one.iin: {"education": [diploma(one)]} for one in cast.values()}
    told: dict[str, dict[str, Any]] = {
        "disapproved": {
            "approval": [
                {
                    "decision": "not-conforms", "number": "07-12/318",
                    "issued_on": (on - timedelta(days=4)).isoformat(),
                    "reason": "лауазымы атқарушылық құжаттардың орындалуына қатысты емес",
                }
            ]
        },
        "refused": {
            "court-acts": [
                {
                    "kind": "licence", "court": "Астана қаласының Сарыарқа аудандық соты",
                    "number": "7119-26-00-2/1188", "decided_on": (on - timedelta(days=40)).isoformat(),
                }
            ]
        },
    }  # fmt: skip
    for key, more in told.items():
        found[cast[key].iin] |= more
    return found
