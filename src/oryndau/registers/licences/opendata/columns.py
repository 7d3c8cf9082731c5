"""What the files hold: the columns with their labels, and where the values come from. Never an IIN.

Names of columns are English and do not change: a program may rely on them. New ones are added at the end.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from oryndau.law.territories import territories
from oryndau.law.text import Text
from oryndau.registers.licences.words import STATES, STEPS
from oryndau.registers.models import Licence, LicenceChange

_PORTION = 2000
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, its kind (string, date, dateTime, integer), its label for people."""

    name: str
    kind: str
    label: Text
    value: Callable[[Values], Any]
    required: bool = False
    words: dict[str, Text] | None = None
    """The keys that may stand in it, and what they mean."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file of the open data."""

    key: str
    title: Text
    columns: tuple[Column, ...]
    identity: tuple[str, ...]
    """The columns that together tell one row from all others."""
    portions: Callable[[], Iterator[list[Values]]]

    def rows(self) -> Iterator[list[dict[str, Any]]]:
        """All rows, portion by portion, each as column → value."""
        for portion in self.portions():
            yield [{one.name: one.value(row) for one in self.columns} for row in portion]


def _licences() -> Iterator[list[Values]]:
    fields = [
        "pk", "number", "name", "state", "state_since", "suspended_until", "issued_on", "territory",
        "office_kk", "office_ru", "changed_at",
    ]  # fmt: skip
    rows = Licence.objects.annotate(before=F("predecessor__number"), later=F("successor__number"))
    yield from _portions(rows, [*fields, "before", "later"])


def _changes() -> Iterator[list[Values]]:
    rows = LicenceChange.objects.annotate(number=F("licence__number"))
    yield from _portions(
        rows, ["pk", "number", "event", "step", "state", "effective_on", "at", "told"]
    )  # fmt: skip


def _portions(rows: Any, fields: list[str]) -> Iterator[list[Values]]:
    """All rows by their keys, a portion at a time: nothing is held open while a slow reader takes them."""
    last: Any = None
    while True:
        portion = list((rows.filter(pk__gt=last) if last else rows).order_by("pk").values(*fields)[:_PORTION])
        if portion:
            yield portion
        if len(portion) < _PORTION:
            return
        last = portion[-1]["pk"]


def _of(name: str) -> Callable[[Values], Any]:
    return lambda row: row[name] if row[name] not in ("", None) else None


def _told(name: str, language: str = "") -> Callable[[Values], Any]:
    def value(row: Values) -> Any:
        said = row["told"].get(name)
        return (said or {}).get(language) if language else said or None

    return value


def _region(language: str) -> Callable[[Values], Any]:
    return lambda row: territories()[row["territory"]].name.in_(language)


def _column(
    name: str, kk: str, ru: str, en: str, *, kind: str = "string",
    value: Callable[[Values], Any] | None = None, **more: Any,
) -> Column:  # fmt: skip
    return Column(name, kind, Text(kk=kk, ru=ru, en=en), value or _of(name), **more)


LICENCES = Table(
    "licences",
    Text(
        kk="Жеке сот орындаушылары лицензияларының тізілімі",
        ru="Реестр лицензий частных судебных исполнителей",
        en="Register of licences of private enforcement agents",
    ),
    (
        _column("number", "Лицензияның нөмірі", "Номер лицензии", "Number of the licence", required=True),
        _column("name", "Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Name", required=True),
        _column("state", "Қазіргі жай-күйі", "Состояние сейчас", "State now", required=True, words=STATES),
        _column("state_since", "Осы жай-күйдің басталған күні", "С какого дня", "State since", kind="date",
                required=True),
        _column("suspended_until", "Тоқтатыла тұру мерзімінің соңы", "Приостановлена до", "Suspended until",
                kind="date"),
        _column("issued_on", "Берілген күні", "Дата выдачи", "Date of issue", kind="date", required=True),
        _column("region", "Кеңсе өңірінің коды (ӘАОЖ)", "Код региона конторы (КАТО)",
                "Code of the office's region (KATO)", value=_of("territory"), required=True),
        _column("region_kk", "Кеңсенің өңірі, қазақша", "Регион конторы на казахском",
                "Region of the office, in Kazakh", value=_region("kk"), required=True),
        _column("region_ru", "Кеңсенің өңірі, орысша", "Регион конторы на русском",
                "Region of the office, in Russian", value=_region("ru"), required=True),
        _column("office_kk", "Кеңсенің мекенжайы, қазақша", "Адрес конторы на казахском",
                "Address of the office, in Kazakh"),
        _column("office_ru", "Кеңсенің мекенжайы, орысша", "Адрес конторы на русском",
                "Address of the office, in Russian"),
        _column("predecessor", "Алдыңғы лицензияның нөмірі", "Номер прежней лицензии",
                "Number of the former licence", value=_of("before")),
        _column("successor", "Жаңа лицензияның нөмірі", "Номер новой лицензии", "Number of the new licence",
                value=_of("later")),
        _column("changed_at", "Соңғы өзгерістің уақыты", "Время последнего изменения",
                "Moment of the last change", kind="dateTime", required=True),
    ),
    ("number",),
    _licences,
)  # fmt: skip

CHANGES = Table(
    "changes",
    Text(
        kk="Жеке сот орындаушылары лицензияларының өзгерістері",
        ru="Изменения лицензий частных судебных исполнителей",
        en="Changes of licences of private enforcement agents",
    ),
    (
        _column("number", "Лицензияның нөмірі", "Номер лицензии", "Number of the licence", required=True),
        _column("event", "Лицензия істеріндегі реттік нөмірі", "Порядковый номер в деле лицензии",
                "Ordinal number in the licence's case", kind="integer", required=True),
        _column("change", "Өзгеріс", "Изменение", "Change", value=_of("step"), required=True, words=STEPS),
        _column("state", "Өзгерістен кейінгі жай-күйі", "Состояние после изменения",
                "State after the change", required=True, words=STATES),
        _column("effective_on", "Қолданыла бастаған күні", "Действует с", "Effective on", kind="date",
                required=True),
        _column("entered_at", "Тізілімге енгізілген уақыты", "Внесено в реестр", "Entered at",
                kind="dateTime", value=_of("at"), required=True),
        _column("until", "Тоқтатыла тұру мерзімінің соңы", "Приостановлена до", "Suspended until",
                kind="date", value=_told("until")),
        _column("ground_kk", "Негізі, қазақша", "Основание на казахском", "Ground, in Kazakh",
                value=_told("ground", "kk")),
        _column("ground_ru", "Негізі, орысша", "Основание на русском", "Ground, in Russian",
                value=_told("ground", "ru")),
        _column("clause", "Заңның нормасы", "Норма закона", "Clause of the law", value=_told("clause")),
        _column("decree", "Шешімнің нөмірі", "Номер решения", "Number of the decision",
                value=_told("decree")),
        _column("decree_on", "Шешімнің күні", "Дата решения", "Day of the decision", kind="date",
                value=_told("decree_on")),
        _column("document", "Құжатты тексеру нөмірі", "Номер для проверки документа",
                "Number to check the document by", value=_told("document")),
        _column("court", "Сот", "Суд", "Court", value=_told("court")),
        _column("court_act", "Сот актісінің нөмірі", "Номер судебного акта", "Number of the court's act",
                value=_told("court_act")),
        _column("court_act_on", "Сот актісінің күні", "Дата судебного акта", "Day of the court's act",
                kind="date", value=_told("court_act_on")),
        _column("in_force_on", "Сот актісінің күшіне енген күні", "Вступил в силу",
                "Day on which the court's act took force", kind="date", value=_told("in_force_on")),
        _column("other", "Басқа лицензияның нөмірі", "Номер другой лицензии",
                "Number of the other licence", value=_told("other")),
    ),
    ("number", "event"),
    _changes,
)  # fmt: skip
TABLES = {table.key: table for table in (LICENCES, CHANGES)}
