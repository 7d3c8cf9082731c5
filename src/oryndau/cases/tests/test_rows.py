"""Rows written together: the same rows as one by one, and a taken key breaks nothing (E-05)."""

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from oryndau.cases import rows
from oryndau.cases.models import Case, Message, Numbering, Party
from oryndau.timekeeping import now

pytestmark = pytest.mark.django_db


def case(**said: object) -> Case:
    return Case(
        procedure="initiation", ruleset="2021-10", territory="75", state="submitted", applicant="1",
        principal="1", submitter="1", title="A — «Ә»; \n%s", channel="portal", received_at=now(),
        head=b"\x00\xff" * 16, **said,
    )  # fmt: skip


def message(of: Case, **payload: object) -> Message:
    return Message(case=of, territory="75", topic="t", payload=payload, available_at=now())


def test_rows_of_several_tables_go_in_one_message_and_come_back_as_they_were(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    made, names = case(), ("a'b", 'c"\\', "Қ%(x)s")
    parties = [Party(case=made, territory="75", role="debtor", name=name) for name in names]
    written = [made, *parties, message(made, said={"of": [1, None, "ғ"]})]
    with django_assert_num_queries(1):
        rows.insert(written)
    kept = Case.objects.get()
    assert (kept.title, bytes(kept.head), kept.due_at) == (made.title, made.head, None)
    assert kept.received_at == made.received_at
    assert sorted(kept.parties.values_list("name", flat=True)) == sorted(party.name for party in parties)
    assert Message.objects.get().payload == {"said": {"of": [1, None, "ғ"]}}
    assert not any(row._state.adding for row in written)


def test_nothing_to_insert_sends_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        rows.insert([])


def test_a_serial_key_is_left_to_the_database() -> None:
    rows.insert([Numbering(series="s", territory=code, year=2026, last=3) for code in ("75", "71")])
    assert Numbering.objects.filter(last=3).count() == 2


def test_a_taken_key_is_refused_and_told_by_its_table() -> None:
    made = case()
    rows.insert([made])
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        rows.insert([message(made), case(id=made.pk)])
    assert rows.taken(refused.value, Case)
    assert not rows.taken(refused.value, Message)
    assert (Case.objects.count(), Message.objects.count()) == (1, 0)


def test_a_row_that_breaks_another_rule_is_not_taken() -> None:
    untitled = case()
    untitled.title = None  # type: ignore[assignment]
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        rows.insert([untitled])
    assert not rows.taken(refused.value, Case)


def test_a_fresh_row_is_what_the_model_makes() -> None:
    known = {"case_id": case().pk, "territory": "75", "topic": "t", "available_at": now()}
    made, fresh = Message(**known), rows.fresh(Message, **known)
    assert fresh._state.adding
    assert {name: value for name, value in vars(fresh).items() if name not in {"_state", "id"}} == {
        name: value for name, value in vars(made).items() if name not in {"_state", "id"}
    }
    assert fresh.pk != made.pk
    assert fresh.pk.version == 7
    assert fresh.payload is not rows.fresh(Message, **known).payload


def test_a_fresh_row_refuses_a_name_that_is_none_of_the_tables() -> None:
    with pytest.raises(TypeError, match="teritory"):
        rows.fresh(Party, teritory="75")
