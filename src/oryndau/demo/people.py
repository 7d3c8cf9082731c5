"""The demonstration's people. Every one is invented; serial parts above 9900 keep the IINs off real ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, product
from random import Random

from oryndau.demo.certification.plots import PLOTS, POSTS
from oryndau.demo.licensing import plots as licensing
from oryndau.law.identity import control_digit
from oryndau.law.territories import territories

BUSY = ("71", "75", "79")
"""Territories with a head and several bailiffs: Astana, Almaty, Shymkent."""

_MEN = ("Әлібек", "Нұрлан", "Ерлан", "Дәурен", "Қайрат", "Бауыржан",
        "Тимур", "Арман", "Ғалым", "Олжас", "Сергей", "Рүстем")  # fmt: skip
_WOMEN = ("Айгүл", "Мәдина", "Жанар", "Гүлнәр", "Сәуле", "Әсел",
          "Динара", "Ботагөз", "Ольга", "Ұлжан", "Перизат", "Лаура")  # fmt: skip
_SURNAMES = ("Серіков", "Ахметов", "Жақсыбеков", "Нұрғалиев", "Төлегенов", "Есжанов", "Қасымов", "Оспанов",
             "Бекмұратов", "Сағынов", "Әбдіров", "Мұқанов", "Ыбыраев", "Іскендіров", "Өміров", "Үсенов",
             "Һасенов", "Қуанышев")  # fmt: skip
_FATHERS = ("Болат", "Мұрат", "Сәкен", "Ғабит", "Ораз", "Қанат", "Еркін", "Талғат")
_STREETS = ("Үлгі көшесі", "Мысал көшесі", "Сынақ көшесі", "Көрсетілім даңғылы")


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person, and the key that he holds."""

    iin: str
    surname: str
    name: str
    patronymic: str
    group: str
    what: str
    territory: str
    role: str = "individual"
    bin: str = ""
    organisation: str = ""
    post: str = ""

    @property
    def key_request(self) -> dict[str, str]:
        """What the emulated certification centre is asked for."""
        return {
            "iin": self.iin, "surname": self.surname, "name": self.name, "patronymic": self.patronymic,
            "bin": self.bin, "organisation": self.organisation, "role": self.role,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Company:
    """One invented organisation; `state_share` in percent decides who may enforce against it (Art. 138)."""

    bin: str
    name: str
    territory: str
    state_share: str = "0"
    natural_monopoly: bool = False
    status: str = "active"


def _assignable(bodies: list[str]) -> str:
    """The first of the numbers that can be assigned, with its control digit."""
    digits = ((body, control_digit(body)) for body in bodies)
    return next(f"{body}{digit}" for body, digit in digits if digit is not None)


def _company(index: int, name: str, territory: str, **traits: object) -> Company:
    bodies = [f"{10 + index % 12:02d}0{1 + index % 9}40{99000 + index * 7 + shift:05d}" for shift in range(5)]
    return Company(_assignable(bodies), name, territory, **traits)  # type: ignore[arg-type]


CLAIMANTS = (
    _company(1, "ТОО «Үлгі Сауда»", "75"),
    _company(2, "АО «Сынақ Банк»", "71"),
    _company(3, "ТОО «Мысал Құрылыс»", "79"),
    _company(4, "ТОО «Көрсетілім Логистика»", "71"),
)
DEBTORS = (
    _company(11, "АО «Үлгі Қала Жылуы»", "71", natural_monopoly=True),
    _company(12, "ГКП «Сынақ Су Арнасы»", "75", state_share="100"),
    _company(13, "АО «Мысал Электр Желілері»", "79", natural_monopoly=True),
    _company(14, "РГП «Көрсетілім Жолдары»", "71", state_share="100"),
    _company(15, "АО «Үлгі Әуежайы»", "75", state_share="75.5"),
    _company(16, "ТОО «Жеке Мысал»", "75"),
    _company(17, "ТОО «Таратылған Мысал»", "79", status="liquidated"),
)


SUPERIORS = ("ministry", "quality")
"""Who considers complaints beside the heads: the Ministry, and the body that assesses quality (C-24)."""


def people(seed: int = 2026) -> list[Invented]:
    """All invented people, the same every time: claimants, people of organisations, staff of 20 bodies, and

    those of certification: candidates, staff of the busy bodies, the Department's experts; those above; who
    applies for a licence or has one, and who licenses.
    """
    names = _names(Random(seed))  # noqa: S311 (invented names need no secrecy)
    found = [_citizen(next(names), territory) for territory in cycle_of(BUSY, 18)]
    found += [one for company in CLAIMANTS for one in _company_people(company, names)]
    for code in sorted(territories(), key=lambda code: code not in BUSY):
        found += _staff(code, names)
    found += [
        Invented(*next(names), group="candidates", what=what, territory=code) for code, what in PLOTS.values()
    ]
    found += _certification_staff(names)
    found += [Invented(*next(names), group="staff", what=post, territory="", post=post) for post in SUPERIORS]
    found += [
        Invented(*next(names), group="agents", what=what, territory=code)
        for code, what in licensing.PLOTS.values()
    ]
    return found + [
        Invented(*next(names), group="licensing", what=post, territory=code, post=post)
        for post, code in licensing.POSTS
    ]


def cycle_of(items: tuple[str, ...], count: int) -> list[str]:
    """The items again and again, `count` of them."""
    endless = cycle(items)
    return [next(endless) for _ in range(count)]


def _names(random: Random) -> Iterator[tuple[str, str, str, str]]:
    pool = [
        (s, n, f, w)
        for (s, f), w in product(product(_SURNAMES, _FATHERS), (False, True))
        for n in (_WOMEN if w else _MEN)
    ]
    random.shuffle(pool)
    for index, (surname, name, father, woman) in enumerate(pool):
        year, month, day = 60 + index % 38, 1 + index % 12, 1 + index % 28
        sex = 4 if woman else 3
        bodies = [
            f"{year:02d}{month:02d}{day:02d}{sex}{9900 + (index * 3 + shift) % 100:04d}" for shift in range(9)
        ]
        yield (
            _assignable(bodies), f"{surname}{'а' if woman else ''}", name,
            f"{father}{'қызы' if woman else 'ұлы'}",
        )  # fmt: skip


def _citizen(name: tuple[str, str, str, str], territory: str) -> Invented:
    return Invented(*name, group="claimants", what="claimant", territory=territory)


def _company_people(company: Company, names: Iterator[tuple[str, str, str, str]]) -> list[Invented]:
    roles = (
        ("head", "head"),
        ("can-sign", "employee with the right to sign"),
        ("employee", "employee without it"),
    )
    return [
        Invented(*next(names), group="organisations", what=what, territory=company.territory, role=role,
                 bin=company.bin, organisation=company.name)
        for role, what in roles
    ]  # fmt: skip


def _staff(code: str, names: Iterator[tuple[str, str, str, str]]) -> list[Invented]:
    posts = ["head", *["state-bailiff"] * 3] if code in BUSY else ["state-bailiff"]
    return [Invented(*next(names), group="staff", what=post, territory=code, post=post) for post in posts]


def _certification_staff(names: Iterator[tuple[str, str, str, str]]) -> list[Invented]:
    posts = [(post, code) for code in BUSY for post in POSTS] + [("department", "")] * 2
    return [
        Invented(*next(names), group="certification", what=post, territory=code, post=post)
        for post, code in posts
    ]


def street(index: int) -> str:
    """An invented street."""
    return _STREETS[index % len(_STREETS)]
