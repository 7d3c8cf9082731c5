"""Acts of law and their clauses: how a rule names its source.

>>> str(ORDER_69 / "A3 p.5(3)")
'Order No. 69, A3 p.5(3)'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from oryndau.law.text import Text


@dataclass(frozen=True, slots=True)
class Act:
    """A normative act: a stable key, a short name for references, the full name, its address in the state
    database."""

    key: str
    short: Text
    title: Text
    url: str

    def __truediv__(self, point: str) -> Clause:
        return Clause(self, point)

    def __str__(self) -> str:
        return self.short.en


# How the English marks of a place are written in the other languages: pattern, Kazakh, Russian.
_MARKS: Final = (
    (r"\bArt\. ([\d().\-]+)", r"\1-бап", r"ст. \1"),
    (r"\bA(\d)\b", r"\1-қосымша", r"прил. \1,"),
    (r"\bp\.([\d().\-]+)", r"\1-тармақ", r"п. \1"),
    (r"\bAn\.(\d+)", r"\1-нысан", r"форма \1"),
    (r"\bSt\.", "стандарт", "стандарт"),
)


def _point(point: str, language: str) -> str:
    if language == "en":
        return point
    for pattern, kk, ru in _MARKS:
        point = re.sub(pattern, kk if language == "kk" else ru, point)
    return point.rstrip(",")


@dataclass(frozen=True, slots=True)
class Clause:
    """A place in an act, as a lawyer would cite it: `LAW_261 / "Art. 38(1)3"`."""

    act: Act
    point: str

    def __post_init__(self) -> None:
        if not self.point.strip():
            raise ValueError("a clause names a place in its act")

    def in_(self, language: str) -> str:
        """The reference in one language."""
        return f"{self.act.short.in_(language)}, {_point(self.point, language)}"

    @property
    def text(self) -> Text:
        """The reference in the three languages."""
        return Text(kk=self.in_("kk"), ru=self.in_("ru"), en=self.in_("en"))

    @property
    def key(self) -> str:
        """The reference for programs: `law-261:Art. 38(1)3`."""
        return f"{self.act.key}:{self.point}"

    def __str__(self) -> str:
        return self.in_("en")


def _act(key: str, url: str, short: tuple[str, str, str], title: tuple[str, str, str]) -> Act:
    kk, ru, en = short
    return Act(key, Text(kk=kk, ru=ru, en=en), Text(kk=title[0], ru=title[1], en=title[2]), url)


_ADILET: Final = "https://adilet.zan.kz/rus/docs/"

ORDER_69: Final = _act(
    "order-69",
    _ADILET + "V2000020836",
    ("№ 69 бұйрық", "Приказ № 69", "Order No. 69"),
    (
        "ҚР Әділет министрінің 2020 жылғы 29 мамырдағы № 69 бұйрығы (20.10.2021 өзгерістермен)",
        "Приказ Министра юстиции Республики Казахстан от 29 мая 2020 года № 69 (с изменениями на 20.10.2021)",
        "Order of the Minister of Justice of Kazakhstan No. 69 of 29 May 2020 (as amended to 20.10.2021)",
    ),
)
LAW_261: Final = _act(
    "law-261",
    _ADILET + "Z100000261_",
    ("№ 261-IV заң", "Закон № 261-IV", "Law No. 261-IV"),
    (
        "«Атқарушылық іс жүргізу және сот орындаушыларының мәртебесі туралы» "
        "2010 жылғы 2 сәуірдегі № 261-IV Заң",
        "Закон от 2 апреля 2010 года № 261-IV "
        "«Об исполнительном производстве и статусе судебных исполнителей»",
        "Law of 2 April 2010 No. 261-IV on Enforcement Proceedings and the Status of Bailiffs",
    ),
)
APPC: Final = _act(
    "appc",
    _ADILET + "K2000000350",
    ("ӘРПК", "АППК", "APPC"),
    (
        "Қазақстан Республикасының Әкімшілік рәсімдік-процестік кодексі",
        "Административный процедурно-процессуальный кодекс Республики Казахстан",
        "Administrative Procedural and Process Code of Kazakhstan",
    ),
)
CPC: Final = _act(
    "cpc",
    _ADILET + "K1500000377",
    ("АПК", "ГПК", "CPC"),
    (
        "Қазақстан Республикасының Азаматтық процестік кодексі",
        "Гражданский процессуальный кодекс Республики Казахстан",
        "Civil Procedure Code of Kazakhstan",
    ),
)
LABOUR_CODE: Final = _act(
    "labour-code",
    _ADILET + "K1500000414",
    ("Еңбек кодексі", "Трудовой кодекс", "Labour Code"),
    (
        "Қазақстан Республикасының Еңбек кодексі",
        "Трудовой кодекс Республики Казахстан",
        "Labour Code of Kazakhstan",
    ),
)
HOLIDAYS_LAW: Final = _act(
    "holidays-law",
    _ADILET + "Z010000267_",
    ("Мерекелер туралы заң", "Закон о праздниках", "Law on Holidays"),
    (
        "«Қазақстан Республикасындағы мерекелер туралы» 2001 жылғы 13 желтоқсандағы № 267-II Заң",
        "Закон от 13 декабря 2001 года № 267-II «О праздниках в Республике Казахстан»",
        "Law of 13 December 2001 No. 267-II on Holidays in the Republic of Kazakhstan",
    ),
)
PUBLIC_SERVICES: Final = _act(
    "public-services",
    _ADILET + "Z1300000088",
    (
        "Мемлекеттік көрсетілетін қызметтер туралы заң",
        "Закон о государственных услугах",
        "Law on Public Services",
    ),
    (
        "«Мемлекеттік көрсетілетін қызметтер туралы» 2013 жылғы 15 сәуірдегі № 88-V Заң",
        "Закон от 15 апреля 2013 года № 88-V «О государственных услугах»",
        "Law of 15 April 2013 No. 88-V on Public Services",
    ),
)
TAX_CODE: Final = _act(
    "tax-code",
    _ADILET + "K1700000120",
    ("Салық кодексі", "Налоговый кодекс", "Tax Code"),
    (
        "Қазақстан Республикасының Салық кодексі",
        "Налоговый кодекс Республики Казахстан",
        "Tax Code of Kazakhstan",
    ),
)
BUDGET_LAW: Final = _act(
    "budget-law",
    "https://adilet.zan.kz",
    ("Республикалық бюджет туралы заң", "Закон о республиканском бюджете", "Law on the republican budget"),
    (
        "Тиісті жылдарға арналған республикалық бюджет туралы заң",
        "Закон о республиканском бюджете на соответствующие годы",
        "Law on the republican budget for the years concerned",
    ),
)
IDENTIFICATION_LAW: Final = _act(
    "identification-numbers",
    _ADILET + "Z070000223_",
    (
        "Сәйкестендіру нөмірлері туралы заң",
        "Закон о национальных реестрах идентификационных номеров",
        "Law on identification numbers",
    ),
    (
        "«Сәйкестендіру нөмірлерінің ұлттық тізілімдері туралы» 2007 жылғы 12 қаңтардағы № 223 Заң",
        "Закон от 12 января 2007 года № 223 «О национальных реестрах идентификационных номеров»",
        "Law of 12 January 2007 No. 223 on National Registers of Identification Numbers",
    ),
)
UIHJ: Final = _act(
    "uihj",
    "https://www.uihj.com",
    ("UIHJ парағы", "страница UIHJ", "UIHJ page"),
    (
        "Халықаралық сот орындаушылары одағының Қазақстан туралы парағы, 2023 жылғы мамыр",
        "Страница Международного союза судебных исполнителей о Казахстане, май 2023 года",
        "Country page of Kazakhstan, International Union of Judicial Officers, May 2023",
    ),
)
PRODUCT: Final = _act(
    "product",
    "docs/",
    ("жүйе баптауы", "настройка системы", "setting of the system"),
    (
        "Осы жүйенің баптауы (заңмен белгіленбеген)",
        "Настройка этой системы (законом не установлена)",
        "A setting of this system (not fixed by law)",
    ),
)

ACTS: Final[dict[str, Act]] = {
    act.key: act
    for act in (
        ORDER_69, LAW_261, APPC, CPC, LABOUR_CODE, HOLIDAYS_LAW,
        PUBLIC_SERVICES, TAX_CODE, BUDGET_LAW, IDENTIFICATION_LAW, UIHJ, PRODUCT,
    )
}  # fmt: skip


def clause(reference: str) -> Clause:
    """The clause named by `act-key:point`, as the data files write it. KeyError when the act is not known."""
    key, _, point = reference.partition(":")
    if key not in ACTS:
        raise KeyError(f"no act {key!r}; known: {', '.join(sorted(ACTS))}")
    return Clause(ACTS[key], point)
