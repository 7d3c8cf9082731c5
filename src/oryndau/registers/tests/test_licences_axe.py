"""Every page of the register in a real browser: axe is content, and a phone fits it (L-12, W-01)."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from oryndau.law.text import Text
from oryndau.portal.tests import shown
from oryndau.portal.tests.shown import browser_type_launch_args
from oryndau.registers.tests import factories
from oryndau.registers.tests.test_licences_check import licence

__all__ = ["browser_type_launch_args"]
pytestmark = [pytest.mark.django_db, pytest.mark.browser]
GROUND = Text(
    kk="Жеке сот орындаушысының атқарушылық округінен тыс жерде атқарушылық әрекеттер жасауы",
    ru="Совершение исполнительных действий за пределами исполнительного округа",
    en="Enforcement acts outside the agent's own district",
)


def _pages(language: str) -> dict[str, bytes]:
    for no in range(30):
        factories.licence(name=f"Әбдіғаппарұлы-Сейдахметова Гүлнәр {no:02d}", territory="27")
    row = factories.licence(
        name="Көшербайұлы-Мұхамеджанов Нұрсұлтан", office_ru="г. Алматы, ул. " + "Длинная " * 12
    )
    new = factories.replaced(row, date(2025, 1, 1))
    factories.change(
        new, "suspend", date(2026, 1, 1), until=date(2026, 6, 1), ground=GROUND, clause="Art. 143(2)4"
    )
    factories.change(
        new, "deprive", date(2026, 9, 1), court="Алматы қаласының мамандандырылған ауданаралық сынақ соты",
        court_act="2-1/26", court_act_on=date(2026, 8, 1), decree="", decree_on=None,
        document="ORY-1234-5678-90AB-CDEF",
    )  # fmt: skip
    suspended = factories.licence()
    factories.change(suspended, "suspend", date(2026, 1, 1), until=date(2026, 6, 1), ground=GROUND)
    _row, paper = licence()
    _gone, bad = licence()
    factories.change(_gone, "terminate", date(2026, 2, 2))
    asked = {
        "list": (reverse("licences:list"), {}),
        "next": (reverse("licences:list"), {"region": "27", "state": "active", "on": "2025-01-01"}),
        "alike": (reverse("licences:list"), {"q": "Сейдахмедова"}),
        "typed": (reverse("licences:list"), {"q": "Мухамеджанов"}),
        "nothing": (reverse("licences:list"), {"q": "Жоқжоқов", "on": "tomorrow"}),
        "one": (reverse("licences:one", args=[new.number]), {"on": "2025-06-01"}),
        "old": (reverse("licences:one", args=[row.number]), {"on": "2035-06-01"}),
        "overdue": (reverse("licences:one", args=[suspended.number]), {}),
        "offices": (reverse("licences:offices"), {}),
        "region": (reverse("licences:offices"), {"region": "27"}),
        "empty": (reverse("licences:offices"), {"region": "10"}),
        "data": (reverse("licences:data"), {}),
        "check": (reverse("documents:check-number", args=[paper.number]), {}),
        "check-bad": (reverse("documents:check-number", args=[bad.number]), {}),
    }
    browser, headers = Client(), {"accept-language": language}
    return {name: browser.get(at, data, headers=headers).content for name, (at, data) in asked.items()}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_pages_are_accessible_and_fit_a_phone(browser: Any, language: str) -> None:
    """L-12."""
    with time_machine.travel("2026-11-20T06:00:00Z", tick=False):
        pages = _pages(language)
    assert shown.faults(browser, pages) == []
