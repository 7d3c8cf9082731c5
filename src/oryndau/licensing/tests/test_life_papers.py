"""The acts about a licence as documents: signed, sealed, delivered, told (L-12; Art. 143; APPC Art. 73)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from oryndau.acts import services as acting
from oryndau.acts.models import Prepared
from oryndau.cases.models import Message
from oryndau.certification.tests.desk import DAY_9, seal, sign, words, work
from oryndau.documents.models import Document
from oryndau.licensing.life import services
from oryndau.licensing.tests import licences as make
from oryndau.licensing.tests.licences import ACCOUNT, AT, UNTIL, WHY
from oryndau.notices.models import Notice
from oryndau.registers.models import Licence
from oryndau.signing.tests.world import Pretender, pretender

__all__ = ["pretender", "seal"]
pytestmark = pytest.mark.django_db
DECISION = AT + timedelta(days=3)


def prepare(row: Licence, step: str, at: Any, role: str = "licensing-head", **said: Any) -> Prepared:
    case = make.case_of(row)
    return acting.prepare(case.pk, step, said, make.the(role), version=case.version, at=at)


def on(at: Any, **said: Any) -> dict[str, Any]:
    return {"conclusion": 1, "decided_on": at.date(), **WHY, **said}


def has(prepared: Prepared, *parts: str) -> None:
    said = words(prepared)
    for part in parts:
        assert part in said, part


def test_a_suspension_is_signed_sealed_delivered_and_told(pretender: Pretender, seal: Path) -> None:
    """L-12: an e-document signed by the authorised person, in the holder's account; the chamber is told."""
    row, chamber = make.granted(), make.the("chamber")
    make.proposed(row)
    make.concluded(row)
    prepared = prepare(row, "suspend", DECISION, **on(DECISION, ground="143.2.4", until=UNTIL))
    row.refresh_from_db()
    assert row.state == "active", "preparing changes nothing"
    has(
        prepared, "ШЕШІМ", "РЕШЕНИЕ", row.number, WHY["reasons_kk"], WHY["reasons_ru"], "143-бабының",
        "1 наурыз", "по 1 марта 2027", "№ 05-12/77", "Возражений он не представил", "до 1 декабря 2026",
        "Министерство юстиции", "пункт 8 статьи 143",
    )  # fmt: skip
    sign(prepared, DECISION)
    row.refresh_from_db()
    assert (row.state, row.suspended_until) == ("suspended", UNTIL)
    case = make.case_of(row)
    work(case, DAY_9, "licence-life.deliver")
    document = Document.objects.get(case=case, kind="licence-suspension")
    assert document.sealed
    assert row.changes.get(step="suspend").told["document"] == document.number
    work(case, DAY_9, "licence-life.told")
    told = set(
        Notice.objects.filter(case_id=case.pk, kind__startswith="licence-done").values_list("recipient")
    )
    assert told == {(row.iin,), (chamber.iin,)}


def test_an_act_without_a_hearing_says_why(pretender: Pretender) -> None:
    """APPC Art. 73(2)."""
    row = make.granted()
    make.proposed(row)
    make.concluded(row, unheard="urgent", unheard_kk="Залал жалғасуда.", unheard_ru="Ущерб продолжается.")
    prepared = prepare(row, "suspend", AT, **on(AT, ground="143.2.4", until=UNTIL))
    has(prepared, "Заслушивание не проводилось", "Ущерб продолжается.", "Залал жалғасуда.")


def test_resumption_and_its_refusal_say_since_when() -> None:
    row = make.suspended()
    services.request(row.pk, {"wish": "resume", "text": "Прошу возобновить."}, make.holder(row), at=DECISION)
    make.concluded(row, DECISION, measure="keep-suspended", proposal=None, request=1, ground=None, until=None)
    kept = prepare(row, "keep-suspended", DECISION, **on(DECISION) | {"conclusion": 2})
    has(kept, "отказать", "бас тартылсын", "26 ноября 2026", "заявление лицензиата от 26.11.2026")
    make.sent_back(row, DECISION)
    make.concluded(row, DECISION, measure="resume", proposal=None, request=1, ground=None, until=None)
    resumed = prepare(row, "resume", DECISION, **on(DECISION) | {"conclusion": 3})
    has(resumed, "возобновить", "қайта басталсын")


def test_a_termination_says_from_which_day() -> None:
    row = make.granted()
    make.concluded(row, measure="terminate", proposal=None, ground="144.1.4", until=None, unheard="nobody")
    day = date(2026, 11, 2)
    prepared = prepare(row, "terminate", AT, **on(AT, ground="144.1.4", effective_on=day))
    has(prepared, "прекратить", "2 ноября 2026", "заслушать некого", "2026 жылғы 2 қараша")


def test_a_courts_decision_is_recorded_with_the_bar_of_three_years() -> None:
    """Art. 140(2)8."""
    row = make.sued()
    at = AT + timedelta(days=60)
    prepared = prepare(
        row, "deprive", at, ground="144.2.1", court="Астана қаласының соты", reference="7119/55",
        decided_on=date(2027, 1, 4), in_force_on=date(2027, 1, 20), recorded_on=at.date(),
        barred_until=date(2030, 1, 20), summary_kk="Сот талапты қанағаттандырды.",
        summary_ru="Суд удовлетворил иск.",
    )  # fmt: skip
    has(prepared, "7119/55", "20 января 2030", "3 лет", "Астана қаласының соты")


def test_the_territorial_head_stops_debits_and_nobody_else(pretender: Pretender, seal: Path) -> None:
    """Art. 168(1)8, 167(11-2)."""
    row = make.suspended()
    said = {"ordered_on": DECISION.date(), "state": "suspended", **ACCOUNT}
    prepared = prepare(row, "freeze-account", DECISION, role="head", **said)
    has(prepared, "KZ699990000000000001", "РАСПОРЯЖЕНИЕ", "ӨКІМ")
    sign(prepared, DECISION)
    case = make.case_of(row)
    assert not case.tasks.filter(kind="freeze-account", done_at=None).exists()
    assert row.changes.count() == 2, "an order to a bank changes nothing of what the licence is worth"
    for message in Message.objects.filter(case=case, topic="licence-life.deliver", done_at=None):
        assert message.payload["step"] in ("suspend", "freeze-account")
