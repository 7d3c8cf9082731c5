"""A paper as its candidate sees it: in his language, in the drawn order, and no word of what is right."""

from dataclasses import dataclass
from uuid import UUID

from oryndau.examination.hall.marking import last_choices, void_codes
from oryndau.examination.models import Attempt, Version
from oryndau.law.acts import ACTS

LETTERS = "ABCDEFGHI"


@dataclass(frozen=True, slots=True)
class Question:
    """A question on the page: place, words, options as shown, the chosen one (from 1; 0: none)."""

    place: int
    stem: str
    options: list[str]
    chosen: int
    flagged: bool

    def lettered(self) -> list[tuple[int, str, str]]:
        """Options as (place, letter, words)."""
        return [(no, LETTERS[no - 1], words) for no, words in enumerate(self.options, start=1)]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A question after the end: what the candidate chose, what is right, and where the law says it."""

    place: int
    code: str
    stem: str
    options: list[tuple[str, str]]
    chosen: str
    right: str
    source: str
    void: bool

    @property
    def counts(self) -> bool:
        """Whether it counts as answered right."""
        return self.void or self.chosen == self.right


def questions(attempt: Attempt) -> list[Question]:
    """The whole paper with the answers given so far."""
    versions, choices, flags = _versions(attempt), last_choices(attempt.pk), set(attempt.flags)
    shown = []
    for place, drawn in enumerate(attempt.paper, start=1):
        version = versions[UUID(drawn["version"])]
        words = _words(version, attempt.language)
        chosen = choices.get(place, "")
        shown.append(
            Question(
                place, _stem(version, attempt.language), [words[key] for key in drawn["order"]],
                drawn["order"].index(chosen) + 1 if chosen else 0, place in flags,
            )
        )  # fmt: skip
    return shown


def review(attempt: Attempt) -> list[Reviewed]:
    """The paper after the end, with the right answers and their sources."""
    versions, choices, void = _versions(attempt), last_choices(attempt.pk), void_codes(attempt.exam_id)
    shown = []
    for place, drawn in enumerate(attempt.paper, start=1):
        version = versions[UUID(drawn["version"])]
        words, letters = _words(version, attempt.language), dict(zip(drawn["order"], LETTERS, strict=False))
        shown.append(
            Reviewed(
                place, drawn["code"], _stem(version, attempt.language),
                [(letters[key], words[key]) for key in drawn["order"]],
                letters.get(choices.get(place, ""), ""), letters[version.right],
                _source(version, attempt.language), drawn["code"] in void,
            )
        )  # fmt: skip
    return shown


def _versions(attempt: Attempt) -> dict[UUID, Version]:
    return Version.objects.in_bulk([drawn["version"] for drawn in attempt.paper])


def _stem(version: Version, language: str) -> str:
    return version.stem_kk if language == "kk" else version.stem_ru


def _words(version: Version, language: str) -> dict[str, str]:
    return {option["key"]: option["kk" if language == "kk" else "ru"] for option in version.options}


def _source(version: Version, language: str) -> str:
    act = ACTS.get(version.act)
    return (act / version.article).in_(language) if act else f"{version.act}, {version.article}"
