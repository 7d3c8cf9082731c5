"""A text in the three languages of the system."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

Language = Literal["kk", "ru", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """The same statement in Kazakh, Russian and English; none may be empty."""

    kk: str
    ru: str
    en: str

    def __post_init__(self) -> None:
        for language in LANGUAGES:
            if not getattr(self, language).strip():
                raise ValueError(f"the text has no words in {language!r}")

    def in_(self, language: str) -> str:
        """The text in `language` (`kk`, `ru`, `en`; `ru-RU` and the like are cut). KeyError for another
        language."""
        short = language.replace("_", "-").split("-")[0].lower()
        if short not in LANGUAGES:
            raise KeyError(f"no text in {language!r}; the languages are {', '.join(LANGUAGES)}")
        return str(getattr(self, short))

    def format(self, **values: object) -> Text:
        """The text with `{name}` filled in; a value that is itself a `Text` is put in its own language."""

        def fill(language: str) -> str:
            own = {k: v.in_(language) if isinstance(v, Text) else v for k, v in values.items()}
            return self.in_(language).format(**own)

        return Text(kk=fill("kk"), ru=fill("ru"), en=fill("en"))

    def as_dict(self) -> dict[str, str]:
        """`{"kk": …, "ru": …, "en": …}`, for JSON."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}

    def __str__(self) -> str:
        return self.en


def shown(day: date) -> str:
    """A day as texts of all three languages write it: 02.12.2026."""
    return day.strftime("%d.%m.%Y")


def sum_shown(amount: Decimal | int) -> Text:
    """A sum of tenge as people write it: 25 950,00 in Kazakh and Russian, 25,950.00 in English."""
    en = f"{Decimal(amount):,.2f}"
    spaced = en.replace(",", "\u00a0").replace(".", ",")
    return Text(kk=spaced, ru=spaced, en=en)
