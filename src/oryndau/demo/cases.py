"""Invented applications for the demonstration: most of them good, some refused by law, each in one way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from oryndau.demo.people import CLAIMANTS, DEBTORS, Company, Invented, street
from oryndau.documents import storage
from oryndau.documents.typeset import typeset_source
from oryndau.law.facts import InitiationApplication
from oryndau.law.territories import territory

CITIES = {"71": "Астана", "75": "Алматы", "79": "Шымкент"}
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Planned:
    """One invented application: who signs it and when, and its facts."""

    signer: Invented
    facts: InitiationApplication


def plan(signer: Invented, at: datetime, index: int, random: Random) -> Planned:
    """An application of this signer. One in five has a defect that leads to a refusal (Art. 38)."""
    debtor = _debtor_for(signer.territory, random)
    data = _good(signer, debtor, at, index, random)
    if random.random() < 0.22:
        random.choice(_DEFECTS)(data, at)
    return Planned(signer, InitiationApplication.model_validate(data))


def _debtor_for(code: str, random: Random) -> Company:
    good = [
        company for company in DEBTORS if company.status == "active" and company.name != "ТОО «Жеке Мысал»"
    ]
    near = [company for company in good if company.territory == code]
    return random.choice(near or good)


def _good(signer: Invented, debtor: Company, at: datetime, index: int, random: Random) -> Data:
    on = at.date()
    in_force = on - timedelta(days=random.randint(20, 400))
    amount = f"{random.randint(40, 9000) * 1000}.{random.choice(('00', '50'))}"
    number = f"{debtor.territory}12-{in_force.year % 100}-00-2/{1000 + index}"
    court = f"{CITIES[debtor.territory]} қаласының № {1 + index % 4} үлгі соты"
    return {
        "form": random.choice(("an2", "an2", "an2", "an3")), "language": random.choice(("kk", "ru")),
        "territory": debtor.territory, "applicant": _applicant(signer, index),
        "document": {
            "kind": "1", "number": number, "case_number": f"2-{1000 + index}/{in_force.year}",
            "issued_on": (in_force + timedelta(days=5)).isoformat(),
            "decided_on": (in_force - timedelta(days=31)).isoformat(), "in_force_on": in_force.isoformat(),
            "issuing_body": court,
            "operative_part": f"Взыскать с {debtor.name} {_in_words_of_a_court(amount)} тенге.",
            "subject": "money", "amount": amount,
        },
        "claimant": _claimant(signer, index),
        "debtors": [{
            "kind": "organisation", "name": debtor.name, "bin": debtor.bin,
            "addresses": [{"purpose": "registration", "address": _address(debtor.territory, index)}],
        }],
        "features": {
            "natural_monopoly": debtor.natural_monopoly, "state_share_50": float(debtor.state_share) >= 50,
        },
        "place_basis": "organ",
        "attachments": [_file("writ", number, court), _file("act", number, court)],
        "motions": [{"measure": "arrest-accounts"}] if random.random() < 0.5 else [],
        "consents": {"statements_true": True, "protected_data": True},
        "submitted_via": "portal", "prepared_at": at.isoformat(),
    }  # fmt: skip


def _in_words_of_a_court(amount: str) -> str:
    """`1250000.50` as courts write it: `1 250 000,50`."""
    return f"{Decimal(amount):,.2f}".replace(",", " ").replace(".", ",")


def _applicant(signer: Invented, index: int) -> Data:
    return {
        "kind": "organisation" if signer.bin else "self", "person": _person(signer),
        "organisation": {"bin": signer.bin, "name": signer.organisation} if signer.bin else None,
        "address": _address(signer.territory, index), "email": f"person{signer.iin[-4:]}@example.kz",
        "phones": [f"+7 700 {signer.iin[5:8]} {signer.iin[8:10]} {signer.iin[10:]}"],
    }  # fmt: skip


def _claimant(signer: Invented, index: int) -> Data:
    address = {"purpose": "registration", "address": _address(signer.territory, index)}
    if signer.bin:
        company = next(company for company in CLAIMANTS if company.bin == signer.bin)
        account = {"iban": "KZ86125KZT5004100100", "bank": "«Үлгі Банк» АҚ"}
        return {"kind": "organisation", "name": company.name, "bin": company.bin, "addresses": [address],
                "accounts": [account]}  # fmt: skip
    century = "19"
    born = date(int(century + signer.iin[:2]), int(signer.iin[2:4]), int(signer.iin[4:6]))
    return {"kind": "person", **_person(signer), "birth_date": born.isoformat(), "addresses": [address]}


def _person(signer: Invented) -> Data:
    return {
        "iin": signer.iin,
        "surname": signer.surname,
        "name": signer.name,
        "patronymic": signer.patronymic,
    }


def _address(code: str, index: int) -> Data:
    return {
        "postal_code": f"{code}0{index % 900 + 100:03d}"[:6], "region": code,
        "settlement": CITIES.get(code) or territory(code).name.ru, "street": street(index),
        "house": str(1 + index % 90), "flat": str(1 + index % 60),
    }  # fmt: skip


PAPERS = {
    "writ": ("Атқару парағы / Исполнительный лист", "enforcement_document"),
    "act": ("Сот шешімінің көшірмесі / Копия решения", "judicial_act"),
}


def _file(kind: str, number: str, court: str) -> Data:
    title, role = PAPERS[kind]
    sha256, size = _specimen(title, court)
    name = f"{title.split(' / ')[1]} {number.replace('/', '-')}.pdf"
    return {"sha256": sha256, "name": name, "media_type": "application/pdf", "size": size, "role": role}


@cache
def _specimen(title: str, court: str) -> tuple[str, int]:
    """One specimen of each court serves all its cases, so that the demonstration loads sooner."""
    pdf = typeset_source(PAPER, {"title": title, "court": court}, made_at=datetime(2026, 1, 5, tzinfo=UTC))
    return storage.put(pdf), len(pdf)


PAPER = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(margin: 3cm)
#set text(font: "Libertinus Serif", size: 12pt)
#align(center)[#text(17pt, weight: "bold")[#data.title]]
#v(1cm)
#data.court
#v(1cm)
ҮЛГІ ҚҰЖАТ · ОБРАЗЕЦ · SPECIMEN
"""
"""A specimen of a court's paper, marked as one in three languages."""


def _expired(data: Data, at: datetime) -> None:
    """The term of presentation has passed (Art. 38(1)3)."""
    on = at.date() - timedelta(days=4 * 365)
    data["document"] |= {
        "decided_on": (on - timedelta(days=31)).isoformat(), "in_force_on": on.isoformat(),
        "issued_on": (on + timedelta(days=5)).isoformat(),
    }  # fmt: skip


def _not_in_force(data: Data, at: datetime) -> None:
    """The act has not taken effect (Art. 38(1)6)."""
    data["document"] |= {"in_force_on": None}


def _private(data: Data, at: datetime) -> None:
    """Only a private bailiff is competent (Art. 38(1)11)."""
    company = next(company for company in DEBTORS if company.name == "ТОО «Жеке Мысал»")
    data["debtors"][0] |= {"name": company.name, "bin": company.bin}
    data["features"] = {}


def _no_act(data: Data, at: datetime) -> None:
    """No copy of the judicial act is attached (Art. 38(1)8)."""
    data["form"] = "an2"
    data["attachments"] = data["attachments"][:1]


def _too_early(data: Data, at: datetime) -> None:
    """Five working days have not passed since the act took effect (Art. 38(1)10)."""
    on = at.date() - timedelta(days=2)
    data["document"] |= {
        "decided_on": (on - timedelta(days=31)).isoformat(), "in_force_on": on.isoformat(),
        "issued_on": on.isoformat(),
    }  # fmt: skip


_DEFECTS: tuple[Callable[[Data, datetime], None], ...] = (
    _expired,
    _not_in_force,
    _private,
    _no_act,
    _too_early,
)
