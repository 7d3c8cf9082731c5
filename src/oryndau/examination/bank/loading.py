"""A bank from files (TOML, one for each area), written and approved by two people: for a first filling."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from oryndau.cases.ids import new_id
from oryndau.examination.bank.wording import Option, Wording
from oryndau.examination.models import Area, Question, Version
from oryndau.people.models import Staff

AREAS = (
    ("general", 14, "Жалпы ережелер мен мерзімдер", "Общие положения и сроки", "General provisions, terms"),
    ("participants", 10, "Қатысушылар, хабарлау және шақыру", "Участники, извещения и вызовы",
     "Participants, notices, summons"),
    ("measures", 10, "Мәжбүрлеп орындату шаралары", "Меры принудительного исполнения",
     "Measures of enforcement"),
    ("conditions", 18, "Орындаудың жалпы шарттары", "Общие условия исполнения", "General conditions"),
    ("property", 12, "Мүлікке өндіріп алуды қолдану", "Обращение взыскания на имущество",
     "Levy on property"),
    ("sale", 10, "Мүлікті өткізу және аукцион", "Реализация имущества и аукцион", "Sale and auction"),
    ("money", 10, "Ақшаға өндіріп алу және бөлу", "Взыскание на деньги и распределение",
     "Money and distribution"),
    ("costs", 6, "Шығыстар, ақы және жауапкершілік", "Расходы, оплата и ответственность",
     "Costs, fee, liability"),
    ("status", 10, "Сот орындаушыларының мәртебесі", "Статус судебных исполнителей", "Status of bailiffs"),
)  # fmt: skip
"""Subject areas by the chapters of Law 261-IV, with weights that come to 100: an assumption, since the
Department's own list is not public (C-11).
"""


def areas() -> dict[str, Area]:
    """The areas, made where they are missing."""
    for order, (code, weight, kk, ru, en) in enumerate(AREAS):
        names = {"name_kk": kk, "name_ru": ru, "name_en": en}
        Area.objects.get_or_create(code=code, defaults={**names, "weight": weight, "order": order})
    return {area.pk: area for area in Area.objects.all()}


def load(folder: Path, author: Staff, approver: Staff, *, on: date, at: datetime) -> int:
    """Put the questions of a folder into an empty bank, approved and in force from `on`; how many.

    `ValidationError` names what is wrong with a question. Nothing happens where the bank has questions.
    """
    if Question.objects.exists():
        return 0
    by_code, questions, versions = areas(), [], []
    for path in sorted(folder.glob("*.toml")):
        for area, told in _read(path):
            question = Question(id=new_id(), code=told["code"], area=by_code[area], made_at=at)
            questions.append(question)
            versions.append(
                Version(
                    question=question, no=1, author=author, approver=approver, made_at=at, settled_at=at,
                    state=Version.State.APPROVED, valid_from=on, **wording(told).stored(),
                )
            )  # fmt: skip
    Question.objects.bulk_create(questions)
    Version.objects.bulk_create(versions)
    return len(questions)


def _read(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    told = tomllib.loads(path.read_text("utf-8"))
    for question in told["question"]:
        yield told["area"], question


def wording(told: dict[str, Any]) -> Wording:
    """The wording of a question of a file. The right answer takes a place that follows from the code, so that

    its letter tells nothing; papers shuffle the options anyway.
    """
    options = [Option(**one) for one in told["wrong"]]
    place = sum(map(ord, told["code"])) % (len(options) + 1)
    options.insert(place, Option(**told["right"]))
    return Wording(
        article=told["article"], stem_kk=told["stem"]["kk"], stem_ru=told["stem"]["ru"], options=options,
        right=place,
    )  # fmt: skip
