"""Refusals and the hearing before them: lawful days, minutes, reasons, documents (C-07, C-08, C-18)."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from oryndau.acts import services as acting
from oryndau.acts.models import Prepared
from oryndau.cases.errors import CaseError, FactsInvalid, NotPermitted, StaleVersion, StepNotAllowed
from oryndau.cases.models import Case, Event, Message
from oryndau.certification.tests import factories as make
from oryndau.certification.tests.desk import DAY_9, fresh, seal, sign, words, work
from oryndau.certification.tests.factories import MONDAY
from oryndau.documents.models import Document
from oryndau.notices.models import Notice
from oryndau.signing.tests.world import Pretender, pretender

__all__ = ["pretender", "seal"]
pytestmark = pytest.mark.django_db
KK, RU = "Диплом нөмірі көрсетілмеген.", "Не указан номер диплома."
REFUSAL: dict[str, Any] = {
    "grounds": ["restriction"], "restrictions": [2], "reasons_kk": "Жойылмаған соттылығы бар.",
    "reasons_ru": "Имеется непогашенная судимость.",
}  # fmt: skip


def convicted() -> Case:
    """A complete application of a candidate whom a register names as convicted."""
    return make.answered(make.checked(), records={"convictions": {"conviction": "unexpunged"}})


def proposal(held: datetime, **changes: Any) -> dict[str, Any]:
    return REFUSAL | {
        "hearing_at": held.isoformat(), "manner": "in-person", "place_kk": "Абай даңғылы, 10",
        "place_ru": "пр. Абая, 10",
    } | changes  # fmt: skip


def prepare(case: Case, step: str, facts: dict[str, Any], at: datetime, role: str = "head") -> Prepared:
    return acting.prepare(case.pk, step, facts, make.the(role), version=fresh(case).version, at=at)


def test_an_incomplete_application_is_not_considered_by_the_heads_signature(
    pretender: Pretender, seal: Path
) -> None:
    """C-07: an electronic document with the EDS of the authorised person, in the personal account."""
    case = make.step(
        make.registered(), "find-incomplete", make.the("clerk"), {"missing_kk": KK, "missing_ru": RU}, MONDAY
    )
    prepared = prepare(case, "refuse-to-consider", {"missing_kk": KK, "missing_ru": RU}, MONDAY)
    assert fresh(case).state == "incomplete", "preparing changes nothing"
    sign(prepared, MONDAY)
    case = fresh(case)
    assert (case.state, bool(case.closed_at), case.tasks.filter(done_at=None).exists()) == (
        "returned",
        True,
        False,
    )
    work(case, DAY_9, "certification.deliver")
    document = Document.objects.get(case=case, kind="refusal-to-consider")
    assert document.sealed
    work(case, DAY_9, "certification.told")
    assert "отказано" in Notice.objects.get(case_id=case.pk).subject_ru
    said = words(prepared)
    for part in (
        KK,
        RU,
        "ОТКАЗ",
        "БАС ТАРТУ",
        "Порядок обжалования",
        "Шағымдану тәртібі",
        "5 рабочих дней",
        "15 жұмыс күні",
    ):
        assert part in said, part


@pytest.mark.parametrize(("days", "hours"), [(1, 0), (2, 6)])
def test_the_hearing_is_appointed_on_a_lawful_day(pretender: Pretender, days: int, hours: int) -> None:
    """C-18: within two working days of the notice."""
    case = convicted()
    held = DAY_9 + timedelta(days=days, hours=hours)
    sign(prepare(case, "propose-refusal", proposal(held), DAY_9), DAY_9)
    assert fresh(case).state == "hearing"
    assert fresh(case).clocks.get(term="certification.hearing").stopped_at is None


@pytest.mark.parametrize(
    "held",
    [DAY_9 + timedelta(hours=2), DAY_9 + timedelta(days=3), DAY_9 + timedelta(days=5),
     DAY_9 + timedelta(days=1, hours=9), DAY_9 + timedelta(days=1, hours=3, minutes=30)],
    ids=["the same day", "a Saturday", "too late", "in the evening", "in the break"],
)  # fmt: skip
def test_an_unlawful_day_or_hour_is_refused_with_the_reason(held: datetime) -> None:
    case = convicted()
    with pytest.raises(FactsInvalid) as refused:
        prepare(case, "propose-refusal", proposal(held), DAY_9)
    (error,) = refused.value.extra["errors"]
    assert error["loc"] == ("hearing_at",)
    assert "03.12.2026, 04.12.2026" in error["msg"].ru
    assert not Prepared.objects.exists()


def test_a_notice_too_late_before_the_end_of_the_term_is_refused() -> None:
    """C-18: at least three working days before the end; here two are left."""
    case = convicted()
    late = DAY_9 + timedelta(days=9)
    with pytest.raises(FactsInvalid) as refused:
        prepare(case, "propose-refusal", proposal(late + timedelta(days=3)), late)
    assert refused.value.extra["errors"][0]["type"] == "hearing_notice_late"


def test_a_restriction_that_a_register_clears_is_no_ground() -> None:
    case = convicted()
    with pytest.raises(FactsInvalid):
        prepare(case, "propose-refusal", proposal(DAY_9 + timedelta(days=1), restrictions=[2, 6]), DAY_9)


@pytest.mark.parametrize("wrong", [
    {"link": "https://vks.example.kz/1"}, {"manner": "video"}, {"manner": "video", "link": "http://x"},
    {"grounds": ["unreliable"]}, {"restrictions": []}, {"reasons_kk": ""}, {"grounds": ["else"]},
])  # fmt: skip
def test_what_does_not_agree_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(FactsInvalid):
        prepare(convicted(), "propose-refusal", proposal(DAY_9 + timedelta(days=1), **wrong), DAY_9)


def test_the_candidate_is_told_when_and_where_he_is_heard(pretender: Pretender, seal: Path) -> None:
    case = convicted()
    changes = {"manner": "video", "link": "https://vks.example.kz/42"}
    prepared = prepare(case, "propose-refusal", proposal(DAY_9 + timedelta(days=1), **changes), DAY_9)
    sign(prepared, DAY_9)
    work(case, DAY_9, "certification.deliver")
    work(case, DAY_9, "certification.told")
    told = Notice.objects.get(case_id=case.pk)
    assert "03.12.2026 10:00" in told.body_kk
    assert "https://vks.example.kz/42" in told.body_ru
    said = words(prepared)
    for part in (
        "судимость",
        "соттылығы",
        "видеоконференция",
        "бейнеконференция",
        "vks.example.kz",
        "15 декабря 2026",
    ):
        assert part in said, part


def test_the_minutes_are_not_written_before_the_appointed_time() -> None:
    """C-18; APPC Art. 74."""
    case = make.hearing()
    appointed = DAY_9 + timedelta(days=1, hours=1)
    facts = {
        "held_at": (appointed - timedelta(minutes=5)).isoformat(), "appeared": True,
        "said_kk": "Түсініктеме берді.", "said_ru": "Дал пояснения.",
    }  # fmt: skip
    with pytest.raises(FactsInvalid) as refused:
        prepare(case, "hold-hearing", facts, appointed + timedelta(hours=1))
    assert refused.value.extra["errors"][0]["type"] == "hearing_before_time"


def test_the_minutes_quote_the_objections_and_name_who_took_part(pretender: Pretender) -> None:
    case = make.hearing()
    candidate = make.Actor(kind="person", name=case.title, iin=case.applicant)
    case = make.step(case, "object", candidate, {"text": "Соттылық 2019 жылы алынған."}, DAY_9)
    at = DAY_9 + timedelta(days=1, hours=2)
    facts = {
        "held_at": (at - timedelta(hours=1)).isoformat(), "appeared": False,
        "participants": ["Ахметов Ерлан"], "said_kk": "Үміткер келген жоқ.", "said_ru": "Кандидат не явился.",
    }  # fmt: skip
    prepared = prepare(case, "hold-hearing", facts, at)
    sign(prepared, at)
    said = words(prepared)
    for part in ("Соттылық 2019 жылы алынған.", "Ахметов Ерлан", "келмеді", "не явился"):
        assert part in said, part
    assert fresh(case).state == "heard"
    assert fresh(case).clocks.get(term="certification.hearing").stopped_at == at


def test_after_the_hearing_the_head_refuses_with_grounds_and_reasons(pretender: Pretender) -> None:
    case = make.heard()
    at = DAY_9 + timedelta(days=1, hours=3)
    prepared = prepare(case, "refuse", REFUSAL, at)
    sign(prepared, at)
    case = fresh(case)
    assert (case.state, bool(case.closed_at)) == ("refused", True)
    assert not case.clocks.filter(stopped_at=None).exists()
    assert "ОТКАЗ в оказании государственной услуги" in words(prepared)


def test_a_refusal_rests_only_on_what_the_candidate_was_heard_on() -> None:
    case = make.heard()
    at = DAY_9 + timedelta(days=1, hours=3)
    with pytest.raises(FactsInvalid) as refused:
        prepare(case, "refuse", REFUSAL | {"grounds": ["restriction", "unreliable"]}, at)
    assert refused.value.extra["errors"][0]["type"] == "ground_not_heard"


def test_nobody_is_refused_without_a_hearing() -> None:
    with pytest.raises(StepNotAllowed):
        prepare(convicted(), "refuse", REFUSAL, DAY_9)


@pytest.mark.parametrize(
    ("step", "facts"),
    [
        ("propose-refusal", proposal(DAY_9 + timedelta(days=1))),
        ("refuse-to-consider", {"missing_kk": KK, "missing_ru": RU}),
    ],
)
def test_a_clerk_signs_no_act_of_the_head(step: str, facts: dict[str, Any]) -> None:
    case = convicted()
    with pytest.raises(NotPermitted):
        prepare(case, step, facts, DAY_9, role="clerk")


def test_an_act_that_became_stale_is_not_signed(pretender: Pretender) -> None:
    case = convicted()
    prepared = prepare(case, "propose-refusal", proposal(DAY_9 + timedelta(days=1)), DAY_9)
    make.answered(fresh(case), DAY_9)
    with pytest.raises(StaleVersion):
        sign(prepared, DAY_9)
    assert fresh(case).state == "checked"


def test_an_act_is_signed_once(pretender: Pretender) -> None:
    case = convicted()
    prepared = prepare(case, "propose-refusal", proposal(DAY_9 + timedelta(days=1)), DAY_9)
    sign(prepared, DAY_9)
    with pytest.raises(CaseError):
        sign(prepared, DAY_9)
    assert Event.objects.filter(case=case, step="propose-refusal").count() == 1


def test_an_act_prepared_on_a_lawful_day_and_signed_too_late_is_refused(pretender: Pretender) -> None:
    """The law is asked at the signature once more: the appointed day may have passed."""
    case = convicted()
    prepared = prepare(case, "propose-refusal", proposal(DAY_9 + timedelta(days=1)), DAY_9)
    with pytest.raises(FactsInvalid):
        sign(prepared, DAY_9 + timedelta(days=2))
    assert fresh(case).state == "checked"


def test_every_document_of_a_case_is_delivered_once(pretender: Pretender, seal: Path) -> None:
    case = convicted()
    at = DAY_9 + timedelta(hours=23, minutes=30)
    sign(prepare(case, "propose-refusal", proposal(at), DAY_9), DAY_9)
    facts = {"held_at": at.isoformat(), "appeared": True, "said_kk": "Тыңдалды.", "said_ru": "Заслушан."}
    sign(prepare(case, "hold-hearing", facts, at), at)
    for _ in range(2):
        work(case, at, "certification.deliver")
        Message.objects.filter(case=case, topic="certification.deliver").update(done_at=None)
    kinds = Document.objects.filter(case=case).values_list("kind", flat=True)
    assert sorted(kinds) == ["hearing-minutes", "preliminary-refusal"]
    assert Event.objects.filter(case=case, step="deliver").count() == 2
