"""What the emulated registers truly hold of each candidate of the demonstration (C-05; Art. 140(2)).

Applications are written from the same truth, but for the one that names another diploma.
"""

from datetime import date, timedelta
from typing import Any

from oryndau.demo.people import Invented
from oryndau.law.fee import Purpose, due
from oryndau.law.fee.facts import LICENCE_KBK

_INSTITUTIONS = (
    ("Үлгі құқық университеті", "Университет права «Пример»"),
    ("Сынақ заң академиясы", "Академия юстиции «Образец»"),
    ("Мысал мемлекеттік университеті", "Государственный университет «Мысал»"),
)
_SUPERVISORS = ("Ойдан Дәулет", "Мысал Жанар", "Пример Сергей", "Үлгі Қайрат")
_CODES = ("6B04201", "5B030100")
PAID_ON = date(2026, 1, 12)
"""When who applies for a licence in the story paid the fee."""
PAYERS = ("passed-licence", "licence")
"""Candidates who ask for the licence by the same application (C-20)."""


def diploma(person: Invented) -> dict[str, str]:
    """The diploma, as the register of education holds it."""
    seed = int(person.iin)
    kk, ru = _INSTITUTIONS[seed % len(_INSTITUTIONS)]
    graduated = 1900 + int(person.iin[:2]) + 23
    return {
        "number": f"ЖБ-Б {seed * 7919 % 10_000_000:07d}", "issued_on": f"{min(graduated, 2021)}-06-28",
        "institution_kk": kk, "institution_ru": ru, "specialty_code": _CODES[seed % len(_CODES)],
    }  # fmt: skip


def internship(person: Invented) -> dict[str, str]:
    """The conclusion on the internship, as the chambers' register holds it."""
    return {
        "approved_on": "2025-08-15", "chamber": person.territory,
        "supervisor": _SUPERVISORS[int(person.iin) % len(_SUPERVISORS)],
        "started_on": "2025-02-03", "ended_on": "2025-07-31",
    }  # fmt: skip


def payment(person: Invented) -> dict[str, str]:
    """The fee for a licence, paid in a bank, as the register of payments to the budget holds it (L-10)."""
    return {
        "bank": "HSBKKZKX", "number": f"ПП-{int(person.iin) * 7907 % 10_000_000:07d}",
        "paid_on": PAID_ON.isoformat(), "amount": str(due(Purpose.LICENCE_ISSUE, PAID_ON).amount),
        "kbk": LICENCE_KBK,
    }  # fmt: skip


def extracts(cast: dict[str, Invented], on: date) -> dict[str, dict[str, Any]]:
    """What every candidate has in the registers on the day of loading, by IIN.

    One was released from criminal liability and one dismissed from the bodies within the years that restrict;
    the register of narcology does not answer about one.
    """
    found: dict[str, dict[str, Any]] = {
        one.iin: {"education": [diploma(one)], "internship": [internship(one)]} for one in cast.values()
    }
    told: dict[str, dict[str, Any]] = {
        "refused": {"convictions": [{"ground": "35(1)3", "released_on": _days(on, 400)}]},
        "hearing": {
            "dismissals": [
                {"body": "Ішкі істер органдары", "dismissed_on": _days(on, 300), "motive": "negative"}
            ]
        },
        "unanswered": {"unavailable": ["narcology"]},
    }
    for key in PAYERS:
        found[cast[key].iin]["budget"] = [payment(cast[key])]
    for key, more in told.items():
        found[cast[key].iin] |= more
    return found


def _days(on: date, ago: int) -> str:
    return (on - timedelta(days=ago)).isoformat()
