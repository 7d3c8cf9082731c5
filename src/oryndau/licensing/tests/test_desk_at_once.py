"""Licences that are signed at the same moment, each on a connection of its own (L-10, L-12)."""

from typing import Any

import pytest

from oryndau.cases.models import Case
from oryndau.cases.tests.committed import _guard_back, at_once, committed
from oryndau.certification.tests import factories as people
from oryndau.licensing.desk.granting import NotIssued
from oryndau.licensing.models import Application
from oryndau.licensing.tests import factories as make
from oryndau.licensing.tests.desk import NOON, fresh, prepare, sign
from oryndau.payments.models import Fee
from oryndau.people.models import Person
from oryndau.registers.models import Licence
from oryndau.signing.tests.world import Pretender, pretender

__all__ = ["_guard_back", "committed", "pretender"]
pytestmark = pytest.mark.usefixtures("committed")


def signed_at_once(*cases: Case) -> list[Any]:
    """The head signs the prepared licences of these cases at one moment."""
    prepared = [prepare(case, "issue", {}, NOON) for case in cases]
    return at_once(*(lambda one=one: sign(one, NOON) for one in prepared))  # type: ignore[misc]


def one_licence(results: list[Any], *cases: Case) -> None:
    """One of them was issued, the others changed nothing, and it is told why."""
    refused = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in refused] == [NotIssued] * (len(cases) - 1), results
    assert Licence.objects.count() == 1
    assert sorted(fresh(case).state for case in cases) == ["endorsed"] * (len(cases) - 1) + ["issued"]
    issued = next(case for case in cases if fresh(case).state == "issued")
    assert Licence.objects.get().granted_in == issued.pk
    assert [row.pk for row in Application.objects.exclude(licence=None)] == [issued.pk]
    assert Fee.objects.filter(state="used").get().used_by == issued.pk


def two_of(who: Person) -> tuple[Case, Case]:
    """Two endorsed applications of one person, each with its fee."""
    return make.endorsed(who=who), make.endorsed(who=who)


def test_of_two_cases_of_one_person_one_licence_comes(pretender: Pretender) -> None:
    """One valid licence of a person at a time, however fast two heads sign; the other fee is not used."""
    cases = two_of(people.person())
    one_licence(signed_at_once(*cases), *cases)


def test_of_two_cases_on_one_fee_one_licence_comes(pretender: Pretender) -> None:
    """No fee is used twice."""
    first, second = two_of(people.person())
    fee = Application.objects.get(pk=first.pk).fee
    Application.objects.filter(pk=second.pk).update(fee=fee)
    Fee.objects.filter(pk=fee).update(application=None)  # it waits for neither: both may take it
    one_licence(signed_at_once(first, second), first, second)


def test_licences_of_different_people_do_not_wait_for_one_another(pretender: Pretender) -> None:
    cases = [make.endorsed(who=people.person(surname)) for surname in ("Сейтова", "Омарова", "Ахметова")]
    results = signed_at_once(*cases)
    assert not [one for one in results if isinstance(one, Exception)], results
    assert Licence.objects.count() == 3
    assert len(set(Licence.objects.values_list("number", flat=True))) == 3
