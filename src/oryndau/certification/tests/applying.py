"""Answers of a whole application for certification as a browser sends them; all people are invented."""

import io
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from oryndau.certification.models import Session
from oryndau.certification.tests import combined, factories
from oryndau.people.models import Organisation, Person
from oryndau.timekeeping import local
from oryndau.wizard.models import Draft

AT = factories.MONDAY
BASE = "/certification/drafts"
IIN, OTHER_IIN, BIN = "850101300124", "900202400343", "100140000013"
CLOCKS = (
    "wizard.views.guards", "wizard.views.attachments", "certification.applying.views.start", "signing.views",
    "portal.account",
)  # fmt: skip


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime = AT) -> None:
    """Let the pages believe that it is this moment."""
    for name in CLOCKS:
        monkeypatch.setattr(f"oryndau.{name}.now", lambda: moment)


def person(iin: str = IIN, surname: str = "Оспанова", name: str = "Дана") -> Person:
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


def boxes(name: str, day: date) -> dict[str, str]:
    """A date in three boxes."""
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def ahead(name: str, days: int) -> dict[str, str]:
    """A date so many days after the tests' day."""
    return boxes(name, local(AT).date() + timedelta(days=days))


def answers(of: Session) -> dict[str, dict[str, Any]]:
    """Right answers for every page of form An.2, in the wizard's order."""
    return {
        "what": {"form": "an2"},
        "region": {"territory": of.territory},
        "session": {"session": str(of.pk), "language": "kk"},
        "contacts": {"email": "dana@example.kz", "phone": "8 701 123 45 67"},
        "residence": {
            "residence_region": "75", "residence_settlement": "Алматы", "residence_street": "Абай даңғылы",
            "residence_house": "10",
        },
        "extra-time": {"extra_time": ""},
        "diploma": {
            "institution": "Әл-Фараби атындағы ҚазҰУ", "specialty_code": "6B04201", "number": "ЖБ-Б 0123456",
            **boxes("issued_on", date(2015, 6, 30)), "where": "here",
        },
        "internship": {
            "chamber": "75", "supervisor": "Садыков Арман", **boxes("started_on", date(2026, 4, 1)),
            **boxes("ended_on", date(2026, 9, 30)), **boxes("approved_on", date(2026, 10, 15)),
        },
        "consents": {
            "statements_true": "on", "no_court_prohibition": "on", "protected_data": "on",
            "health_registers": "on",
        },
    }  # fmt: skip


def licence() -> dict[str, Any]:
    """Right answers of what form An.3 adds."""
    return {
        "account": "",
        "paper_copy": "on",
    }


def fee(**how: Any) -> dict[str, Any]:
    """The right answer of the page of the fee: one that the person has paid already."""
    return {"way": str(combined.fee(person(), **how).pk)}


def picture(colour: str = "white") -> SimpleUploadedFile:
    """A small real PNG."""
    stream = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(stream, "PNG")
    return SimpleUploadedFile("диплом.png", stream.getvalue(), content_type="image/png")


def begun(client: Client, query: str = "") -> Draft:
    """A draft begun through the page."""
    response = client.post(f"/certification/begin/{query}")
    return Draft.objects.get(pk=response["Location"].strip("/").split("/")[-1])


def filled(client: Client, of: Session, **changes: dict[str, Any]) -> Draft:
    """A draft with every page filled in through the pages; `changes` replaces answers of pages."""
    draft = begun(client)
    given = answers(of) | {key.replace("_", "-"): data for key, data in changes.items()}
    for key, data in given.items():
        client.post(f"{BASE}/{draft.pk}/{key}/", data)
    draft.refresh_from_db()
    return draft
