"""Answers of whole applications for a licence and its re-issue as a browser sends them; all invented."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from oryndau.certification.tests import applying as browser
from oryndau.certification.tests.applying import boxes, person, picture, signed_in
from oryndau.law.fee import Purpose
from oryndau.licensing.tests import factories
from oryndau.payments.models import Fee
from oryndau.people.models import Person
from oryndau.wizard.models import Draft

__all__ = ["OTHER_IIN", "boxes", "person", "picture", "signed_in"]
AT = factories.MONDAY
ISSUE, RENEWAL = "/licensing", "/licensing/renewal"
IIN, OTHER_IIN, BIN = browser.IIN, browser.OTHER_IIN, browser.BIN
CLOCKS = (
    "wizard.views.guards", "wizard.views.attachments", "licensing.applying.views.start", "signing.views",
    "portal.account", "payments.views.paying",
)  # fmt: skip


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime = AT) -> None:
    """Let the pages believe that it is this moment."""
    for name in CLOCKS:
        monkeypatch.setattr(f"oryndau.{name}.now", lambda: moment)


def alike() -> dict[str, dict[str, Any]]:
    """Right answers of the pages that both wizards have."""
    return {
        "contacts": {"email": "dana@example.kz", "phone": "8 701 123 45 67", "second_phone": "", "fax": ""},
        "residence": {
            "residence_region": "75", "residence_settlement": "Алматы", "residence_street": "Абай даңғылы",
            "residence_house": "10",
        },
        "bank": {"account": "", "bank": "", "paper_copy": "on"},
        "consents": {
            "statements_true": "on", "no_court_prohibition": "on", "protected_data": "on",
            "health_registers": "on",
        },
    }  # fmt: skip


def certification(number: str = "CR-75-0001") -> dict[str, Any]:
    """A decision that is typed."""
    return {"which": "other", "number": number, **boxes("decided_on", date(2026, 9, 1)), "territory": "75"}


def row(number: int = 0, **changes: Any) -> dict[str, Any]:
    """A position of nearly six years in a body that secures execution."""
    told = {
        **boxes("started_on", date(2020, 1, 6)), **boxes("ended_on", date(2025, 12, 31)),
        "position": "Сот орындаушысы", "organisation": "Алматы қаласының Әділет департаменті",
        "duties": "Атқарушылық іс жүргізу", "dismissal": "Өз еркімен", **changes,
    }  # fmt: skip
    return {f"row_{number}_{name}": value for name, value in told.items()}


def labour(ground: str = "enforcement", *rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The basis «labour activity» with its rows."""
    given = rows or (row(),)
    answers: dict[str, Any] = {"ground": ground, "row_rows": str(len(given)), **more}
    for one in given:
        answers |= one
    return answers


def paper() -> dict[str, Any]:
    """A document that shows the ground of the labour."""
    return {
        "paper_number": "12-А",
        **boxes("paper_issued_on", date(2024, 5, 6)),
        "paper_issuer": "Жоғары Сот",
    }


def issue() -> dict[str, dict[str, Any]]:
    """Right answers of the pages of an application for a licence, but for its basis and fee."""
    told = alike()
    return {
        "contacts": told["contacts"], "residence": told["residence"], "region": {"territory": "75"},
        "diploma": {
            "institution": "Әл-Фараби атындағы ҚазҰУ", "specialty_code": "6B04201", "number": "ЖБ-Б 0123456",
            **boxes("issued_on", date(2015, 6, 30)), "where": "here",
        },
        "basis": {"kind": "certification"}, "certification": certification(),
        "bank": told["bank"], "consents": told["consents"],
    }  # fmt: skip


def change(**said: Any) -> dict[str, Any]:
    """What a ground changes, with its document."""
    return {
        "before": "Оспанова Дана", "after": "Серікова Дана", "number": "АХАЖ-12",
        **boxes("issued_on", date(2026, 11, 2)), "issuer": "РАГС Алмалинского района", **said,
    }  # fmt: skip


def renewal(*grounds: str) -> dict[str, dict[str, Any]]:
    """Right answers of the pages of an application for the re-issue, but for its licence and fee."""
    named = grounds or ("name",)
    told = alike()
    return {
        "grounds": {"grounds": list(named)}, **{f"change-{ground}": change() for ground in named}, **told,
    }  # fmt: skip


def begun(client: Client, base: str = ISSUE) -> Draft:
    """A draft begun through the page."""
    response = client.post(f"{base}/begin/")
    return Draft.objects.get(pk=response["Location"].strip("/").split("/")[-1])


def fill(client: Client, draft: Draft, base: str, answers: dict[str, dict[str, Any]]) -> None:
    """Fill pages in through the pages."""
    for key, data in answers.items():
        response = client.post(f"{base}/drafts/{draft.pk}/{key}/", data)
        assert response.status_code == 302, (key, response.context["form"].errors)
    draft.refresh_from_db()


def paid(client: Client, draft: Draft, who: Person, base: str = ISSUE) -> Fee:
    """The draft with a fee that the person paid before."""
    purpose = Purpose.LICENCE_RENEWAL if base == RENEWAL else Purpose.LICENCE_ISSUE
    fee = factories.fee(who, purpose)
    response = client.post(f"{base}/drafts/{draft.pk}/fee/", {"way": str(fee.pk)})
    assert response.status_code == 302, response.context["form"].errors
    return fee


def filled(client: Client, **changes: dict[str, Any]) -> Draft:
    """A draft of an application for a licence with every page filled in, and the fee paid."""
    draft = begun(client)
    fill(client, draft, ISSUE, issue() | {key.replace("_", "-"): data for key, data in changes.items()})
    paid(client, draft, draft.person)
    draft.refresh_from_db()
    return draft


def renewed(client: Client, number: str, *grounds: str, **changes: dict[str, Any]) -> Draft:
    """A draft of a re-issue of one's own licence with every page filled in, and the fee paid."""
    draft = begun(client, RENEWAL)
    fill(client, draft, RENEWAL, {"licence": {"which": number}, **renewal(*grounds), **changes})
    paid(client, draft, draft.person, RENEWAL)
    draft.refresh_from_db()
    return draft
