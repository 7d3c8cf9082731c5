"""Names from certificates, which carry capital letters only, are written as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oryndau.people.names import spelled

LETTERS = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize(
    ("certificate", "name"),
    [
        ("СЕРІКҰЛЫ", "Серікұлы"), ("ӘЛІБЕК", "Әлібек"), ("ІСКЕНДІР", "Іскендір"), ("ҺАСЕН", "Һасен"),
        ("НҰРҒАЛИ-САҒЫН", "Нұрғали-Сағын"), ("АБДУЛ КАРИМ", "Абдул Карим"), ("О'КОННОР", "О'Коннор"),
        ("МАМЕД ОГЛЫ", "Мамед оглы"), ("БОЛАТ ҚЫЗЫ", "Болат қызы"), ("ҰЛЫ", "Ұлы"),
        ("SMITH-JONES", "Smith-Jones"),
        ("Серікұлы", "Серікұлы"), ("де Голль", "де Голль"), ("", ""),
    ],
)  # fmt: skip
def test_a_name_is_written_in_normal_spelling(certificate: str, name: str) -> None:
    assert spelled(certificate) == name


@given(st.text(alphabet=LETTERS + "- '’", max_size=60))
def test_no_letter_is_lost_and_writing_it_again_changes_nothing(name: str) -> None:
    written = spelled(name)
    assert written.upper() == name
    assert spelled(written) in (written, spelled(written.upper()))
