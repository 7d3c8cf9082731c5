"""Facts of invented people for the tests: numbers are computed here, and belong to nobody by intention."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from oryndau.law.facts import InitiationApplication
from oryndau.law.identity import control_digit


def iin(body: str) -> str:
    """The IIN with these 11 digits."""
    return f"{body}{control_digit(body)}"


CLAIMANT_IIN = iin("85031540012")
DEBTOR_IIN = iin("92051240045")
DEBTOR_BIN = iin("05054000445")


def address(region: str = "75") -> dict[str, Any]:
    """An address in a territory."""
    return {
        "postal_code": "050000",
        "region": region,
        "settlement": "Алматы",
        "street": "көшесі Абая",
        "house": "10",
    }


def application(**changes: Any) -> dict[str, Any]:
    """The plain data of a good application: a state-owned debtor, so that a state bailiff is competent."""
    plain: dict[str, Any] = {
        "form": "an2",
        "language": "ru",
        "territory": "75",
        "applicant": {
            "kind": "self",
            "person": {"iin": CLAIMANT_IIN, "surname": "Серікұлы", "name": "Әлібек"},
            "address": address(),
            "email": "alibek@example.kz",
            "phones": ["8 701 123 45 67"],
        },
        "document": {
            "kind": "1",
            "number": "7512-26-00-2/1",
            "case_number": "2-1/2026",
            "issued_on": "2026-10-01",
            "decided_on": "2026-08-20",
            "in_force_on": "2026-09-28",
            "issuing_body": "Алматы қаласының аудандық соты",
            "operative_part": "Взыскать 1 500 000 тенге.",
            "subject": "money",
            "amount": "1500000.00",
        },
        "claimant": {
            "kind": "person", "surname": "Серікұлы", "name": "Әлібек", "iin": CLAIMANT_IIN,
            "birth_date": "1985-03-15", "addresses": [{"purpose": "registration", "address": address()}],
        },
        "debtors": [
            {
                "kind": "organisation", "name": "АО «Қала жылуы»", "bin": DEBTOR_BIN,
                "addresses": [{"purpose": "registration", "address": address()}],
                "accounts": [{"iban": "KZ86125KZT5004100100", "bank": "Банк"}],
            }
        ],
        "features": {"state_share_50": True},
        "place_basis": "organ",
        "attachments": [
            {
                "sha256": "a" * 64, "name": "исполнительный лист.pdf", "media_type": "application/pdf",
                "size": 1000, "role": "enforcement_document",
            },
            {
                "sha256": "b" * 64, "name": "решение.pdf", "media_type": "application/pdf",
                "size": 1000, "role": "judicial_act",
            },
        ],
        "consents": {"statements_true": True, "protected_data": True},
        "submitted_via": "portal",
        "prepared_at": datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    }  # fmt: skip
    plain.update(changes)
    return plain


def made(**changes: Any) -> InitiationApplication:
    """The validated application; `document__in_force_on=None` changes one field of a part."""
    whole = {key: value for key, value in changes.items() if "__" not in key}
    plain = application(**whole)
    for path, value in changes.items():
        if "__" in path:
            part, field = path.split("__")
            plain[part] = {**plain[part], field: value}
    return InitiationApplication.model_validate(plain)
