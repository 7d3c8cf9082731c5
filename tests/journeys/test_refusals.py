"""Warned before signing, refused by the bailiff, told what can be put right (E-05, E-10)."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from oryndau.demo.people import Invented
from tests.journeys import applications, desk
from tests.journeys.conftest import Come
from tests.journeys.desk import Staff
from tests.journeys.visitor import SAVE, fresh_number

pytestmark = pytest.mark.browser


def test_a_warned_claimant_goes_on_and_reads_in_the_decree_what_can_be_put_right(
    come: Come, claimants: list[Invented], staff: Staff, today: date
) -> None:
    """E-05, E-10: two grounds are named before signing, marked at the desk, and stand in the decree."""
    person = claimants[3]
    claimant = come(person, "ru")
    told = applications.answers(person, today, fresh_number(), language="ru", years_ago=4)
    told["features"] = {}
    told["place"]["territory"] = applications.PRIVATE.territory
    claimant.fill_quickly(told, debtor=applications.debtor(applications.PRIVATE))
    assert claimant.page.locator(".govuk-warning-text").count() == 2, claimant.says()
    assert "138" in claimant.says()
    claimant.look_in_every_language()
    case = claimant.submit()
    number = claimant.registration(case)

    head = come(staff(applications.PRIVATE.territory, "head")[0], "ru")
    post = desk.bailiff_of(head, staff, number, applications.PRIVATE.territory)
    bailiff = come(post, "ru")
    opened = desk.open_case(bailiff, number)
    bailiff.look_in_every_language()
    bailiff.open(f"{opened}refuse/")
    assert bailiff.page.locator("[name=grounds]:checked").count() == 2
    bailiff.look_in_every_language()
    bailiff.page.fill("[name=reasons_kk]", "")
    bailiff.press(SAVE)
    assert bailiff.errors().count() == 1, "reasons stand in both official languages"
    bailiff.look()
    bailiff.page.fill("[name=reasons_kk]", "Атқарушылық құжатты ұсыну мерзімі өтіп кеткен.")
    bailiff.press(SAVE)
    bailiff.press("form[action$='/sign/'] button")
    bailiff.sign()

    pdf = claimant.page.request.get(claimant.decree(case)).body()
    claimant.look_in_every_language()
    assert "38(1)" in claimant.says()
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert "Атқарушылық құжатты ұсыну мерзімі өтіп кеткен" in " ".join(text.split())
    assert "устранения" in text, "the decree says what can be put right, and what cannot"
