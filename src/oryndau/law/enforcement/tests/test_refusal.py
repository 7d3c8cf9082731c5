"""The checks of Art. 38 as the desk shows them (E-10)."""

from datetime import date
from typing import Any

import pytest

from oryndau.law import calendar
from oryndau.law.enforcement.grounds import Ground, ground_rule, ground_rules
from oryndau.law.enforcement.kinds import DocumentKind
from oryndau.law.enforcement.refusal import Check, Known, Outcome, checks
from oryndau.law.tests.samples import CLAIMANT_IIN, DEBTOR_BIN, DEBTOR_IIN, application, made

ON = date(2026, 11, 20)
ALL_KNOWN = Known(signature_verified=True, dissolved={DEBTOR_BIN: False}, differences=())


def found(known: Known = ALL_KNOWN, on: date = ON, **changes: Any) -> dict[Ground, Check]:
    return {check.ground: check for check in checks(made(**changes), on, calendar.current(), known)}


def outcome(ground: Ground, known: Known = ALL_KNOWN, **changes: Any) -> Outcome:
    return found(known, **changes)[ground].outcome


def test_a_good_application_has_no_ground_to_refuse() -> None:
    assert {check.outcome for check in found().values()} <= {Outcome.PASSED, Outcome.NOT_APPLICABLE}


def test_every_ground_is_checked_in_the_order_of_the_law() -> None:
    assert list(found()) == list(Ground) == list(ground_rules())


def test_only_the_fifth_and_the_twelfth_ground_cannot_be_cured() -> None:
    incurable = {ground for ground, rule in ground_rules().items() if not rule.curable}
    assert incurable == {Ground.TERMINATED_BEFORE, Ground.DISSOLVED}


def test_a_decree_cites_every_ground_in_full_words() -> None:
    """E-10."""
    assert ground_rules()[Ground.NOT_COMPETENT].citation.ru == "подпункт 11) пункта 1 статьи 38 Закона"
    assert "3-қосымшадағы" in ground_rules()[Ground.UNRELIABLE].citation.kk
    assert len({rule.citation for rule in ground_rules().values()}) == len(Ground)
    assert ground_rule("38.7").private_only


PAPERS = application()["attachments"]
OTHER = {"kind": "person", "surname": "Ким", "name": "Анна", "iin": DEBTOR_IIN}
ELSEWHERE = [{"kind": "organisation", "name": "АО", "bin": DEBTOR_BIN, "property_in": ["10"]}]


@pytest.mark.parametrize(
    ("ground", "changes"),
    [
        (Ground.NO_APPLICATION, {"claimant": OTHER}),
        (Ground.WRONG_PLACE, {"debtors": ELSEWHERE}),
        (Ground.LIMIT_EXPIRED, {"document__kind": "5", "document__decided_on": "2025-01-01"}),
        (Ground.NOT_A_DOCUMENT, {"document__case_number": None}),
        (Ground.TERMINATED_BEFORE, {"document__earlier_terminated": True}),
        (Ground.NOT_IN_FORCE, {"document__in_force_on": None}),
        (Ground.NOT_IN_FORCE, {"document__in_force_on": "2026-12-01"}),
        (Ground.NO_JUDICIAL_ACT, {"attachments": PAPERS[:1]}),
        (Ground.TOO_EARLY, {"document__in_force_on": "2026-11-13"}),
        (Ground.NOT_COMPETENT, {"features": {}}),
        (Ground.VOLUNTARY_TERM_RUNNING, {"document__kind": "11", "document__voluntary_until": "2026-11-20"}),
    ],
)
def test_it_finds_the_ground_that_is_there(ground: Ground, changes: dict[str, Any]) -> None:
    check = found(**changes)[ground]
    assert check.outcome is Outcome.FAILED
    assert check.why.kk != check.why.ru
    assert check.clause == ground_rule(ground).clause


@pytest.mark.parametrize(
    ("ground", "changes"),
    [
        (Ground.NO_APPLICATION, {"claimant__iin": None}),
        (Ground.NOT_A_DOCUMENT, {"document__kind": "2"}),
        (Ground.NOT_A_DOCUMENT, {"claimant__birth_date": None}),
        (Ground.NO_ADMINISTRATIVE_FILE, {"document__kind": "5"}),
        (Ground.VOLUNTARY_TERM_RUNNING, {"document__kind": "11"}),
    ],
)
def test_what_nobody_stated_is_unknown_not_passed(ground: Ground, changes: dict[str, Any]) -> None:
    assert outcome(ground, **changes) is Outcome.UNKNOWN


def test_while_registers_are_silent_their_checks_are_unknown() -> None:
    silent = Known()
    for ground in (Ground.NO_APPLICATION, Ground.DISSOLVED, Ground.UNRELIABLE):
        assert outcome(ground, silent) is Outcome.UNKNOWN


def test_registers_can_show_grounds() -> None:
    told = Known(signature_verified=False, dissolved={DEBTOR_BIN: True}, differences=("debtor: name",))
    for ground in (Ground.NO_APPLICATION, Ground.DISSOLVED, Ground.UNRELIABLE):
        assert outcome(ground, told) is Outcome.FAILED
    assert found(told)[Ground.UNRELIABLE].evidence == {"differs": "debtor: name"}


def test_a_restored_limit_passes() -> None:
    late: dict[str, Any] = {"document__decided_on": "2022-01-10", "document__in_force_on": "2022-02-10"}
    assert outcome(Ground.LIMIT_EXPIRED, **late) is Outcome.FAILED
    assert outcome(Ground.LIMIT_EXPIRED, **late, document__restored_by_court="2026-10-01") is Outcome.PASSED


def test_a_power_of_attorney_that_ran_out_before_registration_fails() -> None:
    papers = [*PAPERS, {**PAPERS[0], "sha256": "c" * 64, "role": "power_of_attorney"}]
    authority = {"number": "5", "issued_on": "2026-01-01", "valid_until": "2026-11-20"}
    changed: dict[str, Any] = {
        "applicant__kind": "representative", "applicant__power_of_attorney": authority, "attachments": papers,
        "claimant": OTHER,
    }  # fmt: skip
    assert outcome(Ground.NO_APPLICATION, **changed) is Outcome.PASSED
    assert outcome(Ground.NO_APPLICATION, on=date(2026, 11, 23), **changed) is Outcome.FAILED


def test_immediate_acts_need_not_be_in_force() -> None:
    changed: dict[str, Any] = {"document__in_force_on": None, "document__immediate": True}
    assert outcome(Ground.NOT_IN_FORCE, **changed) is Outcome.NOT_APPLICABLE
    assert outcome(Ground.TOO_EARLY, **changed) is Outcome.NOT_APPLICABLE


def test_two_persons_have_no_organisation_to_be_dissolved() -> None:
    assert outcome(Ground.DISSOLVED, debtors=[OTHER]) is Outcome.NOT_APPLICABLE
    assert found()[Ground.NO_APPLICATION].evidence["claimant"] == CLAIMANT_IIN


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_of_document_can_be_checked(kind: DocumentKind) -> None:
    for check in found(Known(), document__kind=kind.value).values():
        assert all(isinstance(value, str) for value in check.evidence.values())
        assert check.ground in ground_rules()
