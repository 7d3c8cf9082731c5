"""What this system's own registers told a case: the fee, the decision of certification, the licence (L-10).

They stand on the page beside the answers of the state registers, in the same shape.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from pydantic import BaseModel

from oryndau.cases.models import Case
from oryndau.cases.told import last
from oryndau.law.fee.table import FEE
from oryndau.law.licensing.facts import BasisAnswer, FeeAnswer, LicenceAnswer
from oryndau.law.licensing.grounds import PAID
from oryndau.law.licensing.life import LICENCE
from oryndau.law.procedure import Procedure
from oryndau.law.text import Text
from oryndau.licensing.lookups.selectors import beside_of, waiting_beside
from oryndau.pages import formats
from oryndau.pages.components import Tag, Tone
from oryndau.wizard.reading.answers import ShownAnswer, sentence


def _t(kk: str, ru: str, en: str) -> Text:
    return Text(kk=kk, ru=ru, en=en)


_NAMES: Final = {
    "fee": _t("Алымдар тізілімі (осы жүйе)", "Реестр сборов (эта система)", "Register of fees (this system)"),
    "basis": _t("Аттестаттау шешімдерінің тізілімі (осы жүйе)",
                "Реестр решений об аттестации (эта система)",
                "Register of decisions on certification (this system)"),
    "licence": _t("Лицензиялар тізілімі (осы жүйе)", "Реестр лицензий (эта система)",
                  "Register of licences (this system)"),
}  # fmt: skip
_FOUND: Final = _t("Табылды", "Найдено", "Found")
_NOT_FOUND: Final = _t("Табылмады", "Не найдено", "Not found")
_STATE, _DUE = _t("Күйі", "Состояние", "State"), _t("Төленуге тиіс", "Подлежит уплате", "Due")
_PAID, _ON = _t("Төленді", "Уплачено", "Paid"), _t("Төленген күні", "Дата уплаты", "Day of payment")
_NUMBER, _DAY = _t("Нөмірі", "Номер", "Number"), _t("Күні", "Дата", "Day")
_UNTIL: Final = _t("Жарамды", "Действительно до", "Valid until")
_HOLDER: Final = _t("Лицензиат", "Лицензиат", "Holder")
_OWN: Final = _t("өтініш беруші туралы", "о заявителе", "about the applicant")
_ANOTHERS: Final = _t("басқа адам туралы", "о другом лице", "about another person")

Record = list[tuple[Text, str]]


def answers(case: Case, language: str) -> list[ShownAnswer]:
    """The last answer of each own register that the case rests on, or that it was not looked up yet."""
    awaited = set(waiting_beside(case))
    return [_shown(case, what, what in awaited, language) for what in beside_of(case.pk)]


def _shown(case: Case, what: str, waiting: bool, language: str) -> ShownAnswer:
    name, kind = _NAMES[what].in_(language), _KINDS[what]
    told = last(case, kind, f"record-{what}")
    if told is None:
        return ShownAnswer(what, name, None, None, [], "", waiting)
    tag, record = _TELLS[what](told, language)
    shown = [(key.in_(language), value) for key, value in record if value]
    return ShownAnswer(what, name, tag, told.told_at, shown, "", waiting)  # type: ignore[attr-defined]


def _state(procedure: Procedure, key: str, language: str) -> str:
    known = {state.key: state.text for state in procedure.states}
    return sentence(known[key].in_(language)) if key in known else key


def _fee(told: FeeAnswer, language: str) -> tuple[Tag, Record]:
    there = told.state in PAID
    tag = Tag(_state(FEE, told.state, language), Tone.GOOD if there else Tone.ATTENTION)
    return tag, [
        (_DUE, _money(told.due.amount, language) if told.due else ""),
        (_PAID, _money(told.amount.amount, language) if told.amount else ""),
        (_ON, _day(told.paid_on, language)), (_NUMBER, told.reference),
    ]  # fmt: skip


def _basis(told: BasisAnswer, language: str) -> tuple[Tag, Record]:
    return _found(told.found, language), [
        (_NUMBER, told.number), (_DAY, _day(told.decided_on, language)),
        (_UNTIL, _day(told.valid_until, language)), (_HOLDER, _whose(told.found, told.own, language)),
    ]  # fmt: skip


def _licence(told: LicenceAnswer, language: str) -> tuple[Tag, Record]:
    return _found(told.found, language), [
        (_NUMBER, told.number), (_STATE, _state(LICENCE, told.state, language)),
        (_DAY, _day(told.issued_on, language)),
        (_HOLDER, f"{told.name} ({_whose(True, told.own, language)})" if told.name else ""),
    ]  # fmt: skip


def _found(found: bool, language: str) -> Tag:
    return Tag((_FOUND if found else _NOT_FOUND).in_(language), Tone.GOOD if found else Tone.ATTENTION)


def _whose(found: bool, own: bool, language: str) -> str:
    return (_OWN if own else _ANOTHERS).in_(language) if found else ""


def _money(sum_: Decimal, language: str) -> str:
    return formats.tenge(sum_, language)


def _day(day: date | None, language: str) -> str:
    return formats.day(day, language) if day else ""


_KINDS: Final[dict[str, type[BaseModel]]] = {
    "fee": FeeAnswer, "basis": BasisAnswer, "licence": LicenceAnswer,
}  # fmt: skip
_TELLS: Final[dict[str, Callable[..., tuple[Tag, Record]]]] = {
    "fee": _fee, "basis": _basis, "licence": _licence,
}  # fmt: skip
