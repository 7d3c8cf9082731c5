"""An agent's case among the cases of his account (W-01)."""

from typing import Any

import pytest
import time_machine
from django.urls import reverse

from oryndau.documents import storage
from oryndau.profession.tests import factories as make
from oryndau.profession.tests.factories import own_browser, told

pytestmark = [pytest.mark.django_db, pytest.mark.urls("oryndau.profession.tests.urls")]


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(make.MONDAY, tick=False):
        yield


def test_the_case_leads_to_ones_own_page() -> None:
    """W-01."""
    row, other = make.agent(), make.agent()
    address = reverse("agent:case", args=[row.pk])
    answer = own_browser(row).get(address)
    assert (answer.status_code, answer["Location"]) == (302, reverse("profession:own"))
    assert own_browser(other).get(address).status_code == 404


def test_its_documents_are_served_to_the_agent_alone() -> None:
    """W-01."""
    row, other = make.agent(), make.agent()
    sha = storage.put(b"%PDF-1.7 x")
    file = {"sha256": sha, "name": "polis.pdf", "media_type": "application/pdf", "size": 10}
    told("insure", row, evidence=[file], **make.insurance())
    address = reverse("agent:file", args=[row.pk, sha])
    assert own_browser(row).get(address).status_code == 200
    assert own_browser(other).get(address).status_code == 404
