"""The agent's own page: what he must do by when, and what he tells with its proof (W-01, W-02)."""

from html import escape
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from oryndau.cases.ids import new_id
from oryndau.documents.models import Document
from oryndau.documents.tests.test_uploads import pdf
from oryndau.people.models import Organisation
from oryndau.profession import selectors
from oryndau.profession.tests import factories as make
from oryndau.profession.tests.factories import browser, own_browser, told
from oryndau.profession.tests.test_desk_pages import date_of

pytestmark = pytest.mark.django_db
OWN = "/profession/own/"
PDF = pdf()


@pytest.fixture(autouse=True)
def _today() -> Any:
    with time_machine.travel(make.MONDAY, tick=False):
        yield


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_agent_reads_what_is_due(language: str) -> None:
    """W-01."""
    row = make.agent()
    answer = own_browser(row, language).get(OWN)
    assert answer.status_code == 200
    page = answer.content.decode()
    for duty in selectors.known(make.of_case(row), make.MONDAY)[1].duties:
        assert escape(duty.name.in_(language)) in page
    assert "60, 30, 7" in page


def test_who_is_no_agent_has_no_such_page() -> None:
    """W-01."""
    make.agent()
    assert own_browser(make.person()).get(OWN).status_code == 404
    assert browser("clerk").get(OWN).status_code == 403


def test_nobody_is_an_agent_for_an_organisation() -> None:
    """W-01: Art. 140(5): an agent acts in his own name."""
    row = make.agent()
    organisation = Organisation.objects.create(bin=make.DEBTOR_BIN, name="ТОО «Үлгі»")
    client = own_browser(row)
    session = client.session
    session["acting"], session["certificate_bin"] = f"org:{organisation.bin}", organisation.bin
    session.save()
    assert client.get(OWN).status_code == 404


def contract(**said: Any) -> dict[str, Any]:
    """What an agent types of his insurance."""
    return {
        "version": "1", "id": str(new_id()), "number": "П-1", "insurer": "АО «Сақтандыру»",
        "amount": "4 325 000", **date_of("concluded_on", "2026-11-20"),
        **date_of("starts_on", "2026-11-23"), **date_of("ends_on", "2027-11-22"), **said,
    }  # fmt: skip


def test_insurance_is_told_with_its_contract() -> None:
    """W-01: Art. 146."""
    row = make.agent()
    client, address = own_browser(row), f"{OWN}insure/"
    bare = client.post(address, contract())
    assert bare.status_code == 422
    assert "Choose a file" in bare.content.decode()
    file = SimpleUploadedFile("polis.pdf", PDF, "application/pdf")
    answer = client.post(address, contract(evidence=file), follow=True)
    page = answer.content.decode()
    assert "The insurance contract was entered." in page
    assert "Not confirmed yet" in page
    document = Document.objects.get(case=make.of_case(row))
    served = client.get(reverse("profession:own-file", args=[document.sha256]))
    assert b"".join(served.streaming_content) == PDF  # type: ignore[attr-defined]


def test_a_file_that_is_not_what_it_says_is_refused() -> None:
    """W-01, E-07."""
    row = make.agent()
    file = SimpleUploadedFile("polis.pdf", b"MZ not a document", "application/pdf")
    answer = own_browser(row).post(f"{OWN}insure/", contract(evidence=file))
    assert answer.status_code == 422
    assert "The file must be a PDF, JPG or PNG." in answer.content.decode()


def test_too_small_a_sum_is_refused_with_the_least_one() -> None:
    """W-01: Art. 146(2-1)."""
    row = make.agent()
    file = SimpleUploadedFile("polis.pdf", PDF, "application/pdf")
    answer = own_browser(row, "ru").post(f"{OWN}insure/", contract(evidence=file, amount="4324999"))
    assert answer.status_code == 422
    assert "не менее 4\u00a0325\u00a0000,00 тенге" in answer.content.decode()


def test_the_office_is_told_with_its_address() -> None:
    """W-01: Art. 153(3), (8)."""
    row = make.agent()
    data = {
        "version": "1", "id": str(new_id()), "kind": "premises", **date_of("since", "2026-11-23"),
        "address_region": "75", "address_settlement": "Алматы", "address_street": "Абай даңғылы",
        "address_house": "10", "hours_kk": "9:00–18:00", "hours_ru": "9:00–18:00", "phone": "87270000001",
    }  # fmt: skip
    away = own_browser(row).post(f"{OWN}tell-office/", {**data, "address_region": "71"})
    assert away.status_code == 422
    assert "own district" in away.content.decode()
    assert own_browser(row).post(f"{OWN}tell-office/", data).status_code == 302
    office = make.fresh(row).office
    assert office is not None
    assert "Абай даңғылы, 10" in office.address_ru


def test_a_check_is_answered() -> None:
    """W-04: Art. 169(5)."""
    row, check = make.agent(), str(new_id())
    opened = {"id": check, "kind": "unscheduled", "asked_on": "2026-11-23", "answer_by": "2026-12-04"}
    words = {"asks": "Есеп айырысу мәліметтері.", "ground": "Өндіріп алушының шағымы."}
    told("open-check", row, make.the("clerk"), **opened, **words)
    address = f"{OWN}answer-check/?about={check}"
    assert address in own_browser(row).get(OWN).content.decode()
    done = own_browser(row).post(address, {"version": "2", "check": check, "text": "Мәліметтер тіркелді."})
    assert done.status_code == 302
    assert (
        selectors.record(make.of_case(row))
        .checks[next(iter(selectors.record(make.of_case(row)).checks))]
        .answered_on
    )


def test_the_agent_does_not_decide_on_himself() -> None:
    """W-04."""
    row = make.agent()
    for step in ("confirm", "open-check", "impose", "end", "assign-district"):
        assert own_browser(row).get(f"{OWN}{step}/").status_code == 403


def test_files_of_others_are_not_there() -> None:
    """W-01."""
    row, other = make.agent(), make.agent()
    file = SimpleUploadedFile("polis.pdf", PDF, "application/pdf")
    own_browser(row).post(f"{OWN}insure/", contract(evidence=file))
    sha = Document.objects.get(case=make.of_case(row)).sha256
    assert own_browser(other).get(reverse("profession:own-file", args=[sha])).status_code == 404
