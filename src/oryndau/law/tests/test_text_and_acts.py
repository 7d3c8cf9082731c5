"""Texts in three languages, references to law, territories (C-01, E-01)."""

import pytest

from oryndau.law import terms, trace
from oryndau.law.acts import ACTS, LAW_261, ORDER_69, Clause, clause
from oryndau.law.enforcement.grounds import ground_rules
from oryndau.law.enforcement.measures import MEASURES, Measure
from oryndau.law.territories import TerritoryKind, territories, territory
from oryndau.law.text import LANGUAGES, Text


def test_a_text_has_words_in_every_language() -> None:
    text = Text(kk="а", ru="б", en="c")
    assert [text.in_(language) for language in LANGUAGES] == ["а", "б", "c"]
    assert text.in_("ru-RU") == "б"
    with pytest.raises(KeyError):
        text.in_("de")
    with pytest.raises(ValueError, match="'ru'"):
        Text(kk="а", ru=" ", en="c")


def test_a_text_put_into_a_text_speaks_the_same_language() -> None:
    assert Text(kk="{x}а", ru="{x}б", en="{x}c").format(x=Text(kk="1", ru="2", en="3")).ru == "2б"


def test_a_clause_reads_as_a_lawyer_writes_it() -> None:
    assert str(ORDER_69 / "A3 p.5(3)") == "Order No. 69, A3 p.5(3)"
    assert (ORDER_69 / "A3 p.5(3)").in_("ru") == "Приказ № 69, прил. 3, п. 5(3)"
    assert (LAW_261 / "Art. 38(1)3").in_("kk") == "№ 261-IV заң, 38(1)3-бап"


def test_a_clause_is_found_again_by_its_key() -> None:
    assert clause((LAW_261 / "Art. 11").key) == LAW_261 / "Art. 11"
    with pytest.raises(KeyError, match="no act"):
        clause("nothing:1")
    with pytest.raises(ValueError, match="place"):
        Clause(ORDER_69, " ")


def test_every_table_of_the_law_names_known_acts() -> None:
    for found in (
        *(term.clause for term in terms.TERMS.values()),
        *(rule.clause for rule in ground_rules().values()),
        *(rule.clause for rule in MEASURES.values()),
        *(row.clause for row in trace.requirements().values()),
    ):
        assert found.act.key in ACTS


def test_every_measure_has_its_rule() -> None:
    assert set(MEASURES) == set(Measure)
    assert {m for m, rule in MEASURES.items() if rule.sanction == "prosecutor"} == {
        Measure.ARREST_ACCOUNTS, Measure.SEIZE_IMMOVABLES, Measure.SEIZE_TITLE_DOCUMENTS,
    }  # fmt: skip


def test_there_are_twenty_territories_each_with_its_justice_body() -> None:
    kinds = [each.kind for each in territories().values()]
    assert {kind: kinds.count(kind) for kind in TerritoryKind} == {
        TerritoryKind.REGION: 17,
        TerritoryKind.CITY: 2,
        TerritoryKind.CAPITAL: 1,
    }
    assert territory("71").justice_body.ru == "Департамент юстиции города Астаны"
    assert territory("62").justice_body.kk == "Ұлытау облысының Әділет департаменті"
    with pytest.raises(KeyError, match="no territory"):
        territory("99")
