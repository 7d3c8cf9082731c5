"""From facts to documents: addresses say the territory in the document's language (E-07)."""

import io

import pytest
from pypdf import PdfReader

from oryndau.documents.letterhead import address_line
from oryndau.documents.typeset import render
from oryndau.initiation.content import application_content
from oryndau.initiation.tests.factories import FRIDAY
from oryndau.law.facts import Address, InitiationApplication
from oryndau.law.tests import samples
from oryndau.law.text import Text


def line(region: str, settlement: str) -> Text:
    address = {**samples.address(region), "settlement": settlement, "street": "Абая", "district": None}
    return address_line(Address.model_validate(address))


@pytest.mark.parametrize(
    ("region", "settlement", "kk", "ru"),
    [
        ("15", "Ақтөбе", "Ақтөбе облысы, Ақтөбе", "Актюбинская область, Ақтөбе"),
        ("35", "Темиртау", "Қарағанды облысы, Темиртау", "Карагандинская область, Темиртау"),
        ("35", "Карагандинская область", "Қарағанды облысы", "Карагандинская область"),
        ("75", "Алматы", "Алматы қаласы", "город Алматы"),
    ],
)
def test_an_address_names_its_territory_in_the_language_and_a_city_once(
    region: str, settlement: str, kk: str, ru: str
) -> None:
    """E-07: what a person wrote himself stays as written."""
    told = line(region, settlement)
    assert (told.kk, told.ru) == (f"050000, {kk}, Абая, 10", f"050000, {ru}, Абая, 10")


def test_a_kazakh_application_has_no_russian_name_of_a_territory() -> None:
    facts = InitiationApplication.model_validate(samples.application(language="kk"))
    pdf = render(application_content(facts, "ORY-7K3M-9QWX-2B4D-0000", FRIDAY))
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "Алматы қаласы" in text
    assert "город" not in text
