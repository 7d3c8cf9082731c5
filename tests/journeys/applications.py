"""Answers of a whole application, as a person of the demonstration would type them."""

import io
from datetime import date, timedelta
from typing import Any

from PIL import Image

from oryndau.demo.people import CLAIMANTS, DEBTORS, Company, Invented

Answers = dict[str, dict[str, Any]]
MONOPOLY = next(one for one in DEBTORS if one.natural_monopoly and one.territory == "71")
PRIVATE = next(one for one in DEBTORS if not one.natural_monopoly and one.state_share == "0")
SUM = "1 250 000,50"


def day(name: str, found: date) -> dict[str, str]:
    """A date in its three boxes."""
    return {f"{name}_day": str(found.day), f"{name}_month": str(found.month), f"{name}_year": str(found.year)}


def address(prefix: str, territory: str = "71") -> dict[str, str]:
    """An invented address under a prefix."""
    return {
        f"{prefix}_region": territory, f"{prefix}_settlement": "Астана", f"{prefix}_street": "Үлгі көшесі",
        f"{prefix}_house": "10", f"{prefix}_flat": "5", f"{prefix}_postal_code": "010000",
    }  # fmt: skip


def born_on(person: Invented) -> date:
    """The day of birth that the IIN begins with; all of the demonstration's people are born before 2000."""
    return date(1900 + int(person.iin[:2]), int(person.iin[2:4]), int(person.iin[4:6]))


def phone_of(person: Invented) -> str:
    """A phone of the person's own, so that SMS can be told apart."""
    return f"+7700{person.iin[5:]}"


def email_of(person: Invented) -> str:
    """An address of the person's own."""
    return f"person{person.iin[-4:]}@example.kz"


def answers(
    person: Invented, today: date, number: str, *, language: str = "kk", years_ago: int = 0
) -> Answers:
    """Right answers for every page that has a form of its own, in the wizard's order.

    With `years_ago` the decision took effect so long ago; a writ is presented within three years (Art. 11).
    """
    then = today - timedelta(days=365 * years_ago)
    return {
        "application": {"form": "an2", "language": "kk" if language == "en" else language},
        "applicant": {"kind": "organisation" if person.bin else "self"},
        "contacts": {"email": email_of(person), "phone": phone_of(person), **address("address")},
        "kind": {"kind": "1"},
        "particulars": {
            "issuing_body": "Астана қаласының Сынақ ауданы соты", "number": number, "case_number": "2-1/2026",
            **day("decided_on", then - timedelta(days=120)), **day("issued_on", then - timedelta(days=60)),
        },
        "force": day("in_force_on", then - timedelta(days=80)),
        "demand": {
            "subject": "money", "amount": SUM,
            "operative_part": f"{MONOPOLY.name} {SUM} теңге өндірілсін.",
        },
        "history": {},
        "claimant": _claimant(person),
        "features": {"features": "natural_monopoly"},
        "place": {"territory": "71", "place_basis": "organ"},
        "motions": {"motions": "arrest-accounts", "about_motions": "Шоттары бар"},
        "consents": {"statements_true": "on", "protected_data": "on"},
    }  # fmt: skip


def _claimant(person: Invented) -> dict[str, str]:
    if person.bin:
        company = next(one for one in CLAIMANTS if one.bin == person.bin)
        account = {"account_0_iban": "KZ86125KZT5004100100", "account_0_bank": "«Үлгі Банк» АҚ"}
        return {"name": company.name, "bin": company.bin, **address("registration"), **account}
    return {"surname": person.surname, "name": person.name, "patronymic": person.patronymic,
            "iin": person.iin, **day("birth_date", born_on(person)), **address("registration")}  # fmt: skip


def debtor(company: Company = MONOPOLY) -> dict[str, Any]:
    """Right answers about an organisation that owes."""
    account = {"account_0_iban": "KZ86125KZT5004100100", "account_0_bank": "«Үлгі Банк» АҚ"}
    return {"name": company.name, "bin": company.bin, **address("registration", company.territory), **account}


def paper(role: str = "other") -> bytes:
    """A small real PNG, another one for every role of an attached paper."""
    stream = io.BytesIO()
    shade = 255 - sum(role.encode()) % 100
    Image.new("L", (1240, 1754), shade).save(stream, "PNG")
    return stream.getvalue()
