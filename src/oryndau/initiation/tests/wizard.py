"""Answers of a whole application as a browser sends them, and a signed-in client that sends them."""

import io
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from oryndau.people.models import Organisation, Person
from oryndau.timekeeping import local, now
from oryndau.wizard.models import Draft

IIN, OTHER_IIN, DEBTOR_IIN, BIN = "850101300124", "900202400343", "700303300455", "100140000013"
ADDRESS = {
    "region": "75", "settlement": "Алматы", "street": "Абай даңғылы", "house": "10", "flat": "5",
    "postal_code": "050000",
}  # fmt: skip


def person(iin: str = IIN, surname: str = "Серікова", name: str = "Әлия") -> Person:
    """A person who signed in before."""
    made, _new = Person.objects.get_or_create(iin=iin, defaults={"surname": surname, "name": name})
    return made


def signed_in(client: Client, who: Person | None = None, *, organisation: str = "") -> Person:
    """Sign a person in, for himself or for an organisation of his EDS."""
    who = who or person()
    client.force_login(who, backend="oryndau.people.backend.EdsBackend")
    if organisation:
        Organisation.objects.get_or_create(bin=organisation, defaults={"name": "ТОО «Үлгі»"})
        session = client.session
        session["certificate_bin"], session["acting"] = organisation, f"org:{organisation}"
        session.save()
    return who


def day(name: str, ago: int) -> dict[str, str]:
    """A date in three boxes, so many days before today."""
    found = local(now()).date() - timedelta(days=ago)
    return {f"{name}_day": str(found.day), f"{name}_month": str(found.month), f"{name}_year": str(found.year)}


def address(prefix: str) -> dict[str, str]:
    """An address under a prefix."""
    return {f"{prefix}_{name}": value for name, value in ADDRESS.items()}


def answers() -> dict[str, dict[str, Any]]:
    """Right answers for every page with a form of its own, in the wizard's order."""
    return {
        "application": {"form": "an2", "language": "kk"},
        "applicant": {"kind": "self"},
        "contacts": {"email": "aliya@example.kz", "phone": "8 701 123 45 67", **address("address")},
        "kind": {"kind": "1"},
        "particulars": {
            "issuing_body": "Алматы қалалық соты", "number": "7514-26-00-2/1",
            "case_number": "2-1/2026", **day("decided_on", 120), **day("issued_on", 60),
        },
        "force": day("in_force_on", 80),
        "demand": {
            "subject": "money", "amount": "1 250 000,50",
            "operative_part": "Мемлекеттен 1 250 000,50 теңге өндірілсін.",
        },
        "history": {"interruption_rows": "1"},
        "claimant": {
            "surname": "Серікова", "name": "Әлия", "iin": IIN, "account_rows": "1", **address("registration")
        },
        "features": {"features": ["debtor_is_state"]},
        "place": {"territory": "75", "place_basis": "registration"},
        "motions": {"motions": ["arrest-property"], "about_motions": "Пәтері бар"},
        "consents": {"statements_true": "on", "protected_data": "on"},
    }  # fmt: skip


def debtor() -> dict[str, Any]:
    """Right answers about a debtor, a person."""
    return {
        "surname": "Иванов",
        "name": "Пётр",
        "iin": DEBTOR_IIN,
        "account_rows": "1",
        **address("registration"),
    }


def picture(colour: str = "white") -> SimpleUploadedFile:
    """A small real PNG."""
    stream = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(stream, "PNG")
    return SimpleUploadedFile("парақ.png", stream.getvalue(), content_type="image/png")


def begun(client: Client) -> Draft:
    """A draft begun through the page."""
    response = client.post("/initiation/begin/")
    return Draft.objects.get(pk=response["Location"].strip("/").split("/")[-1])


def filled(client: Client, **changes: dict[str, Any]) -> Draft:
    """A draft with every page filled in through the pages; `changes` replaces answers of pages."""
    draft = begun(client)
    for key, data in (answers() | changes).items():
        client.post(f"/initiation/drafts/{draft.pk}/{key}/", data)
    response = client.post(f"/initiation/drafts/{draft.pk}/debtors/add/", {"kind": "person"})
    client.post(response["Location"], debtor())
    for role, colour in (("enforcement_document", "white"), ("judicial_act", "red")):
        client.post(f"/initiation/drafts/{draft.pk}/attachments/", {"role": role, "file": picture(colour)})
    draft.refresh_from_db()
    return draft
