"""The chamber's signed decisions: what they say, when they take effect, that they are sealed (W-04)."""

from datetime import date
from typing import Any

import pytest

from oryndau.acts import services as acting
from oryndau.acts.models import Prepared
from oryndau.cases import errors
from oryndau.cases.ids import new_id
from oryndau.certification.tests.desk import DAY_9, clock, seal, sign, words, work
from oryndau.documents.models import Document
from oryndau.notices.models import Notice
from oryndau.profession import selectors
from oryndau.profession.models import Agent
from oryndau.profession.tests import factories as make
from oryndau.profession.tests.factories import MONDAY, told
from oryndau.signing.tests.world import pretender

__all__ = ["clock", "pretender", "seal"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pretender")]
REASONS = {
    "reasons_kk": "Кодекс талабы бұзылғаны тексеріспен анықталды.",
    "reasons_ru": "Проверкой установлено нарушение требования Кодекса.",
}  # fmt: skip


def offended() -> tuple[Agent, str]:
    """An agent against whom proceedings are open."""
    row, offence = make.agent(), str(new_id())
    told(
        "report-offence", row, make.the("head"), id=offence, breach="code-of-ethics",
        learned_on="2026-11-20", told="Өндіріп алушыға дөрекілік көрсетті.",
    )  # fmt: skip
    return row, offence


def prepared(row: Agent, step: str, **facts: Any) -> Prepared:
    """An act of the chamber, typeset for preview."""
    version = make.of_case(row).version
    return acting.prepare(row.pk, step, {**REASONS, **facts}, make.the("chamber"), version=version, at=MONDAY)


def test_a_sanction_says_what_it_is_for_and_when_it_is_cleared() -> None:
    """W-04: Art. 170(1), (4)."""
    row, offence = offended()
    text = words(prepared(row, "impose", offence=offence, kind="severe-reprimand"))
    for said in (
        "қатаң сөгіс", "строгий выговор", row.name, row.number, row.licence, "6 ай ішінде", "6 месяцев",
        "Региональная палата частных судебных исполнителей города Алматы",
        "Алматы қаласының жеке сот орындаушыларының өңірлік палатасы", "170",
        "нарушение Кодекса профессиональной чести", REASONS["reasons_kk"], REASONS["reasons_ru"],
    ):  # fmt: skip
        assert said in text, said


def test_nothing_takes_effect_before_the_signature() -> None:
    """W-04."""
    row, offence = offended()
    act = prepared(row, "impose", offence=offence, kind="remark")
    [waiting] = selectors.record(make.of_case(row)).offences.values()
    assert waiting.open
    sign(act, MONDAY)
    known, how = selectors.known(make.of_case(row), MONDAY)
    [proceedings] = known.offences.values()
    assert not proceedings.open
    [(sanction, day, until)] = how.sanctions
    assert (sanction.kind.value, day, until) == ("remark", make.TODAY, date(2027, 5, 23))


def test_one_offence_has_one_sanction() -> None:
    """W-04: Art. 170(3)."""
    row, offence = offended()
    sign(prepared(row, "impose", offence=offence, kind="remark"), MONDAY)
    with pytest.raises(errors.FactsInvalid):
        prepared(row, "impose", offence=offence, kind="reprimand")


def test_only_the_chamber_punishes() -> None:
    """W-04: Art. 163-1(1)3-3."""
    row, offence = offended()
    with pytest.raises(errors.NotPermitted):
        acting.prepare(row.pk, "impose", {**REASONS, "offence": offence, "kind": "remark"}, make.the("head"),
                       version=2, at=MONDAY)  # fmt: skip


def test_the_decision_is_sealed_and_the_agent_told(seal: Any) -> None:
    """W-04: once."""
    row, offence = offended()
    sign(prepared(row, "impose", offence=offence, kind="reprimand"), MONDAY)
    work(make.of_case(row), DAY_9, "agent.deliver", "agent.decided")
    assert Document.objects.get(case=make.of_case(row), kind="chamber-decision").sealed
    notice = Notice.objects.get(recipient=row.iin, kind__startswith="agent-impose")
    assert "сөгіс" in notice.body_kk
    assert "reprimand" in notice.body_en


def test_exclusion_for_an_offence_moves_to_take_the_licence_and_ends_the_work() -> None:
    """W-04: Art. 170(1)4, 172-1."""
    row, offence = offended()
    act = prepared(row, "exclude", ground="breach", offence=offence, motion=True)
    text = words(act)
    assert "представление о лишении лицензии" in text
    assert "лицензиядан айыру туралы ұсыну енгізіледі" in text
    sign(act, MONDAY)
    row = make.fresh(row)
    assert (row.state, row.duty) == ("excluded", "hand-over")
    how = selectors.known(make.of_case(row), MONDAY)[1]
    assert "excluded from the Republican Chamber" in {words_.en for words_, _clause in how.obstacles}
    told("end", row, make.the("clerk"), reason="excluded", ended_on="2026-11-23")
    assert make.fresh(row).state == "ended"


def test_exclusion_at_ones_own_wish_moves_nothing() -> None:
    """W-04: Art. 172-1 sub-p. 5."""
    row = make.agent()
    text = words(prepared(row, "exclude", ground="own-wish"))
    assert "по собственному желанию" in text
    assert "представление о лишении" not in text
