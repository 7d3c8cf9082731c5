"""The bank: versions, four eyes, dates, weights; files in and out (C-11)."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import oryndau.demo
from oryndau.certification.tests import factories
from oryndau.examination.bank import exchange, gift, importing, loading, selectors, services
from oryndau.examination.bank.wording import Option, Wording
from oryndau.examination.models import Area, Question, Version
from oryndau.people.models import Staff

AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
QUESTIONS = Path(oryndau.demo.__file__).parent / "questions"


def words(**changes: Any) -> Wording:
    told = {
        "article": "Art. 37(4)", "stem_kk": "Қаулы қанша күнде шығарылады?",
        "stem_ru": "Во сколько дней выносится постановление?", "right": 1,
        "options": [Option(kk="бір күн", ru="один день"), Option(kk="үш күн", ru="три дня"),
                    Option(kk="он күн", ru="десять дней")],
    }  # fmt: skip
    return Wording(**(told | changes))


def people() -> tuple[Staff, Staff]:
    return factories.post("department"), factories.post("department", surname="Бекова")


def area() -> Area:
    return loading.areas()["general"]


def approved(at: datetime = AT, on: date = TODAY) -> Version:
    author, approver = people()
    version = services.write(area(), words(), author, at=at)
    services.propose(version.pk, author)
    services.approve(version.pk, approver, on=on, at=at)
    version.refresh_from_db()
    return version


@pytest.mark.django_db
class TestBank:
    """The verbs of the bank."""

    def test_codes_come_from_the_area(self) -> None:
        """C-11."""
        author, _approver = people()
        codes = [services.write(area(), words(), author, at=AT).question.code for _n in range(2)]
        assert codes == ["general-001", "general-002"]

    def test_an_author_cannot_approve_his_own_question(self) -> None:
        """C-11: four eyes, in the service and in the database."""
        author, _approver = people()
        version = services.write(area(), words(), author, at=AT)
        services.propose(version.pk, author)
        with pytest.raises(services.BankRefused) as refused:
            services.approve(version.pk, author, on=TODAY, at=AT)
        assert refused.value.code == "four-eyes"
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.filter(pk=version.pk).update(approver=author)

    def test_a_second_post_of_the_same_person_is_no_second_pair_of_eyes(self) -> None:
        """C-11."""
        author, _approver = people()
        again = Staff.objects.create(
            person=author.person, territory="75", role="department", position_kk="-", position_ru="-"
        )
        version = services.write(area(), words(), author, at=AT)
        services.propose(version.pk, author)
        with pytest.raises(services.BankRefused):
            services.approve(version.pk, again, on=TODAY, at=AT)

    def test_a_version_that_was_put_forward_does_not_change(self) -> None:
        """C-11: another wording is another version."""
        author, _approver = people()
        version = services.write(area(), words(), author, at=AT)
        services.propose(version.pk, author)
        again = services.revise(version.question, words(article="Art. 38"), author, at=AT)
        assert again.no == 2
        version.refresh_from_db()
        assert version.article == "Art. 37(4)"

    def test_an_own_draft_is_changed_in_place(self) -> None:
        """C-11."""
        author, _approver = people()
        version = services.write(area(), words(), author, at=AT)
        assert services.revise(version.question, words(article="Art. 38"), author, at=AT).pk == version.pk

    def test_a_new_version_takes_the_place_of_the_former_on_its_day(self) -> None:
        """C-11."""
        former = approved()
        author, approver = people()
        version = services.revise(former.question, words(article="Art. 38"), author, at=AT)
        services.propose(version.pk, author)
        services.approve(version.pk, approver, on=date(2026, 12, 1), at=AT)
        assert selectors.newest_in_force(TODAY).get().pk == former.pk
        assert selectors.newest_in_force(date(2026, 12, 1)).get().pk == version.pk

    def test_a_question_whose_law_changed_is_withdrawn_by_a_date(self) -> None:
        """C-11."""
        version = approved()
        found = selectors.resting_on("law-261", "Art. 37", TODAY)
        assert [row.pk for row in found] == [version.pk]
        assert services.withdraw([version.pk], "Law 246-VIII", on=date(2026, 12, 1)) == 1
        assert selectors.newest_in_force(date(2026, 11, 30)).exists()
        assert not selectors.newest_in_force(date(2026, 12, 1)).exists()

    def test_article_3_is_not_article_37(self) -> None:
        """C-11."""
        approved()
        assert not selectors.resting_on("law-261", "Art. 3", TODAY).exists()

    def test_a_rejected_version_tells_why(self) -> None:
        """C-11."""
        author, approver = people()
        version = services.write(area(), words(), author, at=AT)
        services.propose(version.pk, author)
        services.reject(version.pk, approver, "Ответ спорный", at=AT)
        version.refresh_from_db()
        assert (version.state, version.remark) == ("rejected", "Ответ спорный")
        with pytest.raises(services.BankRefused):
            services.approve(version.pk, approver, on=TODAY, at=AT)

    def test_weights_come_to_a_hundred(self) -> None:
        """C-11, C-12."""
        weights = {one.pk: one.weight for one in loading.areas().values()}
        assert sum(weights.values()) == 100
        with pytest.raises(services.BankRefused):
            services.set_weights(weights | {"general": 15})
        services.set_weights(weights | {"general": 13, "sale": 11})
        assert Area.objects.get(pk="sale").weight == 11


@pytest.mark.django_db
class TestExchange:
    """Files in and out."""

    def test_the_demonstration_bank_is_sound_and_large_enough(self) -> None:
        """C-11: at least 300 real questions, each in two languages with its article, enough in every area."""
        author, approver = people()
        assert loading.load(QUESTIONS, author, approver, on=TODAY, at=AT) >= 300
        assert all(row.available >= 2 * row.area.weight for row in selectors.coverage(TODAY))
        assert loading.load(QUESTIONS, author, approver, on=TODAY, at=AT) == 0

    def test_the_place_of_the_right_answer_tells_nothing(self) -> None:
        """C-11: no letter is right much more often than another."""
        author, approver = people()
        total = loading.load(QUESTIONS, author, approver, on=TODAY, at=AT)
        for letter in "abcd":
            assert 0.15 < Version.objects.filter(right=letter).count() / total < 0.35

    @pytest.mark.parametrize("form", ["xlsx", "gift"])
    def test_what_is_exported_comes_back_the_same(self, form: str) -> None:
        """C-11: nothing is lost on the way, so a second import changes nothing."""
        author, approver = people()
        loading.load(QUESTIONS, author, approver, on=TODAY, at=AT)
        rows = selectors.newest_in_force(TODAY)
        data = exchange.to_xlsx(rows) if form == "xlsx" else exchange.to_gift(rows)
        total = Question.objects.count()
        brought = importing.bring_in(importing.read(f"q.{form}", data), author, at=AT)
        assert (brought.unchanged, brought.written, brought.revised, brought.faulty) == (total, 0, 0, ())

    def test_a_known_code_gets_another_wording_and_an_unknown_one_a_question(self) -> None:
        """C-11."""
        version = approved()
        author, _approver = people()
        version.article = "Art. 38(1)"
        changed = exchange.from_xlsx(exchange.to_xlsx([version]))
        assert importing.bring_in(changed, author, at=AT).revised == 1
        new = [exchange.Row(2, "", "sale", words(article="Art. 84"))]
        assert importing.bring_in(new, author, at=AT).written == 1
        assert importing.bring_in(new, author, at=AT).unchanged == 1
        assert Version.objects.filter(state="draft").count() == 2

    def test_faulty_rows_are_told_and_left_out(self) -> None:
        """C-11."""
        version = approved()
        version.stem_kk, version.right = "", "f"
        rows = exchange.from_xlsx(exchange.to_xlsx([version]))
        author, _approver = people()
        brought = importing.bring_in(rows, author, at=AT)
        assert brought.written == brought.revised == 0
        assert any("stem_kk" in fault for fault in brought.faulty[0].faults)

    def test_a_formula_is_not_computed_by_a_spreadsheet(self) -> None:
        """C-11: words that begin like a formula are kept as words, both ways."""
        version = approved()
        version.options = [{"key": "a", "kk": "=1+1", "ru": "-5"}, {"key": "b", "kk": "үш", "ru": "три"}]
        told = exchange.from_xlsx(exchange.to_xlsx([version]))[0].wording
        assert told
        assert (told.options[0].kk, told.options[0].ru) == ("=1+1", "-5")


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"", "not-a-workbook"), (b"PK\x03\x04 no zip", "not-a-workbook"), (b"x" * (11 << 20), "too-large")],
)
def test_what_is_no_workbook_is_refused(data: bytes, why: str) -> None:
    """C-11."""
    with pytest.raises(exchange.Unreadable, match=why):
        exchange.from_xlsx(data)


@pytest.mark.parametrize(
    "text", ["::q:: stem", "::q:: stem {~a ~b}", "::q:: stem {=a =b}", "no name {=a ~b}"]
)
def test_what_is_no_gift_is_refused(text: str) -> None:
    """C-11."""
    with pytest.raises(exchange.Unreadable):
        exchange.from_gift(text.encode())


@pytest.mark.parametrize(
    "changes",
    [
        {"right": 3}, {"right": -1}, {"stem_kk": ""}, {"act": "x"},
        {"options": [Option(kk="бір", ru="один")]},
        {"options": [Option(kk="бір", ru="один"), Option(kk="БІР", ru="два")]}, {"article": ""},
        {"options": [Option(kk=f"{n}", ru=f"{n}") for n in range(7)]},
    ],
)  # fmt: skip
def test_an_unsound_question_is_refused(changes: dict[str, Any]) -> None:
    """C-11: one right answer, answers that differ, both languages, a place in law."""
    with pytest.raises(ValidationError):
        words(**changes)


line = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30)


@given(st.lists(line, min_size=2, max_size=6, unique=True), line, st.data())
def test_gift_brings_back_any_words(options: list[str], stem: str, data: st.DataObject) -> None:
    """C-11: whatever signs the words have."""
    right = data.draw(st.integers(0, len(options) - 1))
    told = gift.question("q-1-kk", stem, [(one, n == right) for n, one in enumerate(options)], comment="a b")
    read = next(iter(gift.read(told)))
    assert (read.stem, list(read.options), read.right, read.comment) == (stem, options, right, "a b")
