"""Invented organisations with a key and a token each, and bailiffs with a key: who makes the load."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import cycle, islice

from oryndau.api import tokens
from oryndau.api.scopes import Scope
from oryndau.demo import keys
from oryndau.demo.people import Invented, people
from oryndau.law.identity import control_digit
from oryndau.people.models import Person, Staff
from oryndau.timekeeping import now


@dataclass(frozen=True, slots=True)
class Company:
    """An organisation that submits: its head, whose key signs, and its token."""

    head: Invented
    model: Invented
    """Head of a company of the demonstration, after whose applications this one's are made."""
    token: str


def companies(count: int, told: Callable[[], None] = lambda: None) -> list[Company]:
    """So many organisations, each with the key of its head and a token to submit and to read."""
    models = [one for one in people() if one.role == "head"]
    return [_company(index, model, told) for index, model in enumerate(islice(cycle(models), count))]


def _company(index: int, model: Invented, told: Callable[[], None]) -> Company:
    bin, iin = _assigned(f"{10 + index % 12:02d}0{1 + index % 9}40", index), _assigned("8501013", index)
    head = replace(model, iin=iin, bin=bin, organisation=f"ТОО «Өлшем {index}»")
    keys.issue(head)
    token = tokens.issue(
        bin, "measurement", [Scope.SUBMIT, Scope.CASES], by="measurement", at=now(), days=30
    )
    assert token is not None
    told()
    return Company(head, model, token)


def _assigned(start: str, index: int) -> str:
    """A number that can be assigned: the digits, an ordinal, the control digit."""
    width = 11 - len(start)
    bodies = (f"{start}{index * 7 + shift + 1000:0{width}d}"[:11] for shift in range(7))
    return next(f"{body}{digit}" for body in bodies if (digit := control_digit(body)) is not None)


def bailiffs() -> list[tuple[Staff, Invented]]:
    """State bailiffs of every territory with their keys, as many as the demonstration has."""
    found = []
    for invented in people():
        if invented.post:
            keys.issue(invented)
            names = {"surname": invented.surname, "name": invented.name, "patronymic": invented.patronymic}
            person, _made = Person.objects.update_or_create(iin=invented.iin, defaults=names)
            staff = Staff.objects.create(
                person=person, territory=invented.territory, role=invented.post,
                position_kk="мемлекеттік сот орындаушысы", position_ru="государственный судебный исполнитель",
            )  # fmt: skip
            found.append((staff, invented))
    return found
