"""A program reads cases, documents, deadlines and sends files (E-03, E-05, E-07, E-11): only its own."""

import hashlib
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from oryndau.api.models import ApiFile
from oryndau.api.tests.conftest import (
    BIN,
    CASES,
    FILES,
    OTHER_BIN,
    Program,
    envelope,
    facts,
    picture,
    signed,
    token_of,
)
from oryndau.cases import engine
from oryndau.cases.actors import SYSTEM
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case
from oryndau.documents import numbers, storage
from oryndau.documents.models import Document
from oryndau.eds.sign import KeyPair
from oryndau.eds.tests.conftest import World
from oryndau.timekeeping import local, now


@pytest.fixture
def case(program: Program, world: World, head: KeyPair, files: Any) -> Case:
    """A case that the program submitted."""
    return submitted(program, world, head, files)


def submitted(program: Program, world: World, head: KeyPair, files: Any) -> Case:
    key = new_id()
    content = envelope(facts(files), key)
    response = program.submit(content, signed(content, world, head), key=str(key))
    assert response.status_code == 201, response.content
    return Case.objects.get(pk=key)


def register(case: Case) -> None:
    """The worker registers the case and hands it to a bailiff."""
    given = {
        "number": "75-26-1", "registered_on": local(now()).date(), "staff": new_id(),
        "bailiff": "Тайный Исполнитель", "open_cases": 3, "calendar_version": "x",
    }  # fmt: skip
    engine.perform(case.pk, "register", SYSTEM, given, at=now())


def moment(minutes: int) -> str:
    return (now() + timedelta(minutes=minutes)).isoformat()


def document_of(case: Case, content: bytes = b"%PDF-1.7 decree") -> Document:
    return Document.objects.create(
        case=case, territory=case.territory, kind="decree-initiate", number=numbers.new(), name="decree.pdf",
        media_type="application/pdf", size=len(content), sha256=storage.put(content), created_at=now(),
    )  # fmt: skip


def test_it_lists_the_organisations_cases_newest_first_by_pages(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    made = [submitted(program, world, head, files) for _ in range(3)]
    page = program.get(CASES, limit=2).json()
    assert [one["id"] for one in page["items"]] == [str(made[2].pk), str(made[1].pk)]
    rest = program.get(page["next"]).json()
    assert [one["id"] for one in rest["items"]] == [str(made[0].pk)]
    assert rest["next"] is None


def test_a_page_takes_one_statement_however_long_it_is(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    for _ in range(2):
        submitted(program, world, head, files)
    with CaptureQueriesContext(connection) as counted:
        assert len(program.get(CASES).json()["items"]) == 2
    assert len(counted) == 1


def test_it_filters_by_state_and_by_what_happened_since(program: Program, case: Case) -> None:
    register(case)
    assert program.get(CASES, state="submitted").json()["items"] == []
    found = program.get(CASES, state="registered", updated_since=moment(-1)).json()
    assert [one["number"] for one in found["items"]] == ["75-26-1"]
    assert program.get(CASES, updated_since=moment(1)).json()["items"] == []


def test_it_knows_every_zone_that_iso_8601_allows(program: Program, case: Case) -> None:
    found = program.get(CASES, updated_since="0033-10-29T22:26:28-21:09").json()
    assert [one["id"] for one in found["items"]] == [str(case.pk)]


def test_the_next_page_keeps_the_filters(program: Program, world: World, head: KeyPair, files: Any) -> None:
    made = [submitted(program, world, head, files) for _ in range(2)]
    since = (now() - timedelta(hours=1)).isoformat()
    page = program.get(CASES, limit=1, state="submitted", updated_since=since).json()
    assert "state=submitted" in page["next"]
    assert [one["id"] for one in program.get(page["next"]).json()["items"]] == [str(made[0].pk)]


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"limit": 0}, "/limit"), ({"limit": 101}, "/limit"), ({"limit": "x"}, "/limit"),
        ({"after": "1"}, "/after"), ({"state": "dreamt"}, "/state"),
        ({"updated_since": "0"}, "/updated_since"), ({"updated_sinse": "x"}, "/updated_sinse"),
    ],
)  # fmt: skip
def test_it_names_a_wrong_parameter(program: Program, query: Any, pointer: str) -> None:
    response = program.get(CASES, **query)
    assert response.status_code == 422
    assert [(one["in"], one["pointer"]) for one in response.json()["errors"]] == [("query", pointer)]


def test_a_case_tells_its_terms_with_their_reckoning_and_its_history(program: Program, case: Case) -> None:
    register(case)
    said = program.get(f"{CASES}/{case.pk}").json()
    assert (said["state"], said["number"], said["state_text"]["en"]) == (
        "registered", "75-26-1", "Registered, being decided",
    )  # fmt: skip
    (term,) = said["terms"]
    assert term["term"] == "initiation.decision"
    assert term["due_on"] == [day["date"] for day in term["steps"] if day["counts"]][-1]
    assert all(day["why"]["kk"] and day["why"]["ru"] for day in term["steps"])
    assert [(one["step"], one["by"]) for one in said["timeline"]] == [
        ("submit", "applicant"), ("register", "system"),
    ]  # fmt: skip
    assert all("A3" in one["clause"] for one in said["timeline"])


def test_a_case_names_no_member_of_staff(program: Program, case: Case) -> None:
    register(case)
    assert "Тайный" not in program.get(f"{CASES}/{case.pk}").content.decode()


def test_another_organisations_case_is_not_there(program: Program, case: Case) -> None:
    document = document_of(case)
    other = Program(token_of(OTHER_BIN))
    assert other.get(CASES).json()["items"] == []
    urls = [f"{CASES}/{case.pk}", f"{CASES}/{case.pk}/documents", f"/api/v1/documents/{document.number}"]
    for url in urls:
        theirs, nobodys = other.get(url), other.get(url.replace(str(case.pk), str(UUID(int=7))))
        assert (theirs.status_code, theirs.json()["code"]) == (404, "unknown-case")
        assert theirs.json() | {"instance": ""} == nobodys.json() | {"instance": ""}
        assert program.get(url).status_code == 200


def test_the_principal_of_a_case_sees_it_too(program: Program, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(principal=OTHER_BIN)
    assert Program(token_of(OTHER_BIN)).get(f"{CASES}/{case.pk}").status_code == 200


def test_it_lists_and_gives_documents_byte_for_byte(program: Program, case: Case) -> None:
    document = document_of(case)
    (line,) = program.get(f"{CASES}/{case.pk}/documents").json()["items"]
    assert (line["number"], line["sha256"], line["kind"]) == (
        document.number, document.sha256, "decree-initiate",
    )  # fmt: skip
    response = program.get(f"/api/v1/documents/{document.number}")
    content = b"".join(response.streaming_content)
    assert hashlib.sha256(content).hexdigest() == response["ETag"].strip('"') == document.sha256
    assert response["Content-Type"] == "application/pdf"
    assert "attachment" in response["Content-Disposition"]


def test_a_damaged_document_is_not_given(program: Program, case: Case) -> None:
    document = document_of(case)
    storage.path_of(document.sha256).write_bytes(b"%PDF-1.7 forged")
    response = program.get(f"/api/v1/documents/{document.number}")
    assert (response.status_code, response.json()["code"]) == (500, "internal")
    storage.path_of(document.sha256).unlink()


@pytest.mark.parametrize("number", ["x", "ORY-0000-0000-0000-0001", "%00", "ORY-" + "A" * 60])
def test_a_mistyped_number_is_no_document(program: Program, number: str) -> None:
    assert program.get(f"/api/v1/documents/{number}").status_code in {404, 422}


def test_it_answers_a_deadline_with_its_reckoning(program: Program) -> None:
    query = {"rule": "initiation.decision", "received": "2026-11-20T18:31:00", "channel": "portal"}
    said = program.get("/api/v1/deadline", **query).json()
    # 20 November 2026 is a Friday: after 18:30 it is registered on Monday, and three working days follow.
    assert (said["registered_on"], said["due_on"]) == ("2026-11-23", "2026-11-26")
    zoned = program.get("/api/v1/deadline", **query | {"received": "2026-11-20T13:31:00Z"}).json()
    assert zoned["due_at"] == said["due_at"]
    assert said["steps"][0]["why"].keys() == {"kk", "ru", "en"}


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"rule": "none"}, "/rule"), ({"received": "1990-01-01T00:00:00Z"}, "/received"),
        ({"received": "1"}, "/received"), ({"channel": "pigeon"}, "/channel"),
        ({"received": "9999-12-31T23:59:59Z"}, "/received"),
        ({"received": "0001-01-01T00:00:00+14:00"}, "/received"),
    ],
)  # fmt: skip
def test_it_names_what_is_wrong_with_a_deadline(program: Program, query: Any, pointer: str) -> None:
    good = {"rule": "initiation.decision", "received": "2026-11-20T18:31:00Z"}
    response = program.get("/api/v1/deadline", **good | query)
    assert response.status_code == 422
    assert response.json()["errors"][0]["pointer"] == pointer


def test_it_keeps_a_checked_file_once(program: Program) -> None:
    content = picture()
    for _ in range(2):
        response = program.upload(content)
        assert response.status_code == 201
        sha256 = hashlib.sha256(content).hexdigest()
        assert response.json() == {"sha256": sha256, "media_type": "image/png", "size": len(content)}
    row = ApiFile.objects.get()
    assert (row.bin, row.sha256) == (BIN, sha256)
    assert storage.read(sha256) == content


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"MZ program", 415, "file-wrong-type"), (b"", 422, "file-empty"),
        (b"\x89PNG\r\n\x1a\n broken", 422, "file-damaged-image"), (b"%PDF-1.7 broken", 422, None),
    ],
)  # fmt: skip
def test_it_refuses_a_file_that_cannot_be_attached(
    program: Program, content: bytes, status: int, code: str | None
) -> None:
    response = program.upload(content)
    assert response.status_code == status
    assert code in {None, response.json()["code"]}
    assert response.json()["errors"][0]["in"] == "file"
    assert not ApiFile.objects.exists()


def test_it_refuses_a_file_that_is_too_large_before_reading_it(program: Program) -> None:
    body = {"file": SimpleUploadedFile("a.pdf", b"%PDF-")}
    response = Client().post(FILES, body, headers=program.headers(), CONTENT_LENGTH=str(1 << 30))
    assert (response.status_code, response.json()["code"]) == (413, "too-large")


def test_it_asks_for_a_multipart_form(program: Program) -> None:
    response = Client().post(FILES, "{}", content_type="application/json", headers=program.headers())
    assert (response.status_code, response["Accept-Post"]) == (415, "multipart/form-data")
    missing = Client().post(FILES, {}, headers=program.headers())
    assert missing.status_code == 422


@pytest.mark.parametrize("url", ["/api/v1/", "/api/v1/nothing", "/api/v1/cases/x/y/z"])
def test_every_other_address_is_a_problem_too(db: None, url: str) -> None:
    for response in (Client().get(url), Client().post(url, {})):
        assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")


def test_another_method_is_answered_with_those_that_are_allowed(program: Program) -> None:
    response = Client().delete(CASES, headers=program.headers())
    assert (response.status_code, response["Allow"]) == (405, "GET")
    assert response.json()["code"] == "method-not-allowed"


def test_a_fault_of_ours_tells_nothing_of_itself(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    from oryndau.api import reading

    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret 850315400124")

    monkeypatch.setattr(reading, "cases", fail)
    response = program.get(CASES)
    assert (response.status_code, response.json()["code"]) == (500, "internal")
    assert "secret" not in response.content.decode()


@pytest.mark.parametrize(("language", "word"), [("kk", "токен"), ("ru", "токен"), ("en", "token")])
def test_a_problem_speaks_the_language_asked_for(db: None, language: str, word: str) -> None:
    response = Client().get(CASES, headers={"Accept-Language": language})
    assert response["Content-Language"] == language
    assert word in response.json()["title"]


def test_moments_are_told_with_their_zone(program: Program, case: Case) -> None:
    said = program.get(f"{CASES}/{case.pk}").json()
    assert datetime.fromisoformat(said["received_at"]).tzinfo
