"""Kept signatures are evidence: never changed, never removed, and any change is found (E-03)."""

import json

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from oryndau.signing import services
from oryndau.signing.models import Evidence, Signature
from oryndau.signing.tests.world import Pretender, pretended
from oryndau.timekeeping import now

pytestmark = pytest.mark.django_db
TABLES = ("signing_signature", "signing_evidence")
CONTENT = json.dumps({"case": "1", "facts": {"grounds": ["38.3"]}}).encode()


@pytest.fixture
def kept(pretender: Pretender) -> Signature:
    proof, _verdict, keep = services.accept("test", CONTENT, pretended(CONTENT), at=now())
    keep()
    return Signature.objects.get(pk=proof.id)


def event_of(kept: Signature, **changes: object) -> str:
    facts = {"grounds": ["38.3"]}
    told = {"case": "1", "facts": facts, "signature": {"sha256": services.proof_of(kept).digest}}
    return json.dumps(told | changes)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("act", ["UPDATE {} SET {} = NULL", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_site_may_not_change_or_remove_it(kept: Signature, table: str, act: str) -> None:
    column = "cms" if table == "signing_signature" else "data"
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(act.format(table, column))


@pytest.mark.parametrize("table", TABLES)
def test_not_even_the_owner_may_remove_it(kept: Signature, table: str) -> None:
    connection.cursor().execute("RESET ROLE")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        connection.cursor().execute(f"DELETE FROM {table}")


def test_what_holds_has_no_fault(kept: Signature) -> None:
    assert services.kept_faults(kept, event_of(kept)) == ""


def test_other_facts_than_the_signed_ones_are_found(kept: Signature) -> None:
    assert "not what the event says" in services.kept_faults(kept, event_of(kept, facts={}))
    assert "not what the event says" in services.kept_faults(kept, event_of(kept, case="2"))


def test_another_signature_is_found(kept: Signature) -> None:
    kept.cms = b"another"
    other = event_of(kept, signature={"sha256": "0" * 64})
    assert "not the one that is told" in services.kept_faults(kept, other)


def test_a_missing_piece_of_evidence_is_found(kept: Signature) -> None:
    kept.report["evidence"].append({"kind": "ocsp", "sha256": "0" * 64})
    assert "missing or altered" in services.kept_faults(kept, event_of(kept))


def test_an_altered_piece_of_evidence_is_found(kept: Signature) -> None:
    wrong = bytes(32)
    Evidence.objects.create(sha256=wrong, kind="ocsp", data=b"other bytes")
    kept.report["evidence"].append({"kind": "ocsp", "sha256": wrong.hex()})
    assert "missing or altered" in services.kept_faults(kept, event_of(kept))
