"""Results: number, day, region, validity; signed one after the other, in one working day (C-17, C-20)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError
from django.urls import reverse

from oryndau.acts.models import Prepared
from oryndau.cases.errors import FactsInvalid, NotPermitted, StepNotAllowed
from oryndau.cases.models import Case, Event
from oryndau.certification.desk import results, selectors
from oryndau.certification.models import Session
from oryndau.certification.tests import combined
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.desk import browser, clock, fresh, seal, sign, url, words, work
from oryndau.documents.models import Document
from oryndau.law.certification.candidate import CERTIFICATION
from oryndau.notices.models import Notice
from oryndau.registers.models import CertificationDecision
from oryndau.signing.models import SignatureSession
from oryndau.signing.tests.world import Pretender, pretended, pretender

__all__ = ["clock", "pretender", "seal"]
pytestmark = pytest.mark.django_db


def evening(case: Case) -> Any:
    """The day of the session, after the minutes were signed: the result is signed in time."""
    return selectors.session_of(case).held_at + timedelta(hours=7)


@pytest.mark.parametrize(("outcome", "step", "state"), [
    ("passed", "certify", "certified"), ("not-passed", "deny", "not-certified"),
    ("absent", "deny", "not-certified"),
])  # fmt: skip
def test_the_heads_signature_makes_the_result(
    pretender: Pretender, outcome: str, step: str, state: str
) -> None:
    """C-17: number, day of the Commission's decision, region; three years of validity when certified."""
    case = make.concluded(outcome)
    at = evening(case)
    prepared = results.prepare(case, make.the("head"), at=at)
    sign(prepared, at)
    case = fresh(case)
    assert (prepared.step, case.state, case.closed_at) == (step, state, at)
    assert not case.clocks.filter(stopped_at=None).exists()
    row = CertificationDecision.objects.get(case_id=case.pk)
    day = selectors.conclusion(case).decided_on
    assert (row.number, row.territory, row.iin, row.decided_on) == (
        "AT-R-75-2026-000001",
        "75",
        case.applicant,
        day,
    )
    assert (row.certified, row.valid_until) == (
        outcome == "passed",
        date(day.year + 3, day.month, day.day) if outcome == "passed" else None,
    )
    assert not row.licence_wanted


def test_the_decision_says_number_region_minutes_validity_and_appeal(pretender: Pretender) -> None:
    case = make.concluded()
    prepared = results.prepare(case, make.the("head"), at=evening(case))
    said = words(prepared)
    for part in (
        "AT-R-75-2026-000001",
        "Алматы",
        "CS-75-2026-1/Х",
        "РЕШЕНИЕ ОБ АТТЕСТАЦИИ",
        "АТТЕСТАТТАУ ТУРАЛЫ ШЕШІМ",
        "2029",
        "3 жыл",
        "Порядок обжалования",
        "Шағымдану тәртібі",
        prepared.number,
    ):
        assert part in said, part
    assert "Министерство юстиции Республики Казахстан для оказания" not in said


@pytest.mark.parametrize(("outcome", "part"), [
    ("not-passed", "50 верных ответов из 100"), ("absent", "не явился на сессию"),
])  # fmt: skip
def test_the_denial_says_why(pretender: Pretender, outcome: str, part: str) -> None:
    case = make.concluded(outcome)
    assert part in words(results.prepare(case, make.the("head"), at=evening(case)))


def test_the_result_is_sealed_delivered_told_and_checked_by_anybody(
    pretender: Pretender, seal: Path, settings: Any, tmp_path: Path
) -> None:
    """C-17: into the personal account; the public page knows the document and names no candidate."""
    from oryndau.documents.tests.keys import seal_file

    case = make.concluded()
    at = evening(case)
    settings.SEAL_P12, _root = seal_file(tmp_path, at)
    prepared = results.prepare(case, make.the("head"), at=at)
    sign(prepared, at)
    work(case, at, "certification.deliver")
    work(case, at, "certification.told")
    document = Document.objects.get(case=case, kind="certification-decision")
    assert document.sealed
    assert "решение об аттестации" in Notice.objects.get(case_id=case.pk).subject_ru
    page = (
        browser("clerk").get(reverse("documents:check") + f"{prepared.number}", follow=True).content.decode()
    )
    assert "Decision to certify" in page
    assert "Оспанова" not in page


def test_a_combined_application_goes_on_to_the_licence(pretender: Pretender, seal: Path) -> None:
    """C-20: the decision goes to the Ministry; the case says what happens next."""
    case = make.concluded(**combined.wanted(make.person()))
    at = evening(case)
    prepared = results.prepare(case, make.the("head"), at=at)
    assert "для оказания государственной услуги «Выдача лицензии" in words(prepared)
    sign(prepared, at)
    assert CertificationDecision.objects.get(case_id=case.pk).licence_wanted
    page = browser("head").get(url(case)).content.decode()
    assert "the candidate need not apply again" in page


def test_a_result_prepared_twice_keeps_its_number(pretender: Pretender) -> None:
    case = make.concluded()
    head, at = make.the("head"), evening(case)
    first, second = (results.prepare(case, head, at=at) for _ in range(2))
    assert first.facts["number"] == second.facts["number"]
    sign(second, at)
    with pytest.raises(StepNotAllowed):
        sign(first, at)
    other = make.concluded("absent", of=selectors.session_of(case))
    assert results.prepare(other, head, at=at).facts["number"] == "AT-R-75-2026-000002"


@pytest.mark.parametrize("changes", [
    {"decided_on": "2026-12-03"}, {"valid_until": "2036-12-04"}, {"valid_until": None},
])  # fmt: skip
def test_no_other_day_or_validity_is_signed(changes: dict[str, Any]) -> None:
    from oryndau.acts.services import prepare

    case = make.concluded()
    at = evening(case)
    good = results.prepare(case, make.the("head"), at=at).facts
    with pytest.raises(FactsInvalid):
        prepare(case.pk, "certify", good | changes, make.the("head"), version=case.version, at=at)


def test_only_the_head_signs(pretender: Pretender) -> None:
    case = make.concluded()
    with pytest.raises(NotPermitted):
        results.prepare(case, make.the("clerk"), at=evening(case))


def test_a_failed_entry_in_the_register_undoes_the_signature(
    pretender: Pretender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One transaction: no signed result without its row, and no row without its signature."""
    case = make.concluded()
    at = evening(case)
    prepared = results.prepare(case, make.the("head"), at=at)
    CertificationDecision.objects.create(
        case_id=case.pk, number="another", territory="75", iin=case.applicant, name="x", certified=False,
        decided_on=at.date(),
    )  # fmt: skip
    with pytest.raises(IntegrityError):
        sign(prepared, at)
    assert fresh(case).state == "approved"
    assert not Event.objects.filter(case=case, step="certify").exists()


def test_a_result_signed_after_one_working_day_is_flagged(pretender: Pretender, clock: Any) -> None:
    """C-17: the breach of the term stays visible."""
    case = make.concluded()
    late = evening(case) + timedelta(days=4)
    due = fresh(case).clocks.get(term="certification.result").due_at
    clock.move_to(late)
    page = browser("head").get(url(case)).content.decode()
    assert "The term of signing the result" in page
    sign(results.prepare(case, make.the("head"), at=late), late)
    (line,) = results.of_session(selectors.session_of(case).pk, late)
    assert (line.waits, line.late) == (False, due)
    listing = browser("head").get(reverse("certification-desk:results", args=[line.candidate.session_id]))
    assert "Signed late" in listing.content.decode()


def test_results_of_a_session_are_signed_one_after_the_other(pretender: Pretender, clock: Any) -> None:
    """C-17: after each signature the head comes back to the next one."""
    session = make.session()
    cases = {c.pk: c for c in (make.concluded(o, of=session) for o in ("passed", "absent", "not-passed"))}
    clock.move_to(evening(next(iter(cases.values()))))
    client, signed = browser("head"), []
    address = reverse("certification-desk:results", args=[session.pk])
    page = client.get(address)
    assert "3 results of 3 wait" in page.content.decode()
    while line := page.context["next"]:
        answer = client.post(
            reverse("certification-desk:sign-result", args=[session.pk]), {"case": line.case.pk}
        )
        opened = SignatureSession.objects.get(pk=answer["location"].rstrip("/").split("/")[-1])
        cms = pretended(bytes(opened.content), iin=opened.expected_iin)
        answer = client.post(answer["location"], {"cms": cms.decode()})
        assert answer["location"].startswith(address)
        page = client.get(answer["location"])
        signed.append(line.case.pk)
        assert "is signed." in page.content.decode()
    assert set(signed) == set(cases)
    assert len(signed) == len(cases)
    assert "0 results of 3 wait" in page.content.decode()
    assert CertificationDecision.objects.count() == 3


def test_a_result_signed_meanwhile_leads_back_to_the_list(pretender: Pretender, clock: Any) -> None:
    case = make.concluded()
    session, at = selectors.session_of(case), evening(case)
    clock.move_to(at)
    sign(results.prepare(case, make.the("head"), at=at), at)
    answer = browser("head").post(
        reverse("certification-desk:sign-result", args=[session.pk]), {"case": case.pk}
    )
    assert answer["location"] == reverse("certification-desk:results", args=[session.pk])
    assert Event.objects.filter(case=case, step="certify").count() == 1


def test_another_territory_knows_of_no_results() -> None:
    case = make.concluded("absent")
    session = selectors.session_of(case)
    for name in ("results", "sign-result"):
        address = reverse(f"certification-desk:{name}", args=[session.pk])
        client = browser("head", "71")
        answer = client.get(address) if name == "results" else client.post(address, {"case": case.pk})
        assert answer.status_code == 404
    assert not Prepared.objects.exists()
    assert Session.objects.get().pk == session.pk


def test_every_result_of_the_table_has_its_act() -> None:
    """A signed step of the head without a document would have nothing to sign."""
    from oryndau.acts.registry import act_of
    from oryndau.law.procedure import Role

    for step in CERTIFICATION.steps:
        if step.signed and Role.HEAD in step.by:
            assert act_of("certification", step.key).kind == step.document
