"""Numbers, sums and dates in Kazakh and Russian words, as an official document states them.

A sum in a decree stands in digits and in words, so that neither can be altered unnoticed (E-03, the
operative part, Law 261-IV Art. 10(2)(7)).
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from zoneinfo import ZoneInfo

Language = Literal["kk", "ru"]
ALMATY = ZoneInfo("Asia/Almaty")
LARGEST = 10**15 - 1

_KK_ONES = ["нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"]
_KK_TENS = ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"]
_KK_SCALES = ("", "мың", "миллион", "миллиард", "триллион")

_RU_ONES = ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"]
_RU_TEENS = [
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
_RU_TENS = [
    "",
    "",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]
_RU_HUNDREDS = [
    "",
    "сто",
    "двести",
    "триста",
    "четыреста",
    "пятьсот",
    "шестьсот",
    "семьсот",
    "восемьсот",
    "девятьсот",
]
_RU_SCALES = (
    ("", "", ""),
    ("тысяча", "тысячи", "тысяч"),
    ("миллион", "миллиона", "миллионов"),
    ("миллиард", "миллиарда", "миллиардов"),
    ("триллион", "триллиона", "триллионов"),
)

_MONTHS: dict[Language, list[str]] = {
    "kk": [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
    "ru": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
}


def _triples(number: int) -> list[int]:
    """Groups of three digits, the lowest first: 1_002_003 → [3, 2, 1]."""
    groups = []
    while number:
        number, group = divmod(number, 1000)
        groups.append(group)
    return groups


def _kk_triple(group: int) -> list[str]:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    # «бір жүз», not a bare «жүз»: in a document nothing may be put before the first word unnoticed.
    words = [_KK_ONES[hundreds], "жүз"] if hundreds else []
    words += [_KK_TENS[tens]] if tens else []
    return words + ([_KK_ONES[ones]] if ones else [])


def _ru_triple(group: int, feminine: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    words = [_RU_HUNDREDS[hundreds]] if hundreds else []
    if 10 <= rest < 20:
        return [*words, _RU_TEENS[rest - 10]]
    tens, ones = divmod(rest, 10)
    words += [_RU_TENS[tens]] if tens else []
    if ones:
        words.append({1: "одна", 2: "две"}.get(ones, _RU_ONES[ones]) if feminine else _RU_ONES[ones])
    return words


def russian_form(number: int, one: str, few: str, many: str) -> str:
    """The form of a Russian noun after `number`: 1 день, 2 дня, 5 дней, 11 дней, 21 день."""
    if number % 100 in range(11, 15):
        return many
    return {1: one, 2: few, 3: few, 4: few}.get(number % 10, many)


def in_words(number: int, language: Language) -> str:
    """A whole number from 0 to 999 trillion in words; ValueError outside that."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"cannot put {number} into words: it must be from 0 to {LARGEST}")
    if number == 0:
        return "нөл" if language == "kk" else "ноль"
    words: list[str] = []
    for scale, group in reversed(list(enumerate(_triples(number)))):
        if not group:
            continue
        if language == "kk":
            words += [*_kk_triple(group), _KK_SCALES[scale]]
        else:
            words += [*_ru_triple(group, feminine=scale == 1), russian_form(group, *_RU_SCALES[scale])]
    return " ".join(word for word in words if word)


def digits(number: int) -> str:
    """Thousands apart by a no-break space, as Kazakh and Russian print them: 1 250 300."""
    return f"{number:,}".replace(",", "\u00a0")


def money(amount: Decimal, language: Language) -> str:
    """Tenge in digits and words: «1 250 300 (один …) тенге 50 тиын». ValueError on parts of a tiyn."""
    tiyn = amount * 100
    if tiyn != tiyn.to_integral_value() or tiyn < 0:
        raise ValueError(f"{amount} is not a sum in tenge and tiyn")
    whole, rest = divmod(int(tiyn), 100)
    unit = "теңге" if language == "kk" else "тенге"
    return f"{digits(whole)} ({in_words(whole, language)}) {unit} {rest:02d} тиын"


def long_date(day: date, language: Language) -> str:
    """«2026 жылғы 21 қараша», «21 ноября 2026 года»."""
    month = _MONTHS[language][day.month - 1]
    return f"{day.year} жылғы {day.day} {month}" if language == "kk" else f"{day.day} {month} {day.year} года"


def long_moment(moment: datetime, language: Language) -> str:
    """A moment by Kazakhstan's clock: «… сағат 18:30», «… 18:30». ValueError on a moment without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    local = moment.astimezone(ALMATY)
    day = long_date(local.date(), language)
    return f"{day}, сағат {local:%H:%M}" if language == "kk" else f"{day}, {local:%H:%M}"
