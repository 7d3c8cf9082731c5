"""What a question says: stem, options and right answer in Kazakh and Russian, and its place in law (C-11)."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from oryndau.law.acts import ACTS

LETTERS = "abcdef"
"""Keys of options, in the order in which they are written down; papers show them in a drawn order."""


def _plain(text: str) -> str:
    return " ".join(text.split())


Words = Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(_plain)]


def _wrong(key: str, message: str, **context: Any) -> PydanticCustomError:
    return PydanticCustomError(key, message, context)


class Option(BaseModel):
    """An answer to choose, in both languages of the test."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    kk: Words
    ru: Words


class Wording(BaseModel):
    """A question as it is put forward: who reads either language finds exactly one right answer."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    act: str = "law-261"
    article: Annotated[str, Field(min_length=1, max_length=60)]
    stem_kk: Annotated[str, Field(min_length=10, max_length=2000), AfterValidator(_plain)]
    stem_ru: Annotated[str, Field(min_length=10, max_length=2000), AfterValidator(_plain)]
    options: Annotated[list[Option], Field(min_length=2, max_length=len(LETTERS))]
    right: Annotated[int, Field(ge=0)]
    """Which option is right, from 0."""

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.right >= len(self.options):
            raise _wrong("right_option", "the right answer is one of the options")
        for language in ("kk", "ru"):
            said = [getattr(option, language).casefold() for option in self.options]
            if len(set(said)) != len(said):
                raise _wrong(
                    "options_repeated", "options differ from each other in {language}", language=language
                )
        if self.act not in ACTS:
            raise _wrong("act_unknown", "the act is not known")
        return self

    def stored(self) -> dict[str, Any]:
        """The columns of a version."""
        keyed = [
            {"key": key, "kk": option.kk, "ru": option.ru}
            for key, option in zip(LETTERS, self.options, strict=False)
        ]
        return {
            "act": self.act, "article": self.article, "stem_kk": self.stem_kk, "stem_ru": self.stem_ru,
            "options": keyed, "right": LETTERS[self.right],
        }  # fmt: skip

    @classmethod
    def of(cls, version: Any) -> Wording:
        """The wording of a version."""
        return cls(
            act=version.act, article=version.article, stem_kk=version.stem_kk, stem_ru=version.stem_ru,
            options=[Option(kk=one["kk"], ru=one["ru"]) for one in version.options],
            right=[one["key"] for one in version.options].index(version.right),
        )  # fmt: skip
