"""Every procedure's table is sound (E-03, E-05)."""

import pytest

from oryndau.cases.procedures import PROCEDURES
from oryndau.law.procedure import Procedure


@pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=PROCEDURES.keys())
def test_the_table_has_no_fault(procedure: Procedure) -> None:
    assert procedure.faults() == []


@pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=PROCEDURES.keys())
def test_every_step_cites_its_clause_and_is_told_in_three_languages(procedure: Procedure) -> None:
    for step in procedure.steps:
        assert str(step.clause)
        assert all((step.text.kk, step.text.ru, step.text.en, step.done.kk, step.done.ru, step.done.en))
