"""Refusals and the hearing before them: seven grounds, lawful days, documents, the fee (L-06 to L-09)."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from oryndau.cases.errors import FactsInvalid, SameHands, StepNotAllowed
from oryndau.cases.models import Case, Event
from oryndau.certification.tests import factories as people
from oryndau.certification.tests.desk import DAY_9
from oryndau.documents.models import Document
from oryndau.law.licensing.facts import ChangeGround
from oryndau.law.licensing.grounds import GROUNDS
from oryndau.licensing.desk import filling, points
from oryndau.licensing.models import Application
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests.desk import buttons, clock, fresh, prepare, seal, sign, words, work
from oryndau.licensing.tests.factories import MONDAY
from oryndau.notices.models import Notice
from oryndau.payments.selectors import fee_of, usable
from oryndau.registers.licences.selectors import valid_of
from oryndau.signing.tests.world import Pretender, pretender

__all__ = ["clock", "pretender", "seal"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TUESDAY = MONDAY + timedelta(days=1)
HEARING_AT = MONDAY + timedelta(days=2, hours=1)
AFTER = HEARING_AT + timedelta(hours=1)
LACKING = {"missing_kk": "Диплом нөмірі көрсетілмеген.", "missing_ru": "Не указан номер диплома."}
STANDS: dict[int, dict[str, Any]] = {
    1: {"records": {"convictions": {"conviction": "unexpunged"}}},
    2: {"of": "unpaid"},
    3: {"records": {"education": {"degree": "bachelor", "field": "other"}}},
    4: {"records": {"approval": {"conforms": "false", "body": "Департамент", "number": "КЖ-1",
                                 "on": "2026-11-23", "reason": "талапқа сай емес"}}},
    5: {"records": {"court-acts": {"prohibits": "true", "prohibits_court": "Алматы қалалық соты",
                                   "prohibits_number": "2-11", "prohibits_on": "2026-10-01",
                                   "debtor": "false"}}},
    6: {"records": {"court-acts": {"prohibits": "false", "debtor": "true", "debtor_court": "Алмалы соты",
                                   "debtor_number": "2-12", "debtor_on": "2026-10-02"}}},
}  # fmt: skip
"""What makes each of the seven grounds stand; the seventh is an answer that differs."""


def standing(ground: int) -> Case:
    """A complete application against which this ground stands."""
    if ground == 7:
        case = make.answered(make.registered())
        case = make.answer(case, "education", make.CLEAR["education"], differs=("number",))
        return make.step(case, "find-complete", make.licensor(), {}, MONDAY)
    said = dict(STANDS[ground])
    if said.pop("of", None):
        who = people.person()
        said |= {"who": who, "of": make.fee(who, paid=False)}
    return make.checked(**said)


def summons(at: datetime = HEARING_AT, **changes: Any) -> dict[str, Any]:
    """When and where the hearing is held."""
    return {"hearing_at": at.isoformat(), "manner": "in-person", "place_kk": "Мәңгілік Ел, 8",
            "place_ru": "пр. Мәңгілік Ел, 8", **changes}  # fmt: skip


@pytest.mark.parametrize("ground", range(1, 8))
def test_a_licence_is_refused_on_each_of_the_seven_grounds(
    ground: int, pretender: Pretender, seal: Path
) -> None:
    """L-07, L-08: found by the law, proposed by an officer in its words, heard, refused by the head; the fee
    stays the applicant's.
    """
    case = standing(ground)
    begun = filling.blank(case, "suggest-refusal", MONDAY, "ru").initial
    assert begun["grounds"] == [ground]
    assert begun["reasons_kk"] != begun["reasons_ru"]
    case = make.step(case, "suggest-refusal", make.licensor(), begun, MONDAY)
    told = filling.blank(case, "propose-refusal", TUESDAY, "ru").initial
    facts = {name: told[name] for name in ("grounds", "reasons_kk", "reasons_ru")}
    sign(prepare(case, "propose-refusal", facts | summons(), TUESDAY), TUESDAY)
    minutes = {"held_at": HEARING_AT.isoformat(), "appeared": True, "said_kk": "Тыңдалды.",
               "said_ru": "Заслушан."}  # fmt: skip
    sign(prepare(case, "hold-hearing", minutes, AFTER), AFTER)
    prepared = prepare(case, "refuse", facts, AFTER)
    sign(prepared, AFTER)
    case = fresh(case)
    assert (case.state, bool(case.closed_at), case.tasks.filter(done_at=None).exists()) == (
        "refused", True, False,
    )  # fmt: skip
    assert not case.clocks.filter(stopped_at=None).exists()
    said = words(prepared)
    text = GROUNDS[ground - 1].text
    for part in (text.kk, text.ru, f"подпункт {ground}) пункта 12", "Порядок обжалования", "20 – 22"):
        assert part in said, part
    assert valid_of(case.applicant) is None
    fee = fee_of(Application.objects.get(pk=case.pk).fee)
    assert fee is not None
    assert fee.state != "used"
    assert (fee in usable(case.applicant, "licence-issue")) is (ground != 2)
    work(case, DAY_9, "licence.deliver")
    work(case, DAY_9, "licence.told")
    assert Document.objects.get(case=case, kind="licence-refusal").sealed
    notice = Notice.objects.filter(case_id=case.pk, subject_ru__contains="отказано").get()
    assert "остаётся за вами" in notice.body_ru


@pytest.mark.parametrize("ground", range(1, 8))
def test_no_ground_is_named_that_everything_known_clears(ground: int) -> None:
    """L-08: the reasons are the law's findings, and they must stand."""
    with pytest.raises(FactsInvalid) as refused:
        make.step(make.checked(), "suggest-refusal", make.licensor(), make.refusal((ground,)), MONDAY)
    assert refused.value.extra["errors"][0]["type"] == "ground_clear"


def test_who_proposed_the_refusal_does_not_sign_it() -> None:
    case = make.refusal_suggested()
    assert buttons(case, make.licensor()) == set()
    assert buttons(case, make.licensing_head()) == {"propose-refusal", "reopen"}
    with pytest.raises(SameHands):
        make.step(case, "reopen", make.licensor(), {"reason": "Передумал."}, MONDAY)


@pytest.mark.parametrize("held", [
    TUESDAY + timedelta(hours=2), TUESDAY + timedelta(days=4), TUESDAY + timedelta(days=3),
    TUESDAY + timedelta(days=1, hours=9), TUESDAY + timedelta(days=1, hours=3, minutes=30),
], ids=["the same day", "a Saturday", "too late", "in the evening", "in the break"])  # fmt: skip
def test_an_unlawful_day_or_hour_of_the_hearing_is_refused(held: datetime) -> None:
    """L-07: within two working days of the notice, in working hours."""
    case = make.refusal_suggested()
    with pytest.raises(FactsInvalid) as refused:
        prepare(case, "propose-refusal", make.refusal() | summons(held), TUESDAY)
    (error,) = refused.value.extra["errors"]
    assert (error["loc"], error["type"]) == (("hearing_at",), "hearing_day")
    assert "25.11.2026, 26.11.2026" in error["msg"].ru


def test_a_notice_too_late_before_the_end_of_the_term_is_refused() -> None:
    """L-07: at least three working days before 7 December; here two are left."""
    late = MONDAY + timedelta(days=10)
    with pytest.raises(FactsInvalid) as refused:
        prepare(make.refusal_suggested(), "propose-refusal",
                make.refusal() | summons(late + timedelta(days=1)), late)  # fmt: skip
    assert refused.value.extra["errors"][0]["type"] == "hearing_notice_late"


def test_the_applicant_is_told_when_and_where_he_is_heard(pretender: Pretender, seal: Path) -> None:
    case = make.refusal_suggested()
    changes = {"manner": "video", "link": "https://vks.example.kz/42"}
    prepared = prepare(case, "propose-refusal", make.refusal() | summons(**changes), TUESDAY)
    sign(prepared, TUESDAY)
    work(case, DAY_9, "licence.deliver")
    work(case, DAY_9, "licence.told")
    told = Notice.objects.get(case_id=case.pk)
    assert "25.11.2026 11:00" in told.body_kk
    assert "https://vks.example.kz/42" in told.body_ru
    said = words(prepared)
    for part in ("видеоконференция", "бейнеконференция", "7 декабря 2026", "пункт 11 Правил",
                 "выдаётся лицензия либо", "Министерство юстиции"):  # fmt: skip
        assert part in said, part


def test_the_minutes_quote_the_objections(pretender: Pretender) -> None:
    case = make.hearing()
    case = make.step(case, "object", make.applicant_actor(case), {"text": "Диплом юридический."}, TUESDAY)
    facts = {"held_at": HEARING_AT.isoformat(), "appeared": False, "participants": ["Ахметов Ерлан"],
             "said_kk": "Өтініш беруші келген жоқ.", "said_ru": "Заявитель не явился."}  # fmt: skip
    prepared = prepare(case, "hold-hearing", facts, AFTER)
    sign(prepared, AFTER)
    said = words(prepared)
    for part in ("Диплом юридический.", "Ахметов Ерлан", "келмеді", "не явился", "Өтініш беруші"):
        assert part in said, part
    assert fresh(case).state == "heard"


def test_the_minutes_are_not_written_before_the_appointed_time() -> None:
    facts = {"held_at": (HEARING_AT - timedelta(minutes=5)).isoformat(), "appeared": True,
             "said_kk": "Тыңдалды.", "said_ru": "Заслушан."}  # fmt: skip
    with pytest.raises(FactsInvalid) as refused:
        prepare(make.hearing(), "hold-hearing", facts, AFTER)
    assert refused.value.extra["errors"][0]["type"] == "hearing_before_time"


def test_a_refusal_rests_only_on_what_the_applicant_was_heard_on() -> None:
    with pytest.raises(FactsInvalid) as refused:
        prepare(make.heard(), "refuse", make.refusal((3, 5)), AFTER)
    assert "ground_not_heard" in {one["type"] for one in refused.value.extra["errors"]}


def test_nobody_is_refused_a_licence_without_a_hearing() -> None:
    """L-07: from a proposed refusal there is no way to the refusal but the hearing."""
    with pytest.raises(StepNotAllowed):
        prepare(make.refusal_suggested(), "refuse", make.refusal(), TUESDAY)


@pytest.mark.parametrize(
    ("case", "paragraph"), [(make.registered, 10), (make.renewal_registered, 16)], ids=["issue", "re-issue"]
)
def test_an_incomplete_application_is_not_considered_by_the_heads_signature(
    case: Any, paragraph: int, pretender: Pretender, seal: Path
) -> None:
    """L-06, L-09: an electronic document with the EDS of the authorised person, in the account."""
    case = make.step(case(), "find-incomplete", make.licensor(), LACKING, MONDAY)
    with pytest.raises(StepNotAllowed):
        prepare(case, "refuse", make.refusal(), MONDAY)
    prepared = prepare(case, "refuse-to-consider", LACKING, MONDAY)
    assert fresh(case).state == "incomplete", "preparing changes nothing"
    sign(prepared, MONDAY)
    case = fresh(case)
    assert (case.state, bool(case.closed_at)) == ("returned", True)
    topic = "licence" if paragraph == 10 else "renewal"
    work(case, DAY_9, f"{topic}.deliver")
    work(case, DAY_9, f"{topic}.told")
    assert Document.objects.get(case=case, kind="refusal-to-consider").sealed
    assert "отказано" in Notice.objects.get(case_id=case.pk).subject_ru
    said = words(prepared)
    for part in (*LACKING.values(), f"пункт {paragraph}", f"{paragraph}-", "БАС ТАРТУ",
                 "5 рабочих дней", "15 жұмыс күні", "остаётся за заявителем"):  # fmt: skip
        assert part in said, part


REFUSED_RENEWALS: dict[str, tuple[dict[str, Any], int]] = {
    "alienation": ({"ground": ChangeGround.ALIENATION, "before": "Өзі", "after": "Басқа адам",
                    "paper": make.RENAMED["paper"]}, 3),
    "name not shown": ({"ground": ChangeGround.NAME, "before": "Оспанова Дана", "after": "Серікова Дана"}, 7),
}  # fmt: skip


@pytest.mark.parametrize("change", REFUSED_RENEWALS)
def test_a_reissue_is_refused_without_a_hearing_and_the_licence_stays(
    change: str, pretender: Pretender
) -> None:
    """L-09; APPC Art. 73: a term under five working days. What cannot be alienated is refused."""
    wrong, ground = REFUSED_RENEWALS[change]
    facts = make.renewal(None, None, wrong)
    case = make.answered(make._register(make.renewal_submitted(facts=facts), "LR", MONDAY))
    case = make.step(case, "find-complete", make.licensor(), {}, MONDAY)
    with pytest.raises(FactsInvalid):
        make.step(case, "conclude", make.licensor(), {"cleared": []}, MONDAY)
    begun = filling.blank(case, "suggest-refusal", MONDAY, "ru").initial
    assert begun["grounds"] == [ground]
    case = make.step(case, "suggest-refusal", make.licensor(), begun, MONDAY)
    assert buttons(case, make.licensing_head()) == {"refuse", "reopen"}
    prepared = prepare(case, "refuse", begun, MONDAY)
    sign(prepared, MONDAY)
    assert fresh(case).state == "refused"
    licence = valid_of(case.applicant)
    assert licence is not None
    assert (licence.number, licence.state) == (facts.licence, "active")
    assert f"№ {facts.licence}" in words(prepared)
    assert usable(case.applicant, "licence-renewal")


def test_every_document_of_a_case_is_delivered_once(pretender: Pretender, seal: Path) -> None:
    case = make.refusal_suggested()
    sign(prepare(case, "propose-refusal", make.refusal() | summons(), TUESDAY), TUESDAY)
    for _ in range(2):
        work(case, DAY_9, "licence.deliver")
        case.messages.filter(topic="licence.deliver").update(done_at=None)  # type: ignore[attr-defined]
    assert Document.objects.filter(case=case).count() == 1
    assert Event.objects.filter(case=case, step="deliver").count() == 1


def test_the_reasons_are_told_in_each_language_with_their_clause() -> None:
    found = points.points(standing(4), MONDAY)
    for language, part in (("kk", "КЖ-1"), ("ru", "Приказ № 69"), ("en", "Order No. 69")):
        assert part in points.reasons(found, language)
