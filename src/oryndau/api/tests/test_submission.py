"""A program submits a signed application (E-02(3), E-05, E-07, C-06), and nothing else is received."""

import base64
import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from oryndau.api import tokens
from oryndau.api.canonical_form import first_difference
from oryndau.api.envelope import is_new_id, read
from oryndau.api.schemas import Receipt
from oryndau.api.tests.conftest import (
    APPLICATIONS,
    BIN,
    OTHER_BIN,
    SIGNER,
    Program,
    envelope,
    facts,
    signed,
    token_of,
)
from oryndau.cases.ids import new_id
from oryndau.cases.models import Case, Event, Idempotency, Message
from oryndau.eds.sign import KeyPair, armour
from oryndau.eds.tests.conftest import World
from oryndau.signing.models import Signature

STATEMENTS = 8
"""The most statements that one application may take; 15 are allowed."""


def refused(response: Any, status: int, code: str) -> list[dict[str, Any]]:
    """The wrong places of a refusal, after making sure that nothing was kept."""
    said = response.json()
    assert (response.status_code, said["code"]) == (status, code), said
    assert response["Content-Type"] == "application/problem+json"
    assert said["status"] == status
    assert said["type"] == f"urn:oryndau:problem:{code}"
    assert not Case.objects.exists()
    assert not Signature.objects.exists()
    return list(said["errors"])


def test_it_receives_a_signed_application_and_says_until_when_it_is_decided(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    case = new_id()
    content = envelope(facts(files), case)
    response = program.submit(content, signed(content, world, head))
    assert response.status_code == 201, response.content
    receipt = Receipt.model_validate(response.json())
    assert (receipt.case, receipt.state) == (case, "submitted")
    assert receipt.received_at <= receipt.registers_at < receipt.due_at
    assert response["Location"] == f"/api/v1/cases/{case}"
    row = Case.objects.get()
    assert (row.applicant, row.submitter, row.state) == (BIN, SIGNER["iin"], "submitted")
    message = Message.objects.get(topic="initiation.register")
    assert message.available_at == receipt.registers_at
    kept = Signature.objects.get()
    assert bytes(kept.content) == content
    assert (kept.iin, kept.bin) == (SIGNER["iin"], BIN)
    assert Event.objects.get().signature == kept.pk


def test_it_takes_a_signature_as_ncalayer_gives_it(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    content = envelope(facts(files))
    assert program.submit(content, armour(signed(content, world, head))).status_code == 201


def test_it_takes_few_statements(program: Program, world: World, head: KeyPair, files: Any) -> None:
    first, second = envelope(facts(files)), envelope(facts(files))
    program.submit(first, signed(first, world, head))
    signature = signed(second, world, head)
    with CaptureQueriesContext(connection) as counted:
        assert program.submit(second, signature, key="key-2").status_code == 201
    assert len(counted) <= STATEMENTS, [one["sql"][:90] for one in counted]


def test_it_answers_a_repeated_request_the_same(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    content = envelope(facts(files))
    signature = signed(content, world, head)
    first, second = program.submit(content, signature), program.submit(content, signature)
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert Case.objects.count() == Event.objects.count() == Idempotency.objects.count() == 1


def test_it_answers_a_repeat_even_when_the_certificate_cannot_be_checked_now(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    content = envelope(facts(files))
    signature = signed(content, world, head)
    first = program.submit(content, signature)
    world.register.change(head.certificate.serial, "unknown", world.now)
    from oryndau.signing import verifiers

    verifiers.use(world.verifier())
    assert program.submit(content, signature).json() == first.json()


def test_it_refuses_a_key_that_was_used_for_another_request(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    first, second = envelope(facts(files)), envelope(facts(files))
    program.submit(first, signed(first, world, head))
    response = program.submit(second, signed(second, world, head))
    assert (response.status_code, response.json()["code"]) == (422, "idempotency-key-reused")
    assert response.json()["errors"][0]["pointer"] == "/Idempotency-Key"
    assert Case.objects.count() == 1


def test_a_key_of_one_organisation_is_free_for_another(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    content = envelope(facts(files))
    program.submit(content, signed(content, world, head))
    other = Program(token_of(OTHER_BIN)).submit(content, signed(content, world, head))
    assert (other.status_code, other.json()["code"]) == (403, "signature-wrong-organisation")


def test_it_refuses_a_signature_used_before(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    content = envelope(facts(files))
    signature = signed(content, world, head)
    program.submit(content, signature)
    response = program.submit(content, signature, key="another")
    assert (response.status_code, response.json()["code"]) == (409, "signature-repeated")
    assert Case.objects.count() == 1


def test_it_refuses_a_second_signature_for_the_same_case(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    content = envelope(facts(files))
    program.submit(content, signed(content, world, head))
    response = program.submit(content, signed(content, world, head), key="another")
    assert (response.status_code, response.json()["code"]) == (409, "already-exists")
    assert response.json()["errors"][0]["pointer"] == "/case"


def test_a_refused_request_leaves_the_key_free(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    wrong = envelope(facts([{**files[0], "size": 1001}, files[1]]))
    errors = refused(program.submit(wrong, signed(wrong, world, head)), 422, "files-missing")
    assert [one["pointer"] for one in errors] == ["/facts/attachments/0/size"]
    right = envelope(facts(files))
    assert program.submit(right, signed(right, world, head)).status_code == 201


def test_it_refuses_files_of_another_organisation(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    from oryndau.api.models import ApiFile

    ApiFile.objects.update(bin=OTHER_BIN)
    content = envelope(facts(files))
    errors = refused(program.submit(content, signed(content, world, head)), 422, "files-missing")
    assert [one["pointer"] for one in errors] == [f"/facts/attachments/{no}/sha256" for no in (0, 1)]


@pytest.mark.parametrize(
    ("changes", "pointer", "rule"),
    [
        ({"host": "evil.example"}, "/host", "host"),
        ({"version": 1}, "/version", "version"),
        ({"case": uuid4()}, "/case", "uuid7"),
        ({"case": UUID(int=(0xFFFF << 112) | (7 << 76) | (2 << 62))}, "/case", "uuid7"),
    ],
)
def test_it_refuses_what_was_signed_for_something_else(
    program: Program, world: World, head: KeyPair, files: Any, changes: Any, pointer: str, rule: str
) -> None:
    content = envelope(facts(files), **changes)
    errors = refused(program.submit(content, signed(content, world, head)), 422, "invalid")
    assert [(one["in"], one["pointer"], one["rule"]) for one in errors] == [("content", pointer, rule)]


def test_it_refuses_another_purpose(program: Program, world: World, head: KeyPair, files: Any) -> None:
    said = json.loads(envelope(facts(files))) | {"purpose": "initiation.withdraw"}
    content = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    errors = refused(program.submit(content, signed(content, world, head)), 422, "invalid")
    assert errors[0]["pointer"] == "/purpose"


def test_it_refuses_an_application_as_if_received_at_a_counter(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    content = envelope(facts(files, submitted_via="counter"))
    errors = refused(program.submit(content, signed(content, world, head)), 422, "invalid")
    assert errors[0]["pointer"] == "/facts/submitted_via"


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z"])
def test_it_refuses_a_moment_at_the_end_of_the_calendar(
    program: Program, world: World, head: KeyPair, files: Any, moment: str
) -> None:
    content = envelope(facts(files) | {"prepared_at": moment})
    errors = refused(program.submit(content, signed(content, world, head)), 422, "invalid")
    assert errors[0]["pointer"] == "/facts/prepared_at"


def test_it_names_every_wrong_field_with_its_rule(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    wrong = facts(files)
    wrong["debtors"][0]["bin"] = "050740007770"
    wrong["applicant"]["email"] = "nobody"
    del wrong["document"]["issued_on"]
    content = envelope(wrong)
    errors = refused(program.submit(content, signed(content, world, head)), 422, "invalid")
    assert {(one["pointer"], one["rule"]) for one in errors} >= {
        ("/facts/applicant/email", "email"), ("/facts/document/issued_on", "required"),
    }  # fmt: skip
    assert any(one["pointer"] == "/facts/debtors/0/bin" for one in errors)


def test_it_refuses_bytes_that_are_not_canonical_and_says_where(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    content = envelope(facts(files)).replace(b'"initiation.submit"', b' "initiation.submit"')
    errors = refused(program.submit(content, signed(content, world, head)), 422, "not-canonical")
    assert errors[0]["rule"] == "RFC 8785"
    loose = facts(files)
    loose["document"]["number"] += " "
    content = envelope(loose)
    errors = refused(program.submit(content, signed(content, world, head)), 422, "not-canonical")
    assert errors[0]["pointer"] == "/facts/document/number"


def test_it_refuses_a_member_said_twice(program: Program, world: World, head: KeyPair, files: Any) -> None:
    content = envelope(facts(files)).replace(b'"version":0}', b'"version":0,"version":0}')
    assert content.endswith(b'"version":0,"version":0}')
    refused(program.submit(content, signed(content, world, head)), 422, "not-canonical")


def test_it_refuses_tampered_content(program: Program, world: World, head: KeyPair, files: Any) -> None:
    content = envelope(facts(files))
    signature = signed(content, world, head)
    changed = content.replace(b"1500000.00", b"9500000.00")
    assert changed != content
    errors = refused(program.submit(changed, signature), 422, "signature-invalid")
    assert errors[0]["rule"] == "content-changed"


def test_it_refuses_a_revoked_and_an_unknown_certificate(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    content = envelope(facts(files))
    signature = signed(content, world, head)
    world.down |= {"ocsp", "ca.crl"}
    response = program.submit(content, signature)
    refused(response, 503, "signature-indeterminate")
    assert response["Retry-After"]
    world.down.clear()
    world.register.change(head.certificate.serial, "revoked", world.now - timedelta(hours=1))
    errors = refused(program.submit(content, signature), 422, "signature-invalid")
    assert errors[0]["rule"] == "revoked"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"role": "employee"}, "signature-wrong-role"),
        ({"role": "financial"}, "signature-wrong-role"),
        ({"bin": OTHER_BIN}, "signature-wrong-organisation"),
        ({"role": "individual", "bin": ""}, "signature-wrong-organisation"),
    ],
)
def test_it_refuses_a_signer_without_the_right(
    program: Program, world: World, files: Any, fields: dict[str, str], code: str
) -> None:
    pair = world.person(**{"role": "head", "bin": BIN, "organisation": "ТОО «Талапкер»", **SIGNER, **fields})
    content = envelope(facts(files))
    refused(program.submit(content, signed(content, world, pair)), 403, code)


def test_an_employee_with_the_right_to_sign_may_submit(program: Program, world: World, files: Any) -> None:
    pair = world.person(**{"role": "can-sign", "bin": BIN, "organisation": "ТОО «Талапкер»", **SIGNER})
    content = envelope(facts(files))
    assert program.submit(content, signed(content, world, pair)).status_code == 201


def test_it_refuses_a_signer_who_is_not_the_applicant(program: Program, world: World, files: Any) -> None:
    colleague = {"surname": "Ахметова", "name": "Айгүл", "iin": "900101400012"}
    pair = world.person(role="head", bin=BIN, organisation="ТОО «Талапкер»", **colleague)
    content = envelope(facts(files))
    errors = refused(program.submit(content, signed(content, world, pair)), 422, "not-the-applicant")
    assert errors[0]["pointer"] == "/facts/applicant"


@pytest.mark.parametrize("content", [b"[]", b"{}", b"null", b"\xff\xfe", b"[" * 5000, b'{"case":1e999}'])
def test_it_refuses_content_that_is_no_application(program: Program, world: World, content: bytes) -> None:
    refused(program.submit(content, b"0" * 40), 422, "invalid")


def test_it_refuses_what_is_no_signature(program: Program, world: World, files: Any) -> None:
    content = envelope(facts(files))
    for nonsense in ("это не подпись вовсе", b"0" * 40, "A" * 300_000):
        errors = refused(program.submit(content, nonsense), 422, "signature-unreadable")
        assert errors[0]["pointer"] == "/signature"


def test_it_asks_for_a_key(program: Program) -> None:
    errors = refused(program.submit(b"{}", b"0" * 40, key=""), 422, "invalid")
    assert (errors[0]["in"], errors[0]["pointer"], errors[0]["rule"]) == (
        "header", "/Idempotency-Key", "missing",
    )  # fmt: skip


def test_it_refuses_a_member_that_it_does_not_know(program: Program) -> None:
    errors = refused(program.submit(b"{}", b"0" * 40, extra=1), 422, "invalid")
    assert (errors[0]["in"], errors[0]["pointer"]) == ("body", "/extra")


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        ("{", "application/json", 400), ("a=1", "application/x-www-form-urlencoded", 415),
        (" " * (3 << 20), "application/json", 413), ("[]", "application/json", 422),
    ],
)  # fmt: skip
def test_it_refuses_a_body_that_it_cannot_read(
    program: Program, body: str, content_type: str, status: int
) -> None:
    headers = program.headers(**{"Idempotency-Key": "k"})
    response = Client().post(APPLICATIONS, body, content_type=content_type, headers=headers)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"


def test_it_refuses_a_gigabyte_by_its_header(program: Program) -> None:
    headers = program.headers(**{"Idempotency-Key": "k"})
    response = Client().post(
        APPLICATIONS, "", content_type="application/json", headers=headers, CONTENT_LENGTH=str(1 << 30)
    )
    assert response.status_code == 413


def test_a_person_as_representative_of_the_claimant_may_submit(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    plain = facts(files)
    applicant = plain["applicant"] | {
        "kind": "representative",
        "power_of_attorney": {"number": "7", "issued_on": "2026-01-10", "valid_until": "2099-01-10"},
    }
    power = {**files[0], "role": "power_of_attorney", "sha256": "c" * 64}
    from oryndau.api.models import ApiFile

    row = ApiFile.objects.first()
    assert row
    ApiFile.objects.create(
        bin=BIN, sha256="c" * 64, media_type=row.media_type, size=row.size, uploaded_at=row.uploaded_at
    )
    claimant = {"kind": "person", "surname": "Ахметова", "name": "Айгүл"}
    content = envelope(facts([*files, power], applicant=applicant, claimant=claimant))
    assert program.submit(content, signed(content, world, head)).status_code == 201


@given(st.integers(min_value=0, max_value=2**62 - 1))
def test_only_an_id_made_now_is_a_new_id(random: int) -> None:
    at = datetime.fromisoformat("2026-11-20T12:00:00+00:00")
    moment = int(at.timestamp() * 1000)
    for milliseconds, accepted in [(moment, True), (moment + 90_000_000, False)]:
        made = UUID(int=(milliseconds << 80) | (7 << 76) | (2 << 62) | random)
        assert is_new_id(made, at) is accepted


def test_the_first_difference_is_found_at_any_depth(files: Any) -> None:
    content = envelope(facts(files))
    said = json.loads(content)
    said["facts"]["debtors"][0]["addresses"][0]["address"]["house"] = "10 "
    at = datetime.fromisoformat("2999-01-01T00:00:00+00:00")
    whole = read(content, at)
    assert first_difference(content, whole)[0] == ()
    pointer, message = first_difference(json.dumps(said).encode(), whole)
    assert pointer == ("facts", "debtors", 0, "addresses", 0, "address", "house")
    assert message.endswith('"10"')
    del said["facts"]["features"]
    assert first_difference(json.dumps(said).encode(), whole)[0] == (
        "facts", "debtors", 0, "addresses", 0, "address", "house",
    )  # fmt: skip


def test_it_forgets_nothing_between_two_tokens_of_one_organisation(
    program: Program, world: World, head: KeyPair, files: Any
) -> None:
    content = envelope(facts(files))
    signature = signed(content, world, head)
    program.submit(content, signature)
    tokens.forget()
    again = Program(token_of(BIN)).submit(content, signature)
    assert again["Idempotency-Replayed"] == "true"


def test_base64_must_be_whole(program: Program) -> None:
    body = {"content": "abcde", "signature": base64.b64encode(b"0" * 40).decode()}
    headers = program.headers(**{"Idempotency-Key": "k"})
    response = Client().post(APPLICATIONS, json.dumps(body), content_type="application/json", headers=headers)
    assert response.json()["errors"][0] | {"message": ""} == {
        "in": "body", "pointer": "/content", "rule": "base64", "message": "",
    }  # fmt: skip
