"""The one road of form An.3 as its applicant sees it, whichever way it ends (C-20, L-13)."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from oryndau.cases.actors import SYSTEM, Actor
from oryndau.cases.models import Case, Message
from oryndau.cases.told import told
from oryndau.certification.desk import results, selectors
from oryndau.certification.tests import applying, combined
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.desk import seal, sign, work
from oryndau.documents.tests.keys import seal_file
from oryndau.law.certification.admission import may_apply_from
from oryndau.law.fee.table import FEE
from oryndau.licensing.models import Application
from oryndau.licensing.tests.test_combined_handover import decided, evening, handed_over
from oryndau.notices.models import Notice
from oryndau.payments.models import Fee
from oryndau.people.models import Person
from oryndau.registers.services import HAND_OVER
from oryndau.signing.tests.world import Pretender, pretender
from oryndau.wizard.fees.fate import STATES, fate

__all__ = ["pretender", "seal"]
pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


def page(case: Case, language: str = "en") -> tuple[str, list[Any]]:
    """The applicant's page of a case, and the stages on it."""
    client = Client(headers={"accept-language": language})
    applying.signed_in(client, Person.objects.get(iin=case.applicant))
    name = "certification:case" if case.procedure == "certification" else "licensing:case"
    response = client.get(reverse(name, args=[case.pk]))
    assert response.status_code == 200
    return response.content.decode(), list(response.context["road"])


def waiting(make_case: Callable[..., Case]) -> Case:
    """A case of form An.3 whose fee is paid and waits for it."""
    return combined.waits(make_case(**combined.wanted(make.person())))


def test_before_the_session_the_licence_is_the_second_stage_to_come() -> None:
    text, stages = page(waiting(make.registered))
    assert [stage.here for stage in stages] == [True, False]
    assert stages[1].state.text == "Begins after the certification"
    assert "one road, two services" in text
    assert reverse("payments:fee", args=[Fee.objects.get().pk]) in text


def test_form_an2_has_no_road() -> None:
    text, stages = page(make.registered())
    assert not stages
    assert "one road" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_pages_show_both_stages_with_links_both_ways(pretender: Pretender, language: str) -> None:
    """Issue 4, point 6: state, dates and terms of each by its own clock, documents, links."""
    first = decided()
    second = handed_over(first)
    for case, other in ((first, second), (second, first)):
        text, stages = page(case, language)
        assert [stage.case for stage in stages] == [first.pk, second.pk]
        assert [stage.here for stage in stages] == [case == first, case == second]
        (there,) = [stage for stage in stages if stage.case == other.pk]
        assert there.url in text
        assert there.documents
        assert there.rows
    assert first.clocks.exists()
    assert any(stage.clocks for stage in stages if stage.case == first.pk)


def test_between_signature_and_hand_over_it_is_on_its_way(pretender: Pretender) -> None:
    case = decided()
    _text, stages = page(case)
    assert stages[1].state.text == "Being handed over"


def ended(how: str) -> Case:
    """A certification of form An.3 that ended otherwise than with a certificate."""
    if how in ("not-passed", "absent"):
        return decided(how)
    if how == "withdrawn":
        case = waiting(make.registered)
        return make.step(case, "withdraw", _candidate(case), {"reason": "Ойымнан айныдым"}, make.MONDAY)
    if how == "returned":
        case = waiting(make.registered)
        lacking = {"missing_kk": "Диплом көрсетілмеген.", "missing_ru": "Диплом не указан."}
        case = make.step(case, "find-incomplete", make.the("clerk"), lacking, make.MONDAY)
        return make.step(case, "refuse-to-consider", make.the("head"), lacking, make.MONDAY)
    if how == "suspended":
        return _suspended(waiting(make.admitted))
    case = make.answered(waiting(make.checked), records={"convictions": {"conviction": "unexpunged"}})
    case = make.heard(make.hearing(case))
    appointed = told(case, "propose-refusal")[-1]
    facts = {name: appointed[name] for name in ("grounds", "restrictions", "reasons_kk", "reasons_ru")}
    return make.step(case, "refuse", make.the("head"), facts, make.MONDAY + timedelta(days=10, hours=3))


def _candidate(case: Case) -> Actor:
    return make.candidate_actor(selectors.application(case))


def _suspended(case: Case) -> Case:
    held = selectors.session_of(case).held_at
    case = make.step(case, "identify", make.the("proctor"), {"seat": 1, "way": "eds"}, held)
    violation = {
        "violation": "device", "described_kk": "Телефонды пайдаланды.",
        "described_ru": "Пользовался телефоном.", "occurred_at": held.isoformat(),
    }  # fmt: skip
    case = make.step(case, "suspend", make.the("proctor"), violation, held)
    decided_on = held.date()
    minutes = {
        "outcome": "suspended", "minutes_number": "CS-75-2026-1/Х", "minutes": "3" * 64,
        "decided_on": decided_on.isoformat(), "may_apply_from": may_apply_from(decided_on).isoformat(),
    }  # fmt: skip
    case = make.step(case, "conclude-suspended", SYSTEM, minutes, held + timedelta(hours=6))
    sign(results.prepare(case, make.the("head"), at=evening(case)), evening(case))
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("how", ["not-passed", "absent", "withdrawn", "returned", "refused", "suspended"])
def test_the_end_of_the_first_ends_the_second(pretender: Pretender, how: str) -> None:
    """C-20: no case of a licence; the fee's fate is told, with the way to it, in three languages."""
    case = ended(how)
    assert case.closed_at is not None
    assert not Message.objects.filter(topic=HAND_OVER).exists()
    assert not Application.objects.exists()
    fee = Fee.objects.get()
    said = set()
    for language in LANGUAGES:
        text, stages = page(case, language)
        assert fate(fee).in_(language) in stages[1].note
        assert reverse("payments:fee", args=[fee.pk]) in text
        said.add(stages[1].note)
    assert len(said) == 3
    client = Client()
    applying.signed_in(client, Person.objects.get(iin=case.applicant))
    assert client.get(reverse("payments:fee", args=[fee.pk])).context["may_refund"]


def told_of(case: Case, settings: Any, folder: Path) -> None:
    """The decision is sealed and delivered, and the candidate told."""
    settings.SEAL_P12, _root = seal_file(folder, evening(case))
    work(case, evening(case), "certification.deliver")
    work(case, evening(case), "certification.told")


@pytest.mark.parametrize("outcome", ["not-passed", "absent"])
def test_the_notice_tells_the_fate_of_the_fee(
    pretender: Pretender, seal: Path, settings: Any, tmp_path: Path, outcome: str
) -> None:
    """C-20: with the address of the payment."""
    case = decided(outcome)
    told_of(case, settings, tmp_path)
    notice = Notice.objects.filter(case_id=case.pk).latest("pk")
    fee = Fee.objects.get()
    assert fate(fee).ru in notice.body_ru
    assert fate(fee).kk in notice.body_kk
    assert reverse("payments:fee", args=[fee.pk]) in notice.body_kk


def test_the_notice_of_a_certification_alone_tells_of_no_fee(
    pretender: Pretender, seal: Path, settings: Any, tmp_path: Path
) -> None:
    case = make.concluded("not-passed")
    sign(results.prepare(case, make.the("head"), at=evening(case)), evening(case))
    told_of(case, settings, tmp_path)
    assert "/payments/" not in Notice.objects.filter(case_id=case.pk).latest("pk").body_ru


def test_every_state_of_a_fee_has_its_fate() -> None:
    assert {state.key for state in FEE.states} == STATES
